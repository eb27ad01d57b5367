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
    /// <summary>Where names stand, by the kind under which the audit knows the row; besides in the source of each, as <see cref="PlanUpdates.RecordedBy"/> writes it.</summary>
    private IReadOnlyList<INamingRows> Named =>
    [
        new NamingRows<Ambition>(AuditKinds.Ambition, db.Ambitions, nameof(Ambition.UpdatedBy)),
        new NamingRows<Commitment>(AuditKinds.Commitment, db.Commitments, nameof(Commitment.UpdatedBy)),
        new NamingRows<Measurement>(AuditKinds.Measurement, db.Measurements, nameof(Measurement.RecordedBy)),
        new NamingRows<PanelRecommendation>(AuditKinds.Recommendation, db.Recommendations, nameof(PanelRecommendation.UpdatedBy)),
        new NamingRows<PlanReview>(AuditKinds.Review, db.Reviews, ""),
        new NamingRows<Alignment>(AuditKinds.Alignment, db.Alignments, ""),
        new NamingRows<Decision>(AuditKinds.Decision, db.Decisions, ""),
        new NamingRows<Reallocation>(AuditKinds.Reallocation, db.Reallocations, ""),
        new NamingRows<Milestone>(AuditKinds.Milestone, db.Milestones, ""),
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, JsonNode>> ExportAsync(PersonRow person, CancellationToken cancellationToken)
    {
        if (person.Name.Length == 0)
        {
            return new Dictionary<string, JsonNode>();
        }

        var references = await RatedBy(person).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (var (kind, ids) in await ChangedAsync(person, cancellationToken))
        {
            foreach (var rows in Named.Where(rows => rows.Kind == kind))
            {
                references.AddRange(await rows.FindAsync(ids, person.Name, cancellationToken));
            }
        }

        return references.Count == 0
            ? new Dictionary<string, JsonNode>()
            : new() { ["namedAsUpdating"] = new JsonArray([.. references.Order(StringComparer.Ordinal).Select(reference => JsonValue.Create(reference))]) };
    }

    /// <inheritdoc/>
    public async Task EraseAsync(PersonRow person, CancellationToken cancellationToken)
    {
        if (person.Name.Length == 0)
        {
            return;
        }

        await RatedBy(person).ExecuteUpdateAsync(update => update.SetProperty(row => row.SetRatingBy, PersonRow.ErasedName), cancellationToken);
        foreach (var (kind, ids) in await ChangedAsync(person, cancellationToken))
        {
            foreach (var rows in Named.Where(rows => rows.Kind == kind))
            {
                await rows.EraseAsync(ids, person.Name, cancellationToken);
            }
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

    /// <summary>What others changed after the person has the person's name among the values before.</summary>
    private async Task EraseInLaterChangesAsync(PersonRow person, CancellationToken cancellationToken)
    {
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
            if (before != entry.BeforeJson || after != entry.AfterJson)
            {
                await db.Set<AuditEntry>().Where(same => same.Id == entry.Id)
                    .ExecuteUpdateAsync(update => update.SetProperty(same => same.BeforeJson, before).SetProperty(same => same.AfterJson, after), cancellationToken);
            }
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
        var changed = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.PersonKey == person.Key)
            .Select(entry => new { entry.Kind, entry.Reference })
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. changed.GroupBy(entry => entry.Kind).Select(entries => (entries.Key, entries.Select(entry => entry.Reference).ToList()))];
    }

    /// <summary>Rows of one kind that may name whoever changed them.</summary>
    private interface INamingRows
    {
        string Kind { get; }

        Task<List<string>> FindAsync(List<string> ids, string name, CancellationToken cancellationToken);

        Task EraseAsync(List<string> ids, string name, CancellationToken cancellationToken);
    }

    /// <param name="Kind">One of <see cref="AuditKinds"/>.</param>
    /// <param name="Rows">All of the kind.</param>
    /// <param name="NameField">The column that holds a name; empty where the source alone names somebody.</param>
    private sealed record NamingRows<TRow>(string Kind, IQueryable<TRow> Rows, string NameField) : INamingRows
        where TRow : PlanRow
    {
        public async Task<List<string>> FindAsync(List<string> ids, string name, CancellationToken cancellationToken) =>
            [.. await NamingInField(ids, name).Select(row => row.Id).Union(NamingInSource(ids, name).Select(row => row.Id)).ToListAsync(cancellationToken)];

        public async Task EraseAsync(List<string> ids, string name, CancellationToken cancellationToken)
        {
            if (NameField.Length > 0)
            {
                await NamingInField(ids, name).ExecuteUpdateAsync(update => update.SetProperty(row => EF.Property<string>(row, NameField), PersonRow.ErasedName), cancellationToken);
            }

            var (recordedBy, recordedByNobody) = (PlanUpdates.RecordedBy(name), PlanUpdates.RecordedBy(PersonRow.ErasedName));
            await NamingInSource(ids, name).ExecuteUpdateAsync(update => update.SetProperty(row => row.Source, row => row.Source.Replace(recordedBy, recordedByNobody)), cancellationToken);
        }

        private IQueryable<TRow> NamingInField(List<string> ids, string name) =>
            NameField.Length == 0 ? Rows.Where(row => false) : Rows.Where(row => ids.Contains(row.Id) && EF.Property<string>(row, NameField) == name);

        private IQueryable<TRow> NamingInSource(List<string> ids, string name)
        {
            var recordedBy = PlanUpdates.RecordedBy(name);
            return Rows.Where(row => ids.Contains(row.Id) && row.Source.Contains(recordedBy));
        }
    }
}
