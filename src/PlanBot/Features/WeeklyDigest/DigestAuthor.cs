using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.WeeklyDigest;

/// <summary>Writes a digest when its turn comes, from the data as it is then, and remembers what it showed.</summary>
internal sealed class DigestAuthor(PlanDbContext db, SubscribedTimetables timetables, TimeProvider clock) : IPostAuthor
{
    public const string DigestTopic = "digest";

    public string Topic => DigestTopic;

    public async Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken)
    {
        var subject = DigestSubject.Parse(post.Subject);
        var subscription = await db.Set<DeadlineSubscription>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == subject.SubscriptionId, cancellationToken);
        if (subscription is not { EndedAtUtc: null, PausedAtUtc: null, DigestDay: not null } || conversation is null)
        {
            return new PostContent.Nothing("no digest is wanted here any more");
        }

        var digests = db.Set<PostedDigest>().AsNoTracking().Where(digest => digest.SubscriptionId == subscription.Id);
        if (await digests.AnyAsync(digest => digest.Week > subject.Week, cancellationToken))
        {
            return new PostContent.Nothing("overtaken by the next digest");
        }

        if ((await timetables.FindAsync([new(subscription, conversation)], cancellationToken)) is not [var (_, entries)]
            || await db.Plans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == subscription.PlanId, cancellationToken) is not { } plan)
        {
            return new PostContent.Nothing("the plan is over");
        }

        var last = await digests.Where(digest => digest.Week < subject.Week && digest.SeenJson != "").OrderByDescending(digest => digest.Week).FirstOrDefaultAsync(cancellationToken);
        var today = PlanDay.Today(clock);
        var content = DigestContent.Of(entries, subscription.Wants, last is null ? null : SeenMilestones.Read(last.SeenJson), today);
        var seen = SeenMilestones.Write(entries);
        await db.Set<PostedDigest>()
            .Where(digest => digest.SubscriptionId == subject.SubscriptionId && digest.Week == subject.Week)
            .ExecuteUpdateAsync(update => update.SetProperty(digest => digest.SeenJson, seen), cancellationToken);

        // Silence could also mean that PlanBot is broken, so that there is nothing is said.
        return new PostContent.Message(content.IsEmpty
            ? PostOutbox.Text(WeeklyDigestCard.NothingToSay(plan, last is not null))
            : CardMessage.Of(WeeklyDigestCard.Render(plan, content, last, today), WeeklyDigestCard.Summary(plan, content)));
    }
}
