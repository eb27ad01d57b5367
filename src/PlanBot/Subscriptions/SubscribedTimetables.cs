using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;

namespace PlanBot.Subscriptions;

/// <summary>Asks the data what may be shown in the conversations that subscribed: the one source of truth, whatever was missed in between.</summary>
internal sealed class SubscribedTimetables(PlanDbContext db, PeopleDirectory people, TimeProvider clock)
{
    /// <summary>The subscriptions that post now: in force, in a conversation that PlanBot is in and posts are not held, their time of day come.</summary>
    public async Task<IReadOnlyList<OpenSubscription>> OpenAsync(CancellationToken cancellationToken)
    {
        var subscribed = await db.Set<DeadlineSubscription>().AsNoTracking()
            .Where(subscription => subscription.EndedAtUtc == null)
            .OrderBy(subscription => subscription.Id)
            .Join(
                db.Set<Conversation>().Where(conversation => conversation.GoneAtUtc == null && conversation.HeldAtUtc == null),
                subscription => subscription.ConversationId,
                conversation => conversation.Id,
                (subscription, conversation) => new OpenSubscription(subscription, conversation))
            .ToListAsync(cancellationToken);
        var time = TimeOnly.FromDateTime(PlanDay.Now(clock));
        return [.. subscribed.Where(open => time >= open.Subscription.PostFrom)];
    }

    /// <summary>For each subscription the milestones that may be shown in its conversation, as they count today; nothing of a plan that is over.</summary>
    public async Task<IReadOnlyList<(DeadlineSubscription Subscription, IReadOnlyList<TimetableEntry> Entries)>> FindAsync(IReadOnlyList<OpenSubscription> subscriptions, CancellationToken cancellationToken)
    {
        var today = PlanDay.Today(clock);
        var planIds = subscriptions.Select(open => open.Subscription.PlanId).Distinct().ToList();
        var plans = await db.Plans.AsNoTracking().Where(plan => planIds.Contains(plan.Id)).ToListAsync(cancellationToken);
        var milestones = (await db.MilestonesOfAsync(planIds, cancellationToken)).ToLookup(milestone => milestone.PlanId);
        var found = new List<(DeadlineSubscription, IReadOnlyList<TimetableEntry>)>();
        foreach (var plan in plans.Where(plan => !plan.IsOverOn(today)))
        {
            var timetable = new PlanTimetable(milestones[plan.Id], today, WorkingDays.EnglandAndWales);
            foreach (var open in subscriptions.Where(open => open.Subscription.PlanId == plan.Id))
            {
                var entries = new List<TimetableEntry>();
                foreach (var entry in timetable.Entries)
                {
                    if (await MaySeeAsync(open.Conversation, entry.Milestone, plan, cancellationToken))
                    {
                        entries.Add(entry);
                    }
                }

                found.Add((open.Subscription, entries));
            }
        }

        return found;
    }

    /// <summary>
    /// What only the office may see is posted nowhere but into the personal chat of somebody who may see it:
    /// a post is for all who can read the conversation.
    /// </summary>
    public async Task<bool> MaySeeAsync(Conversation conversation, Milestone milestone, Plan plan, CancellationToken cancellationToken) =>
        milestone.Visibility != "staff"
        || (conversation is { Type: ConversationTypes.Personal, PersonObjectId.Length: > 0 }
            && Permissions.Allows(
                await people.FindAsync(conversation.TenantId, conversation.PersonObjectId, "", cancellationToken),
                PlanBotAction.SeeStaffOnly,
                plan.Area));
}

/// <summary>A subscription with the conversation that it posts into.</summary>
internal sealed record OpenSubscription(DeadlineSubscription Subscription, Conversation Conversation);
