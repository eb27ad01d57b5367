using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data.PlanFolders;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.LawRecords;

/// <summary>With the database in a file.</summary>
public sealed class LawRecordsTests() : LawRecordsOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class LawRecordsOnPostgreSqlTests() : LawRecordsOn(TestedDatabase.PostgreSql);

/// <summary>Recommendations, reviews, alignments, resources and assessments of Northshire and Leicestershire, asked and recorded in the chat.</summary>
public abstract class LawRecordsOn(TestedDatabase kind)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_revision_has_its_equality_impact_assessment_or_a_gap_that_is_named()
    {
        await using var planBot = await StartAsync();

        var reply = await AskAsync(planBot, "has an EIA been done?");

        Assert.Contains("April 2025 – evidence: done on 17 February 2025 by Head of Policy and Performance", reply.Text, StringComparison.Ordinal);
        Assert.Contains("November 2025 – gap: planned, and the data does not show that it was done", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Of 2 revisions 1 has a gap.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("not legal advice", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_panel_recommended_comes_with_its_outcome_and_the_steps_after_it()
    {
        await using var planBot = await StartAsync();

        var all = await AskAsync(planBot, "what did the panel recommend?");
        var group = await AskAsync(planBot, "what came of the task and finish group?");

        Assert.Contains("holds 5 recommendations of the Northshire Police and Crime Panel", all.Text, StringComparison.Ordinal);
        Assert.Single(all.Cards());
        Assert.Contains("Outcome: done (The group met four times", group.Text, StringComparison.Ordinal);
        Assert.Contains("Response: 24 February 2025, due by 27 February 2025; Publication of the response: 28 February 2025; Copy to the chief constable: 28 March 2025.", group.Text, StringComparison.Ordinal);
        Assert.Contains("As at 22 November 2026; newest data of ", group.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_a_duty_asks_for_and_that_has_no_date_is_a_gap_with_the_duty_named()
    {
        await using var planBot = await StartAsync();

        var reply = await AskAsync(planBot, "has the commissioner responded to the panel's recommendation on naming leads?");

        Assert.Contains("Response: 20 October 2025, due by 24 October 2025", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Publication of the response: gap: no day is given on which it was done (asked for by section 5(6)(f) of the Police Reform and Social Responsibility Act 2011)", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_outstanding_is_listed_and_what_is_late_says_so()
    {
        await using var planBot = await StartAsync();

        var reply = await AskAsync(planBot, "which recommendations are outstanding?");

        Assert.Contains("holds 3 outstanding recommendations", reply.Text, StringComparison.Ordinal);
        Assert.Contains("late: due by 12 November 2026", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Publication of the response: follows the response", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("task and finish group", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_the_response_leans_on_the_recommendation_before()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);
        await chat.SayAsync("what came of the task and finish group?");

        var reply = await chat.SayAsync("was the response published?");

        Assert.StartsWith("Publication of the response: 28 February 2025.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recommendation_is_known_by_the_short_name_of_its_id_too()
    {
        await using var planBot = await StartAsync();

        var reply = await AskAsync(planBot, "did the pcc respond to the panel on young victims?");

        Assert.StartsWith("Response: 3 March 2025, late: it was due by 27 February 2025.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_recommended_nothing_is_said_to_have_recommended_nothing()
    {
        await using var planBot = await StartAsync();

        Assert.Contains("none is of the Northshire Youth Commission", (await AskAsync(planBot, "what did the youth commission recommend?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_change_is_an_outcome_of_a_review_like_any_other()
    {
        await using var planBot = await StartAsync();

        var last = await AskAsync(planBot, "when was the plan last reviewed?");
        var next = await AskAsync(planBot, "when is the next review?");

        Assert.Contains("was last reviewed on 19 October 2026: Annual review 2026, by Police and Crime Commissioner with the Chief Constable. Outcome: no change:", last.Text, StringComparison.Ordinal);
        Assert.Contains("Before that: 13 October 2025, First review of the plan", last.Text, StringComparison.Ordinal);
        Assert.Empty(last.Cards());
        Assert.StartsWith("The next review is due in October 2027.", next.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("which ambitions support the national measures?", "12 ambitions of Northshire's Safer Northshire: Police and Crime Plan 2025-29 are aligned to 6 of 6 measures")]
    [InlineData("what supports reducing neighbourhood crime nationally?", "Reduce neighbourhood crime (the National Crime and Policing Measures) is supported by")]
    [InlineData("wich ambitions contribute to the SPR", "Nothing is aligned to terrorism, public disorder and civil emergencies.")]
    [InlineData("which ambitions are not aligned to the strategic policing requirement", "121 of 130 ambitions of Northshire's Safer Northshire: Police and Crime Plan 2025-29 are not aligned to the strategic policing requirement")]
    [InlineData("unaligned ambitions", "107 of 130 ambitions")]
    [InlineData("is the victims theme aligned to the NCPM", "is, through its ambitions, aligned to the National Crime and Policing Measures: improve satisfaction among victims")]
    [InlineData("which ambitions support civil emergencies nationally", "is aligned to civil emergencies (the strategic policing requirement): a gap. For that ask")]
    public async Task Alignment_is_told_and_what_is_not_aligned_is_listed(string question, string told)
    {
        await using var planBot = await StartAsync();

        Assert.Contains(told, (await AskAsync(planBot, question)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what police resources does the victims theme have?", "victim contact staff: 22.5 FTE (as at 30 September 2026); officers who see victims as their main task: amount not published")]
    [InlineData("how many officers work on neighbourhood policing?", "officers in neighbourhood teams: 238.5 FTE (as at 30 September 2026)")]
    [InlineData("what police resources does the trust theme have?", "The data does not say which police resources stand behind A Trusted and Effective Police Service; for that ask")]
    public async Task Police_resources_are_told_by_theme_and_what_is_not_published_is_said_to_be_so(string question, string told)
    {
        await using var planBot = await StartAsync();

        Assert.Contains(told, (await AskAsync(planBot, question)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("which ambitions are aligned to the SPR?", "does not say which of its ambitions are aligned to the strategic policing requirement. The strategic policing requirement: violence against women and girls;")]
    [InlineData("when was the plan last reviewed?", "was last reviewed in October 2013: Refresh of the Plan")]
    [InlineData("was an EIA done", "October 2013 – gap: whether it was done is not known")]
    [InlineData("what did the panel recommend?", "which ones the sources do not say. Outcome: accepted")]
    public async Task Of_a_real_plan_only_what_its_papers_hold_is_told(string question, string told)
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, kind);
        await planBot.ImportSampleAsync(PlanFormat.NationalPlanId);
        await planBot.ImportSampleAsync(SamplePlans.Leicestershire);

        Assert.Contains(told, (await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_without_such_records_says_so_and_names_whom_to_ask()
    {
        await using var planBot = await StartAsync();
        await planBot.InDatabaseAsync(async db =>
        {
            db.RemoveRange(await db.Reviews.ToListAsync(Cancellation));
            db.RemoveRange(await db.Recommendations.ToListAsync(Cancellation));
            db.RemoveRange(await db.PoliceResources.ToListAsync(Cancellation));
            return await db.SaveChangesAsync(Cancellation);
        });

        Assert.Contains("holds no review of the plan with its outcome. Plan kept under review: evidenced (Revised in November 2025).", (await AskAsync(planBot, "when was the plan last reviewed?")).Text, StringComparison.Ordinal);
        Assert.Contains("holds no recommendations of a panel or another body. For that ask", (await AskAsync(planBot, "which recommendations are outstanding?")).Text, StringComparison.Ordinal);
        Assert.Contains("does not say which police resources stand behind its themes. For that ask", (await AskAsync(planBot, "police resources by theme")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_record_a_recommendation_that_becomes_a_deadline_then_the_response_and_may_take_it_back()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.SayAsync("record a panel recommendation");
        var data = With(form.ButtonData("Record the recommendation"), ("body", "panel"), ("summary", "Hold a meeting in each district"), ("madeOn", "2026-11-19"), ("law", "yes"), ("result", "no outcome yet"), ("respondBy", "2026-12-17"));

        var refused = await chat.ExecuteAsync("recommendation.record", With(data, ("madeOn", "2026-12-19")));
        Assert.Contains("Nothing was changed. Give the days of what has been done, not later than today.", refused.Text, StringComparison.Ordinal);
        var kept = await chat.ExecuteAsync("recommendation.record", data);

        Assert.Contains("Response: due by 17 December 2026; Publication of the response: follows the response", kept.Text, StringComparison.Ordinal);
        var row = await planBot.InDatabaseAsync(db => db.Recommendations.AsNoTracking().SingleAsync(one => one.Summary == "Hold a meeting in each district", Cancellation));
        Assert.Equal(("panel", "Priya Shah", "s5-6-d;s5-6-e;s5-6-f;copy-chief-constable;s28-3-b"), (row.BodyId, row.UpdatedBy, row.DutyIds));
        Assert.Equal("planned", await planBot.InDatabaseAsync(db => db.Milestones.Where(milestone => milestone.Id == row.Id + "-response").Select(milestone => milestone.State).SingleAsync(Cancellation)));

        var list = await chat.SayAsync("what came of the recommendation on a meeting in each district?");
        var update = await chat.ExecuteAsync("recommendation.form", With(list.ButtonData("Record what came of it"), ("id", row.Id)));
        var answered = await chat.ExecuteAsync("recommendation.record", With(update.ButtonData("Save what came of it"), ("summary", row.Summary), ("result", "accepted"), ("resultNote", "Four dates are set"), ("respondedOn", "2026-11-21"), ("publishedOn", "2026-11-22")));

        Assert.Contains("Response: 21 November 2026, due by 17 December 2026; Publication of the response: 22 November 2026", answered.Text, StringComparison.Ordinal);
        Assert.Equal("done", await planBot.InDatabaseAsync(db => db.Milestones.Where(milestone => milestone.Id == row.Id + "-response").Select(milestone => milestone.State).SingleAsync(Cancellation)));
        Assert.Contains("Outcome: accepted (Four dates are set)", (await AskAsync(planBot, "what came of the meeting in each district recommendation?")).Text, StringComparison.Ordinal);

        Assert.Contains("taken back", (await chat.ExecuteAsync("update.undo", answered.ButtonData("Take it back"))).Text, StringComparison.Ordinal);
        Assert.Contains("taken back", (await chat.ExecuteAsync("update.undo", kept.ButtonData("Take it back"))).Text, StringComparison.Ordinal);
        Assert.False(await planBot.InDatabaseAsync(db => db.Recommendations.AnyAsync(one => one.Id == row.Id, Cancellation)));
        Assert.False(await planBot.InDatabaseAsync(db => db.Milestones.AnyAsync(one => one.Id == row.Id + "-response", Cancellation)));
    }

    [Fact]
    public async Task Staff_record_a_review_without_change_and_people_are_told_why()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.SayAsync("record a review: no change");
        var data = With(form.ButtonData("Record the review"), ("name", "Review for 2027/28"), ("reviewedOn", "2026-11-20"), ("result", "no change"));

        var refused = await chat.ExecuteAsync("review.record", data);
        Assert.Contains("Nothing was changed. Say why", refused.Text, StringComparison.Ordinal);
        var kept = await chat.ExecuteAsync("review.record", With(data, ("why", "The plan still fits"), ("nextReview", "2027-11-19")));

        Assert.Contains("Review for 2027/28, 20 November 2026: no change. The plan still fits. The next review is due by 19 November 2027.", kept.Text, StringComparison.Ordinal);
        Assert.Contains("was last reviewed on 20 November 2026: Review for 2027/28. Outcome: no change: The plan still fits.", (await AskAsync(planBot, "what came of the annual review?")).Text, StringComparison.Ordinal);
        Assert.Contains("taken back", (await chat.ExecuteAsync("update.undo", kept.ButtonData("Take it back"))).Text, StringComparison.Ordinal);
        Assert.Contains("Annual review 2026", (await AskAsync(planBot, "what came of the annual review?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_align_an_ambition_by_its_number_and_take_it_back()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        var kept = await chat.SayAsync("align ambition 3.2 with serious violence nationally");

        Assert.Contains("3.2 Give every child who is arrested the chance to talk to a youth worker in custody is aligned to Reduce serious violence (the National Crime and Policing Measures).", kept.Text, StringComparison.Ordinal);
        var row = await planBot.InDatabaseAsync(db => db.Alignments.SingleAsync(one => one.PlanId == SamplePlans.Northshire && one.Source.Contains("Recorded in PlanBot by"), Cancellation));
        Assert.Equal(("national measures", "ncpm-2", "Reduce serious violence", ""), (row.Framework, row.MeasureId, row.Item, row.ThemeId));
        Assert.True(await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Kind == AuditKinds.Alignment && entry.Reference == row.Id && entry.PersonKey != null, Cancellation)));
        Assert.Contains("(3.2)", (await AskAsync(planBot, "which ambitions support serious violence nationally?")).Text, StringComparison.Ordinal);

        var again = await chat.SayAsync("align ambition 3.2 with serious violence nationally");
        Assert.Contains("Nothing was changed. 3.2 Give every child who is arrested the chance to talk to a youth worker in custody is aligned to Reduce serious violence already.", again.Text, StringComparison.Ordinal);

        Assert.Contains("taken back", (await chat.ExecuteAsync("update.undo", kept.ButtonData("Take it back"))).Text, StringComparison.Ordinal);
        Assert.False(await planBot.InDatabaseAsync(db => db.Alignments.AnyAsync(one => one.Id == row.Id, Cancellation)));
        Assert.DoesNotContain("(3.2)", (await AskAsync(planBot, "which ambitions support serious violence nationally?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_alignment_lacks_is_asked_for_and_a_strategy_of_the_force_is_taken_in_words()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        Assert.Contains("I find no ambition or theme \"flying carpets\"", (await chat.SayAsync("align flying carpets with serious violence")).Text, StringComparison.Ordinal);
        Assert.Contains("Say which ambition or theme supports what", (await chat.SayAsync("align")).Text, StringComparison.Ordinal);
        var form = await chat.SayAsync("align ambition 3.2 with the force's strategy on youth");
        var data = form.ButtonData("Record the alignment");
        Assert.Contains("Nothing was changed. Choose what it supports.", (await chat.ExecuteAsync("alignment.record", With(data, ("item", "nothing")))).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed. Name the strategy", (await chat.ExecuteAsync("alignment.record", With(data, ("item", "other")))).Text, StringComparison.Ordinal);

        var kept = await chat.ExecuteAsync("alignment.record", With(data, ("item", "other"), ("strategy", "Youth justice strategy"), ("note", "It keeps children out of custody")));

        Assert.Contains("is aligned to Youth justice strategy (the force's strategies).", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Youth justice strategy", (await AskAsync(planBot, "which ambitions are aligned to the force's strategies?")).Text, StringComparison.OrdinalIgnoreCase);
        var theme = await chat.SayAsync("align the roads theme with homicide nationally");
        Assert.Contains("Safer Roads is aligned to Reduce murder and other homicides", theme.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommendations_are_narrowed_to_an_outcome()
    {
        await using var planBot = await StartAsync();

        var accepted = await AskAsync(planBot, "which recommendations were accepted?");
        var rejected = await AskAsync(planBot, "which recommendations were rejected?");

        Assert.Contains("holds 2 recommendations", accepted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("task and finish", accepted.Text, StringComparison.Ordinal);
        Assert.Contains("with the outcome \"not accepted\"", rejected.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_staff_aligns_nothing()
    {
        await using var planBot = await StartAsync();
        var held = await planBot.InDatabaseAsync(db => db.Alignments.CountAsync(Cancellation));

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("align ambition 3.2 with serious violence nationally");

        Assert.Contains("Nothing was changed", reply.Text, StringComparison.Ordinal);
        Assert.Equal(held, await planBot.InDatabaseAsync(db => db.Alignments.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task In_a_channel_the_form_goes_to_the_personal_chat_and_the_card_offers_nothing_to_record()
    {
        await using var planBot = await StartAsync();
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);

        var card = Assert.Single((await channel.SayAsync("what did the panel recommend?")).Cards());
        var form = await channel.SayAsync("record a panel recommendation");

        Assert.DoesNotContain("recommendation.form", card.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("in our personal chat", form.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record a panel recommendation")]
    [InlineData("record a review: no change")]
    public async Task Who_is_no_staff_records_nothing(string question)
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(question);

        Assert.Contains("recorded by the staff of Northshire's office", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Cards());
    }

    private static Task<TestReply> AskAsync(PlanBotApplication planBot, string question) => TestConversation.Channel(planBot, TestPerson.Tom).SayAsync(question);

    private async Task<PlanBotApplication> StartAsync()
    {
        var planBot = await PlanBotApplication.StartAsync(Today, kind);
        await planBot.ImportSampleAsync(PlanFormat.NationalPlanId);
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
