using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Recognition;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.AnswerFeedback;

/// <summary>Remembers which message carried an answer about what, for as long as it can be rated.</summary>
internal sealed class SentAnswers(PlanDbContext db, IOptions<FeedbackOptions> options, TimeProvider clock) : IExpiringRecords, IPersonalRecords
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
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            db.Entry(sent).State = EntityState.Detached;
        }
        catch (DbUpdateException conflict) when (db.IsOvertaken(conflict))
        {
            // The channel gave the id of an earlier message again: the thumbs stand below this one now.
            db.Entry(sent).State = EntityState.Detached;
            await db.Set<SentAnswer>()
                .Where(answer => answer.ConversationId == sent.ConversationId && answer.ActivityId == sent.ActivityId)
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(answer => answer.Intent, sent.Intent)
                        .SetProperty(answer => answer.Entities, sent.Entities)
                        .SetProperty(answer => answer.PlanId, sent.PlanId)
                        .SetProperty(answer => answer.SentAtUtc, sent.SentAtUtc),
                    cancellationToken);
        }
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

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, JsonNode>> ExportAsync(PersonRow person, CancellationToken cancellationToken)
    {
        var chats = ChatsOf(person);
        var count = await db.Set<SentAnswer>().CountAsync(answer => chats.Contains(answer.ConversationId), cancellationToken);
        return count == 0 ? new Dictionary<string, JsonNode>() : new() { ["answersThatCanBeRated"] = JsonValue.Create(count) };
    }

    /// <summary>What was rated stays counted, without the chat that it was rated in.</summary>
    public async Task EraseAsync(PersonRow person, CancellationToken cancellationToken)
    {
        var chats = ChatsOf(person);
        await db.Set<SentAnswer>().Where(answer => chats.Contains(answer.ConversationId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<GivenFeedback>().Where(feedback => chats.Contains(feedback.ConversationId))
            .ExecuteUpdateAsync(update => update.SetProperty(feedback => feedback.ConversationId, ""), cancellationToken);
    }

    private IQueryable<string> ChatsOf(PersonRow person) => db.Set<Conversation>()
        .Where(chat => chat.TenantId == person.TenantId && chat.PersonObjectId == person.ObjectId)
        .Select(chat => chat.Id);

    private DateTime OldestKept() => clock.GetUtcNow().UtcDateTime.AddDays(-options.Value.AnswerDays);

    /// <summary>Records and the reasons of refusals only: a date or a topic could be somebody's own words.</summary>
    private static string EntitiesOf(Answer answer) => string.Join(';', answer.Entities
        .Where(entity => entity.PlanId.Length > 0 || entity.Type is EntityTypes.Scope)
        .Take(MostEntities)
        .Select(entity => entity.PlanId.Length > 0 ? $"{entity.Type}:{entity.PlanId}/{entity.Id}" : $"{entity.Type}:{entity.Id}"));
}
