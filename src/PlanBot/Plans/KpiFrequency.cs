namespace PlanBot.Plans;

/// <summary>How often a KPI is measured, as its data says it in a word.</summary>
/// <param name="Months">The months of a period.</param>
/// <param name="MostDays">The days of the longest such period.</param>
internal sealed record KpiFrequency(int Months, int MostDays)
{
    /// <summary>Nothing where the data has no word, or one that says nothing of how often.</summary>
    public static KpiFrequency? Of(string word) => word.Trim().ToLowerInvariant() switch
    {
        "monthly" => new(1, 31),
        "quarterly" => new(3, 92),
        "yearly" or "annual" or "annually" => new(12, 366),
        _ => null,
    };
}
