using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.AnswerFeedback;

/// <summary>Remembers which message carried an answer about what, for as long as it can be rated.</summary>
internal sealed class SentAnswers(PlanDbContext db, IOptions<FeedbackOptions> options, TimeProvider clock) : IExpiringRecords
{
    /// <summary>However much is asked, no more than this is remembered; the oldest go first.</summary>
    public const int MostRemembered = 100_000;

    private const int MostEntities = 10;

    /// <param name="conversationId">The conversation that the message stands in, without a thread's suffix.</param>
    /// <param name="activityId">The message's id.</param>
    /// <param name="answer">What it carries.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RememberAsync(string conversationId, string activityId, Answer answer, CancellationToken cancellationToken)
    {
        var sent = new SentAnswer
        {
            ConversationId = conversationId,
            ActivityId = activityId,
            Intent = answer.Intent,
            Entities = EntitiesOf(answer),
            PlanId = answer.PlanId,
            SentAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(sent);
        await db.SaveChangesAsync(cancellationToken);
        db.Entry(sent).State = EntityState.Detached;
    }

    public async Task<SentAnswer?> FindAsync(string conversationId, string activityId, CancellationToken cancellationToken)
    {
        var oldest = OldestKept();
        return await db.Set<SentAnswer>().AsNoTracking().SingleOrDefaultAsync(
            answer => answer.ConversationId == conversationId && answer.ActivityId == activityId && answer.SentAtUtc >= oldest,
            cancellationToken);
    }

    public async Task DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = OldestKept();
        var crowdedOut = await db.Set<SentAnswer>()
            .OrderByDescending(answer => answer.SentAtUtc)
            .Skip(MostRemembered)
            .Select(answer => (DateTime?)answer.SentAtUtc)
            .FirstOrDefaultAsync(cancellationToken) ?? DateTime.MinValue;
        await db.Set<SentAnswer>()
            .Where(answer => answer.SentAtUtc < oldest || answer.SentAtUtc <= crowdedOut)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private DateTime OldestKept() => clock.GetUtcNow().UtcDateTime.AddDays(-options.Value.AnswerDays);

    /// <summary>Records and the reasons of refusals only: a date or a topic could be somebody's own words.</summary>
    private static string EntitiesOf(Answer answer) => string.Join(';', answer.Entities
        .Where(entity => entity.PlanId.Length > 0 || entity.Type is EntityTypes.Scope)
        .Take(MostEntities)
        .Select(entity => entity.PlanId.Length > 0 ? $"{entity.Type}:{entity.PlanId}/{entity.Id}" : $"{entity.Type}:{entity.Id}"));
}
