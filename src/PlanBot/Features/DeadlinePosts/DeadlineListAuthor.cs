using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Writes the one message for many deadlines at once when its turn comes: what was done, has passed or is gone meanwhile is left out.</summary>
internal sealed class DeadlineListAuthor(DuePosts duePosts, TimeProvider clock) : IPostAuthor
{
    public const string ListTopic = "deadline-list";

    private const char Separator = '|';

    public string Topic => ListTopic;

    public static string SubjectOf(Guid subscriptionId, IEnumerable<string> milestoneIds) => $"{subscriptionId:N}{Separator}{string.Join(Separator, milestoneIds)}";

    public async Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken)
    {
        var parts = post.Subject.Split(Separator);
        var today = PlanDay.Today(clock);
        var lines = new List<string>();
        foreach (var milestoneId in parts.Skip(1))
        {
            switch (await duePosts.ReadCardAsync(Guid.ParseExact(parts[0], "N"), milestoneId, cancellationToken))
            {
                case DueContent.Nothing nothing:
                    return new PostContent.Nothing(nothing.Why);
                case DueContent.Deadline { Entry: { Standing: MilestoneStanding.Ahead or MilestoneStanding.Late } entry }:
                    lines.Add($"• {DeadlineCard.Summary(entry, today)}");
                    break;
            }
        }

        return lines.Count == 0
            ? new PostContent.Nothing("done, past or gone meanwhile")
            : new PostContent.Message(PostOutbox.Text($"Reminder of {BritishEnglish.Count(lines.Count, "deadline")}:\n\n{string.Join("\n\n", lines)}"));
    }
}
