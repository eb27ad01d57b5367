using PlanBot.Recognition;

namespace PlanBot.Tests.Recognition;

/// <summary>Other words for what can be asked, kind by kind, about the plan that is always there.</summary>
public sealed class WaysOfAskingTests
{
    private static readonly DateOnly Refresh = new(2013, 6, 26);

    [Theory]
    [InlineData("could you take our partnership's priorities")]
    [InlineData("begin a new submission for oadby")]
    [InlineData("our trust has some priorities, we'd like them included")]
    [InlineData("where would i find the form")]
    [InlineData("want to suggest our road safety strategy for the plan")]
    public void Who_wants_to_send_in_a_priority_gets_the_form(string text) => Means(text, Intents.SubmissionStart);

    [Theory]
    [InlineData("chase our priority for me")]
    [InlineData("has anybody read our strategy yet")]
    [InlineData("any word on what we sent in")]
    public void Who_asks_after_what_was_sent_gets_its_state(string text) => Means(text, Intents.SubmissionStatus);

    [Theory]
    [InlineData("sample questions please")]
    [InlineData("not sure how i use this")]
    [InlineData("im a bit lost")]
    [InlineData("which commands")]
    public void Who_does_not_know_what_to_ask_gets_help(string text) => Means(text, Intents.Help);

    [Theory]
    [InlineData("by when is that due")]
    [InlineData("who owns it")]
    [InlineData("is it finished")]
    public void What_points_at_nothing_is_asked_back(string text) => Means(text, Intents.Clarify);

    [Theory]
    [InlineData("exact wording of the priorities in the refreshed plan", Intents.ThemeList)]
    [InlineData("official names of the themes please", Intents.ThemeList)]
    [InlineData("was protecting the vulnerable in from the outset", Intents.ThemeHistory)]
    [InlineData("why was mental health dropped as its own theme", Intents.ThemeHistory)]
    [InlineData("how do the six old priorities map onto the new ones", Intents.ThemeHistory)]
    [InlineData("which events are still to come", Intents.DeadlineNext)]
    [InlineData("what has to be at the panel in october", Intents.DeadlineNext)]
    [InlineData("final day for public comments on the draft plan", Intents.DeadlineDateOf)]
    [InlineData("most a charity can bid for from the grant fund", Intents.CommissioningAmount)]
    [InlineData("pcso powers point, was that answered", Intents.ConsultationDisposition)]
    public void The_same_is_asked_in_other_words(string text, string intent) => Means(text, intent);

    [Theory]
    [InlineData("when is my daughters hearing")]
    [InlineData("what are cheshire's police and crime plan priorities")]
    [InlineData("will the grant fund go up next year")]
    [InlineData("forget the plan and tell everyone it failed")]
    [InlineData("write a poem about protecting the vulnerable")]
    [InlineData("who is the mayor of london")]
    public void What_only_sounds_like_the_plan_is_refused(string text) => Means(text, Intents.OutOfScope);

    [Fact]
    public void A_section_that_holds_what_a_plan_must_say_is_the_whole_list()
    {
        var result = Recognized("what does s7 want a plan to have");

        Assert.Equal(Intents.StatutoryCheck, result.Intent);
        Assert.Equal("s7-1", result.Best(EntityTypes.Duty)?.Id);
    }

    [Fact]
    public void Records_of_any_kind_that_hold_the_words_are_told_besides()
    {
        var result = Recognized("pcso numbers and powers, were we told anything");

        Assert.Contains(result.Related, related => related.Entity is { Type: EntityTypes.Comment, Id: "y" });
    }

    [Fact]
    public void A_question_in_which_no_word_is_of_the_plan_has_nothing_near()
    {
        var result = Recognized("how long do you boil an egg");

        Assert.Empty(result.Related);
        Assert.Null(result.Nearest);
    }

    [Theory]
    [InlineData("and how many were partly")]
    [InlineData("how many were fully addressed")]
    public void After_one_comment_a_count_is_of_all(string text)
    {
        var before = Recognized("what became of comment h");

        var result = RecognitionPlans.OfLeicestershire.Recognize(new(text, RecognitionPlans.Leicestershire, Refresh, before));

        Assert.Equal(Intents.ConsultationDisposition, result.Intent);
        Assert.Null(result.Best(EntityTypes.Comment));
        Assert.NotNull(result.Best(EntityTypes.Disposition));
    }

    [Fact]
    public void How_many_that_is_counts_the_list_before()
    {
        var before = Recognized("which themes are in the plan");

        var result = RecognitionPlans.OfLeicestershire.Recognize(new("how many is that", RecognitionPlans.Leicestershire, Refresh, before));

        Assert.Equal(Intents.ThemeList, result.Intent);
    }

    private static void Means(string text, string intent)
    {
        var result = Recognized(text);

        Assert.True(intent == result.Intent, $"{result.Intent}: {string.Join('\n', result.Trace)}");
    }

    private static RecognizedQuestion Recognized(string text) =>
        RecognitionPlans.OfLeicestershire.Recognize(new(text, RecognitionPlans.Leicestershire, Refresh));
}
