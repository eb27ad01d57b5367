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
            ThemeStanding.InForce when version.IsGrouping => PlansTexts.FormatBesideThePlansOwnThemes(theme.Name, version.ToWords()),
            ThemeStanding.InForce => PlansTexts.FormatIsACurrentThemeIn(theme.Name, PlaceAmong(theme, version), VersionInWords(version)),
            ThemeStanding.Planned => PlansTexts.FormatIsPlannedAsAThemeFor(theme.Name, VersionInWords(version), BritishEnglish.Day(_today), InForce is null || InForce.InForceFrom > _today ? PlansTexts.NoVersionIsInForce : PlansTexts.FormatTheOneInForceIsThat(InForce.ToWords())),
            _ when version.IsEarlierPlan => PlansTexts.FormatWasAPriorityOfThePlan(theme.Name),
            _ => PastStanding(theme, version),
        };
    }

    /// <summary>What the theme became, or is proposed or planned to become, and what that became since; empty where nothing changes.</summary>
    public IReadOnlyList<string> Changes(Theme theme) => Changes(theme, "It", []);

    /// <summary>
    /// The theme in force that holds what is tied to this one: the theme itself, or the one that it went on as alone. Nothing
    /// where it was retired, or went into several: nobody has said then what goes where.
    /// </summary>
    public Theme? HeirOf(Theme theme)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = theme; at is not null && seen.Add(at.Id); at = NextOf(at))
        {
            if (StandingOf(at) is ThemeStanding.InForce)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The themes whose records count as this one's: itself, and where it is in force those that it goes on from alone.</summary>
    public IReadOnlySet<string> HeldBy(Theme theme) => StandingOf(theme) is ThemeStanding.InForce
        ? _byId.Values.Where(other => other.Id == theme.Id || HeirOf(other)?.Id == theme.Id).Select(other => other.Id).ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>(StringComparer.Ordinal) { theme.Id };

    /// <summary>The theme in force that the id's records count for; the id itself where there is none.</summary>
    public string HeirId(string themeId) => _byId.TryGetValue(themeId, out var theme) && HeirOf(theme) is { } heir ? heir.Id : themeId;

    /// <summary>Whether the id is that of a theme that was, whose records count for none in force.</summary>
    public bool IsWithoutHeir(string themeId) => _byId.TryGetValue(themeId, out var theme) && StandingOf(theme) is ThemeStanding.Past && HeirOf(theme) is null;

    private List<string> Changes(Theme theme, string subject, HashSet<string> told)
    {
        var first = WhereItBegan(theme);
        theme = WhereItEnds(theme);
        if (!told.Add(theme.Id))
        {
            return [];
        }

        var sentences = new List<string>();
        var isPlanned = theme.ChangeDate is { IsDay: true } day && day.First > _today;
        var all = SuccessorsOf(theme);
        var revived = all.Where(successor => successor.ChangeKind is "revived").ToList();
        var successors = all.Except(revived).ToList();
        if (successors.Count > 0)
        {
            var proposed = successors.All(successor => StandingOf(successor) is ThemeStanding.Planned);
            var when = theme.ChangeDate is { } date ? $" {When(date)}" : "";
            var verb = (theme.ChangeKind, proposed, isPlanned) switch
            {
                ("merged" or "split", true, true) => PlansTexts.FormatIsPlannedToBeInto(subject, theme.ChangeKind, when),
                (_, true, true) => PlansTexts.FormatIsPlannedToGoOnAs(subject, Kind(theme), when),
                ("merged", true, _) => PlansTexts.FormatItWasProposedToMergeInto(when, LowerIt(subject)),
                ("merged", false, _) => PlansTexts.FormatWasMergedInto(subject, when),
                ("split", true, _) => PlansTexts.FormatItWasProposedToSplitInto(when, LowerIt(subject)),
                ("split", false, _) => PlansTexts.FormatWasSplitInto(subject, when),
                (_, true, _) => PlansTexts.FormatItWasProposedToKeepAs(when, LowerIt(subject), Kind(theme)),
                _ => PlansTexts.FormatGoesOnAs(subject, Kind(theme), when),
            };
            sentences.Add($"{verb} {Themes(successors)}, {VersionInWords(VersionOf(successors[0]))}.");
        }
        else if (theme.ChangeKind is "retired" || theme.Status is "retired")
        {
            sentences.Add(PlansTexts.FormatSubjectPartRetiredPart2Part3(subject, isPlanned ? PlansTexts.IsPlannedToBe : "was", theme.ChangeDate is { } date ? $" {When(date)}" : "", VersionOf(theme).IsEarlierPlan ? PlansTexts.WithThatPlan : ""));
        }

        if (first.Id != theme.Id && first.ChangeNote.Length > 0 && first.ChangeNote != theme.ChangeNote && successors.Count == 0)
        {
            sentences.Add(WithFullStop(first.ChangeNote));
        }

        if (theme.ChangeNote.Length > 0)
        {
            sentences.Add(WithFullStop(theme.ChangeNote));
        }

        foreach (var again in revived)
        {
            var when = again.ChangeDate is { } date ? $" {When(date)}" : "";
            sentences.Add(PlansTexts.FormatSubjectPartWhenPartAsAgainVersionInWords(subject, StandingOf(again) is ThemeStanding.Planned ? PlansTexts.IsPlannedToComeBack : PlansTexts.CameBack, when, again.Name, VersionInWords(VersionOf(again)), again.ChangeNote.Length > 0 ? $" {WithFullStop(again.ChangeNote)}" : ""));
        }

        // What it became may be gone in its turn.
        foreach (var since in all.Where(successor => StandingOf(successor) is ThemeStanding.Past))
        {
            sentences.AddRange(Changes(since, since.Name, told));
        }

        return sentences;
    }

    /// <summary>What the theme was before; empty where the data names nothing.</summary>
    public IReadOnlyList<string> Origins(Theme theme)
    {
        theme = WhereItBegan(theme);
        var sentences = new List<string>();
        var predecessors = Named(theme.PredecessorIds);
        var kept = predecessors.Where(predecessor => predecessor.ChangeKind is not ("merged" or "split")).ToList();
        var others = predecessors.Except(kept).ToList();
        if (kept.Count > 0)
        {
            sentences.Add(PlansTexts.FormatBeforeItWas(BritishEnglish.List([.. kept.Select(Quoted)]), VersionInWords(VersionOf(kept[0]))));
        }

        if (others.Count > 0)
        {
            sentences.Add(PlansTexts.FormatWorkOfCameIntoItWhen(BritishEnglish.List([.. others.Select(Quoted)]), others.Count == 1 ? PlansTexts.ThatThemeWas : PlansTexts.ThoseThemesWere, others[0].ChangeKind));
        }

        if (theme.ChangeKind is "added" && predecessors.Count == 0)
        {
            sentences.Add(theme.ChangeDate is { } date
                ? PlansTexts.FormatWasAdded(theme.Name, When(date))
                : PlansTexts.FormatWasAddedWithTheDataGives(theme.Name, VersionInWords(VersionOf(theme))));
        }

        return sentences;
    }

    /// <summary>How the number of themes went from version to version: <c>six themes in the version of March 2013, four …</c>.</summary>
    public string VersionCounts()
    {
        var own = Lasting();
        return own.Count < 2
            ? ""
            : PlansTexts.FormatThePlanHas(BritishEnglish.List([.. own.Select(version => PlansTexts.FormatThemesIn(NumberWords.Of(version.Themes.Count), VersionInWords(version)))]));
    }

    /// <summary>The plan's own versions; of several of one day the last, which alone was in force at its end.</summary>
    public IReadOnlyList<ThemeVersion> Lasting() =>
        [.. Versions.Where(version => !version.IsEarlierPlan && !version.IsGrouping).GroupBy(version => version.InForceFrom).Select(ofDay => ofDay.Last())];

    public ThemeVersion VersionOf(Theme theme) => Versions.Single(version => version.Name == theme.Version);

    public static string VersionInWords(ThemeVersion version) =>
        version.IsEarlierPlan ? PlansTexts.ThePlanBeforeThisOne : PlansTexts.FormatTheVersionOf(version.ToWords());

    private string PastStanding(Theme theme, ThemeVersion version) =>
        SuccessorsOf(theme).Any(successor => successor.ChangeKind is "revived" && StandingOf(successor) is ThemeStanding.InForce)
            ? PlansTexts.FormatIsAThemeAgainItWas(theme.Name, VersionInWords(version))
            : (theme.ChangeKind, theme.Status) switch
            {
                ("merged", _) or (_, "merged") => PlansTexts.FormatIsNoLongerAThemeOf(theme.Name, NumberWords.Of(version.Themes.Count), VersionInWords(version)),
                ("retired", _) or (_, "retired") => PlansTexts.FormatIsNoLongerAThemeIt(theme.Name, VersionInWords(version)),
                _ => PlansTexts.FormatWasAThemeIn(theme.Name, VersionInWords(version)),
            };

    /// <summary>What the data says that it went into, from either side of the tie.</summary>
    private List<Theme> SuccessorsOf(Theme theme) =>
        [.. Named(theme.SuccessorIds).Concat(_byId.Values.Where(other => other.PredecessorIds.Contains(theme.Id)).OrderBy(other => other.Ordinal)).DistinctBy(other => other.Id)];

    /// <summary>The one that has come and that it goes on as: revived, or the only one.</summary>
    private Theme? NextOf(Theme theme)
    {
        var come = SuccessorsOf(theme).Where(successor => StandingOf(successor) is not ThemeStanding.Planned && !VersionOf(successor).IsGrouping).ToList();
        return come.FindLast(successor => successor.ChangeKind is "revived") ?? (come.Count == 1 ? come[0] : null);
    }

    /// <summary>A version repeats the themes that it leaves as they were: the theme as it stood before such repetitions.</summary>
    private Theme WhereItBegan(Theme theme)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(theme.Id) && Named(theme.PredecessorIds) is [var before] && IsRepeated(before, theme))
        {
            theme = before;
        }

        return theme;
    }

    /// <summary>The last of its repetitions that a version in force, or one before it, has.</summary>
    private Theme WhereItEnds(Theme theme)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(theme.Id) && SuccessorsOf(theme).Where(successor => successor.ChangeKind is not "revived").ToList() is [var next] && IsRepeated(theme, next))
        {
            theme = next;
        }

        return theme;
    }

    private bool IsRepeated(Theme before, Theme after) =>
        after.ChangeKind.Length == 0 && after.Name == before.Name && after.PredecessorIds.Count == 1
        && (before.ChangeDate is not { } change || change.First < VersionOf(after).InForceFrom);

    private List<Theme> Named(IEnumerable<string> ids) => [.. ids.Select(id => _byId.GetValueOrDefault(id)).OfType<Theme>()];

    private static string Kind(Theme theme) => theme.ChangeKind.Length > 0 ? theme.ChangeKind : "changed";

    private static string LowerIt(string subject) => subject is "It" ? "it" : subject;

    private static string When(PartialDate date) => $"{(date.IsDay ? "on" : "in")} {date.ToWords()}";

    private static string Quoted(Theme theme) => theme.Name;

    private static string Themes(List<Theme> themes) => themes.Count == 1
        ? themes[0].Name
        : PlansTexts.FormatTheThemes(NumberWords.Of(themes.Count), BritishEnglish.List([.. themes.Select(theme => theme.Name)]));

    private static string PlaceAmong(Theme theme, ThemeVersion version) =>
        theme.Order is { } order ? PlansTexts.FormatOrderOfThemesCount(NumberWords.Ordinal(order), NumberWords.Of(version.Themes.Count)) : "";

    private static string WithFullStop(string text) => text.EndsWith('.') ? text : text + ".";
}
