using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Features.Updates;

namespace PlanBot.Features.Updates.Mapping;

/// <summary>The data of <c>MappingCard.json</c>: one record without a theme, and the themes to choose from.</summary>
/// <param name="Place">Where the record stands in the order, so that skipping goes on after it.</param>
/// <param name="Likely">Which theme is likely and why; empty where none leads.</param>
/// <param name="Key">The last mapping, to be taken back; empty for none.</param>
internal sealed record MappingCard(
    CardHeader Header,
    string Title,
    string Text,
    string Record,
    string Details,
    string PlanId,
    string Kind,
    string Id,
    string Place,
    IReadOnlyList<UpdateInput> Inputs,
    string Likely,
    string Key);

/// <summary>The data of <c>MappedCard.json</c>: what was mapped, or that nothing is left.</summary>
/// <param name="Left">Not empty where more waits.</param>
internal sealed record MappedCard(CardHeader Header, string Title, string Text, string PlanId, string Key, string Left);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MappingCard))]
[JsonSerializable(typeof(MappedCard))]
internal sealed partial class MappingCardsJson : JsonSerializerContext;
