using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Features.CalendarFeed;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Graph;

/// <summary>The timetable in a shared mailbox's calendar: each milestone once, always as it stands now, and nobody else's events touched.</summary>
public sealed class MailboxCalendarTests
{
    private const string Events = $"/users/{GraphServer.Mailbox}/events";

    private static readonly DateOnly Today = new(2026, 9, 8);

    private static readonly string[] AllSubjects = ["Due: Paper panel-paper to the Panel", "Due: Publication", "Panel meeting"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dates_stand_there_as_days_in_London_and_vague_ones_as_their_span()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);

        var run = await LookAsync(planBot);

        Assert.Equal(3, run!.Added);
        Assert.Equal(AllSubjects, Subjects(tenant));
        Assert.Equal(("2026-09-15T00:00:00", "2026-09-16T00:00:00"), SpanOf(tenant, "Due: Paper panel-paper to the Panel"));
        Assert.Equal(("2026-10-01T00:00:00", "2026-10-11T00:00:00"), SpanOf(tenant, "Due: Publication"));
        Assert.All(tenant.Graph.Events, entry =>
        {
            Assert.True((bool)entry["isAllDay"]!);
            Assert.Equal("free", (string?)entry["showAs"]);
            Assert.Equal("GMT Standard Time", (string?)entry["start"]!["timeZone"]);
        });
        Assert.Contains("Early October 2026, due by Friday 9 October 2026", (string?)Entry(tenant, "Due: Publication")["body"]!["content"], StringComparison.Ordinal);
        foreach (var hidden in new[] { "Policy team", "finance annex", "Secret" })
        {
            Assert.DoesNotContain(tenant.Graph.Events, entry => entry.ToJsonString().Contains(hidden, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_date_that_moves_moves_its_event_and_what_stays_is_left_alone()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);
        await LookAsync(planBot);
        var before = IdOf(tenant, "Panel meeting");
        await ChangeAsync(planBot, "panel", milestone => milestone.Starts = milestone.Ends = PartialDate.Of(new(2026, 10, 6)));

        var run = await LookAsync(planBot);

        Assert.Equal((0, 1, 0), (run!.Added, run.Changed, run.Removed));
        Assert.Equal((before, ("2026-10-06T00:00:00", "2026-10-07T00:00:00")), (IdOf(tenant, "Panel meeting"), SpanOf(tenant, "Panel meeting")));
        Assert.Equal(1, tenant.Graph.CallsOf($"PATCH {Events}"));
    }

    [Fact]
    public async Task What_is_cancelled_deleted_hidden_or_to_be_agreed_goes_and_comes_back_with_it()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);
        await LookAsync(planBot);
        await ChangeAsync(planBot, "panel", milestone => (milestone.State, milestone.CancelledBecause) = (MilestoneDates.Cancelled, "the chair is ill"));
        await ChangeAsync(planBot, "early", milestone => milestone.Visibility = "staff");
        await ChangeAsync(planBot, "panel-paper", milestone => (milestone.Starts, milestone.Ends) = (null, null));
        var gone = await LookAsync(planBot);
        await ChangeAsync(planBot, "panel", milestone => (milestone.State, milestone.CancelledBecause) = ("planned", ""));

        var back = await LookAsync(planBot);

