using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Audit;
using PlanBot.Cards;
using PlanBot.Features.Updates.Nudges;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Submissions;
using PlanBot.Subscriptions;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.Updates.Nudges;

/// <summary>With the database in a file.</summary>
public sealed class NudgesTests() : NudgesOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class NudgesOnPostgreSqlTests() : NudgesOn(TestedDatabase.PostgreSql);

/// <summary>Owners are asked for what is due, answer with two taps, and are asked as often as they want.</summary>
public abstract class NudgesOn(TestedDatabase kind)
{
    private const string Owner = "Assistant Chief Constable (Local Policing)";

    // A Monday; all of Northshire's figures and promises are then as new as the sample makes them.
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_owner_is_linked_asked_and_says_no_change_with_one_button()
    {
        await using var planBot = await StartAsync();
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        Assert.Contains("see under \"owners\" that you say to answer for", (await tom.SayAsync("I own the rural crime team")).Text, StringComparison.Ordinal);
        Assert.Contains("recorded by the staff", (await tom.SayAsync("update the rural crime team")).Text, StringComparison.Ordinal);
        var claims = await priya.SayAsync("owners to confirm");
        Assert.Contains("1 person says to answer for something in Northshire and waits for you", claims.Text, StringComparison.Ordinal);
        Assert.Contains(Owner, claims.Text, StringComparison.Ordinal);
        await priya.ExecuteAsync("owner.confirm", claims.ButtonData("Confirm"));
        await BringUpToDateAsync(planBot);
        await SetUpdatedAsync(planBot, "rural-team", "2026-06-01");

        await TickAtAsync(planBot, Monday, new(8, 59));
        Assert.Empty(Nudges(planBot));
        await TickAtAsync(planBot, Monday, new(9, 1));
        var nudge = Assert.Single(Nudges(planBot));
        Assert.Contains("1 update waits for you in Northshire's Safer Northshire: Police and Crime Plan 2025-29: Put a rural crime team into each district.", nudge.Summary, StringComparison.Ordinal);
        var card = CardOf(nudge);
        Assert.Equal("commitment:rural-team", (string?)Input(card, "unchanged")["value"]);

        var data = With(ButtonData(card, "No change"), ("unchanged", "commitment:rural-team"));
        var kept = await tom.ExecuteAsync("nudge.same", With(data));

        Assert.Contains("still on track, confirmed today", kept.Text, StringComparison.Ordinal);
        var row = await planBot.InDatabaseAsync(db => db.Commitments.AsNoTracking().SingleAsync(one => one.Id == "rural-team", Cancellation));
        Assert.Equal(("2026-11-23", "Tom Ellis"), (row.UpdatedOn?.Text, row.UpdatedBy));
        Assert.Contains("You have answered that already", (await tom.ExecuteAsync("nudge.same", With(data))).Text, StringComparison.Ordinal);
        Assert.Equal(1, await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Reference == "rural-team" && entry.Change == "no change confirmed", Cancellation)));

        var undone = await tom.ExecuteAsync("update.undo", kept.ButtonData("Take it back"));
        Assert.Contains("The update is taken back", undone.Text, StringComparison.Ordinal);
        Assert.Equal("2026-06-01", await planBot.InDatabaseAsync(db => db.Commitments.Where(one => one.Id == "rural-team").Select(one => one.UpdatedOn!.Value).SingleAsync(Cancellation)) is var day ? day.Text : "");
    }

    [Fact]
    public async Task An_owner_gives_a_value_with_a_note_and_evidence_and_may_update_nothing_else()
    {
        await using var planBot = await StartAsync();
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await LinkAsync(planBot, "Head of Roads Policing");
        await BringUpToDateAsync(planBot);
        await planBot.InDatabaseAsync(db => db.Measurements.Where(row => row.KpiId == "drink-drug-tests" && row.PeriodStart == PartialDate.Parse("2026-10-01")).ExecuteDeleteAsync(Cancellation));
        await TickAtAsync(planBot, Monday, new(9, 1));
        var card = CardOf(Assert.Single(Nudges(planBot)));
        Assert.Contains("No value yet for October 2026", CardText.Of(card), StringComparison.Ordinal);

        var form = await tom.ExecuteAsync("update.form", With(ButtonData(card, "Give an update"), ("record", "kpi:drink-drug-tests")));
        Assert.Contains("Give the value for a period", form.Text, StringComparison.Ordinal);
        var data = With(form.ButtonData("Save the value"), ("period", "2026-10-01..2026-10-31"), ("value", "812"), ("note", "A weekend of checks"));
        var wrong = await tom.ExecuteAsync("update.value", With(data, ("evidence", "javascript:alert(1)")));
        Assert.Contains("Nothing was changed. Give the evidence as a web address", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("812", (string?)Input(wrong.Card, "value")["value"]);
        var kept = await tom.ExecuteAsync("update.value", With(wrong.ButtonData("Save the value"), ("period", "2026-10-01..2026-10-31"), ("value", "812"), ("note", "A weekend of checks"), ("evidence", "https://northshire.example/roads")));

        Assert.Contains("812", kept.Text, StringComparison.Ordinal);
        var row = await planBot.InDatabaseAsync(db => db.Measurements.SingleAsync(one => one.KpiId == "drink-drug-tests" && one.PeriodStart == PartialDate.Parse("2026-10-01"), Cancellation));
        Assert.Equal(("812", "Tom Ellis", "A weekend of checks"), (row.Value, row.RecordedBy, row.Note));
        Assert.StartsWith("https://northshire.example/roads", row.Source, StringComparison.Ordinal);
        Assert.Contains("You have answered that already", (await tom.ExecuteAsync("update.value", With(data, ("value", "900")))).Text, StringComparison.Ordinal);
        Assert.Contains("recorded by the staff", (await tom.SayAsync("update residential burglary")).Text, StringComparison.Ordinal);
        Assert.Contains("recorded by the staff", (await tom.ExecuteAsync("update.progress", new JsonObject { ["planId"] = SamplePlans.Northshire, ["kind"] = "commitment", ["id"] = "rural-team", ["status"] = "stopped" })).Text, StringComparison.Ordinal);
        Assert.Contains("recorded by the staff", (await tom.SayAsync("record a decision about the helpline")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_asked_in_one_message_and_not_again_before_the_rhythm_asks()
    {
        await using var planBot = await StartAsync();
        await LinkAsync(planBot, Owner);
        await BringUpToDateAsync(planBot);
        var ids = await planBot.InDatabaseAsync(db => db.Commitments.Where(row => row.PlanId == SamplePlans.Northshire && row.Owner == Owner && row.Status != "completed" && row.Status != "stopped").Select(row => row.Id).ToListAsync(Cancellation));
        Assert.True(ids.Count >= 2);
        await planBot.InDatabaseAsync(db => db.Commitments.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedOn, PartialDate.Parse("2026-01-05")), Cancellation));

        await TickAtAsync(planBot, Monday, new(9, 1));
        await TickAtAsync(planBot, Monday, new(15, 0));
        await TickAtAsync(planBot, Monday.AddDays(1), new(9, 1));
        await TickAtAsync(planBot, Monday.AddDays(60), new(9, 1));
        Assert.Contains($"{ids.Count} updates wait for you", Assert.Single(Nudges(planBot)).Summary, StringComparison.Ordinal);

        // The plan's 123 days are over on Good Friday; the next working day is the Tuesday after Easter.
        await TickAtAsync(planBot, Monday.AddDays(123), new(9, 1));
        await TickAtAsync(planBot, Monday.AddDays(126), new(9, 1));
        Assert.Single(Nudges(planBot));
        await TickAtAsync(planBot, Monday.AddDays(127), new(9, 1));
        await TickAtAsync(planBot, Monday.AddDays(128), new(9, 1));
        Assert.Equal(2, Nudges(planBot).Count);
    }

    [Fact]
    public async Task The_owner_changes_the_rhythm_by_words_and_by_card()
    {
        await using var planBot = await StartAsync();
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await LinkAsync(planBot, Owner);
        await BringUpToDateAsync(planBot);
        await SetUpdatedAsync(planBot, "rural-team", "2026-11-16");
        Assert.Contains("I ask you for updates at most every week", (await tom.SayAsync("nudge me every week")).Text, StringComparison.Ordinal);

        await TickAtAsync(planBot, Monday, new(9, 1));
        Assert.Single(Nudges(planBot));
        Assert.Contains("I do not ask you for updates", (await tom.SayAsync("stop nudging me")).Text, StringComparison.Ordinal);
        await TickAtAsync(planBot, Monday.AddDays(7), new(9, 1));
        Assert.Single(Nudges(planBot));
        var form = await tom.SayAsync("nudge settings");
        var wrong = await tom.ExecuteAsync("nudge.set-rhythm", With(form.ButtonData("Save"), ("rhythm", "Week"), ("pausedUntil", "2026-01-01")));
        Assert.Contains("Nothing was changed. Give a day after today", wrong.Text, StringComparison.Ordinal);
        var paused = await tom.ExecuteAsync("nudge.set-rhythm", With(form.ButtonData("Save"), ("rhythm", "Week"), ("pausedUntil", "2026-12-14")));
        Assert.Contains("at most every week, and not before 14 December 2026", paused.Text, StringComparison.Ordinal);
        await TickAtAsync(planBot, Monday.AddDays(14), new(9, 1));
        Assert.Single(Nudges(planBot));

        await TickAtAsync(planBot, Monday.AddDays(21), new(9, 1));
        Assert.Equal(2, Nudges(planBot).Count);
        Assert.True(await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Kind == AuditKinds.NudgeRhythm && entry.PersonKey != null, Cancellation)));
    }

    [Fact]
    public async Task Who_has_just_updated_is_skipped_also_between_queueing_and_sending()
    {
        await using var planBot = await StartAsync();
        await LinkAsync(planBot, Owner);
        await BringUpToDateAsync(planBot);
        await SetUpdatedAsync(planBot, "rural-team", "2026-01-05");
        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(Monday, new(9, 1))));
        await Scheduler(planBot).TickAsync(Cancellation);
        await SetUpdatedAsync(planBot, "rural-team", "2026-11-23");

        await planBot.SendDueAsync();

        Assert.Empty(Nudges(planBot));
        Assert.Equal("updated meanwhile", await planBot.InDatabaseAsync(db => db.Set<OutboxPost>().Where(post => post.Topic == NudgeAuthor.NudgeTopic).Select(post => post.Failure).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task Several_processes_and_a_restart_ask_once_and_what_waits_too_long_is_asked_on_the_next_working_day()
    {
        await using var first = await StartAsync();
        await LinkAsync(first, Owner);
        await BringUpToDateAsync(first);
        await SetUpdatedAsync(first, "rural-team", "2026-01-05");
        first.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(Monday, new(16, 59))));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ActivatorUtilities.CreateInstance<NudgeScheduler>(first.Services).TickAsync(Cancellation))));
        Assert.Equal(1, await first.InDatabaseAsync(db => db.Set<OutboxPost>().CountAsync(post => post.Topic == NudgeAuthor.NudgeTopic, Cancellation)));

        first.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(Monday, new(20, 0))));
        await first.SendDueAsync();
        Assert.Empty(Nudges(first));
        await using var second = await first.RestartAsync();
        await TickAtAsync(second, Monday.AddDays(1), new(9, 1));
        await TickAtAsync(second, Monday.AddDays(1), new(9, 2));

        Assert.Single(Nudges(second));
    }

    [Fact]
    public async Task Staff_see_who_is_late_since_when_and_who_cannot_be_asked()
    {
        await using var planBot = await StartAsync();
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        await BringUpToDateAsync(planBot);
        await SetUpdatedAsync(planBot, "rural-team", "2026-01-05");
        Assert.Contains("Nobody is linked to that name.", (await priya.SayAsync("who is late?")).Text, StringComparison.Ordinal);

        Assert.Contains("I have met nobody called Nora Blake", (await priya.SayAsync($"Nora Blake answers for the {Owner}")).Text, StringComparison.Ordinal);
        await planBot.GrantAsync(new("Nora Blake", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0077"), Role.Reader, "northshire");
        await planBot.InDatabaseAsync(db => db.Set<PersonRow>().Where(row => row.ObjectId == "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0077").ExecuteUpdateAsync(update => update.SetProperty(row => row.Name, "Nora Blake"), Cancellation));
        Assert.Contains("Nora Blake answers for what the plan gives to Assistant Chief Constable (Local Policing)", (await priya.SayAsync($"Nora Blake answers for the {Owner}")).Text, StringComparison.Ordinal);
        await TickAtAsync(planBot, Monday, new(9, 1));

        var late = (await priya.SayAsync("who is late?")).Text;
        Assert.Empty(Nudges(planBot));
        Assert.Contains("Nora Blake cannot be asked: there is no chat with PlanBot.", late, StringComparison.Ordinal);
        Assert.Contains("late since 9 May 2026", late, StringComparison.Ordinal);

        var owners = await priya.SayAsync("owners");
        var ended = await priya.ExecuteAsync("owner.end", With(owners.ButtonData("Take it away"), ("key", (string)Input(owners.Card, "key")["choices"]![0]!["value"]!)));
        Assert.Contains("no more", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_sees_what_is_waiting_and_a_stranger_is_told_how_to_become_one()
    {
        await using var planBot = await StartAsync();
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        Assert.Contains("You are not known to answer for anything", (await tom.SayAsync("my updates")).Text, StringComparison.Ordinal);
        await LinkAsync(planBot, Owner);
        await BringUpToDateAsync(planBot);
        Assert.Contains("Nothing waits for you: all that you answer for", (await tom.SayAsync("what do I owe?")).Text, StringComparison.Ordinal);
        await SetUpdatedAsync(planBot, "rural-team", "2026-01-05");

        var mine = await tom.SayAsync("who is late?");

        Assert.Contains("Put a rural crime team into each district", mine.Text, StringComparison.Ordinal);
        Assert.Contains(TestReply.Elements(mine.Card), element => (string?)element["title"] == "No change");
    }

    [Fact]
    public async Task What_is_kept_about_an_owner_is_written_out_and_erased()
    {
        await using var planBot = await StartAsync();
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await LinkAsync(planBot, Owner);
        await tom.SayAsync("nudge me every two weeks");
        await SetUpdatedAsync(planBot, "rural-team", "2026-01-05");
        await TickAtAsync(planBot, Monday, new(9, 1));

        var held = await planBot.InScopeAsync<PersonalData, JsonObject?>(data => data.ExportAsync(TestPerson.Tenant, TestPerson.Tom.ObjectId, Cancellation));
        Assert.Equal(Owner, (string?)held!["answersFor"]![0]!["owner"]);
        Assert.Equal("TwoWeeks", (string?)held["nudges"]!["rhythm"]);
        Assert.Contains(held["nudgedAbout"]!.AsArray(), record => (string?)record!["record"] == $"{SamplePlans.Northshire} commitment rural-team");
        await planBot.InScopeAsync<PersonalData, IReadOnlyList<string>?>(data => data.EraseAsync(TestPerson.Tenant, TestPerson.Tom.ObjectId, AuditActor.CommandLine, Cancellation));

        Assert.Equal(0, await planBot.InDatabaseAsync(async db => await db.Set<OwnerLink>().CountAsync(Cancellation) + await db.Set<NudgeSetting>().CountAsync(Cancellation) + await db.Set<NudgedRecord>().CountAsync(Cancellation)));
    }

    private static async Task LinkAsync(PlanBotApplication planBot, string owner)
    {
        await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("hello");
        var linked = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync($"Tom Ellis answers for the {owner}");
        Assert.Contains($"Tom Ellis answers for what the plan gives to {owner}", linked.Text, StringComparison.Ordinal);
    }

    /// <summary>Every value and promise of the plan as new as it can be, so that a test makes late what it wants late.</summary>
    private static Task<int> BringUpToDateAsync(PlanBotApplication planBot) => planBot.InDatabaseAsync(async db =>
    {
        var today = PartialDate.Of(PlanDay.Today(planBot.Clock));
        await db.Kpis.Where(row => row.Frequency != "").ExecuteUpdateAsync(update => update.SetProperty(row => row.Frequency, "yearly"), Cancellation);
        await db.Kpis.Where(row => row.Id == "drink-drug-tests").ExecuteUpdateAsync(update => update.SetProperty(row => row.Frequency, "monthly"), Cancellation);
        await db.Measurements.ExecuteUpdateAsync(update => update.SetProperty(row => row.PublishedOn, (PartialDate?)null), Cancellation);
        await db.Ambitions.ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedOn, today), Cancellation);
        return await db.Commitments.ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedOn, today), Cancellation);
    });

    private static Task<int> SetUpdatedAsync(PlanBotApplication planBot, string id, string day) =>
        planBot.InDatabaseAsync(db => db.Commitments.Where(row => row.Id == id).ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedOn, PartialDate.Parse(day)), Cancellation));

    private static NudgeScheduler Scheduler(PlanBotApplication planBot) => planBot.Services.GetServices<ISubscriptionSchedule>().OfType<NudgeScheduler>().Single();

    private static async Task TickAtAsync(PlanBotApplication planBot, DateOnly day, TimeOnly time)
    {
        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(day, time)));
        await Scheduler(planBot).TickAsync(Cancellation);
        await planBot.SendDueAsync();
    }

    private static List<Activity> Nudges(PlanBotApplication planBot) => [.. planBot.Channel.Sent.Where(activity => activity.Summary?.Contains("for you in", StringComparison.Ordinal) == true && activity.Summary.Contains("wait", StringComparison.Ordinal))];

    private static JsonObject CardOf(Activity activity) => ProtocolJson.Convert<JsonObject>(activity.Attachments!.Single().Content)!;

    private static JsonObject Input(JsonObject card, string id) => TestReply.Elements(card).First(element => (string?)element["id"] == id && element["type"] is not null);

    private static JsonObject ButtonData(JsonObject card, string title) =>
        TestReply.Elements(card).First(element => (string?)element["title"] == title && element["data"] is JsonObject)["data"]!.DeepClone().AsObject();

    private async Task<PlanBotApplication> StartAsync()
    {
        var planBot = await PlanBotApplication.StartAsync(Monday.AddDays(-1), kind);
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        return planBot;
    }

    private static JsonObject With(JsonObject data, params (string Name, string Value)[] inputs)
    {
        var all = data.DeepClone().AsObject();
        foreach (var (name, value) in inputs)
        {
            all[name] = value;
        }

        return all;
    }
}
