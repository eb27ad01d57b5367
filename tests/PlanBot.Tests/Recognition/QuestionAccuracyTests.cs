namespace PlanBot.Tests.Recognition;

/// <summary>What people ask is understood: measured over whole sets of questions, and held.</summary>
public sealed class QuestionAccuracyTests
{
    [Fact]
    public void The_public_questions_are_understood()
    {
        var understanding = Understanding.Of(RecognitionPlans.OfAllPlans(), QuestionSet.Read("public.jsonl"));

        TestContext.Current.SendDiagnosticMessage($"public questions: {understanding}");
        Assert.True(understanding.Intents >= 101, understanding.ToString());
        Assert.True(understanding.Entities >= 85, understanding.ToString());
        Assert.True(understanding.RefusedAnswered == 0, understanding.ToString());
    }

    [Fact]
    public void Our_own_questions_are_understood()
    {
        var understanding = Understanding.Of(RecognitionPlans.OfAllPlans(), QuestionSet.Read("own.jsonl"));

        Assert.True(understanding.Intents >= 101, understanding.ToString());
    }
}
