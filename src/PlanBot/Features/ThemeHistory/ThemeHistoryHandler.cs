using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.ThemeHistory;

/// <summary>"What happened to theme X": what it was, what it became, when and why.</summary>
internal sealed class ThemeHistoryHandler(PlanDbContext db)
{
    private static readonly CardTemplate<ThemeHistoryCard> Template =
        new("ThemeHistory.ThemeHistoryCard.json", ThemeHistoryJson.Default.ThemeHistoryCard);

    /// <param name="themeId">The theme asked about; empty for the plan's versions as a whole.</param>
    /// <param name="topic">What was asked about where it is no theme of the plan; empty where no topic was named.</param>
    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, string themeId, string topic, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var lineage = new ThemeLineage(themes, turn.Today);
        var theme = themes.SingleOrDefault(row => row.Id == themeId);
        var untied = themes.Exists(row => lineage.VersionOf(row).IsEarlierPlan) && themes.TrueForAll(row => row.PredecessorIds.Count == 0 && row.SuccessorIds.Count == 0);

        var lines = theme is null ? OfVersions(lineage) : OfTheme(lineage, theme);
        topic = IsAboutVersions(topic) ? "" : topic;
        if (theme is null && lineage.Versions.Count(version => !version.IsEarlierPlan && !version.IsGrouping) < 2 && await PlanBeforeAsync(plan, turn, cancellationToken) is { Length: > 0 } before)
        {
            lines.Add(before);
        }

        if (untied)
        {
            lines.Add(ThemeHistoryTexts.TheDataHoldsNoMappingBetween);
        }

        if (theme is null && (themeId.Length > 0 || topic.Length > 0))
        {
            lines.Insert(0, ThemeHistoryTexts.FormatIFindNoThemeIn(topic.Length > 0 ? $"\"{topic}\" " : ThemeHistoryTexts.OfThatName, plan.AreaLabel, plan.Title));
        }

        var references = new SourceReferences(sources).Of(
            theme is null ? themes.Select(row => row.Source) : Related(theme, themes).Select(row => row.Source));
        lines.Add(Freshness.InWords(turn.Today, references));
        var text = string.Join(' ', lines);
        return new(AnswerKind.Answer, text)
        {
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                theme?.Name ?? ThemeHistoryTexts.ThemesFromVersionToVersion,
                theme?.Id ?? "",
                plan.Id,
                text,
                lines,
                [.. references.Select(source => new SourceLine(source.ToWords(), source.Address))])),
            Sources = references,
            Entities = theme is null ? [] : [new(EntityTypes.Theme, theme.Id, plan.Id, 1)],
        };
    }

    private static List<string> OfTheme(ThemeLineage lineage, Theme theme)
    {
        List<string> lines = [lineage.Standing(theme), .. lineage.Changes(theme), .. lineage.Origins(theme)];
        if (lineage.VersionCounts() is { Length: > 0 } counts)
        {
            lines.Add(counts);
        }

        return lines;
    }

    private static List<string> OfVersions(ThemeLineage lineage)
    {
        List<string> lines = lineage.VersionCounts() is { Length: > 0 } counts ? [counts] : [];
        var lasting = lineage.Lasting();
        lines.AddRange(lineage.Versions.Where(version => version.IsEarlierPlan || version.IsGrouping || lasting.Contains(version)).Select(version =>
            $"{BritishEnglish.Capitalised(ThemeLineage.VersionInWords(version))}: {BritishEnglish.List([.. version.Themes.Select(theme => theme.Name)])}."));
        lines.AddRange(lineage.Versions
            .SelectMany(version => version.Themes)
            .Where(theme => theme.ChangeKind is "merged" or "split" or "added" or "retired")
            .Select(theme => $"{theme.Name}: {string.Join(' ', lineage.Changes(theme).Concat(lineage.Origins(theme)).Take(2))}"));
        return lines.Count > 0 ? lines : [ThemeHistoryTexts.TheDataHoldsNoThemesFor];
    }

    /// <summary>What the area's plan before this one had as its themes, where the data holds it: no data ties the two together.</summary>
    private async Task<string> PlanBeforeAsync(Plan plan, Turn turn, CancellationToken cancellationToken)
    {
        var plans = await db.Plans.AsNoTracking().Where(row => row.Area == plan.Area).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var at = plans.FindIndex(row => row.Id == plan.Id);
        if (at <= 0)
        {
            return "";
        }

        var earlier = plans[at - 1];
        var themes = await db.Themes.AsNoTracking().Where(row => row.PlanId == earlier.Id).ToListAsync(cancellationToken);
        return new ThemeLineage(themes, turn.Today).InForce is { } last
            ? ThemeHistoryTexts.FormatTheAreasPlanBeforeItHad(earlier.Title, BritishEnglish.List([.. last.Themes.Select(theme => theme.Name)]))
            : "";
    }

    private static readonly HashSet<string> WordsOfVersions = new(StringComparer.OrdinalIgnoreCase)
    {
        "version", "versions", "v1", "v2", "between", "refresh", "refreshed", "revised", "revision", "original", "draft", "difference", "differences", "compare", "compared", "comparison",
        "different", "new", "old", "earlier", "previous", "last", "latest", "current", "map", "maps", "mapped", "mapping", "across", "correspond", "become", "became", "turned", "changed", "changes", "vs", "versus", "since", "plans", "march", "october",
    };

    /// <summary>"From six to four", "between versions" name no theme.</summary>
    private static bool IsAboutVersions(string topic) => topic.Split(' ').All(word =>
        word.All(char.IsAsciiDigit) || WordsOfVersions.Contains(word) || Enumerable.Range(1, 10).Any(number => NumberWords.Of(number) == word || NumberWords.Ordinal(number) == word));

    private static IEnumerable<Theme> Related(Theme theme, List<Theme> themes) =>
        themes.Where(other => other.Id == theme.Id || theme.SuccessorIds.Contains(other.Id) || theme.PredecessorIds.Contains(other.Id));
}

/// <summary>The data of <c>ThemeHistoryCard.json</c>.</summary>
internal sealed record ThemeHistoryCard(
    CardHeader Header,
    string Title,
    string ThemeId,
    string PlanId,
    string Text,
    IReadOnlyList<string> Lines,
    IReadOnlyList<SourceLine> Sources);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ThemeHistoryCard))]
internal sealed partial class ThemeHistoryJson : JsonSerializerContext;
