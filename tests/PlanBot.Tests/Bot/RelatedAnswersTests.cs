using System.Text.Json.Nodes;
using PlanBot.Bot;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Tests.Bot;

/// <summary>What is told beside an answer, and when nothing is.</summary>
public sealed class RelatedAnswersTests
{
    private static readonly RecognizedEntity Comment = new(EntityTypes.Comment, "y", "plan", 0.8);

    [Fact]
    public void What_is_told_besides_stands_before_the_day_and_in_the_card_too()
    {
        var answer = new Answer(AnswerKind.Answer, "No figure is held. As at 1 October 2013.")
        {
            Card = new JsonObject { ["body"] = new JsonArray(new JsonObject { ["text"] = "No figure is held. As at 1 October 2013." }) },
        };

        var joined = RelatedAnswers.Joined(answer, new(AnswerKind.Answer, "Comment y was addressed. As at 1 October 2013; newest data of 2013."), isNearest: false);

        Assert.Equal("No figure is held. The plan's data also has: Comment y was addressed. As at 1 October 2013.", joined.Text);
        Assert.Equal(joined.Text, (string?)joined.Card!["body"]![0]!["text"]);
    }

    [Fact]
    public void Where_nothing_else_is_known_the_record_is_the_answer()
    {
        var more = new Answer(AnswerKind.Answer, "Comment y was addressed.");

        Assert.Same(more, RelatedAnswers.Joined(new(AnswerKind.Refuse, "I don't know that."), more, isNearest: false));
    }

    [Fact]
    public void A_record_that_the_answer_is_about_is_not_told_twice()
    {
        var question = new RecognizedQuestion { Intent = Intents.ConsultationDisposition, Score = 1, Entities = [Comment], Related = [new(Comment, Sure: true)] };

        Assert.Empty(RelatedAnswers.Wanted(question, new(AnswerKind.Answer, "Comment y was addressed.")));
    }

    [Fact]
    public void A_record_of_another_kind_that_fits_as_well_is_told()
    {
        var kpi = new RecognizedEntity(EntityTypes.Kpi, "pcsos", "plan", 0.7);
        var question = new RecognizedQuestion { Intent = Intents.KpiValue, Score = 1, Entities = [kpi], Related = [new(Comment, Sure: true), new(kpi, Sure: true)] };

        Assert.Equal([Comment], RelatedAnswers.Wanted(question, new(AnswerKind.Answer, "PCSOs: 200.")));
    }

    [Fact]
    public void What_is_no_question_of_the_data_is_answered_as_it_is()
    {
        Assert.False(RelatedAnswers.AsksOfTheData(Intents.SubmissionStart));
        Assert.False(RelatedAnswers.AsksOfTheData(Intents.UpdateStart));
        Assert.True(RelatedAnswers.AsksOfTheData(Intents.KpiValue));
    }

    [Fact]
    public void A_list_that_was_narrowed_is_left_as_it_is()
    {
        var question = new RecognizedQuestion { Intent = Intents.StatutoryCheck, Score = 1, Entities = [new(EntityTypes.State, States.Missing, "", 1)], Related = [new(Comment, Sure: true)] };

        Assert.Empty(RelatedAnswers.Wanted(question, new(AnswerKind.Answer, "Three are not evidenced.")));
    }

    [Fact]
    public void Where_nothing_is_found_the_nearest_record_is_named()
    {
        var question = new RecognizedQuestion { Intent = Intents.KpiValue, Score = 1, Nearest = Comment };

        Assert.Equal([Comment], RelatedAnswers.Wanted(question, new(AnswerKind.Answer, "No figure is held.")));
        Assert.Empty(RelatedAnswers.Wanted(question, new(AnswerKind.Refuse, "I don't know that.")));
    }
}
