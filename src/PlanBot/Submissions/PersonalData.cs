using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Submissions;

/// <summary>
/// What is held of one person: written out, or erased. Erasing replaces identity and free text by a marker; references,
/// events and decisions stay, and the erasing is itself an event.
/// </summary>
internal sealed class PersonalData(PlanDbContext db, AuditTrail audit, IEnumerable<IPersonalRecords> records, TimeProvider clock)
{
    public const string Marker = "(erased)";

    private const string NoTenant = "erased";

    /// <summary>Fields of a submission's events that hold nobody's words, or the office's decision: they stay.</summary>
    private static readonly HashSet<string> Kept =
    [
        nameof(Submission.Status), nameof(Submission.AssignedToKey), nameof(Submission.Outcome), nameof(Submission.OutcomeThemeIds), nameof(Submission.OutcomeWhere),
        nameof(Submission.OutcomeReason), nameof(Submission.Certainty), nameof(Submission.DecidedAtUtc), nameof(Submission.SubmittedAtUtc), nameof(Submission.Revision),
        nameof(Submission.Organisation), nameof(Submission.ThemeIds), nameof(Submission.RoundId), nameof(Submission.Resubmits),
    ];

    /// <summary>All that is held of the person, as JSON; nothing where the person is not known.</summary>
    public async Task<JsonObject?> ExportAsync(string tenantId, string objectId, CancellationToken cancellationToken)
    {
        if (await FindAsync(tenantId, objectId, cancellationToken) is not { } person)
        {
            return null;
        }

        var submissions = await db.Set<Submission>().AsNoTracking().Where(sent => sent.PersonKey == person.Key).OrderBy(sent => sent.Reference).ToListAsync(cancellationToken);
        var references = submissions.Select(sent => sent.Reference).ToList();
        var versions = await db.Set<SubmissionVersion>().AsNoTracking().Where(version => references.Contains(version.Reference)).OrderBy(version => version.Reference).ThenBy(version => version.Number).ToListAsync(cancellationToken);
        var drafts = await db.Set<SubmissionDraft>().AsNoTracking().Where(draft => draft.PersonKey == person.Key).ToListAsync(cancellationToken);
        var events = await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.PersonKey == person.Key).OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
        var roles = await db.Set<RoleAssignment>().AsNoTracking().Where(role => role.TenantId == person.TenantId && role.ObjectId == person.ObjectId).ToListAsync(cancellationToken);
        var memberships = await db.Set<OrganisationMembership>().AsNoTracking().Where(membership => membership.PersonKey == person.Key).ToListAsync(cancellationToken);
        var held = new JsonObject
        {
            ["person"] = new JsonObject { ["tenantId"] = person.TenantId, ["objectId"] = person.ObjectId, ["name"] = person.Name, ["teamsId"] = person.TeamsId, ["language"] = person.Language, ["firstSeen"] = $"{person.FirstSeenAtUtc:O}" },
            ["roles"] = new JsonArray([.. roles.Select(role => new JsonObject { ["area"] = role.Area, ["role"] = $"{role.Role}" })]),
            ["organisations"] = new JsonArray([.. memberships.Select(membership => new JsonObject { ["area"] = membership.Area, ["named"] = membership.Named })]),
            ["submissions"] = new JsonArray([.. submissions.Select(sent => new JsonObject { ["reference"] = sent.Reference, ["status"] = $"{sent.Status}", ["sent"] = $"{sent.SubmittedAtUtc:O}", ["outcome"] = $"{sent.Outcome}", ["reason"] = sent.OutcomeReason, ["question"] = sent.Question, ["reply"] = sent.Reply })]),
            ["versions"] = new JsonArray([.. versions.Select(version => new JsonObject { ["reference"] = version.Reference, ["number"] = version.Number, ["fields"] = JsonNode.Parse(version.FieldsJson) })]),
            ["drafts"] = new JsonArray([.. drafts.Select(draft => new JsonObject { ["plan"] = draft.PlanId, ["kept"] = $"{draft.SavedAtUtc:O}", ["fields"] = JsonNode.Parse(draft.FieldsJson) })]),
            ["events"] = new JsonArray([.. events.Select(entry => new JsonObject { ["at"] = $"{entry.AtUtc:O}", ["record"] = $"{entry.Kind} {entry.Reference}", ["change"] = entry.Change, ["before"] = JsonNode.Parse(entry.BeforeJson), ["after"] = JsonNode.Parse(entry.AfterJson) })]),
        };
        foreach (var record in records)
        {
            foreach (var (name, value) in await record.ExportAsync(person, cancellationToken))
            {
                held[name] = value;
            }
        }

