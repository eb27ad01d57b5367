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
    public async Task EraseAsync(PersonRow person, CancellationToken cancellationToken)
    {
        await db.Set<DeadlineSubscription>()
            .Where(subscription => subscription.CreatedByTenantId == person.TenantId && subscription.CreatedByObjectId == person.ObjectId)
            .ExecuteUpdateAsync(update => update.SetProperty(subscription => subscription.CreatedByObjectId, ""), cancellationToken);
        if (person.Name.Length == 0)
        {
            return;
        }

        foreach (var posted in await db.Set<PostedDeadline>().AsNoTracking().Where(posted => posted.SeenBy.Contains(person.Name)).ToListAsync(cancellationToken))
        {
            var others = string.Join('\n', posted.SeenBy.Split('\n').Where(name => name != person.Name));
            await db.Set<PostedDeadline>()
                .Where(same => same.SubscriptionId == posted.SubscriptionId && same.MilestoneId == posted.MilestoneId)
                .ExecuteUpdateAsync(update => update.SetProperty(same => same.SeenBy, others), cancellationToken);
        }

        // Whoever said "I have it" stands in the plan's own row; a holder that a file named is the file's.
        var held = await db.Set<AuditEntry>().Where(entry => entry.Kind == AuditKinds.Milestone && entry.PersonKey == person.Key).Select(entry => entry.Reference).Distinct().ToListAsync(cancellationToken);
        await db.Milestones.Where(milestone => milestone.Holder == person.Name && held.Contains(milestone.Id))
            .ExecuteUpdateAsync(update => update.SetProperty(milestone => milestone.Holder, PersonRow.ErasedName), cancellationToken);
    }
}
