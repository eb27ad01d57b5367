using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.Health;

/// <summary>There is a plan to ask about, and the default one is there.</summary>
internal sealed class PlansCheck(PlanDbContext db, IConfiguration configuration) : InstallationCheck
{
    private const string Setting = "PlanBot:DefaultPlan";

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        var plans = await db.IsUpToDateAsync(cancellationToken)
            ? await db.Plans.AsNoTracking().Select(plan => plan.Id).ToListAsync(cancellationToken)
            : [];
        var standard = configuration[Setting] ?? "";
        return plans.Count == 0 ? [Finding.Warning("", "There is no plan to ask about.", "Import one: planbot import FOLDER.")]
            : standard.Length > 0 && !plans.Contains(standard, StringComparer.OrdinalIgnoreCase) ? [Finding.Fault(Setting, $"There is no plan {standard}.", $"Set it to one of: {string.Join(", ", plans.Order(StringComparer.Ordinal))}.")]
            : [Finding.Ok($"{BritishEnglish.Count(plans.Count, "plan")}.", Setting)];
    }
}
