using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.KpiFigures;

/// <summary>Reads the KPIs that a question may mean, with their values, as far as all who can read the answer may see them.</summary>
internal sealed class KpiFigureReader(PlanDbContext db)
{
    /// <returns>In the order of the readings; a KPI for staff is left out where others read along.</returns>
    public async Task<List<KpiSeries>> ReadAsync(Turn turn, Plan plan, IReadOnlyList<RecognizedEntity> readings, CancellationToken cancellationToken)
    {
        var ids = readings.Select(reading => reading.Id).ToList();
        var staff = turn.MaySeeStaffOnly(plan.Area);
        var kpis = await db.Kpis.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && ids.Contains(row.Id))
            .Where(row => staff || row.Visibility != "staff")
            .ToListAsync(cancellationToken);
        var measurements = await db.Measurements.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && ids.Contains(row.KpiId))
            .Where(row => staff || !row.Provisional)
            .ToListAsync(cancellationToken);
        var comparators = await db.Comparators.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && ids.Contains(row.KpiId))
            .OrderBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        return [.. kpis
            .OrderBy(kpi => ids.IndexOf(kpi.Id))
            .Select(kpi => new KpiSeries(kpi, measurements, comparators.Where(comparator => comparator.KpiId == kpi.Id), turn.Today))];
    }

    /// <summary>The names of what the plan measures, for an answer that has no value to give.</summary>
    public async Task<List<string>> NamesAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var staff = turn.MaySeeStaffOnly(plan.Area);
        return await db.Kpis.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && (staff || row.Visibility != "staff"))
            .OrderBy(row => row.Ordinal)
            .Select(row => row.Name)
            .ToListAsync(cancellationToken);
    }

    public Task<List<Fact>> FactsAsync(Plan plan, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        db.Facts.AsNoTracking().Where(row => row.PlanId == plan.Id && ids.Contains(row.Id)).ToListAsync(cancellationToken);

    public async Task<SourceReferences> SourcesAsync(Plan plan, CancellationToken cancellationToken) =>
        new(await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken));
}
