using PlanBot.Plans;

namespace PlanBot.Recognition;

/// <summary>
/// The rows that a vocabulary is made from, of all plans together: each row says by its <see cref="PlanRow.PlanId"/>
/// which plan it belongs to. What is left empty is not recognised.
/// </summary>
internal sealed record VocabularyRows
{
    public IReadOnlyList<Plan> Plans { get; init; } = [];

    public IReadOnlyList<Theme> Themes { get; init; } = [];

    public IReadOnlyList<Ambition> Ambitions { get; init; } = [];

    public IReadOnlyList<Kpi> Kpis { get; init; } = [];

    public IReadOnlyList<Commitment> Commitments { get; init; } = [];

    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    public IReadOnlyList<CommissioningLine> CommissioningLines { get; init; } = [];

    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    public IReadOnlyList<ConsultationComment> Comments { get; init; } = [];

    public IReadOnlyList<StatutoryEvidence> StatutoryEvidence { get; init; } = [];

    public IReadOnlyList<Duty> Duties { get; init; } = [];

    public IReadOnlyList<NationalMeasure> NationalMeasures { get; init; } = [];

    public IReadOnlyList<EqualityImpact> EqualityImpacts { get; init; } = [];

    public IReadOnlyList<PanelRecommendation> Recommendations { get; init; } = [];

    public IReadOnlyList<PlanReview> Reviews { get; init; } = [];

    public IReadOnlyList<Alignment> Alignments { get; init; } = [];

    public IReadOnlyList<PoliceResource> Resources { get; init; } = [];

    public IReadOnlyList<Paragraph> Paragraphs { get; init; } = [];

    /// <summary>The papers, for their names.</summary>
    public IReadOnlyList<PlanSource> Sources { get; init; } = [];

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public IReadOnlyList<Body> Bodies { get; init; } = [];

    public IReadOnlyList<Partner> Partners { get; init; } = [];

    /// <summary>What an administrator added to the abbreviations and other words that PlanBot brings along.</summary>
    public IReadOnlyList<Synonym> Synonyms { get; init; } = [];
}

/// <summary>
/// Two ways to say the same. A meaning of one word takes the term's place (<c>lancs</c>: Lancashire); one of several
/// words is treated as one with its short form (<c>ASB</c>: anti-social behaviour). A term may have several meanings
/// that are written differently (antisocial behaviour).
/// </summary>
internal sealed record Synonym(string Term, string Meaning);
