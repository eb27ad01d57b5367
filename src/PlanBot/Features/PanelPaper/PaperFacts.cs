using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Performance;
using PlanBot.Plans;

namespace PlanBot.Features.PanelPaper;

/// <summary>
/// What a paper is drafted from. A panel's papers are public, so nothing that is for the office only and no provisional
/// value is in it, whoever drafts it.
/// </summary>
internal sealed record PaperFacts(
    PlanDelivery Delivery,
    IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<Heading> Headings,
    IReadOnlyList<DecisionMoney> Decisions,
    IReadOnlyList<CommissioningLine> Lines,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<Meeting> Meetings,
    IReadOnlyList<Body> Bodies,
    IReadOnlyList<StatutoryEvidence> Evidence,
    PaperScrutiny Scrutiny)
{
    public Plan Plan => Delivery.Plan;

    public DateOnly Today => Delivery.Today;

    public static async Task<PaperFacts> ReadAsync(PlanDbContext db, Plan plan, DateOnly today, CancellationToken cancellationToken)
    {
        var reallocations = await ListAsync(db.Reallocations);
        return new(
            await PlanDelivery.ReadAsync(db, plan, staff: false, today, cancellationToken),
            await ListAsync(db.Outcomes),
            await ListAsync(db.Headings),
            [.. (await ListAsync(db.Decisions)).Where(decision => decision.DecidedOn is not { } on || on.First <= today).OrderBy(decision => decision.DecidedOn?.First).Select(decision => DecisionMoney.Of(decision, reallocations))],
            await ListAsync(db.CommissioningLines),
            await ListAsync(db.Milestones.Where(milestone => milestone.Visibility != "staff")),
            await ListAsync(db.Meetings),
            await ListAsync(db.Bodies),
            await ListAsync(db.StatutoryEvidence),
            new(
                EqualityCoverage.Of(await ListAsync(db.Themes), await ListAsync(db.EqualityImpacts), today),
                [.. (await ListAsync(db.Recommendations)).Where(row => row.MadeOn is not { } on || on.First <= today)],
                [.. (await ListAsync(db.Reviews)).Where(row => row.ReviewedOn is { } on && on.First <= today)],
                await ListAsync(db.Alignments),
                await ListAsync(db.Ambitions),
                await ListAsync(db.PoliceResources),
                await db.Duties.AsNoTracking().OrderBy(row => row.Ordinal).ToListAsync(cancellationToken)));

        Task<List<TRow>> ListAsync<TRow>(IQueryable<TRow> rows)
            where TRow : PlanRow => rows.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
    }
}

/// <summary>What law and scrutiny leave behind, as far as the data holds it.</summary>
internal sealed record PaperScrutiny(
    IReadOnlyList<AssessedRevision> Assessments,
    IReadOnlyList<PanelRecommendation> Recommendations,
    IReadOnlyList<PlanReview> Reviews,
    IReadOnlyList<Alignment> Alignments,
    IReadOnlyList<Ambition> Ambitions,
    IReadOnlyList<PoliceResource> Resources,
    IReadOnlyList<Duty> Duties);
