using System.Net;
using System.Text.RegularExpressions;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Microsoft.EntityFrameworkCore;
using PlanBot.Features.CalendarFeed;
using PlanBot.Plans;
using PlanBot.Tests.Features.DeadlinePosts;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.CalendarFeed;

/// <summary>With the database in a file.</summary>
public sealed class CalendarFeedTests() : CalendarFeedOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class CalendarFeedOnPostgreSqlTests() : CalendarFeedOn(TestedDatabase.PostgreSql);

/// <summary>A timetable as a calendar, by a secret link that staff ask for and can revoke.</summary>
public abstract partial class CalendarFeedOn(TestedDatabase kind)
{
    private static readonly DateOnly Today = new(2026, 9, 8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feed_holds_public_dates_as_spans_and_nothing_about_people()
    {
        await using var planBot = await StartAsync();
        var path = await LinkAsync(TestConversation.Personal(planBot, TestPerson.Priya), "calendar link");

        using var response = await planBot.Http.GetAsync(path, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        var events = Calendar.Load(text)!.Events.OrderBy(entry => entry.Uid, StringComparer.Ordinal).ToList();

        Assert.Equal("text/calendar; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(["early@planbot", "panel-paper@planbot", "panel@planbot"], events.Select(entry => entry.Uid!.Replace($"{PlanId}.", "", StringComparison.Ordinal)));
        Assert.Equal([(new(2026, 10, 1), new(2026, 10, 11)), (new(2026, 9, 15), new(2026, 9, 16)), (new(2026, 9, 29), new(2026, 9, 30))], events.Select(entry => (entry.Start!.Date, entry.End!.Date)));
        Assert.All(events, entry => Assert.False(entry.Start!.HasTime));
        Assert.Equal(["Publication", "Due: Paper panel-paper to the Panel", "Panel meeting"], events.Select(entry => entry.Summary!.Replace("Due: Publication", "Publication", StringComparison.Ordinal)));
        Assert.Contains("Early October 2026, due by Friday 9 October 2026", events[0].Description, StringComparison.Ordinal);
        Assert.Equal("https://planbot.example/open/northshire-2025-29/milestone/panel-paper", events[1].Url?.ToString());
        Assert.Contains("X-WR-CALNAME:Northshire: Police and Crime Plan 2025-29 (fictional)", text, StringComparison.Ordinal);
        foreach (var person in new[] { "Jane Holder", "Policy team", "finance annex", "ring Jane", "Secret" })
        {
            Assert.DoesNotContain(person, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_date_that_moves_keeps_its_id_and_gets_a_higher_number_and_what_stays_keeps_its_own()
    {
        await using var planBot = await StartAsync();
        var path = await LinkAsync(TestConversation.Personal(planBot, TestPerson.Priya), "calendar link");
        using var first = await planBot.Http.GetAsync(path, Cancellation);
        var before = EventsOf(await first.Content.ReadAsStringAsync(Cancellation));

        planBot.Clock.Advance(TimeSpan.FromHours(1));
        using var conditional = new HttpRequestMessage(HttpMethod.Get, path);
        conditional.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var unchanged = await planBot.Http.SendAsync(conditional, Cancellation);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);

        await planBot.ChangeAsync("panel-paper", paper => paper.Starts = paper.Ends = PartialDate.Of(new(2026, 9, 22)));
        var after = EventsOf(await planBot.Http.GetStringAsync(path, Cancellation));

        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        var (was, now) = (before[$"{PlanId}.panel-paper@planbot"], after[$"{PlanId}.panel-paper@planbot"]);
        Assert.Equal((0, 1, new DateOnly(2026, 9, 22)), (was.Sequence, now.Sequence, now.Start!.Date));
        Assert.True(now.LastModified!.AsUtc > was.LastModified!.AsUtc);
        Assert.Equal(0, after[$"{PlanId}.panel@planbot"].Sequence);
    }

    [Fact]
    public async Task What_is_cancelled_stays_in_the_feed_as_cancelled_with_a_higher_number_and_without_the_reason()
    {
        await using var planBot = await StartAsync();
        var path = await LinkAsync(TestConversation.Personal(planBot, TestPerson.Priya), "calendar link");
        await planBot.Http.GetStringAsync(path, Cancellation);

        await planBot.ChangeAsync("panel", meeting => (meeting.State, meeting.CancelledBecause) = (MilestoneDates.Cancelled, "Jane Holder is ill"));
        var text = await planBot.Http.GetStringAsync(path, Cancellation);
        var cancelled = EventsOf(text)[$"{PlanId}.panel@planbot"];

        Assert.Equal(("CANCELLED", 1, "Cancelled: Panel meeting"), (cancelled.Status, cancelled.Sequence, cancelled.Summary));
        Assert.DoesNotContain("Jane Holder", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_link_an_unknown_one_and_a_mistyped_one_are_answered_alike()
    {
        await using var planBot = await StartAsync();
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        var path = await LinkAsync(priya, "please give me a calendar link");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(planBot, path));

        var revoked = await priya.SayAsync("revoke calendar links");

        Assert.Contains("1 link to calendars of Northshire's Police and Crime Plan 2025-29 does not work any more", revoked.Text, StringComparison.Ordinal);
        var answers = new List<string>();
        foreach (var dead in new[] { path, $"/calendar/{CalendarLink.NewToken()}.ics", "/calendar/x.ics", "/calendar/x" })
        {
            using var response = await planBot.Http.GetAsync(dead, Cancellation);
            answers.Add($"{response.StatusCode} {string.Join(',', response.Headers.Select(header => $"{header.Key}={string.Join(';', header.Value)}").Order(StringComparer.Ordinal))} {await response.Content.ReadAsStringAsync(Cancellation)}");
        }

        Assert.StartsWith("NotFound", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_secret_the_database_holds_a_hash_alone()
    {
        await using var planBot = await StartAsync();
        var path = await LinkAsync(TestConversation.Personal(planBot, TestPerson.Priya), "calendar link");
        var token = path.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);

        var link = await planBot.InDatabaseAsync(db => db.Set<CalendarLink>().SingleAsync(Cancellation));

        Assert.Equal(CalendarLink.HashOf(token), link.TokenHash);
        Assert.DoesNotContain(token, link.TokenHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_has_a_calendar_of_its_own_and_one_that_the_plan_has_not_is_said_to_be_missing()
    {
        await using var planBot = await StartAsync();
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);

        var path = await LinkAsync(priya, "calendar link for the police and crime panel");
        var unknown = await priya.SayAsync("calendar link for the Magic Circle");

        Assert.Equal(["panel", "panel-paper"], EventsOf(await planBot.Http.GetStringAsync(path, Cancellation)).Keys.Select(uid => uid.Split('.')[^1].Replace("@planbot", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("has no body of that name. It has Police and Crime Panel", unknown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_the_link_is_to_its_subscription_is_sent_to_the_asker_alone_and_ends_with_it()
    {
        await using var planBot = await StartAsync();
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await TestConversation.Personal(planBot, TestPerson.Priya).InstallAsync();
        await channel.SubscribeAsync();

        var refused = await channel.As(TestPerson.Tom).SayAsync("calendar link");
        var reply = await channel.SayAsync("calendar link");
        var path = PathIn(planBot.Channel.MessagesIn(TestConversation.Personal(planBot, TestPerson.Priya).Id).Last(message => message.Text is not null).Text!);

        Assert.Contains("Only staff of Northshire's office", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(planBot.Channel.Sent.Where(activity => activity.Conversation?.Id?.StartsWith(channel.Id, StringComparison.Ordinal) == true), activity => activity.Text?.Contains(".ics", StringComparison.Ordinal) == true);
        Assert.Contains("I sent you the answer in our personal chat", reply.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(planBot, path));
        await channel.SayAsync("stop posting deadlines here");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(planBot, path));
    }

    private static async Task<HttpStatusCode> StatusAsync(PlanBotApplication planBot, string path)
    {
        using var response = await planBot.Http.GetAsync(path, Cancellation);
        return response.StatusCode;
    }

    private async Task<PlanBotApplication> StartAsync()
    {
        var early = Paper(new(2026, 10, 1), "early");
        (early.Precision, early.Event, early.Body, early.Kind, early.Holder, early.Note) = ("early month", "Publication", "Public", "publication", "Jane Holder", "ring Jane");
        var agreed = Paper(new(2026, 10, 2), "agreed");
        (agreed.Precision, agreed.Event) = ("unknown", "Secret date");
        var office = Paper(new(2026, 10, 3), "office");
        (office.Visibility, office.Event) = ("staff", "Secret paper");
        var planBot = await SteeringGroup.StartAsync(kind, Today, Paper(new(2026, 9, 15)), Meeting(new(2026, 9, 29)), early, agreed, office);
        await planBot.InDatabaseAsync(db =>
        {
            db.Bodies.Add(new Body { PlanId = PlanId, Id = "panel", Name = "Police and Crime Panel", Abbreviation = "PCP" });
            return db.SaveChangesAsync(Cancellation);
        });
        return planBot;
    }

    private static async Task<string> LinkAsync(TestConversation conversation, string said) => PathIn((await conversation.SayAsync(said)).Text);

    private static string PathIn(string text) => Link().Match(text) is { Success: true } link ? link.Groups["path"].Value : throw new InvalidOperationException($"There is no link in: {text}");

    private static Dictionary<string, CalendarEvent> EventsOf(string text) => Calendar.Load(text)!.Events.ToDictionary(entry => entry.Uid!, StringComparer.Ordinal);

    [GeneratedRegex(@"https://planbot\.example(?<path>/calendar/[A-Za-z0-9_-]+\.ics)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
