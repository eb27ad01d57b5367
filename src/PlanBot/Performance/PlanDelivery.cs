using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>What a plan promises and measures and how far it has come, as far as a reader may see it.</summary>
/// <param name="Measurements">Without provisional ones where the reader is not staff.</param>
internal sealed record PlanDelivery(
    Plan Plan,
    IReadOnlyList<Theme> Themes,
    IReadOnlyList<KpiReading> Kpis,
    IReadOnlyList<Measurement> Measurements,
    IReadOnlyList<Commitment> Commitments,
    IReadOnlyList<Ambition> Ambitions,
    StatusRule Rule,
    SourceReferences Sources,
    DateOnly Today)
{
    /// <param name="staff">Whether what only the office may see is wanted.</param>
    public static async Task<PlanDelivery> ReadAsync(PlanDbContext db, Plan plan, bool staff, DateOnly today, CancellationToken cancellationToken)
    {
        var kpis = await ListAsync(db.Kpis.Where(kpi => staff || kpi.Visibility != "staff"));
        var measurements = await ListAsync(db.Measurements.Where(measurement => staff || !measurement.Provisional));
        var byKpi = measurements.ToLookup(measurement => measurement.KpiId);
        var comparators = (await ListAsync(db.Comparators)).ToLookup(comparator => comparator.KpiId);
        return new(
            plan,
            await ListAsync(db.Themes),
            kpis.ConvertAll(kpi => KpiReading.Of(kpi, byKpi[kpi.Id], comparators[kpi.Id], today)),
            measurements,
            await ListAsync(db.Commitments),
            await ListAsync(db.Ambitions),
            StatusRule.Of((await ListAsync(db.StatusRules)).SingleOrDefault()),
            new SourceReferences(await ListAsync(db.Sources)),
            today);

        Task<List<TRow>> ListAsync<TRow>(IQueryable<TRow> rows)
            where TRow : PlanRow => rows.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
    }

    /// <summary>What became of each theme: what was tied to one that goes on as another counts for that one.</summary>
    public ThemeLineage Lineage { get; } = new(Themes, Today);

    public IReadOnlyList<KpiReading> KpisOf(Theme theme) => Lineage.HeldBy(theme) is var held ? [.. Kpis.Where(reading => held.Contains(reading.Kpi.ThemeId))] : [];

    public IReadOnlyList<Commitment> CommitmentsOf(Theme theme) => Lineage.HeldBy(theme) is var held ? [.. Commitments.Where(row => held.Contains(row.ThemeId))] : [];

    public IReadOnlyList<Ambition> AmbitionsOf(Theme theme) => Lineage.HeldBy(theme) is var held ? [.. Ambitions.Where(row => row.ThemeIdList.Any(held.Contains))] : [];

    public ThemeRating RatingOf(Theme theme) => Rule.Rate(theme, KpisOf(theme), CommitmentsOf(theme), AmbitionsOf(theme), Today);
}
