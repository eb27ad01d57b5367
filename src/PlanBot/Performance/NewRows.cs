using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>The ids and places of rows that people add to a plan, and what becomes of two who add one in the same moment.</summary>
internal static class NewRows
{
    /// <summary>How often a write is tried: once more, and once again where a third person came in between.</summary>
    private const int MostAttempts = 3;

    /// <summary>An id that no row of the plan has, such as <c>review-3</c>.</summary>
    public static async Task<string> IdAsync<TRow>(string kind, IQueryable<TRow> rows, Plan plan, CancellationToken cancellationToken)
        where TRow : PlanRow
    {
        var taken = await rows.Where(row => row.PlanId == plan.Id).Select(row => row.Id).ToHashSetAsync(cancellationToken);
        var number = taken.Count + 1;
        while (taken.Contains($"{kind}-{number}"))
        {
            number++;
        }

        return $"{kind}-{number}";
    }

    /// <summary>The place behind all rows of the plan.</summary>
    public static async Task<int> OrdinalAsync<TRow>(IQueryable<TRow> rows, Plan plan, CancellationToken cancellationToken)
        where TRow : PlanRow =>
        1 + (await rows.Where(row => row.PlanId == plan.Id).MaxAsync(row => (int?)row.Ordinal, cancellationToken) ?? -1);

    /// <summary>
    /// Writes, and where somebody took the same id in the same moment reads what is there now and writes again. The first
    /// attempt stored nothing.
    /// </summary>
    public static async Task<UpdateOutcome> WriteAsync(PlanDbContext db, Func<Task<UpdateOutcome>> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (DbUpdateException conflict) when (attempt < MostAttempts && db.IsOvertaken(conflict))
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
