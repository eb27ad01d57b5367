using System.Text.Json.Serialization;
using PlanBot.Cards;

namespace PlanBot.Features.CommitmentStatus;

/// <summary>The data of <c>CommitmentCard.json</c>: a commitment with what was decided about it.</summary>
internal sealed record CommitmentCard(
    CardHeader Header,
    string Title,
    string CommitmentId,
    string ThemeId,
    string PlanId,
    string Text,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<CommitmentDecision> Decisions,
    IReadOnlyList<SourceLine> Sources,
    CardLink Share);

internal sealed record CommitmentDecision(string Date, string Summary, string Detail);

/// <summary>The data of <c>CommitmentListCard.json</c>: a plan's commitments with their status.</summary>
internal sealed record CommitmentListCard(
    CardHeader Header,
    string Title,
    string Text,
    IReadOnlyList<CommitmentLine> Commitments,
    IReadOnlyList<SourceLine> Sources);

internal sealed record CommitmentLine(string Summary, string Status, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CommitmentCard))]
[JsonSerializable(typeof(CommitmentListCard))]
internal sealed partial class CommitmentJson : JsonSerializerContext;
