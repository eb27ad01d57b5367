using System.Text.Json.Serialization;
using PlanBot.Cards;

namespace PlanBot.Features.LawRecords;

/// <summary>The data of <c>RecommendationsCard.json</c>: what was recommended, with the steps that followed.</summary>
/// <param name="MayRecord">Not empty where the reader may record a response and is in the personal chat.</param>
internal sealed record RecommendationsCard(
    CardHeader Header,
    string Title,
    string Text,
    string PlanId,
    IReadOnlyList<RecommendationLine> Recommendations,
    string More,
    string Advice,
    string MayRecord,
    string Selected,
    IReadOnlyList<RecommendationChoice> Choices,
    IReadOnlyList<SourceLine> Sources);

internal sealed record RecommendationChoice(string Title, string Value);

/// <summary>A recommendation in the list.</summary>
internal sealed record RecommendationLine(string Made, string Summary, string Outcome, IReadOnlyList<StepLine> Steps);

/// <summary>A step after it: symbol, word and colour together, and the duty that asks for it.</summary>
internal sealed record StepLine(string Text, string Colour, string Law);

/// <summary>The data of <c>AlignmentCard.json</c>: what is asked nationally or by the force and which ambitions support it, or the ambitions that support none of it.</summary>
internal sealed record AlignmentCard(
    CardHeader Header,
    string Title,
    string Text,
    IReadOnlyList<AlignedLine> Items,
    string More,
    IReadOnlyList<SourceLine> Sources);

/// <summary>An item of a framework, or a heading with the ambitions below it.</summary>
internal sealed record AlignedLine(string Name, string Standing, string Colour, IReadOnlyList<AlignedAmbition> Ambitions);

internal sealed record AlignedAmbition(string Text);

/// <summary>The data of <c>ResourcesCard.json</c>: police resources by theme.</summary>
internal sealed record ResourcesCard(CardHeader Header, string Title, string Text, IReadOnlyList<ResourceTheme> Themes, IReadOnlyList<SourceLine> Sources);

internal sealed record ResourceTheme(string Name, IReadOnlyList<Figure> Resources);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecommendationsCard))]
[JsonSerializable(typeof(AlignmentCard))]
[JsonSerializable(typeof(ResourcesCard))]
internal sealed partial class LawRecordsJson : JsonSerializerContext;
