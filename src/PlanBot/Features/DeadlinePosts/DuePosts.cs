using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Asks the data what is to be posted: the one source of truth, whatever was missed in between.</summary>
internal sealed class DuePosts(PlanDbContext db, PeopleDirectory people, DeepLinks links, TimeProvider clock)
{
    /// <summary>The subscriptions that post now: in force, in a conversation that PlanBot is in and posts are not held, their time of day come.</summary>
    public async Task<IReadOnlyList<OpenSubscription>> OpenSubscriptionsAsync(CancellationToken cancellationToken)
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
    /// What a post would say now, or why it has nothing to say any more: everything is read anew, since the
    /// milestone may have moved, been done or come nearer since it was queued.
    /// </summary>
    public async Task<DueContent> ReadAsync(DeadlinePostSubject post, CancellationToken cancellationToken)
    {
        var today = PlanDay.Today(clock);
        var content = await ReadCardAsync(post.SubscriptionId, post.MilestoneId, cancellationToken);
        if (content is not DueContent.Deadline { Entry: var entry, Subscription: var subscription })
        {
            return content is DueContent.Gone ? new DueContent.Nothing("not in the plan any more") : content;
        }

        if (entry.CountedDay != post.CountedDay)
        {
            return new DueContent.Nothing("moved");
        }

        var current = DeadlineSchedule.CurrentLead(entry, today, LeadTimes.Parse(subscription.LeadDays), WorkingDays.EnglandAndWales);
        if (current != post.LeadDays)
        {
            return new DueContent.Nothing(current is null ? "done or past" : "overtaken by a later lead time");
        }

        return content;
    }

    /// <summary>The deadline as its card in the subscription's conversation would show it now, or why there is none to show.</summary>
    public async Task<DueContent> ReadCardAsync(Guid subscriptionId, string milestoneId, CancellationToken cancellationToken)
    {
        var today = PlanDay.Today(clock);
        var subscription = await db.Set<DeadlineSubscription>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == subscriptionId, cancellationToken);
        if (subscription is not { EndedAtUtc: null })
        {
            return new DueContent.Nothing("unsubscribed");
        }

        var conversation = await db.Set<Conversation>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == subscription.ConversationId, cancellationToken);
        if (conversation is not { GoneAtUtc: null, HeldAtUtc: null })
        {
            return new DueContent.Nothing(Delivery.ConversationGone);
        }

        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == subscription.PlanId, cancellationToken);
        if (plan is null || plan.IsOverOn(today))
        {
            return new DueContent.Nothing("not in the plan any more");
        }

        var milestone = (await db.MilestonesOfAsync([plan.Id], cancellationToken)).Find(row => row.Id == milestoneId);
        if (milestone is null || !await MaySeeAsync(conversation, milestone, plan, cancellationToken))
        {
            return new DueContent.Gone(plan);
        }

        var entry = new PlanTimetable([milestone], today, WorkingDays.EnglandAndWales).Entries[0];
        var posted = await db.Set<PostedDeadline>().AsNoTracking().SingleOrDefaultAsync(row => row.SubscriptionId == subscriptionId && row.MilestoneId == milestoneId, cancellationToken);
        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        return new DueContent.Deadline(subscription, plan, entry, posted, new SourceReferences(sources).Of(milestone.Source), links.ToRecord(new(plan.Id, "milestone", milestone.Id)));
    }

    /// <summary>
    /// What only the office may see is posted nowhere but into the personal chat of somebody who may see it:
    /// a post is for all who can read the conversation.
    /// </summary>
    private async Task<bool> MaySeeAsync(Conversation conversation, Milestone milestone, Plan plan, CancellationToken cancellationToken) =>
        milestone.Visibility != "staff"
        || (conversation is { Type: "personal", PersonObjectId.Length: > 0 }
            && Permissions.Allows(
                await people.FindAsync(conversation.TenantId, conversation.PersonObjectId, "", cancellationToken),
                PlanBotAction.SeeStaffOnly,
                plan.Area));
}

/// <summary>A subscription with the conversation that it posts into.</summary>
internal sealed record OpenSubscription(DeadlineSubscription Subscription, Conversation Conversation);

/// <summary>What a post says.</summary>
internal abstract record DueContent
{
    private DueContent()
    {
    }

    /// <summary>The deadline as it stands now, with what people in the conversation did with it, and the link to it; empty without a public host.</summary>
    public sealed record Deadline(DeadlineSubscription Subscription, Plan Plan, TimetableEntry Entry, PostedDeadline? Posted, IReadOnlyList<SourceReference> Sources, string Address) : DueContent;

    /// <summary>The plan does not hold it any more, or not for those who read the conversation.</summary>
    public sealed record Gone(Plan Plan) : DueContent;

    /// <summary>Nothing that is true would be said by it.</summary>
    public sealed record Nothing(string Why) : DueContent;
}
