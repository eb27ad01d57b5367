namespace PlanBot.Tests.Recognition;

/// <summary>
/// What people ask is understood: measured over whole sets of questions, and held. Our own two sets were written before
/// any rule was tuned to them; what they gave at first run stands with them here.
/// </summary>
public sealed class QuestionAccuracyTests
{
    [Fact]
    public void The_public_questions_are_understood() => IsUnderstood("public.jsonl");

    /// <summary>First run, untouched: intent 89.2 %, best entity 87.3 %, 1 of 33 out of scope taken for answerable.</summary>
    [Fact]
    public void Our_own_questions_are_understood() => IsUnderstood("own.jsonl");

    /// <summary>First run, untouched: intent 86.7 %, best entity 87.3 %, 3 of 42 out of scope taken for answerable.</summary>
    [Fact]
    public void More_of_our_own_questions_are_understood() => IsUnderstood("own-more.jsonl");

    private static void IsUnderstood(string file)
    {
        var understanding = Understanding.Of(RecognitionPlans.OfAllPlans(), QuestionSet.Read(file));

        TestContext.Current.SendDiagnosticMessage("{0}: {1}", file, understanding);
        Assert.True(understanding.Intents >= 95, understanding.ToString());
        Assert.True(understanding.Entities >= 90, understanding.ToString());
        Assert.True(understanding.RefusedAnswered == 0, understanding.ToString());
    }
}
