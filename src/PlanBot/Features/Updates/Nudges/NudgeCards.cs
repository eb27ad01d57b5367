using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Features.Updates;
using PlanBot.Performance;
using PlanBot.Plans;

namespace PlanBot.Features.Updates.Nudges;

/// <summary>The data of <c>OwnUpdatesCard.json</c>: what waits for one owner.</summary>
/// <param name="Nudge">The key of the post that asked; empty where the owner asked.</param>
/// <param name="Place">How many were shown with this card and those before it.</param>
/// <param name="Unchanged">What can be said to be as it was.</param>
/// <param name="Selected">What is ticked already.</param>
/// <param name="Choices">What can be updated.</param>
/// <param name="First">The one that is chosen already.</param>
internal sealed record OwnUpdatesCard(
    CardHeader Header,
    string Title,
    string Text,
    string PlanId,
    string Nudge,
    string Place,
    IReadOnlyList<OwnLine> Lines,
    string More,
    IReadOnlyList<UpdateChoice> Unchanged,
    string Selected,
    IReadOnlyList<UpdateChoice> Choices,
    string First)
{
    /// <summary>So many stand on one card; a button shows the rest.</summary>
    public const int MostShown = 5;

    private static readonly CardTemplate<OwnUpdatesCard> Template = new("Updates.Nudges.OwnUpdatesCard.json", NudgeCardsJson.Default.OwnUpdatesCard);

    /// <summary>The sentence that the notification shows.</summary>
    public static string Sentence(Plan plan, IReadOnlyList<OwnedRecord> due)
    {
        var named = due.Take(2).Select(record => record.Name).ToList();
        var names = due.Count > 2 ? UpdatesTexts.FormatAndMore4(string.Join("; ", named), BritishEnglish.Number(due.Count - 2)) : string.Join("; ", named);
        return UpdatesTexts.FormatForYouIn(BritishEnglish.Count(due.Count, UpdatesTexts.UpdateWaits, UpdatesTexts.UpdatesWait), plan.AreaLabel, plan.Title, names);
    }

    /// <param name="due">What waits, of which those after <paramref name="place"/> are shown.</param>
    /// <param name="all">Everything that the owner may update, to choose from where nothing waits.</param>
    public static JsonObject Render(Plan plan, DateOnly today, string text, IReadOnlyList<OwnedRecord> due, IReadOnlyList<OwnedRecord> all, int place, string nudge)
    {
        var shown = due.Skip(place).Take(MostShown).ToList();
        var rest = due.Count - place - shown.Count;
        var unchanged = shown.Where(record => record.UnchangedInWords.Length > 0).ToList();
        var choices = (due.Count > 0 ? shown : all.Take(25)).Select(record => new UpdateChoice(Shortened(record.Name), $"{record.Kind}:{record.Id}")).ToList();
        return Template.Render(new(
            CardHeader.Of(plan, today),
            due.Count == 0 ? UpdatesTexts.NothingWaitsForYou : UpdatesTexts.WaitingForYou,
            text,
            plan.Id,
            nudge,
            $"{place + shown.Count}",
            [.. shown.Select(record => new OwnLine(record.Name, UpdatesTexts.FormatHeldHeld(record.Held), record.Why))],
            rest > 0 ? UpdatesTexts.FormatAndMore(BritishEnglish.Number(rest)) : "",
            [.. unchanged.Select(record => new UpdateChoice(Shortened($"{Shortened(record.Name, 60)}: {record.UnchangedInWords}", 140), $"{record.Kind}:{record.Id}"))],

            // A figure is hardly ever the same twice: only what was promised is ticked already.
            string.Join(',', unchanged.Where(record => record.Kind != UpdateKinds.Kpi || unchanged.Count == 1).Select(record => $"{record.Kind}:{record.Id}")),
            choices,
            choices.Count == 1 ? choices[0].Value : ""));
    }

    private static string Shortened(string name, int length = 80) => name.Length <= length ? name : $"{name[..(char.IsHighSurrogate(name[length - 2]) ? length - 2 : length - 1)]}…";
}

internal sealed record OwnLine(string Name, string Held, string Why);

/// <summary>The data of <c>NudgeRhythmCard.json</c>.</summary>
internal sealed record NudgeRhythmCard(CardHeader Header, string Text, string PlanId, IReadOnlyList<UpdateInput> Inputs);

/// <summary>The data of <c>OwnersCard.json</c>: who answers for what, and who says so and waits.</summary>
/// <param name="Nobody">The owners whom the plan names and nobody is linked to.</param>
internal sealed record OwnersCard(
    CardHeader Header,
    string Text,
    string PlanId,
    IReadOnlyList<OwnerClaimLine> Claims,
    IReadOnlyList<OwnerLine> Links,
    string Nobody,
    IReadOnlyList<UpdateChoice> Choices);

internal sealed record OwnerClaimLine(string Key, string PlanId, string Person, string What, string Records);

internal sealed record OwnerLine(string Person, string What);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OwnUpdatesCard))]
[JsonSerializable(typeof(NudgeRhythmCard))]
[JsonSerializable(typeof(OwnersCard))]
internal sealed partial class NudgeCardsJson : JsonSerializerContext;
