using System.Text.Json.Serialization;
using PlanBot.Cards;

namespace PlanBot.Features.Updates;

/// <summary>The data of <c>UpdateFormCard.json</c>: the form for a value, a status or a decision.</summary>
/// <param name="Kind">What it is about, one of <c>UpdateKinds</c>.</param>
/// <param name="Unchanged">Not empty where "nothing has changed" is offered.</param>
internal sealed record UpdateFormCard(
    CardHeader Header,
    string Title,
    string Text,
    string Held,
    string PlanId,
    string Kind,
    string Id,
    string Verb,
    string Send,
    IReadOnlyList<UpdateInput> Inputs,
    string Unchanged,
    string Decision)
{
    /// <summary>What the button for "nothing has changed" says.</summary>
    public string UnchangedTitle { get; init; } = UpdatesTexts.NothingHasChanged;

    /// <summary>The key of the post that asked for it; empty where nobody was asked.</summary>
    public string Nudge { get; init; } = "";
}

/// <summary>An input of the form.</summary>
/// <param name="Type"><c>text</c>, <c>choice</c> or <c>date</c>.</param>
internal sealed record UpdateInput(
    string Type,
    string Id,
    string Label,
    string Value,
    string Placeholder,
    bool IsMultiline,
    bool IsRequired,
    int MaxLength,
    string ErrorMessage,
    IReadOnlyList<UpdateChoice> Choices);

internal sealed record UpdateChoice(string Title, string Value);

/// <summary>The data of <c>UpdatedCard.json</c>: what was kept, and the way back.</summary>
internal sealed record UpdatedCard(CardHeader Header, string Text, string PlanId, string Key)
{
    /// <summary>The button's verb that shows what else waits: of everything for staff, of what is one's own for an owner.</summary>
    public string Verb { get; init; } = "update.late";
}

/// <summary>The data of <c>LateUpdatesCard.json</c>: what waits for a value or a status, and for whom.</summary>
internal sealed record LateUpdatesCard(
    CardHeader Header,
    string Title,
    string Text,
    string PlanId,
    IReadOnlyList<LateLine> Lines,
    string More,
    IReadOnlyList<UpdateChoice> Choices,
    IReadOnlyList<UpdateChoice> Unchanged,
    string Selected);

internal sealed record LateLine(string Name, string Owner, string Since);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UpdateFormCard))]
[JsonSerializable(typeof(UpdatedCard))]
[JsonSerializable(typeof(LateUpdatesCard))]
internal sealed partial class UpdateCardsJson : JsonSerializerContext;