        Assert.Equal((0, 0, 3), (gone!.Added, gone.Changed, gone.Removed));
        Assert.Equal((1, 0, 0), (back!.Added, back.Changed, back.Removed));
    }

    [Fact]
    public async Task Nothing_is_asked_while_nothing_changed_and_everything_is_looked_at_again_after_six_hours()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);
        await LookAsync(planBot);
        var calls = tenant.Graph.Calls.Count;

        planBot.Clock.Advance(TimeSpan.FromHours(5));
        var still = await LookAsync(planBot);
        planBot.Clock.Advance(TimeSpan.FromHours(2));
        var again = await LookAsync(planBot);

        Assert.Null(still);
        Assert.Equal((0, 0, 0), (again!.Added, again.Changed, again.Removed));
        Assert.Equal(calls + 1, tenant.Graph.Calls.Count);
    }

    [Fact]
    public async Task An_import_is_seen_at_the_next_look()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);
        await LookAsync(planBot);

        await planBot.ImportSampleAsync(PlanBot.Samples.SamplePlans.Leicestershire);
        var run = await LookAsync(planBot);

        // The plan of 2013 is over: nothing of it is still to come.
        Assert.NotNull(run);
        Assert.Equal(AllSubjects, Subjects(tenant));
    }

    [Fact]
    public async Task What_is_done_is_marked_and_what_is_past_stays_but_is_never_added()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, milestones: [Paper(Today.AddDays(-30), "old-paper")]);
        await LookAsync(planBot);
        var without = Subjects(tenant);
        await ChangeAsync(planBot, "panel-paper", milestone => (milestone.State, milestone.DoneOn) = ("done", PartialDate.Of(Today)));
        planBot.Clock.Advance(TimeSpan.FromDays(10));

        await LookAsync(planBot);

        Assert.Equal(AllSubjects, without);
        Assert.Contains("✔ Paper panel-paper to the Panel", Subjects(tenant));
    }

    [Fact]
    public async Task Events_that_are_not_PlanBots_are_left_alone()
    {
        await using var tenant = await TenantAsync();
        tenant.Graph.AddForeignEvent("Commissioner's leave");
        await using var planBot = await StartAsync(tenant);

        await LookAsync(planBot);
        await planBot.InDatabaseAsync(db => db.Milestones.ExecuteDeleteAsync(Cancellation));
        planBot.Clock.Advance(TimeSpan.FromDays(1));
        await LookAsync(planBot);

        Assert.Equal(["Commissioner's leave"], Subjects(tenant));
    }

    [Fact]
    public async Task What_somebody_changed_or_deleted_by_hand_is_put_right()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);
        await LookAsync(planBot);
        tenant.Graph.Events.RemoveAll(entry => (string?)entry["subject"] == "Panel meeting");
        planBot.Clock.Advance(TimeSpan.FromDays(1));

        await LookAsync(planBot);

        Assert.Equal(AllSubjects, Subjects(tenant));
    }

    [Fact]
    public async Task A_calendar_of_many_pages_is_read_whole()
    {
        await using var tenant = await TenantAsync();
        tenant.Graph.PageSize = 2;
        await using var planBot = await StartAsync(tenant, milestones: [.. Enumerable.Range(1, 7).Select(number => Meeting(new DateOnly(2026, 11, number), $"meeting-{number}"))]);
        await LookAsync(planBot);
        planBot.Clock.Advance(TimeSpan.FromDays(1));

        var again = await LookAsync(planBot);

        Assert.Equal((0, 0, 0), (again!.Added, again.Changed, again.Removed));
        Assert.Equal(10, tenant.Graph.Events.Count);
    }

    [Fact]
    public async Task No_token_goes_to_another_host_whatever_address_is_named_as_the_next_page()
    {
        await using var tenant = await TenantAsync();
        await using var elsewhere = await GraphServer.StartAsync();
        await using var planBot = await StartAsync(tenant);
        await LookAsync(planBot);
        (tenant.Graph.PageSize, tenant.Graph.NextPageElsewhere) = (2, new Uri(elsewhere.Address, $"/v1.0{Events}"));
        planBot.Clock.Advance(TimeSpan.FromDays(1));

        var run = await LookAsync(planBot);

        Assert.True(run!.IsBrokenOff);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task A_process_that_ends_in_the_middle_is_followed_by_one_that_adds_the_rest_and_doubles_nothing()
    {
        await using var tenant = await TenantAsync();
        var planBot = await StartAsync(tenant);
        tenant.Graph.Fail($"POST {Events}", new GraphFault { IsAfterwards = true });
        var broken = await LookAsync(planBot);
        var standing = tenant.Graph.Events.Count;

        await using var next = await planBot.RestartAsync();
        var run = await LookAsync(next);

        Assert.Equal((true, 0), (broken!.IsBrokenOff, broken.Added));
        Assert.Equal(1, standing);
        Assert.Equal(2, run!.Added);
        Assert.Equal(AllSubjects, Subjects(tenant));
    }

    [Fact]
    public async Task An_answer_that_is_lost_before_the_mailbox_shows_the_event_doubles_nothing_either()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);

        // The client's own repetition: the first request was carried out, and its answer was 504.
        tenant.Graph.Fail($"POST {Events}", new(504, "GatewayTimeout") { IsAfterwards = true });
        var run = await LookAsync(planBot);

        Assert.Equal((3, true), (run!.Added, run.IsComplete));
        Assert.Equal(4, tenant.Graph.CallsOf($"POST {Events}"));
        Assert.Equal(AllSubjects, Subjects(tenant));
    }

    [Fact]
    public async Task Two_processes_at_once_add_each_event_once()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => planBot.InScopeAsync<MailboxCalendar, MailboxRun>(calendar => calendar.ReconcileAsync(Cancellation))));

        Assert.Equal(AllSubjects, Subjects(tenant));
    }

    [Fact]
    public async Task Of_two_events_for_one_milestone_the_earlier_stays()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);
        await LookAsync(planBot);
        var first = IdOf(tenant, "Panel meeting");
        var copy = Entry(tenant, "Panel meeting").DeepClone().AsObject();
        copy["id"] = "EV999999";
        tenant.Graph.Events.Add(copy);
        planBot.Clock.Advance(TimeSpan.FromDays(1));

        await LookAsync(planBot);

        Assert.Equal(AllSubjects, Subjects(tenant));
        Assert.Equal(first, IdOf(tenant, "Panel meeting"));
    }

    [Fact]
    public async Task A_mailbox_that_asks_to_wait_is_left_alone_until_then()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);
        tenant.Graph.Fail($"POST {Events}", new(429, "TooManyRequests") { RetryAfter = 900 });

        await LookAsync(planBot);
        planBot.Clock.Advance(TimeSpan.FromMinutes(14));
        var meanwhile = await LookAsync(planBot);
        planBot.Clock.Advance(TimeSpan.FromMinutes(2));
        await LookAsync(planBot);

        Assert.Null(meanwhile);
        Assert.Equal(AllSubjects, Subjects(tenant));
        Assert.Single(tenant.Warnings);
    }

    [Fact]
    public async Task A_mailbox_that_is_slow_or_unwell_is_tried_again_later()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, settings: ("TimeoutSeconds", "1"));
        tenant.Graph.Fail($"GET {Events}", new GraphFault { Hangs = true });
        tenant.Graph.Fail($"POST {Events}", new(500, "InternalServerError"));

        await LookAsync(planBot);
        planBot.Clock.Advance(TimeSpan.FromMinutes(3));
        await LookAsync(planBot);
        planBot.Clock.Advance(TimeSpan.FromMinutes(5));
        var last = await LookAsync(planBot);

        Assert.True(last!.IsComplete);
        Assert.Equal(AllSubjects, Subjects(tenant));
    }

    [Fact]
    public async Task A_mailbox_that_is_closed_to_PlanBot_stops_nothing_else_and_is_told_once()
    {
        await using var tenant = await TenantAsync();
        tenant.Graph.OpenedByExchange.Clear();
        await using var planBot = await StartAsync(tenant);

        await LookAsync(planBot);
        planBot.Clock.Advance(TimeSpan.FromHours(2));
        await LookAsync(planBot);
        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("what are the next deadlines?");

        Assert.Empty(tenant.Graph.Events);
        Assert.Contains("Calendar (403 ErrorAccessDenied)", Assert.Single(tenant.Warnings), StringComparison.Ordinal);
        Assert.Contains("Panel meeting", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_chosen_plans_go_there()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, settings: ("CalendarPlans:0", "another-plan"));

        var run = await LookAsync(planBot);

        Assert.Equal(0, run!.Added);
    }

    private static Task<MailboxRun?> LookAsync(PlanBotApplication planBot) => planBot.Services.GetRequiredService<MailboxCalendarSchedule>().TickAsync(Cancellation);

    private static string[] Subjects(GraphTenant tenant) => [.. tenant.Graph.Events.Select(entry => (string)entry["subject"]!).Order(StringComparer.Ordinal)];

    private static JsonObject Entry(GraphTenant tenant, string subject) => tenant.Graph.Events.Single(entry => (string?)entry["subject"] == subject);

    private static string IdOf(GraphTenant tenant, string subject) => (string)Entry(tenant, subject)["id"]!;

    private static (string?, string?) SpanOf(GraphTenant tenant, string subject) =>
        ((string?)Entry(tenant, subject)["start"]!["dateTime"], (string?)Entry(tenant, subject)["end"]!["dateTime"]);

    private static Task<int> ChangeAsync(PlanBotApplication planBot, string id, Action<Milestone> change) => planBot.InDatabaseAsync(async db =>
    {
        change(await db.Milestones.SingleAsync(milestone => milestone.Id == id, Cancellation));
        return await db.SaveChangesAsync(Cancellation);
    });

    private static async Task<GraphTenant> TenantAsync()
    {
        var tenant = await GraphTenant.CreateAsync();
        tenant.Graph.IsLimited = true;
        tenant.Graph.OpenedByExchange.Add(GraphServer.Mailbox);
        return tenant;
    }

    private static async Task<PlanBotApplication> StartAsync(GraphTenant tenant, (string Key, string Value)? settings = null, params Milestone[] milestones)
    {
        var planBot = await tenant.StartAsync(Today, [("CalendarMailbox", GraphServer.Mailbox), .. settings is { } one ? new[] { one } : []]);
        await planBot.InDatabaseAsync(db =>
        {
            db.Plans.Add(new Plan { Id = PlanId, Area = "northshire", AreaName = "Northshire", Title = "Police and Crime Plan 2025-29", Status = "current", Fictional = true });
            db.Milestones.AddRange(milestones);
            db.Milestones.AddRange(
                Paper(new(2026, 9, 15)),
                Meeting(new(2026, 9, 29)),
                new Milestone { PlanId = PlanId, Id = "early", Starts = PartialDate.Of(new(2026, 10, 1)), Ends = PartialDate.Of(new(2026, 10, 31)), Precision = "early month", DateWritten = "early October 2026", Event = "Publication", Kind = "publication", State = "planned" },
                new Milestone { PlanId = PlanId, Id = "open", Precision = "unknown", Event = "To be agreed", Kind = "publication", State = "planned" },
                new Milestone { PlanId = PlanId, Id = "secret", Starts = PartialDate.Of(new(2026, 9, 20)), Ends = PartialDate.Of(new(2026, 9, 20)), Precision = "day", Event = "Secret briefing", Kind = "meeting", State = "planned", Visibility = "staff" });
            return db.SaveChangesAsync(Cancellation);
        });
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        return planBot;
    }
}
