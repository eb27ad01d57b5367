using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Reads what a deadline post or its card says now.</summary>
internal sealed class DuePosts(PlanDbContext db, SubscribedTimetables timetables, DeepLinks links, TimeProvider clock)
{
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
            return content is DueContent.Gone ? new DueContent.Nothing(DeadlinePostsTexts.NotInThePlanAnyMore) : content;
        }

        if (subscription.PausedAtUtc is not null || !subscription.Wants(entry.Milestone))
        {
            return new DueContent.Nothing(HeldBackPosts.Why);
        }

        if (entry.CountedDay != post.CountedDay)
        {
            return new DueContent.Nothing("moved");
        }

        var current = DeadlineSchedule.CurrentLead(entry, today, LeadTimes.Parse(subscription.LeadDays), WorkingDays.EnglandAndWales);
        if (current != post.LeadDays)
        {
            return new DueContent.Nothing(current is null ? DeadlinePostsTexts.DoneOrPast : DeadlinePostsTexts.OvertakenByALaterLeadTime);
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
            return new DueContent.Nothing(DeadlinePostsTexts.NotInThePlanAnyMore);
        }

        var milestone = (await db.MilestonesOfAsync([plan.Id], cancellationToken)).Find(row => row.Id == milestoneId);
        if (milestone is null || !await timetables.MaySeeAsync(conversation, milestone, plan, cancellationToken))
        {
            return new DueContent.Gone(plan);
        }

        var entry = new PlanTimetable([milestone], today, WorkingDays.EnglandAndWales).Entries[0];
        var posted = await db.Set<PostedDeadline>().AsNoTracking().SingleOrDefaultAsync(row => row.SubscriptionId == subscriptionId && row.MilestoneId == milestoneId, cancellationToken);
        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        return new DueContent.Deadline(subscription, plan, entry, posted, new SourceReferences(sources).Of(milestone.Source), links.ToRecord(new(plan.Id, "milestone", milestone.Id)));
    }
}

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
