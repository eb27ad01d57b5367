using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>Who answers for what: the ties between people and the owners that plans name.</summary>
internal sealed class OwnerDirectory(PlanDbContext db, AuditTrail audit, TimeProvider clock) : IPersonalRecords
{
    /// <summary>What the person answers for in the area, as far as its staff say so too.</summary>
    public Task<List<OwnerLink>> ConfirmedAsync(Guid personKey, string area, CancellationToken cancellationToken) =>
        db.Set<OwnerLink>().AsNoTracking().Where(link => link.PersonKey == personKey && link.Area == area && link.ConfirmedAtUtc != null).ToListAsync(cancellationToken);

    /// <summary>All of an area, those that wait first.</summary>
    public Task<List<OwnerLink>> OfAreaAsync(string area, CancellationToken cancellationToken) =>
        db.Set<OwnerLink>().AsNoTracking().Where(link => link.Area == area).OrderBy(link => link.ConfirmedAtUtc != null).ThenBy(link => link.SaidAtUtc).ToListAsync(cancellationToken);

    /// <summary>Whether the person answers for the record, so may update it without being staff.</summary>
    public async Task<bool> OwnsAsync(Person person, Plan plan, string kind, string id, CancellationToken cancellationToken)
    {
        if (!person.IsKnown || await ConfirmedAsync(person.Key, plan.Area, cancellationToken) is not { Count: > 0 } links)
        {
            return false;
        }

        return await OwnerOfAsync(plan, kind, id, cancellationToken) is { } owner && links.Exists(link => link.Covers(plan.Area, plan.Id, kind, id, owner));
    }

    /// <summary>The owner whom the plan names for a record, empty where it names none; nothing where there is no such record.</summary>
    public Task<string?> OwnerOfAsync(Plan plan, string kind, string id, CancellationToken cancellationToken) => kind switch
    {
        UpdateKinds.Kpi => db.Kpis.Where(row => row.PlanId == plan.Id && row.Id == id).Select(row => row.Owner).SingleOrDefaultAsync(cancellationToken),
        UpdateKinds.Commitment => db.Commitments.Where(row => row.PlanId == plan.Id && row.Id == id).Select(row => row.Owner).SingleOrDefaultAsync(cancellationToken),
        UpdateKinds.Ambition => db.Ambitions.Where(row => row.PlanId == plan.Id && row.Id == id).Select(row => row.Owner).SingleOrDefaultAsync(cancellationToken),
        _ => Task.FromResult<string?>(null),
    };

    /// <summary>The person says so of himself or herself, or staff say it of the person.</summary>
    /// <param name="of">Who answers for it.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="wanted">What for; its person, times and id are set here.</param>
    /// <param name="isConfirmed">Whether it counts at once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>False where it is so already.</returns>
    public async Task<bool> LinkAsync(Guid of, Person by, OwnerLink wanted, bool isConfirmed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = await db.Set<OwnerLink>().SingleOrDefaultAsync(
            link => link.PersonKey == of && link.Area == wanted.Area && link.Owner == wanted.Owner && link.PlanId == wanted.PlanId && link.Kind == wanted.Kind && link.RecordId == wanted.RecordId,
            cancellationToken);
        if (known is not null && (known.ConfirmedAtUtc is not null || !isConfirmed))
        {
            return false;
        }

        var link = known ?? wanted;
        if (known is null)
        {
            (link.Id, link.PersonKey, link.SaidAtUtc) = (Guid.NewGuid(), of, now);
            db.Add(link);
        }

        link.ConfirmedAtUtc = isConfirmed ? now : null;
        audit.RecordChanged(AuditActor.Person(by.Key), new(AuditKinds.Owner, wanted.PlanId, $"{link.Id}"), isConfirmed ? "owner linked" : "says to be owner", link);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task<OwnerLink?> ConfirmAsync(Person by, string area, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<OwnerLink>().SingleOrDefaultAsync(link => link.Id == id && link.Area == area && link.ConfirmedAtUtc == null, cancellationToken) is not { } link)
        {
            return null;
        }

        link.ConfirmedAtUtc = clock.GetUtcNow().UtcDateTime;
        audit.RecordChanged(AuditActor.Person(by.Key), new(AuditKinds.Owner, link.PlanId, $"{link.Id}"), "owner confirmed", link);
        await db.SaveChangesAsync(cancellationToken);
        return link;
    }

    /// <summary>Ends it, or declines what somebody says of himself or herself.</summary>
    public async Task<OwnerLink?> EndAsync(Person by, string area, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<OwnerLink>().SingleOrDefaultAsync(link => link.Id == id && link.Area == area, cancellationToken) is not { } link)
        {
            return null;
        }

        db.Remove(link);
        audit.RecordChanged(AuditActor.Person(by.Key), new(AuditKinds.Owner, link.PlanId, $"{link.Id}"), "owner ended", link);
        await db.SaveChangesAsync(cancellationToken);
        return link;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, JsonNode>> ExportAsync(PersonRow person, CancellationToken cancellationToken)
    {
        var links = await db.Set<OwnerLink>().AsNoTracking().Where(link => link.PersonKey == person.Key).OrderBy(link => link.SaidAtUtc).ToListAsync(cancellationToken);
        return links.Count == 0
            ? new Dictionary<string, JsonNode>()
            : new()
            {
                ["answersFor"] = new JsonArray([.. links.Select(link => new JsonObject
                {
                    ["area"] = link.Area,
                    ["owner"] = link.Owner,
                    ["record"] = link.RecordId.Length > 0 ? $"{link.PlanId} {link.Kind} {link.RecordId}" : "",
                    ["said"] = $"{link.SaidAtUtc:O}",
                    ["confirmed"] = link.ConfirmedAtUtc is { } at ? $"{at:O}" : "",
                })]),
            };
    }

    /// <inheritdoc/>
    public Task EraseAsync(PersonRow person, CancellationToken cancellationToken) =>
        db.Set<OwnerLink>().Where(link => link.PersonKey == person.Key).ExecuteDeleteAsync(cancellationToken);
}
