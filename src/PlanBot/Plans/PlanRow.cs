namespace PlanBot.Plans;

/// <summary>
/// One row of one file of a plan folder. A row is known by its plan and its id, unique within its file;
/// an empty text is an empty cell: the source gives no value and nothing is guessed.
/// </summary>
internal abstract class PlanRow
{
    public string PlanId { get; set; } = "";

    public string Id { get; set; } = "";

    /// <summary>Where the row stands in its file, so that an export keeps the order of what was imported.</summary>
    public int Ordinal { get; set; }

    /// <summary>Where the fact is from; several sources are separated by <c> | </c>.</summary>
    public string Source { get; set; } = "";
}
