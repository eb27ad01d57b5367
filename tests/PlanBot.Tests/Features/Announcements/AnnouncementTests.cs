using System.Net;
using System.Text.Json.Nodes;
using ActivityProtocol.Testing;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Features.Announcements;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Features.DeadlinePosts;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.Announcements;

/// <summary>"Announce …", on SQLite.</summary>
public sealed class AnnouncementOnSqliteTests() : AnnouncementTests(TestedDatabase.Sqlite);

/// <summary>"Announce …", on PostgreSQL.</summary>
public sealed class AnnouncementOnPostgreSqlTests() : AnnouncementTests(TestedDatabase.PostgreSql);

/// <summary>"Announce …": preview, send now or later, cancel, delivery report, send again to the failed.</summary>
public abstract class AnnouncementTests(TestedDatabase database)
{
    private const string Words = "The panel meets in the *Council* Chamber.";

    private static readonly DateOnly Today = new(2026, 9, 8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_see_a_preview_alone_choose_the_places_and_send_it_once_however_often_they_press()
    {
        await using var planBot = await StartWithTwoPlacesAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var preview = await chat.SayAsync($"Announce: {Words}");
        var before = planBot.Announced().Count;

        await Task.WhenAll(chat.PressAsync(preview, "Send now"), chat.PressAsync(preview, "Send now"));
        var report = await chat.PressAsync(preview, "Send now");
        await planBot.SendDueAsync();
        var refreshed = await chat.PressAsync(report, "Refresh");

        Assert.Contains(Words, preview.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing has been sent yet.", preview.Text, StringComparison.Ordinal);
        Assert.Equal(0, before);
        Assert.Equal(["19:group@thread.v2", "19:steering@thread.tacv2"], planBot.Announced().Select(call => call.ConversationId.Split(';')[0]).Order());
        Assert.All(planBot.Announced(), call => Assert.Contains("Priya Shah, for Northshire's office", new TestReply(HttpStatusCode.OK, [call.Activity!], null).Text, StringComparison.Ordinal));
        Assert.Contains("Sent to 2 of 2 places.", refreshed.Text, StringComparison.Ordinal);
        Assert.Equal("sent", Assert.Single(await ChangesAsync(planBot)));
    }

    [Fact]
    public async Task Asked_for_in_a_channel_the_preview_goes_to_the_personal_chat()
    {
        await using var planBot = await StartWithTwoPlacesAsync();
        await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("hello");

        var reply = await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync($"announce {Words}");

        Assert.Equal($"a:{TestPerson.Priya.Id}", planBot.Channel.Calls.Last(call => call.Activity?.Attachments?.Count > 0).ConversationId);
        Assert.Contains("I sent you the answer in our personal chat", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_chosen_place_gets_it_and_the_text_can_be_changed_before()
    {
        await using var planBot = await StartWithTwoPlacesAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var preview = await chat.SayAsync($"announce {Words}");
        var group = PlaceOf(preview, "Group chat");

        var changed = await chat.PressAsync(preview, "Preview again", ("text", "Papers are due on Friday."), ("places", group));
        var none = await chat.PressAsync(changed, "Send now", ("places", ""));
        var wrong = await chat.PressAsync(changed, "Send now", ("places", Guid.NewGuid().ToString("N")));
        var empty = await chat.PressAsync(changed, "Preview again", ("text", " "));
        await chat.PressAsync(changed, "Send now", ("places", group));
        await planBot.SendDueAsync();

        Assert.Contains("Papers are due on Friday.", changed.Text, StringComparison.Ordinal);
        Assert.Contains("choose at least one place", none.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed. Write what is to be announced", empty.Text, StringComparison.Ordinal);
        var call = Assert.Single(planBot.Announced());
        Assert.Equal("19:group@thread.v2", call.ConversationId);
        Assert.Equal("Announcement: Papers are due on Friday.", call.Activity!.Summary);
    }

    [Fact]
    public async Task It_is_scheduled_for_a_time_in_London_and_survives_a_restart()
    {
        var planBot = await StartWithTwoPlacesAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var preview = await chat.SayAsync($"announce {Words}");

        var past = await chat.PressAsync(preview, "Schedule", ("date", "2026-09-08"), ("time", "08:59"));
        var nonsense = await chat.PressAsync(preview, "Schedule", ("date", "soon"), ("time", "09:00"));
        var far = await chat.PressAsync(preview, "Schedule", ("date", "2028-01-01"), ("time", "09:00"));
        var report = await chat.PressAsync(preview, "Schedule", ("date", "2026-09-09"), ("time", "10:30"));
        planBot = await planBot.RestartAsync();
        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(new(2026, 9, 9), new(10, 29))));
        await planBot.SendDueAsync();
        var early = planBot.Announced().Count;
        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(new(2026, 9, 9), new(10, 30))));
        await planBot.SendDueAsync();

        Assert.Contains("choose a time that is still to come", past.Text, StringComparison.Ordinal);
        Assert.Contains("choose a day and a time", nonsense.Text, StringComparison.Ordinal);
        Assert.Contains("at most 366 days ahead", far.Text, StringComparison.Ordinal);
        Assert.Contains("It is sent on 9 September 2026 at 10:30. Sent to 0 of 2 places, 2 waiting.", report.Text, StringComparison.Ordinal);
        Assert.Equal((0, 2), (early, planBot.Announced().Count));
        await planBot.DisposeAsync();
    }

    [Fact]
    public async Task What_waits_can_be_cancelled_and_is_not_sent()
    {
        await using var planBot = await StartWithTwoPlacesAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var report = await chat.PressAsync(await chat.SayAsync($"announce {Words}"), "Schedule", ("date", "2026-09-09"), ("time", "10:30"));

        var cancelled = await chat.PressAsync(report, "Cancel what waits");
        var again = await chat.ExecuteAsync("announcement.cancel", report.ButtonData("Refresh"));
        var resent = await chat.ExecuteAsync("announcement.resend", report.ButtonData("Refresh"));
        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(new(2026, 9, 10), new(9, 0))));
        await planBot.SendDueAsync();

