using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.Features.RecordSearch;

/// <summary>What everybody may see of a plan, as far as the cards of its records need it.</summary>
internal sealed record RecordFacts(
    Plan Plan,
    IReadOnlyList<Theme> Themes,
    IReadOnlyList<KpiReading> Kpis,
    IReadOnlyList<Commitment> Commitments,
    IReadOnlyList<Ambition> Ambitions,
    IReadOnlyList<Heading> Headings,
    SourceReferences Sources,
    StatusRule Rule,
    ThemeLineage Lineage)
{
    /// <summary>Reads the plan's facts; nothing where the plan is gone.</summary>
    public static async Task<RecordFacts?> ReadAsync(PlanDbContext db, string planId, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == planId, cancellationToken) is not { } plan)
        {
            return null;
        }

        var kpis = await ListAsync(db.Kpis.Where(kpi => kpi.Visibility != "staff"));
        var measurements = (await ListAsync(db.Measurements.Where(measurement => !measurement.Provisional))).ToLookup(measurement => measurement.KpiId);
        var comparators = (await ListAsync(db.Comparators)).OrderBy(comparator => comparator.Ordinal).ToLookup(comparator => comparator.KpiId);
        var themes = await ListAsync(db.Themes);
        return new(
            plan,
            themes,
            kpis.ConvertAll(kpi => KpiReading.Of(kpi, measurements[kpi.Id], comparators[kpi.Id], today)),
            await ListAsync(db.Commitments),
            await ListAsync(db.Ambitions),
            await ListAsync(db.Headings),
            new SourceReferences(await ListAsync(db.Sources)),
            StatusRule.Of((await ListAsync(db.StatusRules)).SingleOrDefault()),
            new ThemeLineage(themes, today));

        Task<List<TRow>> ListAsync<TRow>(IQueryable<TRow> rows)
            where TRow : PlanRow => rows.AsNoTracking().Where(row => row.PlanId == planId).ToListAsync(cancellationToken);
    }

    /// <summary>The themes that a record counts for today.</summary>
    public string ThemeNames(IEnumerable<string> ids) =>
        string.Join("; ", ids.Select(Lineage.HeirId).Select(id => Themes.FirstOrDefault(theme => theme.Id == id)?.Name).OfType<string>().Distinct());
}