        return held;
    }

    /// <summary>Erases the person; the references of what was sent, or nothing where the person is not known.</summary>
    public async Task<IReadOnlyList<string>?> EraseAsync(string tenantId, string objectId, AuditActor by, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(tenantId, objectId, cancellationToken) is not { } person)
        {
            return null;
        }

        var sent = await db.Set<Submission>().Where(own => own.PersonKey == person.Key).Select(own => new { own.Reference, own.PlanId }).ToListAsync(cancellationToken);
        var references = sent.ConvertAll(own => own.Reference);
        await EraseTextsAsync(references, cancellationToken);
        await db.Set<SubmissionDraft>().Where(draft => draft.PersonKey == person.Key).ExecuteDeleteAsync(cancellationToken);
        await db.Set<OrganisationMembership>().Where(membership => membership.PersonKey == person.Key).ExecuteDeleteAsync(cancellationToken);
        await db.Set<RoleAssignment>().Where(role => role.TenantId == person.TenantId && role.ObjectId == person.ObjectId).ExecuteDeleteAsync(cancellationToken);
        foreach (var record in records)
        {
            await record.EraseAsync(person, cancellationToken);
        }

        await db.Set<Conversation>().Where(chat => chat.TenantId == person.TenantId && chat.PersonObjectId == person.ObjectId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<OutboxPost>().Where(post => post.PersonTenantId == person.TenantId && post.PersonObjectId == person.ObjectId && post.State == PostState.Waiting)
            .ExecuteUpdateAsync(update => update.SetProperty(post => post.State, PostState.Closed).SetProperty(post => post.ActivityJson, ""), cancellationToken);
        var (key, lane) = ($"{person.Key}", PostOutbox.LaneOf(new PostTarget.Person(person.TenantId, person.ObjectId)));
        await db.Set<OutboxPost>().Where(post => post.PersonTenantId == person.TenantId && post.PersonObjectId == person.ObjectId)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(post => post.Key, post => post.Key.Replace(person.ObjectId, key))
                    .SetProperty(post => post.PersonTenantId, "")
                    .SetProperty(post => post.PersonObjectId, "")
                    .SetProperty(post => post.LaneId, $"person:{key}")
                    .SetProperty(post => post.ActivityJson, ""),
                cancellationToken);
        await db.Set<OutboxLane>().Where(row => row.Id == lane).ExecuteDeleteAsync(cancellationToken);

        await MarkAsync(db.Set<AuditEntry>().Where(entry => entry.PersonKey == person.Key), [], cancellationToken);

        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<PersonRow>().Where(row => row.Key == person.Key).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.TenantId, NoTenant)
                .SetProperty(row => row.ObjectId, key)
                .SetProperty(row => row.Name, PersonRow.ErasedName)
                .SetProperty(row => row.TeamsId, "")
                .SetProperty(row => row.Language, "")
                .SetProperty(row => row.ErasedAtUtc, now),
            cancellationToken);
        foreach (var about in sent.Select(own => new AuditedRecord(AuditKinds.Submission, own.PlanId, own.Reference)).Append(new(AuditKinds.Person, "", key)))
        {
            audit.Record(by, about, "person erased", new Dictionary<string, string>(), new Dictionary<string, string>());
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return references;
    }

    /// <summary>Puts the marker in place of what was written, in every version; who decided what and when stays. The caller holds the transaction.</summary>
    public async Task EraseTextsAsync(IReadOnlyCollection<string> references, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<Submission>().Where(sent => references.Contains(sent.Reference)).ExecuteUpdateAsync(
            update => update
                .SetProperty(sent => sent.Title, Marker)
                .SetProperty(sent => sent.Text, Marker)
                .SetProperty(sent => sent.Strategy, "")
                .SetProperty(sent => sent.Support, "")
                .SetProperty(sent => sent.EvidenceLink, "")
                .SetProperty(sent => sent.AreaCovered, "")
                .SetProperty(sent => sent.Timescale, "")
                .SetProperty(sent => sent.LeadContact, "")
                .SetProperty(sent => sent.Section, "")
                .SetProperty(sent => sent.Question, sent => sent.Question == "" ? "" : Marker)
                .SetProperty(sent => sent.Reply, sent => sent.Reply == "" ? "" : Marker)
                .SetProperty(sent => sent.Revision, sent => sent.Revision + 1)
                .SetProperty(sent => sent.ErasedAtUtc, now),
            cancellationToken);
        await db.Set<SubmissionVersion>().Where(version => references.Contains(version.Reference))
            .ExecuteUpdateAsync(update => update.SetProperty(version => version.FieldsJson, "{}"), cancellationToken);
        await MarkAsync(db.Set<AuditEntry>().Where(entry => entry.Kind == AuditKinds.Submission && references.Contains(entry.Reference)), Kept, cancellationToken);
    }

    /// <summary>Puts the marker in place of the words in the entries; who, when and what was done stays.</summary>
    private async Task MarkAsync(IQueryable<AuditEntry> entries, HashSet<string> kept, CancellationToken cancellationToken)
    {
        foreach (var entry in await entries.AsNoTracking().ToListAsync(cancellationToken))
        {
            var (before, after) = (Marked(entry.BeforeJson, kept), Marked(entry.AfterJson, kept));
            await db.Set<AuditEntry>().Where(own => own.Id == entry.Id)
                .ExecuteUpdateAsync(update => update.SetProperty(own => own.BeforeJson, before).SetProperty(own => own.AfterJson, after), cancellationToken);
        }
    }

    /// <summary>The same fields with the marker for each text that is not kept.</summary>
    private static string Marked(string json, HashSet<string> kept) =>
        new JsonObject(AuditTrail.FieldsOf(json).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value.Length == 0 || kept.Contains(field.Key) ? field.Value : Marker)))).ToJsonString();

    private Task<PersonRow?> FindAsync(string tenantId, string objectId, CancellationToken cancellationToken)
    {
        (tenantId, objectId) = (tenantId.ToLowerInvariant(), objectId.ToLowerInvariant());
        return db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(row => row.TenantId == tenantId && row.ObjectId == objectId, cancellationToken);
    }
}
