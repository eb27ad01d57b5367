using System.Globalization;
using System.Text.RegularExpressions;
using PlanBot.Translation;

namespace PlanBot.Plans;

/// <summary>A change of a plan's themes as somebody wants it.</summary>
/// <param name="Kind">One of <see cref="ThemeChangeKinds"/>.</param>
/// <param name="ThemeIds">The themes that it happens to.</param>
/// <param name="Names">The new name; for a split that of each part; empty for a theme that is retired.</param>
/// <param name="On">The first day on which it holds.</param>
/// <param name="Reason">Why.</param>
internal sealed record GivenThemeChange(string Kind, IReadOnlyList<string> ThemeIds, IReadOnlyList<string> Names, DateOnly? On, string Reason);

/// <summary>What can happen to a theme, in the words of <c>themes.csv</c>.</summary>
internal static class ThemeChangeKinds
{
    public const string Renamed = "renamed";
    public const string Merged = "merged";
    public const string Split = "split";
    public const string Retired = "retired";
    public const string Revived = "revived";

    public static IReadOnlyList<string> All { get; } = [Renamed, Merged, Split, Retired, Revived];
}

/// <summary>
/// A change of a plan's themes worked out: the plan's next version, which repeats the themes that stay as they are, and what
/// is written on those of the version before. Nothing is changed by making one.
/// </summary>
internal sealed partial record ThemeChange
{
    public const int LongestName = 120;
    public const int LongestReason = 500;

    private const int MostParts = 6;
    private const int MostYearsAhead = 5;

    private ThemeChange()
    {
    }

    /// <summary>What is wrong, in a sentence; empty where the change can be made.</summary>
    public string Problem { get; private init; } = "";

    /// <summary>The themes of the new version, in their order.</summary>
    public IReadOnlyList<Theme> Added { get; private init; } = [];

    /// <summary>What is written on the themes that it happens to and on those that are repeated.</summary>
    public IReadOnlyList<ThemeNote> Notes { get; private init; } = [];

    /// <summary>The version that it changes: where that is another one meanwhile, it has to be looked at anew.</summary>
    public string Before { get; private init; } = "";

    /// <summary>What happens, in a sentence with the day.</summary>
    public string Sentence { get; private init; } = "";

    /// <param name="plan">The plan, for the ids of the new rows.</param>
    /// <param name="themes">All themes of the plan.</param>
    /// <param name="given">What is wanted.</param>
    /// <param name="today">The day that the clock shows.</param>
    public static ThemeChange Of(Plan plan, IReadOnlyCollection<Theme> themes, GivenThemeChange given, DateOnly today)
    {
        var own = new ThemeLineage(themes, today).Versions.Where(version => !version.IsEarlierPlan && !version.IsGrouping).ToList();
        if (own.LastOrDefault() is not { } last)
        {
            return Wrong(PlansTexts.ThePlanHasNoVersionOf);
        }

        if (WrongDay(given.On, last, today) is { } wrongDay)
        {
            return Wrong(wrongDay);
        }

        if (given.Reason.Length is 0 or > LongestReason)
        {
            return Wrong(PlansTexts.FormatGiveTheReasonInAtMost(LongestReason));
        }

        var on = given.On!.Value;
        var names = given.Names.Select(name => name.Trim()).Where(name => name.Length > 0).ToList();
        var chosen = last.Themes.Where(theme => given.ThemeIds.Contains(theme.Id)).ToList();
        var revived = given.Kind is ThemeChangeKinds.Revived ? Revivable(themes, last).Where(theme => given.ThemeIds.Contains(theme.Id)).ToList() : [];
        if (given.Kind is ThemeChangeKinds.Revived && names.Count == 0 && revived is [var unnamed])
        {
            names = [unnamed.Name];
        }

        if (WrongChoice(given.Kind, chosen, revived, names, last) is { } wrongChoice)
        {
            return Wrong(wrongChoice);
        }

        var version = NameOf(on, last, own);
        if (version is null)
        {
            return Wrong(PlansTexts.TheThemesWereChangedNineTimes);
        }

        return new Maker(plan, themes, last, version, on, given.Reason, today).Make(given.Kind, chosen, revived, names);
    }

