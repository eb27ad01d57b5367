using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Performance;

/// <summary>What is kept about asking owners: how often, when about what, and what was answered.</summary>
internal sealed class Nudges(PlanDbContext db, AuditTrail audit, TimeProvider clock) : IPersonalRecords
{
    /// <summary>What the person answers for in the plan.</summary>
    public static async Task<IReadOnlyList<OwnedRecord>> OwnedAsync(PlanDbContext db, Plan plan, IReadOnlyCollection<OwnerLink> links, DateOnly today, CancellationToken cancellationToken) => links.Count == 0
        ? []
        : [.. OwnedRecord.Of(await PlanDelivery.ReadAsync(db, plan, staff: true, today, cancellationToken)).Where(record => links.Any(link => link.Covers(plan.Area, plan.Id, record.Kind, record.Id, record.Owner)))];

    public async Task<NudgeSetting> SettingOfAsync(Guid personKey, CancellationToken cancellationToken) =>
        await db.Set<NudgeSetting>().AsNoTracking().SingleOrDefaultAsync(setting => setting.PersonKey == personKey, cancellationToken) ?? new() { PersonKey = personKey };

    public async Task ChangeAsync(Person person, NudgeRhythm rhythm, DateOnly? pausedUntil, CancellationToken cancellationToken)
    {
        var setting = await db.Set<NudgeSetting>().SingleOrDefaultAsync(known => known.PersonKey == person.Key, cancellationToken);
        if (setting is null)
        {
            setting = new() { PersonKey = person.Key };
            db.Add(setting);
        }

        (setting.Rhythm, setting.PausedUntil) = (rhythm, pausedUntil);
        audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.NudgeRhythm, "", $"{person.Key}"), "rhythm changed", setting);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes the one answer that a nudge's card has for a record; the caller holds the transaction.</summary>
    /// <returns>False where it was taken before: the card was used already.</returns>
    public async Task<bool> TakeAnswerAsync(Guid personKey, string planId, string kind, string id, CancellationToken cancellationToken)
    {
        // Also an older card holds the answer to the question that stands open, once.
        var now = clock.GetUtcNow().UtcDateTime;
        var asked = db.Set<NudgedRecord>().Where(record => record.PersonKey == personKey && record.PlanId == planId && record.Kind == kind && record.RecordId == id);
        return await asked.Where(record => record.AnsweredAtUtc == null).ExecuteUpdateAsync(update => update.SetProperty(record => record.AnsweredAtUtc, now), cancellationToken) == 1
            || !await asked.AnyAsync(cancellationToken);
    }

    /// <summary>Those of the people whom PlanBot has a personal chat with.</summary>
    public async Task<HashSet<Guid>> ReachableAsync(IReadOnlyCollection<Guid> personKeys, CancellationToken cancellationToken) => await db.Set<PersonRow>().AsNoTracking()
        .Where(person => personKeys.Contains(person.Key) && person.ErasedAtUtc == null)
        .Where(person => db.Set<Conversation>().Any(chat => chat.TenantId == person.TenantId && chat.PersonObjectId == person.ObjectId && chat.Type == ConversationTypes.Personal && chat.GoneAtUtc == null))
        .Select(person => person.Key)
        .ToHashSetAsync(cancellationToken);

    /// <summary>When each was asked last about the plan's records, without what could not be delivered.</summary>
    public async Task<List<NudgedRecord>> LastAsync(string planId, CancellationToken cancellationToken) => await db.Set<NudgedRecord>().AsNoTracking()
        .Where(record => record.PlanId == planId)
        .Where(record => !db.Set<OutboxPost>().Any(post => post.Key == record.PostKey && post.State == PostState.Failed))
        .ToListAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, JsonNode>> ExportAsync(PersonRow person, CancellationToken cancellationToken)
    {
        var held = new Dictionary<string, JsonNode>();
        if (await db.Set<NudgeSetting>().AsNoTracking().SingleOrDefaultAsync(setting => setting.PersonKey == person.Key, cancellationToken) is { } setting)
        {
            held["nudges"] = new JsonObject { ["rhythm"] = $"{setting.Rhythm}", ["pausedUntil"] = setting.PausedUntil is { } day ? $"{day:yyyy-MM-dd}" : "" };
        }

        if (await db.Set<NudgedRecord>().AsNoTracking().Where(record => record.PersonKey == person.Key).OrderBy(record => record.NudgedOn).ToListAsync(cancellationToken) is { Count: > 0 } nudged)
        {
            held["nudgedAbout"] = new JsonArray([.. nudged.Select(record => new JsonObject { ["record"] = $"{record.PlanId} {record.Kind} {record.RecordId}", ["on"] = $"{record.NudgedOn:yyyy-MM-dd}" })]);
        }

        return held;
    }

    /// <inheritdoc/>
    public async Task EraseAsync(PersonRow person, CancellationToken cancellationToken)
    {
        await db.Set<NudgeSetting>().Where(setting => setting.PersonKey == person.Key).ExecuteDeleteAsync(cancellationToken);
        await db.Set<NudgedRecord>().Where(record => record.PersonKey == person.Key).ExecuteDeleteAsync(cancellationToken);
    }
}
