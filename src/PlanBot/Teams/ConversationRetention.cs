using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.Teams.Outbox;

namespace PlanBot.Teams;

/// <summary>The settings under <c>PlanBot:Retention</c>.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "PlanBot:Retention";

    /// <summary>For how many days a conversation is remembered that PlanBot is not in any more.</summary>
    [Range(1, 3660, ErrorMessage = $"{Section}:GoneConversationDays: write a number of days from 1 to 3660.")]
    public int GoneConversationDays { get; set; } = 365;

    /// <summary>For how many days it is remembered what was posted. It keeps a post from going out twice, so not for less than a year.</summary>
    [Range(366, 3660, ErrorMessage = $"{Section}:PostDays: write a number of days from 366 to 3660.")]
    public int PostDays { get; set; } = 1100;
}

/// <summary>Deletes how conversations were reached that PlanBot is not in any more with the messages that stood there, and what is remembered of old posts.</summary>
internal sealed class ConversationRetention(PlanDbContext db, IOptions<RetentionOptions> options, TimeProvider clock) : IExpiringRecords
{
    public async Task DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (gone, posted) = (now.AddDays(-options.Value.GoneConversationDays), now.AddDays(-options.Value.PostDays));
        await db.Set<Conversation>().Where(conversation => conversation.GoneAtUtc < gone).ExecuteDeleteAsync(cancellationToken);
        await db.Set<OutboxPost>()
            .Where(post => post.CreatedAtUtc < posted && post.State != PostState.Waiting && post.State != PostState.Sending)
            .ExecuteDeleteAsync(cancellationToken);

        // A line is made again with its next post; the pace that an old one kept is long over.
        var inMilliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await db.Set<OutboxLane>()
            .Where(lane => lane.ClaimedUntil < inMilliseconds && lane.PacedUntil < inMilliseconds && !db.Set<OutboxPost>().Any(post => post.LaneId == lane.Id))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<StandingMessage>()
            .Where(message => !db.Set<Conversation>().Any(conversation => conversation.Id == message.ConversationId))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
