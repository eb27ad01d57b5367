using System.Text.Json.Serialization;
using PlanBot.Cards;

namespace PlanBot.Features.StatusReasons;

/// <summary>The data of <c>StatusReasonsCard.json</c>: everything that counted for a theme's status, and the rule.</summary>
internal sealed record StatusReasonsCard(
    CardHeader Header,
    string Theme,
    string ThemeId,
    string PlanId,
    string Rating,
    string RatingColour,
    string Decided,
    string Text,
    IReadOnlyList<ReasonLine> Items,
    string More,
    IReadOnlyList<string> Rule,
    string MaySet,
    IReadOnlyList<SourceLine> Sources);

/// <summary>One thing that counted.</summary>
internal sealed record ReasonLine(string Verdict, string Colour, string Name, string Why);

/// <summary>The data of <c>StatusFormCard.json</c>: setting a status over the rule.</summary>
internal sealed record StatusFormCard(
    CardHeader Header,
    string Theme,
    string ThemeId,
    string PlanId,
    string Text,
    string Chosen,
    string Reason,
    string Until,
    string Earliest,
    string Latest,
    string IsSet);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StatusReasonsCard))]
[JsonSerializable(typeof(StatusFormCard))]
internal sealed partial class StatusReasonsJson : JsonSerializerContext;
