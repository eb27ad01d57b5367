using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Asks the data what is to be posted: the one source of truth, whatever was missed in between.</summary>
internal sealed class DuePosts(PlanDbContext db, PeopleDirectory people, TimeProvider clock)
{
    /// <summary>The subscriptions that post now: in force, in a conversation that PlanBot is in, their time of day come.</summary>
    public async Task<IReadOnlyList<OpenSubscription>> OpenSubscriptionsAsync(CancellationToken cancellationToken)
    {
        var subscribed = await db.Set<DeadlineSubscription>().AsNoTracking()
            .Where(subscription => subscription.EndedAtUtc == null)
            .OrderBy(subscription => subscription.Id)
            .Join(
                db.Set<Conversation>().Where(conversation => conversation.GoneAtUtc == null),
                subscription => subscription.ConversationId,
                conversation => conversation.Id,
                (subscription, conversation) => new OpenSubscription(subscription, conversation))
            .ToListAsync(cancellationToken);
        var time = TimeOnly.FromDateTime(PlanDay.Now(clock));
        return [.. subscribed.Where(open => time >= open.Subscription.PostFrom)];
    }

    /// <summary>For each subscription the lead time that counts today of each milestone, posted already or not.</summary>
    public async Task<IReadOnlyList<NewPost>> FindAsync(IReadOnlyList<OpenSubscription> subscriptions, CancellationToken cancellationToken)
    {
        var today = PlanDay.Today(clock);
        var planIds = subscriptions.Select(open => open.Subscription.PlanId).Distinct().ToList();
        var plans = await db.Plans.AsNoTracking().Where(plan => planIds.Contains(plan.Id)).ToListAsync(cancellationToken);
        var milestones = (await db.Milestones.AsNoTracking().Where(milestone => planIds.Contains(milestone.PlanId)).ToListAsync(cancellationToken))
            .ToLookup(milestone => milestone.PlanId);
        var due = new List<NewPost>();
        foreach (var plan in plans.Where(plan => !plan.IsOverOn(today)))
        {
            var timetable = new PlanTimetable(milestones[plan.Id], today, WorkingDays.EnglandAndWales);
            foreach (var open in subscriptions.Where(open => open.Subscription.PlanId == plan.Id))
            {
                var leads = LeadTimes.Parse(open.Subscription.LeadDays);
                foreach (var entry in timetable.Entries)
                {
                    if (DeadlineSchedule.CurrentLead(entry, today, leads, WorkingDays.EnglandAndWales) is { } lead
                        && await MaySeeAsync(open.Conversation, entry.Milestone, plan, cancellationToken))
                    {
                        var subject = new DeadlinePostSubject(open.Subscription.Id, entry.Milestone.Id, entry.CountedDay!.Value, lead);
                        due.Add(new(subject.Key, new PostTarget.Conversation(open.Conversation.Id)) { Topic = DeadlinePostAuthor.DeadlineTopic, Subject = subject.ToString() });
                    }
                }
            }
        }

        return due;
    }

    /// <summary>
    /// What a post would say now, or why it has nothing to say any more: everything is read anew, since the
    /// milestone may have moved, been done or come nearer since it was queued.
    /// </summary>
    public async Task<DueContent> ReadAsync(DeadlinePostSubject post, CancellationToken cancellationToken)
    {
        var today = PlanDay.Today(clock);
        var subscription = await db.Set<DeadlineSubscription>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == post.SubscriptionId, cancellationToken);
        if (subscription is not { EndedAtUtc: null })
        {
            return new DueContent.Nothing("unsubscribed");
        }

        var conversation = await db.Set<Conversation>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == subscription.ConversationId, cancellationToken);
        if (conversation is not { GoneAtUtc: null })
        {
            return new DueContent.Nothing("conversation gone");
        }

        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == subscription.PlanId, cancellationToken);
        var milestone = await db.Milestones.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == subscription.PlanId && row.Id == post.MilestoneId, cancellationToken);
        if (plan is null || milestone is null || plan.IsOverOn(today) || !await MaySeeAsync(conversation, milestone, plan, cancellationToken))
        {
            return new DueContent.Nothing("not in the plan any more");
        }

        var entry = new PlanTimetable([milestone], today, WorkingDays.EnglandAndWales).Entries[0];
        if (entry.CountedDay != post.CountedDay)
        {
            return new DueContent.Nothing("moved");
        }

        var current = DeadlineSchedule.CurrentLead(entry, today, LeadTimes.Parse(subscription.LeadDays), WorkingDays.EnglandAndWales);
        if (current != post.LeadDays)
        {
            return new DueContent.Nothing(current is null ? "done or past" : "overtaken by a later lead time");
        }

        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        return new DueContent.Deadline(conversation, plan, entry, new SourceReferences(sources).Of(milestone.Source));
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

    /// <summary>The deadline as it stands now.</summary>
    public sealed record Deadline(Conversation Conversation, Plan Plan, TimetableEntry Entry, IReadOnlyList<SourceReference> Sources) : DueContent;

    /// <summary>Nothing that is true would be said by it.</summary>
    public sealed record Nothing(string Why) : DueContent;
}
