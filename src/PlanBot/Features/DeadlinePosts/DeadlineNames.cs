using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Subscriptions;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>The names of people that deadline cards and subscriptions keep: taken out where a person is erased.</summary>
internal sealed class DeadlineNames(PlanDbContext db) : IPersonalRecords
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, JsonNode>> ExportAsync(PersonRow person, CancellationToken cancellationToken)
    {
        var held = new Dictionary<string, JsonNode>();
        var subscriptions = await db.Set<DeadlineSubscription>().AsNoTracking()
            .Where(subscription => subscription.CreatedByTenantId == person.TenantId && subscription.CreatedByObjectId == person.ObjectId)
            .OrderBy(subscription => subscription.CreatedAtUtc)
            .ToListAsync(cancellationToken);
        if (subscriptions.Count > 0)
        {
            held["subscriptions"] = new JsonArray([.. subscriptions.Select(subscription => new JsonObject { ["plan"] = subscription.PlanId, ["conversation"] = subscription.ConversationId, ["made"] = $"{subscription.CreatedAtUtc:O}" })]);
        }

        var seen = (await SeenAsync(person, cancellationToken)).Where(posted => posted.SeenBy.Split('\n').Contains(person.Name)).Select(posted => posted.MilestoneId).Distinct().Order(StringComparer.Ordinal).ToList();
        if (seen.Count > 0)
        {
            held["deadlinesSeen"] = new JsonArray([.. seen.Select(id => JsonValue.Create(id))]);
        }

        var taken = await TakenAsync(person, cancellationToken);
        var holds = await db.Milestones.AsNoTracking().Where(milestone => milestone.Holder == person.Name && taken.Contains(milestone.Id)).OrderBy(milestone => milestone.Id).ToListAsync(cancellationToken);
        if (holds.Count > 0)
        {
            held["deadlinesHeld"] = new JsonArray([.. holds.Select(milestone => new JsonObject { ["plan"] = milestone.PlanId, ["deadline"] = milestone.Id })]);
        }

        return held;
    }

    /// <inheritdoc/>
    public async Task EraseAsync(PersonRow person, CancellationToken cancellationToken)
    {
        await db.Set<DeadlineSubscription>()
            .Where(subscription => subscription.CreatedByTenantId == person.TenantId && subscription.CreatedByObjectId == person.ObjectId)
            .ExecuteUpdateAsync(update => update.SetProperty(subscription => subscription.CreatedByObjectId, ""), cancellationToken);
        if (person.Name.Length == 0)
        {
            return;
        }

        foreach (var posted in await SeenAsync(person, cancellationToken))
        {
            var others = string.Join('\n', posted.SeenBy.Split('\n').Where(name => name != person.Name));
            await db.Set<PostedDeadline>()
                .Where(same => same.SubscriptionId == posted.SubscriptionId && same.MilestoneId == posted.MilestoneId)
                .ExecuteUpdateAsync(update => update.SetProperty(same => same.SeenBy, others), cancellationToken);
        }

        // Whoever said "I have it" stands in the plan's own row; a holder that a file named is the file's.
        var held = await TakenAsync(person, cancellationToken);
        await db.Milestones.Where(milestone => milestone.Holder == person.Name && held.Contains(milestone.Id))
            .ExecuteUpdateAsync(update => update.SetProperty(milestone => milestone.Holder, PersonRow.ErasedName), cancellationToken);
    }

    private async Task<List<PostedDeadline>> SeenAsync(PersonRow person, CancellationToken cancellationToken) => person.Name.Length == 0
        ? []
        : await db.Set<PostedDeadline>().AsNoTracking().Where(posted => posted.SeenBy.Contains(person.Name)).ToListAsync(cancellationToken);

    /// <summary>The deadlines that the person changed.</summary>
    private Task<List<string>> TakenAsync(PersonRow person, CancellationToken cancellationToken) =>
        db.Set<AuditEntry>().Where(entry => entry.Kind == AuditKinds.Milestone && entry.PersonKey == person.Key).Select(entry => entry.Reference).Distinct().ToListAsync(cancellationToken);
}
