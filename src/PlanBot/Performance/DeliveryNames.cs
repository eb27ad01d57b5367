using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>
/// The names that updates and statuses set by a person leave in the plan's own rows. A row counts as the person's where the
/// audit has an entry of theirs about it: a namesake whom a file brought is the file's.
/// </summary>
internal sealed class DeliveryNames(PlanDbContext db) : IPersonalRecords
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, JsonNode>> ExportAsync(PersonRow person, CancellationToken cancellationToken)
    {
        var references = new List<string>();
        var recordedBy = PlanUpdates.RecordedBy(person.Name);
        foreach (var (kind, ids) in await ChangedAsync(person, cancellationToken))
        {
            references.AddRange(kind switch
            {
                AuditKinds.Status => await RatedBy(person).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Ambition => await db.Ambitions.Where(row => row.UpdatedBy == person.Name && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Commitment => await db.Commitments.Where(row => row.UpdatedBy == person.Name && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Measurement => await db.Measurements.Where(row => row.RecordedBy == person.Name && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Recommendation => await db.Recommendations.Where(row => (row.UpdatedBy == person.Name || row.Source.Contains(recordedBy)) && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Review => await db.Reviews.Where(row => row.Source.Contains(recordedBy) && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Alignment => await db.Alignments.Where(row => row.Source.Contains(recordedBy) && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Decision => await db.Decisions.Where(row => row.Source.Contains(recordedBy) && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Reallocation => await db.Reallocations.Where(row => row.Source.Contains(recordedBy) && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                _ => [],
            });
        }

        return references.Count == 0
            ? new Dictionary<string, JsonNode>()
            : new() { ["namedAsUpdating"] = new JsonArray([.. references.Order(StringComparer.Ordinal).Select(reference => JsonValue.Create(reference))]) };
    }

    /// <inheritdoc/>
    public async Task EraseAsync(PersonRow person, CancellationToken cancellationToken)
    {
        foreach (var (kind, ids) in await ChangedAsync(person, cancellationToken))
        {
            _ = kind switch
            {
                AuditKinds.Status => await RatedBy(person)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.SetRatingBy, PersonRow.ErasedName), cancellationToken),
                AuditKinds.Ambition => await db.Ambitions.Where(row => row.UpdatedBy == person.Name && ids.Contains(row.Id))
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedBy, PersonRow.ErasedName), cancellationToken),
                AuditKinds.Commitment => await db.Commitments.Where(row => row.UpdatedBy == person.Name && ids.Contains(row.Id))
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedBy, PersonRow.ErasedName), cancellationToken),
                AuditKinds.Measurement => await db.Measurements.Where(row => row.RecordedBy == person.Name && ids.Contains(row.Id))
                        .ExecuteUpdateAsync(update => update.SetProperty(row => row.RecordedBy, PersonRow.ErasedName), cancellationToken)
                    + await EraseSourceAsync(db.Measurements, ids, person, cancellationToken),
                AuditKinds.Recommendation => await db.Recommendations.Where(row => row.UpdatedBy == person.Name && ids.Contains(row.Id))
                        .ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedBy, PersonRow.ErasedName), cancellationToken)
                    + await EraseSourceAsync(db.Recommendations, ids, person, cancellationToken),
                AuditKinds.Review => await EraseSourceAsync(db.Reviews, ids, person, cancellationToken),
                AuditKinds.Alignment => await EraseSourceAsync(db.Alignments, ids, person, cancellationToken),
                AuditKinds.Decision => await EraseSourceAsync(db.Decisions, ids, person, cancellationToken),
                AuditKinds.Reallocation => await EraseSourceAsync(db.Reallocations, ids, person, cancellationToken),
                AuditKinds.Milestone => await EraseSourceAsync(db.Milestones, ids, person, cancellationToken),
                _ => 0,
            };
        }

        await EraseInLaterChangesAsync(person, cancellationToken);
    }

    /// <summary>A status goes on with its theme into each later version, whoever makes that: what counts is that the person set one in the plan.</summary>
    private IQueryable<Theme> RatedBy(PersonRow person)
    {
        var plans = PlansRatedBy(person);
        return db.Themes.Where(row => row.SetRatingBy == person.Name && plans.Contains(row.PlanId));
    }

    private IQueryable<string> PlansRatedBy(PersonRow person) =>
        db.Set<AuditEntry>().Where(entry => entry.PersonKey == person.Key && entry.Kind == AuditKinds.Status).Select(entry => entry.PlanId);

    private static Task<int> EraseSourceAsync<TRow>(IQueryable<TRow> rows, List<string> ids, PersonRow person, CancellationToken cancellationToken)
        where TRow : PlanRow
    {
        var (recordedBy, recordedByNobody) = (PlanUpdates.RecordedBy(person.Name), PlanUpdates.RecordedBy(PersonRow.ErasedName));
        return rows.Where(row => row.Source.Contains(recordedBy) && ids.Contains(row.Id))
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Source, row => row.Source.Replace(recordedBy, recordedByNobody)), cancellationToken);
    }

    /// <summary>What others changed after the person has the person's name among the values before.</summary>
    private async Task EraseInLaterChangesAsync(PersonRow person, CancellationToken cancellationToken)
    {
        if (person.Name.Length == 0)
        {
            return;
        }

        var own = db.Set<AuditEntry>().Where(entry => entry.PersonKey == person.Key);
        var plans = PlansRatedBy(person);
        var others = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.PersonKey != person.Key)
            .Where(entry => own.Any(mine => mine.Kind == entry.Kind && mine.PlanId == entry.PlanId && mine.Reference == entry.Reference)
                || (entry.Kind == AuditKinds.Theme && plans.Contains(entry.PlanId)))
            .ToListAsync(cancellationToken);
        foreach (var entry in others)
        {
            var (before, after) = (WithoutName(entry.BeforeJson, person.Name), WithoutName(entry.AfterJson, person.Name));
            await db.Set<AuditEntry>().Where(same => same.Id == entry.Id)
                .ExecuteUpdateAsync(update => update.SetProperty(same => same.BeforeJson, before).SetProperty(same => same.AfterJson, after), cancellationToken);
        }
    }

    private static string WithoutName(string json, string name)
    {
        var fields = AuditTrail.FieldsOf(json);
        return fields.Any(field => field.Value.Contains(name, StringComparison.Ordinal))
            ? new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value == name
                ? PersonRow.ErasedName
                : field.Value.Replace(PlanUpdates.RecordedBy(name), PlanUpdates.RecordedBy(PersonRow.ErasedName), StringComparison.Ordinal))))).ToJsonString()
            : json;
    }

    private async Task<IReadOnlyList<(string Kind, List<string> Ids)>> ChangedAsync(PersonRow person, CancellationToken cancellationToken)
    {
        if (person.Name.Length == 0)
        {
            return [];
        }

        var changed = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.PersonKey == person.Key)
            .Select(entry => new { entry.Kind, entry.Reference })
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. changed.GroupBy(entry => entry.Kind).Select(entries => (entries.Key, entries.Select(entry => entry.Reference).ToList()))];
    }
}
