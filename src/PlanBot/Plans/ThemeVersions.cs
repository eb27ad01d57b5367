namespace PlanBot.Plans;

/// <summary>Which version of a plan's themes is in force on a day.</summary>
internal static class ThemeVersions
{
    /// <summary>
    /// The versions of a plan, the oldest first. A version is named by the month or year in which it came into force
    /// (<c>2013-10</c>, <c>2022-delivery</c>); one that names no date (<c>earlier plan</c>) came before all others.
    /// </summary>
    public static IReadOnlyList<ThemeVersion> Of(IEnumerable<Theme> themes) =>
    [
        .. themes
            .GroupBy(theme => theme.Version)
            .Select(group => new ThemeVersion(group.Key, InForceFrom(group.Key), [.. group.OrderBy(theme => theme.Order ?? int.MaxValue).ThenBy(theme => theme.Ordinal)]))
            .OrderBy(version => version.InForceFrom)
            .ThenBy(version => version.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The version in force on the day: the latest that had begun by then, or the plan's first where none had
    /// (a plan is asked about before it starts). Versions of an earlier plan are never in force.
    /// </summary>
    public static ThemeVersion? InForce(IReadOnlyList<ThemeVersion> versions, DateOnly day)
    {
        var own = versions.Where(version => !version.IsEarlierPlan && !version.IsGrouping).ToList();
        if (own.Count == 0)
        {
            own = [.. versions.Where(version => !version.IsEarlierPlan)];
        }

        return own.LastOrDefault(version => version.InForceFrom <= day) ?? own.FirstOrDefault();
    }

    private static DateOnly InForceFrom(string version)
    {
        for (var length = Math.Min(10, version.Length); length >= 4; length--)
        {
            if (PartialDate.TryParse(version[..length], out var date))
            {
                return date.First;
            }
        }

        return DateOnly.MinValue;
    }
}

/// <summary>One version of a plan's themes, in their order.</summary>
internal sealed record ThemeVersion(string Name, DateOnly InForceFrom, IReadOnlyList<Theme> Themes)
{
    /// <summary>The themes of the plan before this one, kept for their history.</summary>
    public bool IsEarlierPlan => InForceFrom == DateOnly.MinValue;

    /// <summary>A re-grouping for delivery, beside the plan's own themes (<c>2022-delivery</c>), not in place of them.</summary>
    public bool IsGrouping => Themes.All(theme => theme.ChangeKind == "grouped");

    /// <summary><c>October 2013</c>, also of the second version of a day (<c>2026-11-29-2</c>), or the version's own name where it names no date.</summary>
    public string ToWords() => PartialDate.TryParse(Name, out var date) || (Name.Length > 11 && Name[10] == '-' && PartialDate.TryParse(Name[..10], out date)) ? date.ToWords() : Name;
}
