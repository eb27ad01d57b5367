using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.PanelPaper;

/// <summary>"Draft the panel paper": a Word file from the plan's data for the area's staff, handed over in the personal chat.</summary>
internal sealed class PanelPaperHandler(PlanDbContext db, PreparedPapers papers, PaperLinks links, TimeProvider clock)
{
    private static readonly CardTemplate<PanelPaperCard> Template = new("PanelPaper.PanelPaperCard.json", PanelPaperJson.Default.PanelPaperCard);

    /// <param name="themeId">The one theme that it is about; empty for all in force.</param>
    public async Task<Answer> DraftAsync(Turn turn, Plan plan, string themeId, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.DraftPaper, plan.Area))
        {
            return new(AnswerKind.Refuse, PanelPaperTexts.FormatNoPaperWasDraftedThatIs(plan.AreaLabel)) { Audience = Audience.Asker };
        }

        var facts = await PaperFacts.ReadAsync(db, plan, turn.Today, cancellationToken);
        var paper = PaperDraft.Of(facts, themeId, turn.Person.Name);
        var content = WordPaper.Write(paper, clock.GetUtcNow().UtcDateTime);
        var name = FileNameOf(plan, themeId, turn.Today);
        var token = await papers.KeepAsync(turn.Person.Key, name, content, cancellationToken);
        var text = PanelPaperTexts.FormatThePaperIsDraftedFromThe(paper.Title, BritishEnglish.Day(turn.Today), BritishEnglish.Count(paper.Blanks, PanelPaperTexts.BlankIs, PanelPaperTexts.BlanksAre), Paper.BlankMark);
        var answer = new Answer(AnswerKind.Status, text)
        {
            Audience = Audience.Asker,
            Entities = themeId.Length > 0 ? [new(EntityTypes.Theme, themeId, plan.Id, 1)] : [],
        };
        if (turn.TakesFiles)
        {
            return answer with { File = new(name, PanelPaperTexts.TheDraftedPaperIfYouAccept, content.Length, token) };
        }

        return links.ToPaper(token) is { Length: > 0 } address
            ? answer with { Card = Template.Render(new(CardHeader.Of(plan, turn.Today), text, name, address)) }
            : answer with { Text = PanelPaperTexts.FormatThereIsNoAddressHereTo(text, plan.Id) };
    }

    /// <summary>Such as <c>northshire-2025-29-victims-2026-11-24.docx</c>.</summary>
    public static string FileNameOf(Plan plan, string themeId, DateOnly day) =>
        $"{plan.Id}{(themeId.Length > 0 ? $"-{themeId}" : "")}-{PartialDate.Of(day).Text}.docx";
}

/// <summary>The data of <c>PanelPaperCard.json</c>.</summary>
internal sealed record PanelPaperCard(CardHeader Header, string Text, string Name, string Address);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PanelPaperCard))]
internal sealed partial class PanelPaperJson : JsonSerializerContext;
