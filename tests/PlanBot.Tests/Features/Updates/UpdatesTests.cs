using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.Updates;

/// <summary>With the database in a file.</summary>
public sealed class UpdatesTests() : UpdatesOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class UpdatesOnPostgreSqlTests() : UpdatesOn(TestedDatabase.PostgreSql);

/// <summary>Northshire's figures, statuses and decisions as its staff record them in the chat.</summary>
public abstract class UpdatesOn(TestedDatabase kind)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_value_is_revised_the_old_one_stays_in_the_note_and_it_can_be_taken_back()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.SayAsync("update residential burglary");
        Assert.Contains("Held:", form.Text, StringComparison.Ordinal);
        var data = form.ButtonData("Save the value");
        var before = await OctoberAsync(planBot);

        var wrong = await chat.ExecuteAsync("update.value", With(data, ("period", "2026-10-01..2026-10-31"), ("value", "many")));
        Assert.Contains("Nothing was changed. Give the value as a number", wrong.Text, StringComparison.Ordinal);
        var kept = await chat.ExecuteAsync("update.value", With(data, ("period", "2026-10-01..2026-10-31"), ("value", "1,234"), ("note", "Recounted"), ("evidence", "https://northshire.example/pack")));

        Assert.Contains("Residential burglary offences is 1,234 offences for October 2026.", kept.Text, StringComparison.Ordinal);
        var after = await OctoberAsync(planBot);
        Assert.Equal(("1234", "Priya Shah"), (after.Value, after.RecordedBy));
        Assert.StartsWith($"Recounted. Revised on 22 November 2026: was {before.Value} offences", after.Note, StringComparison.Ordinal);
        Assert.StartsWith("https://northshire.example/pack | Recorded in PlanBot by Priya Shah", after.Source, StringComparison.Ordinal);
        Assert.Contains("1,234 offences", (await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync("how many residential burglary offences?")).Text, StringComparison.Ordinal);

        var undone = await chat.ExecuteAsync("update.undo", kept.ButtonData("Take it back"));

        Assert.Contains("The update is taken back", undone.Text, StringComparison.Ordinal);
        var restored = await OctoberAsync(planBot);
        Assert.Equal((before.Value, before.Note, before.Source, before.RecordedBy), (restored.Value, restored.Note, restored.Source, restored.RecordedBy));
        Assert.Contains("taken back already", (await chat.ExecuteAsync("update.undo", kept.ButtonData("Take it back"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_is_late_and_nothing_has_changed_takes_two_taps()
    {
        await using var planBot = await StartAsync();
        await planBot.InDatabaseAsync(db => db.Commitments.Where(row => row.Id == "rural-team").ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedOn, PartialDate.Parse("2020-01-01")), Cancellation));
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        var late = await chat.SayAsync("who is late?");
        Assert.Contains("Put a rural crime team into each district", late.Text, StringComparison.Ordinal);
        Assert.Contains("Waits for: Assistant Chief Constable (Local Policing)", late.Text, StringComparison.Ordinal);
        var kept = await chat.ExecuteAsync("update.same", With(late.ButtonData("Nothing has changed"), ("unchanged", "commitment:rural-team")));

        Assert.Contains("still on track, confirmed today", kept.Text, StringComparison.Ordinal);
        var row = await planBot.InDatabaseAsync(db => db.Commitments.SingleAsync(row => row.Id == "rural-team", Cancellation));
        Assert.Equal(("on track", "2026-11-22", "Priya Shah"), (row.Status, row.UpdatedOn?.Text, row.UpdatedBy));
        Assert.DoesNotContain("rural crime team", (await chat.SayAsync("who is late?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_must_balance_and_becomes_an_answer_and_a_milestone()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.SayAsync("record a decision about the rural crime team");
        var data = With(
            form.ButtonData("Record the decision"),
            ("status", "stopped"),
            ("summary", "Stop the rural crime teams"),
            ("why", "The force covers it with neighbourhood officers"),
            ("decidedOn", "2026-11-20"),
            ("released", "£90,000"),
            ("destinations", "60000 to Crossings near schools\n£20,000 Speed watch"),
            ("panel", "Northshire Police and Crime Panel"),
            ("toldOn", "2026-12-10"));

        var refused = await chat.ExecuteAsync("decision.record", data);
        Assert.Contains("£90,000 are released and £80,000 are given a destination", refused.Text, StringComparison.Ordinal);
        Assert.False(await planBot.InDatabaseAsync(db => db.Decisions.AnyAsync(row => row.CommitmentId == "rural-team", Cancellation)));

        var kept = await chat.ExecuteAsync("decision.record", With(data, ("destinations", "60000 to Crossings near schools\n£30,000 Speed watch")));

        Assert.Contains("It balances.", kept.Text, StringComparison.Ordinal);
        var why = await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync("why was the rural crime team stopped?");
        Assert.Contains("The force covers it with neighbourhood officers", why.Text, StringComparison.Ordinal);
        Assert.Contains("£60,000 to Crossings near schools", why.Text, StringComparison.Ordinal);
        Assert.Contains("The panel is to be told: Northshire Police and Crime Panel, 10 December 2026.", why.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Panel told", why.Card.ToJsonString(), StringComparison.Ordinal);
        var milestone = await planBot.InDatabaseAsync(db => db.Milestones.SingleAsync(row => row.Event.StartsWith("Northshire Police and Crime Panel is told"), Cancellation));
        Assert.Equal(("2026-12-10", "panel", "planned"), (milestone.Starts?.Text, milestone.Kind, milestone.State));

        var undone = await chat.ExecuteAsync("update.undo", kept.ButtonData("Take it back"));

        Assert.Contains("The update is taken back", undone.Text, StringComparison.Ordinal);
        Assert.False(await planBot.InDatabaseAsync(db => db.Milestones.AnyAsync(row => row.Id == milestone.Id, Cancellation)));
        Assert.Equal("on track", await planBot.InDatabaseAsync(db => db.Commitments.Where(row => row.Id == "rural-team").Select(row => row.Status).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task An_amount_that_is_not_published_is_said_to_be_so()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.ExecuteAsync("decision.form", new JsonObject { ["planId"] = SamplePlans.Northshire, ["id"] = "rural-team" });

        var kept = await chat.ExecuteAsync("decision.record", With(form.ButtonData("Record the decision"), ("status", "delayed"), ("summary", "Put it off"), ("why", "Recruitment"), ("decidedOn", "2026-11-20"), ("destinations", "Training")));

        Assert.Contains("How much it released is not given; reallocated: amount not given to Training (Amount not published)", kept.Text, StringComparison.Ordinal);
        Assert.Contains("whether it balances cannot be said", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_names_no_record_opens_no_form_for_the_one_before()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        Assert.Contains("Open a helpline for victims", (await chat.SayAsync("update the helpline")).Text, StringComparison.Ordinal);

        var update = await chat.SayAsync("update flying carpets");
        await chat.SayAsync("update the helpline");
        var decision = await chat.SayAsync("record a decision about flying carpets");

        Assert.DoesNotContain("Open a helpline for victims that", update.Card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Say what to update", update.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Open a helpline for victims that", decision.Text, StringComparison.Ordinal);
        await chat.SayAsync("update the helpline");
        Assert.Contains("Open a helpline for victims", (await chat.SayAsync("update it")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mark the helpline as delayed", "status", "delayed")]
    [InlineData("please set the helpline to at risk", "status", "at risk")]
    [InlineData("set residential burglary to 150", "value", "150")]
    public async Task What_is_said_stands_in_the_form_already(string text, string input, string value)
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        var form = await chat.SayAsync(text);

        Assert.Equal(value, TestReply.Elements(form.Card).Single(element => (string?)element["id"] == input)["value"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("update residential burglary")]
    [InlineData("record a decision about the victims' hub")]
    [InlineData("who is late?")]
    public async Task Who_is_no_staff_is_refused(string question)
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(question);

        Assert.Contains("recorded by the staff of Northshire's office", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Cards());
    }

    [Fact]
    public async Task Asking_for_news_records_none()
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("update me on the victims theme");

        Assert.StartsWith("Support for Victims and Survivors is a current theme", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Waiting for an update", reply.Text, StringComparison.Ordinal);
    }

    private static Task<Measurement> OctoberAsync(PlanBotApplication planBot) => planBot.InDatabaseAsync(db =>
        db.Measurements.AsNoTracking().SingleAsync(row => row.KpiId == "residential-burglary" && row.PeriodStart == PartialDate.Parse("2026-10-01"), Cancellation));

    private async Task<PlanBotApplication> StartAsync()
    {
        var planBot = await PlanBotApplication.StartAsync(Today, kind);
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
