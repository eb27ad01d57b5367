using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Writes a deadline post when its turn comes: everything is read anew, since the milestone may have moved or been done.</summary>
internal sealed class DeadlinePostAuthor(DuePosts duePosts, TimeProvider clock) : IPostAuthor
{
    public const string DeadlineTopic = "deadline";

    public string Topic => DeadlineTopic;

    public async Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken) =>
        await duePosts.ReadAsync(DeadlinePostSubject.Parse(post.Subject), cancellationToken) switch
        {
            DueContent.Deadline deadline => new PostContent.Message(CardMessage.Of(
                DeadlineCard.Render(deadline, PlanDay.Today(clock)),
                DeadlineCard.Summary(deadline.Entry, PlanDay.Today(clock)))),
            DueContent.Nothing nothing => new PostContent.Nothing(nothing.Why),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no content of a post."),
        };
}
