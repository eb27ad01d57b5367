namespace PlanBot.Performance;

/// <summary>What became of an update.</summary>
internal abstract record UpdateOutcome
{
    private UpdateOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    /// <param name="What">What was done, in a sentence.</param>
    /// <param name="Undo">The changes by which it can be taken back, as <see cref="UpdateUndo"/> reads them.</param>
    public sealed record Kept(string What, string Undo) : UpdateOutcome;

    /// <summary>Something is wrong with it, and nothing was changed.</summary>
    public sealed record Refused(string Why) : UpdateOutcome;
}
