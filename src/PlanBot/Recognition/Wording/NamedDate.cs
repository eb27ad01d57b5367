using PlanBot.Plans;

namespace PlanBot.Recognition.Wording;

internal enum NamedDateKind
{
    Day,
    Month,
    Year,
    FinancialYear,

    /// <summary>Several years, as in a plan's title: <c>2013-17</c>.</summary>
    Period,
}

/// <summary>A date that a question names, with the words that name it.</summary>
/// <param name="Kind">What is named.</param>
/// <param name="Id">As the data writes it: <c>2013-06-26</c>, <c>2013-10</c>, <c>2013</c>, <c>2013/14</c>, <c>2013-17</c>.</param>
/// <param name="First">The first day meant.</param>
/// <param name="Last">The last day meant.</param>
/// <param name="Word">The index of the first word.</param>
/// <param name="Words">How many words name it.</param>
/// <param name="YearSaid">Whether the year was said, not just the month or the day.</param>
internal sealed record NamedDate(NamedDateKind Kind, string Id, DateOnly First, DateOnly Last, int Word, int Words, bool YearSaid)
{
    public bool Holds(PartialDate? date) => date is { } known && known.First <= Last && known.Last >= First;
}
