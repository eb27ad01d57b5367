using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.Turns;

namespace PlanBot.Features.AnswerFeedback;

/// <summary>
/// A thumb below an answer: stored with what the answer was about, once for each person and answer, the last one counting.
/// The comment that Teams lets people write with it is dropped unread.
/// </summary>
internal sealed partial class AnswerFeedbackHandler(PlanDbContext db, SentAnswers answers, IOptions<FeedbackOptions> options, TimeProvider clock, ILogger<AnswerFeedbackHandler> logger) : IExpiringRecords
{
    /// <param name="conversationId">The conversation, without a thread's suffix.</param>
    /// <param name="activityId">The message below which the thumb was pressed.</param>
    /// <param name="senderId">The channel's id of the person who pressed it.</param>
    /// <param name="reaction">like or dislike.</param>
    public async Task TakeAsync(string conversationId, string activityId, string senderId, string reaction, CancellationToken cancellationToken)
    {
        bool? pressed = reaction switch { "like" => true, "dislike" => false, _ => null };
        if (pressed is not { } useful || await answers.FindAsync(conversationId, activityId, cancellationToken) is not { } answer)
        {
            LogNotCounted(activityId);
            return;
        }

        var personKey = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{conversationId}\n{activityId}\n{senderId}")));
        if (await ChangeAsync(answer, personKey, useful, cancellationToken))
        {
            return;
        }

        db.Add(new GivenFeedback
        {
            ConversationId = conversationId,
            ActivityId = activityId,
            PersonKey = personKey,
            Useful = useful,
            Intent = answer.Intent,
            Entities = answer.Entities,
            PlanId = answer.PlanId,
            GivenAtUtc = clock.GetUtcNow().UtcDateTime,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Pressed twice at the same time: the other press was stored meanwhile, and this one changes it.
            db.ChangeTracker.Clear();
            if (!await ChangeAsync(answer, personKey, useful, cancellationToken))
            {
                throw;
            }
        }
    }

    public async Task DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().UtcDateTime.AddDays(-options.Value.KeepDays);
        await db.Set<GivenFeedback>().Where(feedback => feedback.GivenAtUtc < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<bool> ChangeAsync(SentAnswer answer, string personKey, bool useful, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Set<GivenFeedback>()
            .Where(feedback => feedback.ConversationId == answer.ConversationId && feedback.ActivityId == answer.ActivityId && feedback.PersonKey == personKey)
            .ExecuteUpdateAsync(
                update => update.SetProperty(feedback => feedback.Useful, useful).SetProperty(feedback => feedback.GivenAtUtc, now),
                cancellationToken) > 0;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feedback on activity {ActivityId} is not counted: it is no answer that is still remembered, or no thumb")]
    private partial void LogNotCounted(string activityId);
}
