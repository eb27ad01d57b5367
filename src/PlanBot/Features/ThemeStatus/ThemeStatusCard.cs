using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;

namespace PlanBot.Features.ThemeStatus;

/// <summary>Everything that the data says of a theme on a day.</summary>
internal sealed record ThemeFacts(
    Plan Plan,
    Theme Theme,
    ThemeLineage Lineage,
    ThemeRating Rating,
    List<KpiReading> Kpis,
    KpiTrend Trend,
    List<Commitment> Commitments,
    List<Ambition> Ambitions,
    List<Outcome> Outcomes,
    List<CommissioningLine> Lines,
    List<Milestone> Milestones,
    IReadOnlyList<SourceReference> Sources,
    DateOnly Today);

/// <summary>The data of <c>ThemeStatusCard.json</c>.</summary>
internal sealed record ThemeStatusCard(
    CardHeader Header,
    string Theme,
    string ThemeId,
    string PlanId,
    string Rating,
    string RatingColour,
    string Why,
    string Text,
    string Purpose,
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<KpiLine> Kpis,
    string MoreKpis,
    KpiTrend Trend,
    IReadOnlyList<MilestoneLine> Milestones,
    IReadOnlyList<SourceLine> Sources,
    CardLink Share);

internal sealed record KpiLine(string Name, string Latest, string Comparison, string Verdict, string Colour);

internal sealed record MilestoneLine(string Date, string Event, string Body);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ThemeStatusCard))]
internal sealed partial class ThemeStatusJson : JsonSerializerContext;
