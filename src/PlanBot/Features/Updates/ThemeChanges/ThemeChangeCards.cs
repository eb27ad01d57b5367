using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Features.Updates;

namespace PlanBot.Features.Updates.ThemeChanges;

/// <summary>The data of <c>ThemeChangeFormCard.json</c>.</summary>
/// <param name="Kind">One of <c>ThemeChangeKinds</c>.</param>
internal sealed record ThemeChangeFormCard(CardHeader Header, string Title, string Text, string PlanId, string Kind, IReadOnlyList<UpdateInput> Inputs);

/// <summary>The data of <c>ThemeChangePreviewCard.json</c>: what would happen, and all that was typed, so that nothing has to be typed again.</summary>
/// <param name="Before">The version that the change was worked out from.</param>
internal sealed record ThemeChangePreviewCard(
    CardHeader Header,
    string Text,
    string ReasonLine,
    string PlanId,
    string Kind,
    string Themes,
    string GivenNames,
    string On,
    string GivenReason,
    string Before);

/// <summary>The data of <c>ThemeChangedCard.json</c>: what was done, and the way back.</summary>
internal sealed record ThemeChangedCard(CardHeader Header, string Title, string Text, string PlanId, string Key);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ThemeChangeFormCard))]
[JsonSerializable(typeof(ThemeChangePreviewCard))]
[JsonSerializable(typeof(ThemeChangedCard))]
internal sealed partial class ThemeChangeCardsJson : JsonSerializerContext;
