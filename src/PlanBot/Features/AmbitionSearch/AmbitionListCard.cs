using System.Text.Json.Serialization;
using PlanBot.Cards;

namespace PlanBot.Features.AmbitionSearch;

/// <summary>The data of <c>AmbitionListCard.json</c>.</summary>
internal sealed record AmbitionListCard(
    CardHeader Header,
    string Title,
    string Text,
    IReadOnlyList<AmbitionLine> Ambitions,
    string Missing,
    IReadOnlyList<SourceLine> Sources);

/// <summary>An ambition in a list.</summary>
/// <param name="Theme">The themes that it is mapped to and the heading that it stands under.</param>
/// <param name="Share">A link that unfurls to the ambition's own card.</param>
internal sealed record AmbitionLine(string Summary, string Theme, string Target, string Status, CardLink Share);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AmbitionListCard))]
internal sealed partial class AmbitionListJson : JsonSerializerContext;
