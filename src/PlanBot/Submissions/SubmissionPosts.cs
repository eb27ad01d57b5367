using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Teams.Outbox;

namespace PlanBot.Submissions;

/// <summary>
/// Queues what has to be told of a submission, with the change itself: its card where it is triaged, new or put right in
/// place, and a message to its sender.
/// </summary>
internal sealed class SubmissionPosts(PlanDbContext db, PostOutbox outbox)
{
    /// <summary>The topic of triage cards, which are written at the moment of sending; the subject is the reference.</summary>
    public const string TriageTopic = "triage";

    /// <summary>The topic of messages to a submission's sender; the subject is the reference.</summary>
    public const string SenderTopic = "submission";

    /// <summary>What the keys of all messages to a submission's sender begin with.</summary>
    public static string SenderKeyPrefix(string reference) => $"submission:{reference}:sender:";

    /// <summary>Adds the posts; the caller saves them with the change.</summary>
    /// <param name="submission">As it is after the change.</param>
    /// <param name="toSender">What the sender is told; empty for nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task EnqueueAsync(Submission submission, string toSender, CancellationToken cancellationToken)
    {
        var conversations = await db.Set<TriageSubscription>()
            .Where(subscription => subscription.Area == submission.Area && subscription.EndedAtUtc == null)
            .Select(subscription => subscription.ConversationId)
            .ToListAsync(cancellationToken);
        foreach (var conversation in conversations)
        {
            var standing = $"submission:{submission.Reference}:triage:{conversation}";
            outbox.Enqueue(new($"{standing}:{submission.Revision}", new PostTarget.Conversation(conversation))
            {
                Topic = TriageTopic,
                Subject = submission.Reference,
                StandingName = standing,
                Action = PostAction.UpdateOrNew,
            });
        }

        if (toSender.Length > 0
            && await db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(person => person.Key == submission.PersonKey, cancellationToken) is { ErasedAtUtc: null } sender)
        {
            outbox.Enqueue(new($"{SenderKeyPrefix(submission.Reference)}{submission.Revision}", new PostTarget.Person(sender.TenantId, sender.ObjectId))
            {
                Topic = SenderTopic,
                Subject = submission.Reference,
                Message = PostOutbox.Text(toSender),
            });
        }
    }
}
