using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Recognition;

namespace PlanBot.Turns;

/// <summary>Remembers what somebody asked last, for as long as a conversation lasts.</summary>
internal sealed class ConversationStates(PlanDbContext db, IOptions<ConversationStateOptions> options, TimeProvider clock) : IExpiringRecords, IPersonalRecords
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, JsonNode>> ExportAsync(PersonRow person, CancellationToken cancellationToken)
    {
        var states = await db.Set<ConversationState>().AsNoTracking().Where(state => state.SpeakerId == person.ObjectId).OrderBy(state => state.ThreadId).ToListAsync(cancellationToken);
        return states.Count == 0
            ? new Dictionary<string, JsonNode>()
            : new() { ["lastQuestions"] = new JsonArray([.. states.Select(state => new JsonObject { ["conversation"] = state.ThreadId, ["until"] = $"{state.ExpiresAtUtc:O}", ["understoodAs"] = JsonNode.Parse(state.QuestionJson) })]) };
    }

    /// <inheritdoc/>
    public Task EraseAsync(PersonRow person, CancellationToken cancellationToken) =>
        db.Set<ConversationState>().Where(state => state.SpeakerId == person.ObjectId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>What the speaker asked last in the thread, or nothing where that is too long ago.</summary>
    public async Task<RecognizedQuestion?> FindAsync(Turn turn, CancellationToken cancellationToken)
    {
        var state = await StateOfAsync(turn, cancellationToken);
        return state is null || state.ExpiresAtUtc <= clock.GetUtcNow().UtcDateTime
            ? null
            : JsonSerializer.Deserialize(state.QuestionJson, ConversationStateJson.Default.RecognizedQuestion);
    }

    public async Task RememberAsync(Turn turn, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var state = await StateOfAsync(turn, cancellationToken);
        if (state is null)
        {
            // Whoever begins a conversation clears away those that are over.
            await DeleteExpiredAsync(cancellationToken);
            state = new() { ThreadId = turn.ThreadId, SpeakerId = turn.SpeakerId };
            db.Add(state);
        }

        state.QuestionJson = JsonSerializer.Serialize(question with { Trace = [] }, ConversationStateJson.Default.RecognizedQuestion);
        state.ExpiresAtUtc = now.AddMinutes(options.Value.FollowUpMinutes);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException conflict) when (db.IsOvertaken(conflict))
        {
            // Another turn of the same person began or cleared it meanwhile; a follow-up to either is as good.
            db.Entry(state).State = EntityState.Detached;
        }
    }

    /// <summary>The conversation is over, as on the command line.</summary>
    public async Task ForgetAsync(string threadId, CancellationToken cancellationToken) =>
        await db.Set<ConversationState>().Where(state => state.ThreadId == threadId).ExecuteDeleteAsync(cancellationToken);

    public async Task DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<ConversationState>().Where(old => old.ExpiresAtUtc <= now).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<ConversationState?> StateOfAsync(Turn turn, CancellationToken cancellationToken) =>
        await db.Set<ConversationState>().FindAsync([turn.ThreadId, turn.SpeakerId], cancellationToken);
}

/// <summary>The settings under <c>PlanBot</c> about what is remembered of a conversation.</summary>
internal sealed class ConversationStateOptions
{
    /// <summary>For how many minutes a question may lean on the one before it.</summary>
    [Range(1, 10_080, ErrorMessage = "PlanBot:FollowUpMinutes must be from 1 to 10080 minutes.")]
    public int FollowUpMinutes { get; set; } = 120;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecognizedQuestion))]
internal sealed partial class ConversationStateJson : JsonSerializerContext;
