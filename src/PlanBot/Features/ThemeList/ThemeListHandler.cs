using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.ThemeList;

/// <summary>"Which themes are in the plan": those of the version in force, or of the version asked for.</summary>
internal sealed class ThemeListHandler(PlanDbContext db)
{
    private static readonly CardTemplate<ThemeListCard> Template =
        new("ThemeList.ThemeListCard.json", ThemeListJson.Default.ThemeListCard);

    /// <param name="versionName">The version asked for, such as <c>2013-03</c>; empty for the one in force.</param>
    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, string versionName, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var lineage = new ThemeLineage(themes, turn.Today);
        var version = lineage.Versions.FirstOrDefault(candidate => candidate.Name == versionName) ?? lineage.InForce;
        if (version is null)
        {
            return new(AnswerKind.Answer, ThemeListTexts.FormatTheDataHoldsNoThemesFor(plan.AreaLabel, plan.Title));
        }

        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var references = new SourceReferences(sources).Of(version.Themes.Select(theme => theme.Source));
        var planned = string.Join(' ', lineage.Lasting()
            .Where(later => later.InForceFrom > turn.Today && later.Name != version.Name)
            .Select(later => ThemeListTexts.FormatPlannedForThemes(ThemeLineage.VersionInWords(later), NumberWords.Of(later.Themes.Count), Names(later))));
        var text = $"{Sentence(plan, lineage, version, turn.Today)} {Freshness.InWords(turn.Today, references)}";
        return new(AnswerKind.Answer, text)
        {
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                plan.Id,
                text,
                [.. await LinesAsync(plan, lineage, version, cancellationToken)],
                planned,
                [.. references.Select(source => new SourceLine(source.ToWords(), source.Address))])),
            Sources = references,
        };
    }

    private static string Sentence(Plan plan, ThemeLineage lineage, ThemeVersion version, DateOnly today)
    {
        var count = version.Themes.Count == 1 ? ThemeListTexts.OneTheme : ThemeListTexts.FormatThemesCountThemes(NumberWords.Of(version.Themes.Count));
        var which = ThemeLineage.VersionInWords(version);
        return version.Name == lineage.InForce?.Name && version.InForceFrom <= today
            ? ThemeListTexts.FormatHasOn(plan.AreaLabel, plan.Title, count, BritishEnglish.Day(today), which, Names(version))
            : ThemeListTexts.FormatCapitalisedOfAreaLabelSPlanTitlePart(BritishEnglish.Capitalised(which), plan.AreaLabel, plan.Title, version.InForceFrom > today ? ThemeListTexts.IsPlannedToHave : "had", count, Names(version));
    }

    private async Task<List<ThemeLine>> LinesAsync(Plan plan, ThemeLineage lineage, ThemeVersion version, CancellationToken cancellationToken)
    {
        var held = version.Themes.ToDictionary(theme => theme.Id, lineage.HeldBy);
        var ids = held.Values.SelectMany(themes => themes).ToList();
        var ambitions = await db.Ambitions.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var commitments = await db.Commitments.AsNoTracking().Where(row => row.PlanId == plan.Id && ids.Contains(row.ThemeId)).ToListAsync(cancellationToken);
        return
        [
            .. version.Themes.Select(theme => new ThemeLine(
                theme.Name,
                theme.Id,
                theme.Purpose,
                string.Join(", ", Counts(
                    (ambitions.Count(ambition => ambition.ThemeIdList.Any(held[theme.Id].Contains)), "ambition"),
                    (commitments.Count(commitment => held[theme.Id].Contains(commitment.ThemeId)), "commitment"))))),
        ];
    }

    private static IEnumerable<string> Counts(params IEnumerable<(int Number, string Name)> counts) =>
        counts.Where(count => count.Number > 0).Select(count => BritishEnglish.Count(count.Number, count.Name));

    private static string Names(ThemeVersion version) => BritishEnglish.List([.. version.Themes.Select(theme => theme.Name)]);
}

/// <summary>The data of <c>ThemeListCard.json</c>.</summary>
internal sealed record ThemeListCard(
    CardHeader Header,
    string PlanId,
    string Text,
    IReadOnlyList<ThemeLine> Themes,
    string Planned,
    IReadOnlyList<SourceLine> Sources);

internal sealed record ThemeLine(string Name, string ThemeId, string Purpose, string Counts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ThemeListCard))]
internal sealed partial class ThemeListJson : JsonSerializerContext;
