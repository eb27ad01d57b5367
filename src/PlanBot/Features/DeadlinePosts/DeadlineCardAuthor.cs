using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Writes a standing deadline card anew, whatever has become of its milestone: moved, done, past or gone from the plan.</summary>
internal sealed class DeadlineCardAuthor(DuePosts duePosts, TimeProvider clock) : IPostAuthor
{
    public const string CardTopic = "deadline-card";

    private const char Separator = '|';

    public string Topic => CardTopic;

    public static string SubjectOf(Guid subscriptionId, string milestoneId) => $"{subscriptionId:N}{Separator}{milestoneId}";

    public async Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken)
    {
        var parts = post.Subject.Split(Separator, 2);
        return await duePosts.ReadCardAsync(Guid.ParseExact(parts[0], "N"), parts[1], cancellationToken) switch
        {
            DueContent.Deadline deadline => new PostContent.Message(CardMessage.Of(
                DeadlineCard.Render(deadline, PlanDay.Today(clock)),
                DeadlineCard.Summary(deadline.Entry, PlanDay.Today(clock)))),
            DueContent.Gone gone => new PostContent.Message(PostOutbox.Text(DeadlinePostsTexts.FormatDoesNotHoldThisDeadlineAny(gone.Plan.AreaLabel, gone.Plan.Title))),
            DueContent.Nothing nothing => new PostContent.Nothing(nothing.Why),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no content of a card."),
        };
    }
}
