namespace PlanBot.Plans;

/// <summary>Where a theme stands on a day.</summary>
internal enum ThemeStanding
{
    /// <summary>In the version in force.</summary>
    InForce,

    /// <summary>In a version that comes into force later.</summary>
    Planned,

    /// <summary>In a version that another has replaced, or in the plan before.</summary>
    Past,
}

/// <summary>What became of a theme and what it was before, in sentences made from its lineage.</summary>
internal sealed class ThemeLineage
{
    private readonly Dictionary<string, Theme> _byId;
    private readonly DateOnly _today;

    public ThemeLineage(IReadOnlyCollection<Theme> themes, DateOnly today)
    {
        _byId = themes.ToDictionary(theme => theme.Id);
        _today = today;
        Versions = ThemeVersions.Of(themes);
        InForce = ThemeVersions.InForce(Versions, today);
    }

    public IReadOnlyList<ThemeVersion> Versions { get; }

    public ThemeVersion? InForce { get; }

    public ThemeStanding StandingOf(Theme theme)
    {
        var version = VersionOf(theme);
        return (version.Name == InForce?.Name && version.InForceFrom <= _today) || (version.IsGrouping && version.InForceFrom <= _today) ? ThemeStanding.InForce
            : version.InForceFrom > _today ? ThemeStanding.Planned
            : ThemeStanding.Past;
    }

    /// <summary>The one sentence on where the theme stands.</summary>
    public string Standing(Theme theme)
    {
        var version = VersionOf(theme);
        return StandingOf(theme) switch
        {
            ThemeStanding.InForce when version.IsGrouping => $"{theme.Name}: beside the plan's own themes, {version.ToWords()}.",
            ThemeStanding.InForce => $"{theme.Name} is a current theme{PlaceAmong(theme, version)} in {VersionInWords(version)}.",
            ThemeStanding.Planned => $"{theme.Name} is planned as a theme for {VersionInWords(version)}; on {BritishEnglish.Day(_today)} {(InForce is null || InForce.InForceFrom > _today ? "no version is in force" : $"the one in force is that of {InForce.ToWords()}")}.",
            _ when version.IsEarlierPlan => $"{theme.Name} was a priority of the plan before this one.",
            _ => PastStanding(theme, version),
        };
    }

    /// <summary>What the theme became, or is proposed to become; empty where nothing changes.</summary>
    public IReadOnlyList<string> Changes(Theme theme)
    {
        var sentences = new List<string>();
        var successors = Named(theme.SuccessorIds);
        if (successors.Count > 0)
        {
            var proposed = successors.All(successor => StandingOf(successor) is ThemeStanding.Planned);
            var when = theme.ChangeDate is { } date ? $" {When(date)}" : "";
            var verb = (theme.ChangeKind, proposed) switch
            {
                ("merged", true) => $"It was proposed{when} to merge it into",
                ("merged", false) => $"It was merged{when} into",
                ("split", true) => $"It was proposed{when} to split it into",
                ("split", false) => $"It was split{when} into",
                (_, true) => $"It was proposed{when} to keep it ({Kind(theme)}) as",
                _ => $"It goes on ({Kind(theme)}{when}) as",
            };
            sentences.Add($"{verb} {Themes(successors)}, {VersionInWords(VersionOf(successors[0]))}.");
        }
        else if (theme.ChangeKind is "retired" || theme.Status is "retired")
        {
            sentences.Add($"It was retired{(theme.ChangeDate is { } date ? $" {When(date)}" : "")}{(VersionOf(theme).IsEarlierPlan ? " with that plan" : "")}.");
        }

        if (theme.ChangeNote.Length > 0)
        {
            sentences.Add(WithFullStop(theme.ChangeNote));
        }

        return sentences;
    }

    /// <summary>What the theme was before; empty where the data names nothing.</summary>
    public IReadOnlyList<string> Origins(Theme theme)
    {
        var sentences = new List<string>();
        var predecessors = Named(theme.PredecessorIds);
        var kept = predecessors.Where(predecessor => predecessor.ChangeKind is not ("merged" or "split")).ToList();
        var others = predecessors.Except(kept).ToList();
        if (kept.Count > 0)
        {
            sentences.Add($"Before, it was {BritishEnglish.List([.. kept.Select(Quoted)])}, {VersionInWords(VersionOf(kept[0]))}.");
        }

        if (others.Count > 0)
        {
            sentences.Add($"Work of {BritishEnglish.List([.. others.Select(Quoted)])} came into it when {(others.Count == 1 ? "that theme was" : "those themes were")} {others[0].ChangeKind}.");
        }

        if (theme.ChangeKind is "added" && predecessors.Count == 0)
        {
            sentences.Add(theme.ChangeDate is { } date
                ? $"{theme.Name} was added {When(date)}."
                : $"{theme.Name} was added with {VersionInWords(VersionOf(theme))}; the data gives no day for it.");
        }

        return sentences;
    }

    /// <summary>How the number of themes went from version to version: <c>six themes in the version of March 2013, four …</c>.</summary>
    public string VersionCounts()
    {
        var own = Versions.Where(version => !version.IsEarlierPlan && !version.IsGrouping).ToList();
        return own.Count < 2
            ? ""
            : $"The plan has {BritishEnglish.List([.. own.Select(version => $"{NumberWords.Of(version.Themes.Count)} themes in {VersionInWords(version)}")])}.";
    }

    public ThemeVersion VersionOf(Theme theme) => Versions.Single(version => version.Name == theme.Version);

    public static string VersionInWords(ThemeVersion version) =>
        version.IsEarlierPlan ? "the plan before this one" : $"the version of {version.ToWords()}";

    private static string PastStanding(Theme theme, ThemeVersion version) =>
        (theme.ChangeKind, theme.Status) switch
        {
            ("merged", _) or (_, "merged") => $"{theme.Name} is no longer a theme of its own: it was one of {NumberWords.Of(version.Themes.Count)} in {VersionInWords(version)} and was merged.",
            ("retired", _) or (_, "retired") => $"{theme.Name} is no longer a theme; it was one in {VersionInWords(version)}.",
            _ => $"{theme.Name} was a theme in {VersionInWords(version)}.",
        };

    private List<Theme> Named(IEnumerable<string> ids) => [.. ids.Select(id => _byId.GetValueOrDefault(id)).OfType<Theme>()];

    private static string Kind(Theme theme) => theme.ChangeKind.Length > 0 ? theme.ChangeKind : "changed";

    private static string When(PartialDate date) => $"{(date.IsDay ? "on" : "in")} {date.ToWords()}";

    private static string Quoted(Theme theme) => theme.Name;

    private static string Themes(List<Theme> themes) => themes.Count == 1
        ? themes[0].Name
        : $"the {NumberWords.Of(themes.Count)} themes {BritishEnglish.List([.. themes.Select(theme => theme.Name)])}";

    private static string PlaceAmong(Theme theme, ThemeVersion version) =>
        theme.Order is { } order ? $", {NumberWords.Ordinal(order)} of {NumberWords.Of(version.Themes.Count)}" : "";

    private static string WithFullStop(string text) => text.EndsWith('.') ? text : text + ".";
}
