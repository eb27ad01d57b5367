using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.ThemeStatus;

/// <summary>Asks back which theme is meant, with a button for each.</summary>
internal sealed class ThemeChoiceHandler(PlanDbContext db)
{
    private const int MostChoices = 6;

    private static readonly CardTemplate<WhichThemeCard> Template =
        new("ThemeStatus.WhichThemeCard.json", WhichThemeJson.Default.WhichThemeCard);

    public async Task<Answer> AskAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var named = question.All(EntityTypes.Theme).Where(entity => entity.PlanId == plan.Id).Select(entity => entity.Id).ToList();
        var readings = themes.Where(theme => named.Contains(theme.Id)).ToList();
        if (readings.Count < 2)
        {
            readings = [.. new ThemeLineage(themes, turn.Today).InForce?.Themes ?? []];
        }

        if (readings.Count == 0)
        {
            return new(AnswerKind.Answer, ThemeStatusTexts.FormatTheDataHoldsNoThemesFor(plan.AreaLabel, plan.Title));
        }

        var unknown = named.Count == 0 && question.Best(EntityTypes.Topic) is { } topic ? topic.Id : "";
        var names = string.Join("; ", readings.Select(theme => theme.Name));
        var text = unknown.Length > 0
            ? ThemeStatusTexts.FormatIFindNoThemeInIts(unknown, plan.AreaLabel, plan.Title, NoteOn(plan, unknown), names)
            : ThemeStatusTexts.FormatWhichThemeDoYouMean(names);
        return new(unknown.Length > 0 ? AnswerKind.Answer : AnswerKind.Clarify, text)
        {
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                plan.Id,
                text,
                [.. readings.Take(MostChoices).Select(theme => new ThemeChoice(theme.Name, theme.Id))])),
            Entities = [.. readings.Select(theme => new RecognizedEntity(EntityTypes.Theme, theme.Id, plan.Id, 1))],
        };
    }

    /// <summary>What the plan's own note says of it: a plan may have something underneath its themes.</summary>
    private static string NoteOn(Plan plan, string topic) => string.Concat(plan.Note
        .Split(". ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(sentence => topic.Split(' ').Any(word => word.Length > 3 && sentence.Contains(word, StringComparison.OrdinalIgnoreCase)))
        .Select(sentence => " " + BritishEnglish.Sentence(sentence)));
}

/// <summary>The data of <c>WhichThemeCard.json</c>.</summary>
internal sealed record WhichThemeCard(CardHeader Header, string PlanId, string Text, IReadOnlyList<ThemeChoice> Choices);

internal sealed record ThemeChoice(string Title, string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WhichThemeCard))]
internal sealed partial class WhichThemeJson : JsonSerializerContext;
