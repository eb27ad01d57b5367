using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.Announcements;

/// <summary>Writes an announcement when its turn comes, unless it was cancelled or is not wanted there any more.</summary>
internal sealed class AnnouncementAuthor(PlanDbContext db, PeopleDirectory people, TimeProvider clock) : IPostAuthor
{
    public const string AnnouncementTopic = "announcement";

    public string Topic => AnnouncementTopic;

    public async Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken)
    {
        var id = Guid.ParseExact(post.Subject, "N");
        var announcement = await db.Set<Announcement>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (announcement is not { State: AnnouncementState.Released })
        {
            return new PostContent.Nothing("cancelled");
        }

        var plan = await db.Plans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == announcement.PlanId, cancellationToken);
        var wanted = await db.Set<DeadlineSubscription>().AnyAsync(
            row => row.ConversationId == post.ConversationId && row.PlanId == announcement.PlanId && row.EndedAtUtc == null,
            cancellationToken);
        if (plan is null || !wanted)
        {
            return new PostContent.Nothing(plan is null ? "the plan is not held any more" : "deadlines are not posted there any more");
        }

        var by = (await people.NamesOfAsync([announcement.CreatedBy], cancellationToken)).GetValueOrDefault(announcement.CreatedBy) ?? "";
        return new PostContent.Message(CardMessage.Of(
            AnnouncementCard.Render(plan, announcement, by, PlanDay.Today(clock)),
            AnnouncementCard.Summary(announcement)));
    }
}
