namespace PlanBot.Data;

/// <summary>
/// One row that gets a new value with every change to plan data or to the synonyms, in the same transaction, so that every process
/// sees it. Whoever keeps something made from plan data (a vocabulary) keeps this value with it and, when
/// <see cref="PlanDataVersion.CurrentAsync"/> answers another one, makes it anew.
/// A random value and not a count: two writers at once never arrive at the same.
/// </summary>
internal sealed class DataVersion
{
    /// <summary>The id of the only row.</summary>
    public const int PlanData = 1;

    public int Id { get; set; }

    public Guid Value { get; set; }
}
