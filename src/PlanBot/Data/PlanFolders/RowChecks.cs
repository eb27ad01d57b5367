using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>Checks that several kinds of row share.</summary>
internal static class RowChecks
{
    public static RowCheck<TRow> EndIsNotBeforeStart<TRow>(
        Func<TRow, PartialDate?> start,
        Func<TRow, PartialDate?> end,
        string startColumn = "period_start",
        string endColumn = "period_end") =>
        row => start(row) is { } first && end(row) is { } last && last.Last < first.First
            ? new(endColumn, DataTexts.FormatTheEndIsBeforeThe(last.Text, startColumn, first.Text), DataTexts.PutTheTwoRight)
            : null;
}
