using PlanBot.Recognition;

namespace PlanBot.Tests.Recognition;

/// <summary>Questions that lean on the one before.</summary>
public sealed class FollowUpTests
{
    private static readonly DateOnly Refresh = new(2013, 6, 26);

    [Theory]
    [InlineData("What's the status of the victims theme?", "why?", Intents.ThemeHistory, "v1-victims-witnesses")]
    [InlineData("What's the status of the victims theme?", "who owns it", Intents.ThemeStatus, "v1-victims-witnesses")]
    [InlineData("What happened to the Reducing All Crime theme?", "and mental health?", Intents.ThemeHistory, "v1-mental-health")]
    [InlineData("is domestic burglary going up or down", "and violence?", Intents.KpiTrend, "violence-injury")]
    [InlineData("how many domestic burglaries in 2013/14", "is it going up", Intents.KpiTrend, "domestic-burglary")]
    [InlineData("size of the PCC grant fund 2014/15?", "max per application", Intents.CommissioningAmount, "pcc-grant")]
    [InlineData("comment c", "and d?", Intents.ConsultationDisposition, "d")]
    [InlineData("comment c", "why?", Intents.ConsultationDisposition, "c")]
    [InlineData("did they ever do the action plans", "who is responsible for that", Intents.CommitmentStatus, "action-plans")]
    public void A_follow_up_keeps_what_it_leaves_out(string first, string second, string intent, string id)
    {
        var result = Ask(second, Ask(first));

        Assert.True(intent == result.Intent, $"{result.Intent}: {string.Join('\n', result.Trace)}");
        Assert.Equal(id, result.Entities[0].Id);
        Assert.Equal(RecognitionPlans.Leicestershire, result.PlanId);
    }

    [Fact]
    public void The_deadline_after_the_next_is_the_second_and_then_the_third()
    {
        var second = Ask("next one after that?", Ask("what's the next deadline?"));
        var third = Ask("and the one after", second);

        Assert.Equal((Intents.DeadlineNext, "2"), (second.Intent, second.Best(EntityTypes.Position)?.Id));
        Assert.Equal((Intents.DeadlineNext, "3"), (third.Intent, third.Best(EntityTypes.Position)?.Id));
    }

    [Fact]
    public void Last_year_is_the_year_before_the_one_asked_about()
    {
        var result = Ask("and last year?", Ask("how many domestic burglaries in 2013/14"));

        Assert.Equal((Intents.KpiValue, "2012/13"), (result.Intent, result.Best(EntityTypes.Year)?.Id));
    }

    [Theory]
    [InlineData("what's the next deadline?", Intents.DeadlineNext)]
    [InlineData("what are the themes", Intents.ThemeList)]
    [InlineData("Submit a priority", Intents.SubmissionStart)]
    [InlineData("help", Intents.Help)]
    [InlineData("thanks", Intents.SmallTalk)]
    public void A_question_that_stands_alone_is_no_follow_up(string text, string intent) =>
        Assert.Equal(intent, Ask(text, Ask("What's the status of the victims theme?")).Intent);

    [Theory]
    [InlineData("size of the PCC grant fund 2014/15?", "how much money is there in total?", "pcc-grant")]
    [InlineData("did they ever do the action plans", "which commitments are late?", "action-plans")]
    public void What_asks_for_several_is_not_about_the_one_before(string first, string second, string id)
    {
        var before = Ask(first);
        var result = Ask(second, before);

        Assert.Equal(id, before.Entities[0].Id);
        Assert.DoesNotContain(result.Entities, entity => entity.Id == id);
    }

    [Fact]
    public void The_plan_that_was_asked_for_completes_the_question()
    {
        var recognizer = RecognitionPlans.OfAllPlans();
        var asked = recognizer.Recognize(new("how is the asb theme going", "", Refresh));
        var answered = recognizer.Recognize(new("the lancashire 2021 one", "", Refresh, asked));

        Assert.Equal((Intents.Clarify, Intents.ThemeStatus), (asked.Intent, asked.IntentOnceChosen));
        Assert.Equal((Intents.ThemeStatus, "lancashire-2021-25", "asb"), (answered.Intent, answered.PlanId, answered.Best(EntityTypes.Theme)?.Id));
    }

    [Fact]
    public void A_wrong_plan_is_put_right_in_a_few_words()
    {
        var recognizer = RecognitionPlans.OfAllPlans();
        var asked = recognizer.Recognize(new("what are the themes", RecognitionPlans.Leicestershire, Refresh));
        var corrected = recognizer.Recognize(new("no, the 2017 one", RecognitionPlans.Leicestershire, Refresh, asked));

        Assert.Equal((Intents.ThemeList, "leicestershire-2017-21"), (corrected.Intent, corrected.PlanId));
    }

    [Fact]
    public void A_plan_named_by_area_or_commissioner_is_found()
    {
        var recognizer = RecognitionPlans.OfAllPlans();

        Assert.Equal("lancashire-2021-25", recognizer.Recognize(new("what are snowdens priorities", "", Refresh)).PlanId);
        Assert.Equal("lancashire-2024-29", recognizer.Recognize(new("priorities in grunshaw's new plan", "", Refresh)).PlanId);
        Assert.Equal("devon-cornwall-2021-25", recognizer.Recognize(new("themes in the D&C 2021 plan", "", Refresh)).PlanId);
        Assert.Equal("leicestershire-2017-21", recognizer.Recognize(new("what were the five Vs in the leicestershire 2017 plan", "", Refresh)).PlanId);
    }

    private static RecognizedQuestion Ask(string text, RecognizedQuestion? previous = null) =>
        RecognitionPlans.OfLeicestershire.Recognize(new(text, RecognitionPlans.Leicestershire, Refresh, previous));
}
