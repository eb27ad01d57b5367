using System.Globalization;
using System.Text.RegularExpressions;
using PlanBot.Plans;

namespace PlanBot.Submissions;

/// <summary>References such as <c>LEI-2013-P017</c>: area, the plan's first year, P for a priority or C for a comment, the number within the plan.</summary>
internal static partial class SubmissionReference
{
    /// <summary>All before the number.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="kind">A priority or a comment.</param>
    /// <param name="today">Gives the year where the plan's data names none.</param>
    public static string PrefixOf(Plan plan, SubmissionKind kind, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture, $"{plan.ReferenceCode}-{FirstYearOf(plan) ?? today.Year}-{(kind is SubmissionKind.Priority ? 'P' : 'C')}");

    public static string Of(string prefix, int number) => prefix + number.ToString("000", CultureInfo.InvariantCulture);

    private static int? FirstYearOf(Plan plan)
    {
        if (plan.PeriodStart is { } start)
        {
            return start.First.Year;
        }

        // Where the data holds no period, the folder's name or the title says it: lancashire-2016-20, "Plan 2016-2021".
        var named = new[] { plan.Id, plan.Title }.Select(text => Year().Match(text)).FirstOrDefault(match => match.Success);
        return named is null ? null : int.Parse(named.Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<!\d)20\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
