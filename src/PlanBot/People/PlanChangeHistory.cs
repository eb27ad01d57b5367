using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;

namespace PlanBot.People;

/// <summary>Who changed a plan's rows in PlanBot, as the audit trail has it, by name.</summary>
internal sealed class PlanChangeHistory : IPlanChangeHistory
{
    /// <summary>The kinds of record that are a plan's rows, and the type of the row.</summary>
    private static readonly Dictionary<string, string> RowTypes = new(StringComparer.Ordinal)
    {
        [AuditKinds.Measurement] = nameof(Measurement),
        [AuditKinds.Commitment] = nameof(Commitment),
        [AuditKinds.Ambition] = nameof(Ambition),
        [AuditKinds.Decision] = nameof(Decision),
        [AuditKinds.Reallocation] = nameof(Reallocation),
        [AuditKinds.Milestone] = nameof(Milestone),
        [AuditKinds.Status] = nameof(Theme),
    };

    public async Task<IReadOnlyList<PlanBotChange>> OfPlanAsync(PlanDbContext context, string planId, CancellationToken cancellationToken)
    {
        var kinds = RowTypes.Keys.ToList();
        var entries = await context.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.PlanId == planId && kinds.Contains(entry.Kind))
            .OrderByDescending(entry => entry.Id)
            .ToListAsync(cancellationToken);
        var keys = entries.Select(entry => entry.PersonKey).OfType<Guid>().Distinct().ToList();
        var names = await context.Set<PersonRow>().AsNoTracking()
            .Where(person => keys.Contains(person.Key))
            .ToDictionaryAsync(person => person.Key, person => person.Name, cancellationToken);
        return
        [
            .. entries.Select(entry => new PlanBotChange(
                RowTypes[entry.Kind],
                entry.Reference,
                AuditTrail.FieldsOf(entry.BeforeJson).Keys.Concat(AuditTrail.FieldsOf(entry.AfterJson).Keys).ToHashSet(StringComparer.Ordinal),
                entry.PersonKey is { } key ? names.GetValueOrDefault(key, PersonRow.ErasedName) : entry.Actor,
                entry.AtUtc)),
        ];
    }
}