        Assert.Contains("Cancelled for 2 places.", cancelled.Text, StringComparison.Ordinal);
        Assert.Contains("nothing was cancelled", again.Text, StringComparison.Ordinal);
        Assert.Contains("It was cancelled, so it is not sent again.", resent.Text, StringComparison.Ordinal);
        Assert.Empty(planBot.Announced());
    }

    [Fact]
    public async Task The_report_says_what_failed_and_why_and_it_is_sent_again_to_the_failed_alone()
    {
        await using var planBot = await StartWithTwoPlacesAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var preview = await chat.SayAsync($"announce {Words}");
        var failing = true;
        planBot.Channel.Fail(call => failing && call.ConversationId.StartsWith("19:group", StringComparison.Ordinal) && call.Activity?.Summary?.StartsWith("Announcement", StringComparison.Ordinal) == true
            ? InMemoryChannel.Refusal(HttpStatusCode.BadRequest, "BadSyntax")
            : null);

        var report = await chat.PressAsync(preview, "Send now");
        await planBot.SendDueAsync();
        var failed = await chat.PressAsync(report, "Refresh");
        failing = false;
        var again = await chat.PressAsync(failed, "Send again to the failed");
        await chat.PressAsync(failed, "Send again to the failed");
        await planBot.SendDueAsync();
        var done = await chat.PressAsync(again, "Refresh");

        Assert.Contains("Sent to 1 of 2 places, 1 failed.", failed.Text, StringComparison.Ordinal);
        Assert.Contains("400 BadSyntax", failed.Text, StringComparison.Ordinal);
        Assert.Contains("It is sent again to 1 place.", again.Text, StringComparison.Ordinal);
        Assert.Contains("Sent to 2 of 2 places.", done.Text, StringComparison.Ordinal);
        Assert.Equal(["19:group@thread.v2", "19:steering@thread.tacv2"], planBot.Announced().Select(call => call.ConversationId.Split(';')[0]).Order());
    }

    [Fact]
    public async Task Others_and_staff_of_another_area_are_refused_at_every_step()
    {
        await using var planBot = await StartWithTwoPlacesAsync();
        await planBot.GrantAsync(TestPerson.Tom, Role.Administrator, "southshire");
        var preview = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync($"announce {Words}");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);

        var replies = new List<TestReply> { await tom.SayAsync($"announce {Words}"), await tom.SayAsync("announcements") };
        foreach (var verb in new[] { "change", "send", "schedule", "report", "resend", "cancel" })
        {
            replies.Add(await tom.ExecuteAsync($"announcement.{verb}", preview.ButtonData("Send now")));
        }

        await planBot.SendDueAsync();

        Assert.All(replies, reply => Assert.Equal("Announcements are made by the staff of Northshire's office.", reply.Text.Trim()));
        Assert.Empty(planBot.Announced());
    }

    [Fact]
    public async Task Announcements_are_listed_and_their_reports_found_again()
    {
        await using var planBot = await StartWithTwoPlacesAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var none = await chat.SayAsync("announcements");
        await chat.PressAsync(await chat.SayAsync($"announce {Words}"), "Send now");
        await planBot.SendDueAsync();

        var list = await chat.SayAsync("show the announcements");
        var chosen = (string)TestReply.Elements(list.Card).First(element => (string?)element["id"] == "announcement")["value"]!;
        var report = await chat.PressAsync(list, "Delivery report", ("announcement", chosen));

        Assert.Contains("Nothing has been announced", none.Text, StringComparison.Ordinal);
        Assert.Contains(Words, list.Text, StringComparison.Ordinal);
        Assert.Contains("Sent to 2 of 2 places.", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_announce_or_nowhere_to_announce_it_gets_a_sentence()
    {
        await using var planBot = await StartAsync(database, Today);
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        var nothing = await chat.SayAsync("announce");
        var nowhere = await chat.SayAsync($"announce {Words}");
        var longText = await chat.SayAsync($"announce {new string('x', 2001)}");

        Assert.Contains("Write what is to be announced", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("nowhere to announce it", nowhere.Text, StringComparison.Ordinal);
        Assert.Contains("may have 2,000 characters; this one has 2,001", longText.Text, StringComparison.Ordinal);
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<Announcement>().CountAsync(Cancellation)));
    }

    [Fact]
    public async Task A_draft_that_nobody_sent_is_forgotten_after_a_week()
    {
        await using var planBot = await StartWithTwoPlacesAsync();
        await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync($"announce {Words}");
        planBot.Clock.Advance(TimeSpan.FromDays(8));

        await planBot.InScopeAsync<AnnouncementDrafts, bool>(async drafts =>
        {
            await drafts.DeleteExpiredAsync(Cancellation);
            return true;
        });

        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<Announcement>().CountAsync(Cancellation)));
    }

    private async Task<PlanBotApplication> StartWithTwoPlacesAsync()
    {
        var planBot = await StartAsync(database, Today, Meeting(new(2026, 12, 1)));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await TestConversation.Group(planBot, TestPerson.Priya).SubscribeAsync();
        return planBot;
    }

    private static string PlaceOf(TestReply preview, string beginning) =>
        (string)TestReply.Elements(preview.Card).First(element => ((string?)element["title"])?.StartsWith(beginning, StringComparison.Ordinal) == true)["value"]!;

    private static Task<List<string>> ChangesAsync(PlanBotApplication planBot) => planBot.InDatabaseAsync(db =>
        db.Set<AuditEntry>().Where(entry => entry.Kind == AuditKinds.Announcement).OrderBy(entry => entry.Id).Select(entry => entry.Change).ToListAsync(Cancellation));
}

/// <summary>How announcements are made.</summary>
internal static class AnnouncementScript
{
    /// <summary>Presses the button with that title of the card, with what its inputs hold but for what is typed.</summary>
    public static Task<TestReply> PressAsync(this TestConversation chat, TestReply card, string title, params (string Id, string Typed)[] typed)
    {
        var data = card.ButtonData(title);
        foreach (var input in TestReply.Elements(card.Card).Where(element => ((string?)element["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true))
        {
            data[(string)input["id"]!] = input["value"]?.ToString() ?? "";
        }

        foreach (var (id, text) in typed)
        {
            data[id] = text;
        }

        return chat.ExecuteAsync((string)card.Button(title)["verb"]!, data);
    }

    /// <summary>The announcements that arrived.</summary>
    public static IReadOnlyList<ChannelCall> Announced(this PlanBotApplication planBot) =>
        [.. planBot.Channel.Calls.Where(call => call.Activity?.Summary?.StartsWith("Announcement: ", StringComparison.Ordinal) == true)];
}