    /// <summary>The themes that the plan had and has not any more.</summary>
    public static IReadOnlyList<Theme> Revivable(IReadOnlyCollection<Theme> themes, ThemeVersion last)
    {
        var names = last.Themes.Select(theme => theme.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. themes.Where(theme => theme.Version != last.Name && theme.ChangeKind is ThemeChangeKinds.Merged or ThemeChangeKinds.Retired or ThemeChangeKinds.Split && !names.Contains(theme.Name)).OrderBy(theme => theme.Name, StringComparer.Ordinal)];
    }

    private static ThemeChange Wrong(string problem) => new() { Problem = problem };

    private static string? WrongDay(DateOnly? on, ThemeVersion last, DateOnly today) => on switch
    {
        null => PlansTexts.GiveTheDayFromWhichIt,
        { } day when day < last.InForceFrom && last.InForceFrom > today => PlansTexts.FormatAChangeIsPlannedForAlready(BritishEnglish.Day(last.InForceFrom)),
        { } day when day < last.InForceFrom => PlansTexts.FormatTheThemesWereChangedLastOn(BritishEnglish.Day(last.InForceFrom)),
        { } day when day > today.AddYears(MostYearsAhead) => PlansTexts.FormatGiveADayUntil(BritishEnglish.Day(today.AddYears(MostYearsAhead))),
        _ => null,
    };

    private static string? WrongChoice(string kind, List<Theme> chosen, List<Theme> revived, List<string> names, ThemeVersion last)
    {
        if (names.Find(name => name.Length > LongestName) is not null)
        {
            return PlansTexts.FormatShortenTheNameToAtMost(LongestName);
        }

        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Count)
        {
            return PlansTexts.TwoPartsHaveTheSameName;
        }

        var mayKeep = kind is ThemeChangeKinds.Merged or ThemeChangeKinds.Split ? chosen : [];
        if (names.Find(name => last.Themes.Except(mayKeep).Any(theme => theme.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && !(kind is ThemeChangeKinds.Renamed && chosen.Contains(theme)))) is { } taken)
        {
            return PlansTexts.FormatThereIsAThemeCalledAlready(taken);
        }

