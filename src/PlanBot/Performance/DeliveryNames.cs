using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;

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
                AuditKinds.Status => await db.Themes.Where(row => row.SetRatingBy == person.Name && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Ambition => await db.Ambitions.Where(row => row.UpdatedBy == person.Name && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Commitment => await db.Commitments.Where(row => row.UpdatedBy == person.Name && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Measurement => await db.Measurements.Where(row => row.RecordedBy == person.Name && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Recommendation => await db.Recommendations.Where(row => (row.UpdatedBy == person.Name || row.Source.Contains(recordedBy)) && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Review => await db.Reviews.Where(row => row.Source.Contains(recordedBy) && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
                AuditKinds.Alignment => await db.Alignments.Where(row => row.Source.Contains(recordedBy) && ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken),
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
        var (recordedBy, recordedByNobody) = (PlanUpdates.RecordedBy(person.Name), PlanUpdates.RecordedBy(PersonRow.ErasedName));
        foreach (var (kind, ids) in await ChangedAsync(person, cancellationToken))
        {
            _ = kind switch
            {
                AuditKinds.Status => await db.Themes.Where(row => row.SetRatingBy == person.Name && ids.Contains(row.Id))
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.SetRatingBy, PersonRow.ErasedName), cancellationToken),
                AuditKinds.Ambition => await db.Ambitions.Where(row => row.UpdatedBy == person.Name && ids.Contains(row.Id))
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedBy, PersonRow.ErasedName), cancellationToken),
                AuditKinds.Commitment => await db.Commitments.Where(row => row.UpdatedBy == person.Name && ids.Contains(row.Id))
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedBy, PersonRow.ErasedName), cancellationToken),
                AuditKinds.Measurement => await db.Measurements.Where(row => row.RecordedBy == person.Name && ids.Contains(row.Id))
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.RecordedBy, PersonRow.ErasedName), cancellationToken),
                AuditKinds.Recommendation => await db.Recommendations.Where(row => row.UpdatedBy == person.Name && ids.Contains(row.Id))
                        .ExecuteUpdateAsync(update => update.SetProperty(row => row.UpdatedBy, PersonRow.ErasedName), cancellationToken)
                    + await db.Recommendations.Where(row => row.Source.Contains(recordedBy) && ids.Contains(row.Id))
                        .ExecuteUpdateAsync(update => update.SetProperty(row => row.Source, row => row.Source.Replace(recordedBy, recordedByNobody)), cancellationToken),
                AuditKinds.Review => await db.Reviews.Where(row => row.Source.Contains(recordedBy) && ids.Contains(row.Id))
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.Source, row => row.Source.Replace(recordedBy, recordedByNobody)), cancellationToken),
                AuditKinds.Alignment => await db.Alignments.Where(row => row.Source.Contains(recordedBy) && ids.Contains(row.Id))
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.Source, row => row.Source.Replace(recordedBy, recordedByNobody)), cancellationToken),
                _ => 0,
            };
        }
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
