using System.Net;
using System.Text.Json.Nodes;
using ActivityProtocol.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Audit;
using PlanBot.Features.Triage;
using PlanBot.People;
using PlanBot.Submissions;
using PlanBot.Subscriptions;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.Triage.TriageScript;

namespace PlanBot.Tests.Features.Triage;

/// <summary>With the database in a file.</summary>
public sealed class TriageTests() : TriageOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class TriageOnPostgreSqlTests() : TriageOn(TestedDatabase.PostgreSql);

/// <summary>From what came in to an answer with a reason.</summary>
public abstract class TriageOn(TestedDatabase kind)
{
    private static readonly JsonObject View = new() { ["reference"] = "LEI-2013-P001" };

    [Fact]
    public async Task Staff_take_it_decide_with_a_reason_and_the_partner_is_told_each_time()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);

        var card = await priya.SayAsync("LEI-2013-P001");
        var taken = await priya.PressAsync(card, "Assign to me");
        var decided = await priya.DecideAsync("AcceptedInPart", "The evening economy is in the plan.", themes: "t-VICTIMS");

        Assert.Contains("Joint patrols", card.Text, StringComparison.Ordinal);
        Assert.Contains("With: Priya Shah", taken.Text, StringComparison.Ordinal);
        Assert.Contains("Accepted in part into Victims. Reason: The evening economy is in the plan.", decided.Text, StringComparison.Ordinal);
        Assert.Equal(["submission:LEI-2013-P001:sender:2", "submission:LEI-2013-P001:sender:3"], await ToSenderAsync(planBot));

        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var shown = await tom.SayAsync("LEI-2013-P001");
        Assert.Contains("The evening economy is in the plan.", shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accepted", "", "", "t-VICTIMS", "Give a reason")]
    [InlineData("Accepted", "Good.", "", "", "Choose the themes")]
    [InlineData("DealtWithElsewhere", "Known.", "", "", "Say where it is dealt with")]
    [InlineData("Addressed", "Fine.", "", "", "Choose an outcome")]
    [InlineData("", "Fine.", "", "", "Choose an outcome")]
    public async Task A_decision_without_what_it_needs_changes_nothing(string outcome, string reason, string where, string themes, string problem)
    {
        await using var planBot = await StartWithSubmissionAsync(kind);

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).DecideAsync(outcome, reason, where, themes);

        Assert.Contains(problem, reply.Text, StringComparison.Ordinal);
        Assert.Equal(SubmissionStatus.Received, (await SubmissionAsync(planBot)).Status);
    }

    [Fact]
    public async Task An_outcome_can_be_corrected_and_both_stay_in_the_history()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);

        await priya.DecideAsync("NotTakenForward", "Not in the plan.");
        await priya.DecideAsync("DealtWithElsewhere", "The council's own plan has it.", "Council plan, page 4");
        var history = await priya.SayAsync("show the history of LEI-2013-P001");

        Assert.Contains("Outcome: Not taken forward → Dealt with elsewhere", history.Text, StringComparison.Ordinal);
        Assert.Contains("Priya Shah: decided", history.Text, StringComparison.Ordinal);
        Assert.Contains("Tom Ellis: sent", history.Text, StringComparison.Ordinal);
        Assert.Contains("Assigned to: Priya Shah", history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Revision", history.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await ToSenderAsync(planBot)).Count);
    }

    [Fact]
    public async Task Of_two_who_triage_at_once_one_wins_and_the_other_sees_the_outcome()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var (priya, ann) = (TestConversation.Personal(planBot, TestPerson.Priya), TestConversation.Personal(planBot, Ann));
        var hers = await ann.PressAsync(await ann.ExecuteAsync("triage.view", View.DeepClone().AsObject()), "Decide");

        await priya.DecideAsync("Accepted", "Yes.", themes: "t-VICTIMS");
        var late = await ann.PressAsync(hers, "Decide and tell the partner", ("outcome", "NotTakenForward"), ("reason", "No."));

        Assert.Contains("somebody was faster", late.Text, StringComparison.Ordinal);
        Assert.Contains("Accepted into Victims", late.Text, StringComparison.Ordinal);
        Assert.Equal(SubmissionOutcome.Accepted, (await SubmissionAsync(planBot)).Outcome);
        Assert.Single(await ToSenderAsync(planBot));
    }

    [Fact]
    public async Task A_question_goes_to_the_partner_and_the_answer_comes_back()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await priya.PressAsync(await priya.SayAsync("LEI-2013-P001"), "Ask the partner");
        await priya.PressAsync(form, "Send the question", ("reason", "Which streets do you mean?"));

        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var shown = await tom.SayAsync("LEI-2013-P001");
        var answered = await tom.PressAsync(shown, "Answer the question", ("reply", "Around the bus station."));

        Assert.Contains("Which streets do you mean?", shown.Text, StringComparison.Ordinal);
        Assert.Contains("is with the office", answered.Text, StringComparison.Ordinal);
        Assert.Contains("Around the bus station.", (await priya.SayAsync("LEI-2013-P001")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_the_posted_card_says_nothing_of_what_was_sent_and_refreshes_for_staff()
    {
        await using var planBot = await PriorityScript.StartAsync(kind);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SayAsync("triage submissions here");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SendFormAsync(await tom.OpenFormAsync(), PriorityScript.Inputs());

        var (submission, card) = (await SubmissionAsync(planBot), await PostedAsync(planBot));
        Assert.Contains("LEI-2013-P001", card.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Safer evenings", card.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(submission.Organisation, card.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Tom", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([TestPerson.Priya.Id], card["refresh"]!["userIds"]!.AsArray().Select(id => (string)id!));

        var mine = await channel.ExecuteAsync("triage.view", View.DeepClone().AsObject());
        var toms = await channel.As(TestPerson.Tom).ExecuteAsync("triage.view", View.DeepClone().AsObject());
        Assert.Contains("Safer evenings", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Safer evenings", toms.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestReply.Elements(toms.Card), element => ((string?)element["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task It_refreshes_by_itself_for_sixty_and_for_more_by_the_button()
    {
        await using var planBot = await PriorityScript.StartAsync(kind);
        await TestConversation.Channel(planBot, TestPerson.Priya).InstallAsync();
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("triage submissions here");
        var staff = Enumerable.Range(1, 65).Select(number => new TestPerson($"Officer {number:00}", $"2e7f7b63-4d66-4d2c-b5b9-7d1f1b{number:000000}")).ToList();
        foreach (var officer in staff)
        {
            await planBot.GrantAsync(officer, Role.Staff, "leicestershire");
            await TestConversation.Channel(planBot, officer).SayAsync("hi");
        }

        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SendFormAsync(await tom.OpenFormAsync(), PriorityScript.Inputs());
        var card = await PostedAsync(planBot);
        var refreshed = card["refresh"]!["userIds"]!.AsArray().Select(id => (string)id!).ToList();
        var left = staff.First(officer => !refreshed.Contains(officer.Id));
        var byButton = await TestConversation.Channel(planBot, left).ExecuteAsync("triage.view", View.DeepClone().AsObject());

        Assert.Equal((60, 60), (refreshed.Count, refreshed.Distinct().Count()));
        Assert.Contains("\"Show it to me\"", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Safer evenings", byButton.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_asked_something_is_not_overdue_until_the_answer_is_there()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var (priya, tom) = (TestConversation.Personal(planBot, TestPerson.Priya), TestConversation.Personal(planBot, TestPerson.Tom));
        await priya.PressAsync(await priya.PressAsync(await priya.SayAsync("LEI-2013-P001"), "Ask the partner"), "Send the question", ("reason", "Which streets do you mean?"));
        planBot.Clock.Advance(TimeSpan.FromDays(40));

        var asked = await priya.SayAsync("overdue for reply");
        await tom.PressAsync(await tom.SayAsync("LEI-2013-P001"), "Answer the question", ("reply", "Around the bus station."));
        var answered = await priya.SayAsync("overdue for reply");

        Assert.Contains("No partner waits longer", asked.Text, StringComparison.Ordinal);
        Assert.Contains("1 partner waits longer", answered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_posted_card_is_put_right_in_place_whoever_acts_and_wherever()
    {
        await using var planBot = await PriorityScript.StartAsync(kind);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        await planBot.GrantAsync(Ann, Role.Staff, "leicestershire");
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SayAsync("triage submissions here");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SendFormAsync(await tom.OpenFormAsync(), PriorityScript.Inputs());
        await planBot.SendDueAsync();

        await TestConversation.Personal(planBot, Ann).DecideAsync("NotTakenForward", "Outside the plan's powers.");
        await planBot.SendDueAsync();

        var calls = planBot.Channel.Calls.Where(call => (call.Activity?.Summary ?? "").StartsWith("LEI-2013-P001:", StringComparison.Ordinal)).ToList();
        var now = ProtocolJson.Convert<JsonObject>(calls[^1].Activity!.Attachments![0].Content)!.ToJsonString();
        Assert.Equal(2, calls.Count);
        Assert.Equal(ChannelCallKind.Update, calls[^1].Kind);
        Assert.Contains("Not taken forward", now, StringComparison.Ordinal);
        Assert.Contains("Ann Cole", now, StringComparison.Ordinal);
        Assert.DoesNotContain("Outside the plan", now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_pending_unassigned_and_overdue_list_what_waits()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);

        Assert.Contains("1 submission is with nobody", (await priya.SayAsync("unassigned submissions")).Text, StringComparison.Ordinal);
        await priya.PressAsync(await priya.SayAsync("LEI-2013-P001"), "Assign to me");
        Assert.Contains("1 submission waits for you", (await priya.SayAsync("my pending")).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is unassigned", (await priya.SayAsync("unassigned submissions")).Text, StringComparison.Ordinal);
        Assert.Contains("No partner waits longer", (await priya.SayAsync("overdue for reply")).Text, StringComparison.Ordinal);
        planBot.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Contains("1 partner waits longer", (await priya.SayAsync("overdue for reply")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_held_who_lost_the_role_is_listed_to_be_assigned_anew()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var ann = TestConversation.Personal(planBot, Ann);
        await ann.PressAsync(await ann.SayAsync("LEI-2013-P001"), "Assign to me");
        await planBot.GrantAsync(Ann, Role.Reader, "leicestershire");

        var list = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("unassigned submissions");

        Assert.Contains("LEI-2013-P001", list.Text, StringComparison.Ordinal);
        Assert.Contains("has left", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_decided_at_once_and_each_partner_is_told()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SendFormAsync(await tom.OpenFormAsync(), PriorityScript.Inputs(2));
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);

        var form = await priya.PressAsync(await priya.SayAsync("unassigned submissions"), "Decide several at once");
        var done = await priya.PressAsync(form, "Decide and tell the partners", ("items", "LEI-2013-P001,LEI-2013-P002"), ("outcome", "NotTakenForward"), ("reason", "Outside the plan's powers."));

        Assert.Contains("LEI-2013-P001 and LEI-2013-P002", done.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await ToSenderAsync(planBot)).Count);
        Assert.Equal(2, await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Change == "decided", TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_partner_who_cannot_be_reached_is_shown_to_staff_and_finds_the_outcome_all_the_same()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        planBot.Channel.Fail(call => call.ConversationId == TestConversation.Personal(planBot, TestPerson.Tom).Id ? InMemoryChannel.Refusal(HttpStatusCode.Forbidden, "ForbiddenOperationException") : null);

        await priya.DecideAsync("NotTakenForward", "Outside the plan's powers.");
        await planBot.SendDueAsync();
        var card = await priya.SayAsync("LEI-2013-P001");
        planBot.Channel.Clear();
        var list = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("LEI-2013-P001");

        Assert.Contains("could not be told in person", card.Text, StringComparison.Ordinal);
        Assert.Contains("Outside the plan's powers.", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_holds_it_is_reminded_before_the_reply_is_due_and_each_week_after_until_they_leave()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var ann = TestConversation.Personal(planBot, Ann);
        await ann.PressAsync(await ann.SayAsync("LEI-2013-P001"), "Assign to me");
        var nudges = planBot.Services.GetServices<ISubscriptionSchedule>().OfType<TriageNudges>().Single();

        // Twenty working days after 26 June 2013 is 24 July: reminders on 17, 24 and 31 July and 7 August.
        for (var day = PriorityScript.Day; day <= new DateOnly(2013, 8, 7); day = day.AddDays(1))
        {
            if (day == new DateOnly(2013, 8, 1))
            {
                await planBot.GrantAsync(Ann, Role.Reader, "leicestershire");
            }

            await nudges.TickAsync(TestContext.Current.CancellationToken);
            await nudges.TickAsync(TestContext.Current.CancellationToken);
            planBot.Clock.Advance(TimeSpan.FromDays(1));
        }

        var sent = await planBot.InDatabaseAsync(db => db.Set<OutboxPost>().Where(post => post.Topic == TriageNudges.NudgeTopic).OrderBy(post => post.Id).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["2013-07-17", "2013-07-24", "2013-07-31"], sent.Select(post => post.Key[^10..]));
        Assert.All(sent, post => Assert.Equal(Ann.ObjectId, post.PersonObjectId));
    }

    [Fact]
    public async Task A_reminder_is_in_the_language_of_whoever_holds_the_submission()
    {
        await using var planBot = await StartWithSubmissionAsync(kind);
        var ann = TestConversation.Personal(planBot, Ann);
        await ann.PressAsync(await ann.SayAsync("LEI-2013-P001"), "Assign to me");
        await ann.SayAsync("siarad Cymraeg");
        planBot.Clock.Advance(TimeSpan.FromDays(21));

        await planBot.Services.GetServices<ISubscriptionSchedule>().OfType<TriageNudges>().Single().TickAsync(TestContext.Current.CancellationToken);

        var reminder = await planBot.InDatabaseAsync(db => db.Set<OutboxPost>().SingleAsync(post => post.Topic == TriageNudges.NudgeTopic, TestContext.Current.CancellationToken));
        Assert.Contains("24 Gorffennaf 2013", reminder.ActivityJson, StringComparison.Ordinal);
    }

    /// <summary>The card of LEI-2013-P001 that stands in the channel, once the outbox has sent what is due.</summary>
    private static async Task<JsonObject> PostedAsync(PlanBotApplication planBot)
    {
        await planBot.SendDueAsync();
        var post = planBot.Channel.Sent.Last(activity => (activity.Summary ?? "").StartsWith("LEI-2013-P001:", StringComparison.Ordinal));
        return ProtocolJson.Convert<JsonObject>(post.Attachments![0].Content)!;
    }
}
