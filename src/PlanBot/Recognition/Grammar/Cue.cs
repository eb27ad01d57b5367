namespace PlanBot.Recognition.Grammar;

/// <summary>A way of saying something that speaks for one or several intents, each with its weight (1 weak, 3 strong, 6 decisive).</summary>
internal sealed record Cue(PhrasePattern Pattern, IReadOnlyList<(string Intent, double Weight)> For)
{
    public static Cue Of(string pattern, params (string Intent, double Weight)[] weights) => new(PhrasePattern.Parse(pattern), weights);
}