        return kind switch
        {
            ThemeChangeKinds.Renamed when chosen.Count != 1 => PlansTexts.ChooseTheOneThemeThatIs,
            ThemeChangeKinds.Renamed when names.Count != 1 || names[0] == chosen[0].Name => PlansTexts.GiveTheOneNewName,
            ThemeChangeKinds.Merged when chosen.Count < 2 => PlansTexts.ChooseTheThemesThatAreMerged,
            ThemeChangeKinds.Merged when names.Count != 1 => PlansTexts.GiveTheOneNameOfThe,
            ThemeChangeKinds.Split when chosen.Count != 1 => PlansTexts.ChooseTheOneThemeThatIsSplit,
            ThemeChangeKinds.Split when names.Count is < 2 or > MostParts => PlansTexts.FormatGiveTheNamesOfTheParts(NumberWords.Of(MostParts)),
            ThemeChangeKinds.Retired when chosen.Count == 0 => PlansTexts.ChooseTheThemeThatIsRetired,
            ThemeChangeKinds.Retired when chosen.Count == last.Themes.Count => PlansTexts.APlanNeedsAThemeNot,
            ThemeChangeKinds.Revived when revived.Count != 1 => PlansTexts.ChooseTheOneThemeThatComes,
            ThemeChangeKinds.Revived when names.Count != 1 => PlansTexts.GiveOneName,
            _ when !ThemeChangeKinds.All.Contains(kind) => PlansTexts.ChooseWhatHappens,
            _ => null,
        };
    }

    /// <summary>A version is named by its first day, further ones of the day by a number after it.</summary>
    private static string? NameOf(DateOnly on, ThemeVersion last, List<ThemeVersion> own)
    {
        var day = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (last.InForceFrom != on)
        {
            return day;
        }

        var ofDay = own.Count(version => version.InForceFrom == on);
        return ofDay < 9 ? string.Create(CultureInfo.InvariantCulture, $"{day}-{ofDay + 1}") : null;
    }

    /// <summary>Makes the rows of one change.</summary>
    private sealed partial class Maker(Plan plan, IReadOnlyCollection<Theme> themes, ThemeVersion last, string version, DateOnly on, string reason, DateOnly today)
    {
        private readonly List<Theme> _added = [];
        private readonly List<ThemeNote> _notes = [];
        private readonly HashSet<string> _ids = [.. themes.Select(theme => theme.Id)];

        private int _ordinal = themes.Max(theme => theme.Ordinal);

        public ThemeChange Make(string kind, List<Theme> chosen, List<Theme> revived, List<string> names)
        {
            var into = new List<Theme>();
            foreach (var theme in last.Themes)
            {
                if (!chosen.Contains(theme))
                {
                    Repeat(theme);
                }
                else if (into.Count == 0 && kind is not ThemeChangeKinds.Retired)
                {
                    into.AddRange(names.Select(name => Add(chosen.Find(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? chosen[0], name, kind, chosen)));
                }
            }

            into.AddRange(revived.Select(theme => Add(theme, names[0], kind, revived)));
            foreach (var theme in chosen.Concat(revived))
            {
                Note(theme, kind, into);
            }

            for (var place = 0; place < _added.Count; place++)
            {
                _added[place].Order = place + 1;
            }

            return new()
            {
                Added = _added,
                Notes = _notes,
                Before = last.Name,
                Sentence = SentenceOf(kind, [.. chosen, .. revived], names),
            };
        }

        private Theme Repeat(Theme theme)
        {
            var same = New(theme, theme.Name, $"{WithoutVersion().Replace(theme.Id, "")}-{version}", theme.Source);
            same.Predecessors = theme.Id;
            _notes.Add(new(theme.Id, With(theme, same.Id), on > today ? theme.Status : "superseded", theme.ChangeKind, theme.ChangeDate, theme.ChangeNote));
            return same;
        }

        /// <summary>Stored for everybody who reads it later, in whatever language.</summary>
        private static string SourceOf(DateOnly today)
        {
            using var stored = Language.Use(Language.English);
            return $"Recorded in PlanBot on {BritishEnglish.Day(today)}";
        }

        private Theme Add(Theme from, string name, string kind, List<Theme> predecessors)
        {
            var isSame = kind is ThemeChangeKinds.Merged && predecessors.Exists(theme => theme.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            var added = New(from, name, $"{Slug(name)}-{version}", SourceOf(today));
            added.Predecessors = string.Join(';', predecessors.Select(theme => theme.Id));
            added.ChangeKind = isSame ? "strengthened" : kind is ThemeChangeKinds.Merged or ThemeChangeKinds.Split ? "added" : kind;
            (added.ChangeDate, added.ChangeNote) = (PartialDate.Of(on), reason);
            if (kind is ThemeChangeKinds.Split or ThemeChangeKinds.Revived || (kind is ThemeChangeKinds.Merged && !isSame))
            {
                // What it is for, and a status that somebody set, were said of another theme.
                (added.Purpose, added.SetRating, added.SetRatingReason, added.SetRatingBy, added.SetRatingOn, added.SetRatingUntil) = (kind is ThemeChangeKinds.Revived ? from.Purpose : "", "", "", "", null, null);
                added.Lead = kind is ThemeChangeKinds.Revived ? from.Lead : "";
            }

            return added;
        }

        private Theme New(Theme from, string name, string id, string source)
        {
            var unique = id;
            for (var next = 2; !_ids.Add(unique); next++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{next}");
            }

            var theme = new Theme
            {
                PlanId = plan.Id,
                Id = unique,
                Ordinal = ++_ordinal,
                Version = version,
                Name = name,
                Status = on > today ? "planned" : "current",
                Source = source,
                Purpose = from.Purpose,
                Lead = from.Lead,
                SetRating = from.SetRating,
                SetRatingReason = from.SetRatingReason,
                SetRatingBy = from.SetRatingBy,
                SetRatingOn = from.SetRatingOn,
                SetRatingUntil = from.SetRatingUntil,
            };
            _added.Add(theme);
            return theme;
        }

        private void Note(Theme theme, string kind, List<Theme> into)
        {
            var successors = With(theme, [.. into.Select(one => one.Id)]);
            if (kind is ThemeChangeKinds.Revived)
            {
                // What happened to it then stays as it is.
                _notes.Add(new(theme.Id, successors, theme.Status, theme.ChangeKind, theme.ChangeDate, theme.ChangeNote));
                return;
            }

            var goesOn = kind is ThemeChangeKinds.Merged && into.Exists(one => one.Name.Equals(theme.Name, StringComparison.OrdinalIgnoreCase));
            var word = goesOn ? "strengthened" : kind;
            var status = on > today ? theme.Status : word is "strengthened" or ThemeChangeKinds.Renamed ? "superseded" : word;
            var note = theme.ChangeNote.Length > 0 && theme.ChangeNote != reason ? $"{BritishEnglish.Sentence(reason)} Before: {theme.ChangeNote}" : reason;
            _notes.Add(new(theme.Id, successors, status, word, PartialDate.Of(on), note));
        }

        private string SentenceOf(string kind, List<Theme> chosen, List<string> names)
        {
            var old = BritishEnglish.List([.. chosen.Select(theme => theme.Name)]);
            var from = on > today ? PlansTexts.FormatFromOn(BritishEnglish.Day(on)) : on == today ? PlansTexts.FromTodayOn : PlansTexts.FormatSinceOnPart(BritishEnglish.Day(on));
            var are = chosen.Count == 1 ? "is" : "are";
            var what = kind switch
            {
                ThemeChangeKinds.Renamed => PlansTexts.FormatIsCalled(old, names[0]),
                ThemeChangeKinds.Merged => PlansTexts.FormatAreMergedInto(old, names[0]),
                ThemeChangeKinds.Split => PlansTexts.FormatIsSplitInto(old, BritishEnglish.List(names)),
                ThemeChangeKinds.Retired => PlansTexts.FormatOldAreRetired(old, are),
                _ => PlansTexts.FormatIsAThemeAgain(old, names[0] == chosen[0].Name ? "" : PlansTexts.FormatCalledNames(names[0])),
            };
            return PlansTexts.FormatAndThePlanHas(from, what, _added.Count == 1 ? PlansTexts.OneTheme : PlansTexts.FormatAddedCountThemes(NumberWords.Of(_added.Count)));
        }

        private static string With(Theme theme, params IEnumerable<string> ids) => string.Join(';', theme.SuccessorIds.Concat(ids).Distinct());

        private static string Slug(string name)
        {
            var slug = NoLetters().Replace(name.ToLowerInvariant(), "-").Trim('-');
            return slug.Length == 0 ? "theme" : slug.Length <= 50 ? slug : slug[..50].Trim('-');
        }

        [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        private static partial Regex NoLetters();

        [GeneratedRegex(@"-\d{4}-\d{2}-\d{2}(-\d)?(-\d+)?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        private static partial Regex WithoutVersion();
    }
}

/// <summary>What is written on a theme of the version before.</summary>
internal sealed record ThemeNote(string ThemeId, string Successors, string Status, string ChangeKind, PartialDate? ChangeDate, string ChangeNote);
