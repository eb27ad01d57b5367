using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Teams.Outbox;

/// <summary>
/// Where features hand in what is to be sent unasked: <see cref="Enqueue"/> adds the post to the turn's
/// <see cref="PlanDbContext"/>, and it is queued, or not, together with the change that the same SaveChanges writes.
/// A worker sends it within about a second. How a feature uses it stands in this folder's README.
/// </summary>
internal sealed class PostOutbox(PlanDbContext db, OutboxSignal signal, TimeProvider clock)
{
    /// <summary>The tag of a span that holds a post's key.</summary>
    public const string KeyTag = "planbot.post.key";

    /// <summary>The topic of the one post that is sent into a conversation where posts are held: the offer to go on.</summary>
    public const string TopicWhileHeld = "offer-to-resume";

    /// <summary>Adds a post, to be saved by the caller. Its key must be new: the save fails where it is there already.</summary>
    public OutboxPost Enqueue(NewPost order)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var post = new OutboxPost
        {
            Key = order.Key,
            Topic = order.Topic,
            Subject = order.Subject,
            Batch = order.Batch,
            Action = order.Action,
            StandingName = order.StandingName,
            ActivityJson = order.Message is { } message ? JsonSerializer.Serialize(message, ProtocolJson.Options) : "",
            State = PostState.Waiting,
            CreatedAtUtc = now,
            NotBeforeUtc = order.NotBeforeUtc ?? now,
            GiveUpAtUtc = (order.NotBeforeUtc ?? now) + SendOutcome.GivenUpAfter,
        };
        post.LaneId = LaneOf(order.To);
        (post.ConversationId, post.PersonTenantId, post.PersonObjectId) = order.To is PostTarget.Person person ? ("", person.TenantId, person.ObjectId) : (post.LaneId, "", "");

        // The span of the turn names its posts; the one in which a post is sent has the same name.
        System.Diagnostics.Activity.Current?.AddTag(KeyTag, order.Key);
        db.Add(post);
        return post;
    }

    /// <summary>The line in which what goes there waits.</summary>
    public static string LaneOf(PostTarget target) => target switch
    {
        PostTarget.Conversation conversation => conversation.Id,
        PostTarget.Person person => $"person:{person.TenantId}/{person.ObjectId}",
        _ => throw new ArgumentException($"{target.GetType().Name} is no target.", nameof(target)),
    };

    /// <summary>Queues those whose key is not there yet and saves. What another process queued meanwhile is no error.</summary>
    /// <returns>How many were queued.</returns>
    public async Task<int> EnqueueMissingAsync(IReadOnlyList<NewPost> orders, CancellationToken cancellationToken)
    {
        var missing = new List<NewPost>();
        foreach (var some in orders.DistinctBy(order => order.Key).Chunk(500))
        {
            var keys = some.Select(order => order.Key).ToList();
            var known = await db.Set<OutboxPost>().Where(post => keys.Contains(post.Key)).Select(post => post.Key).ToHashSetAsync(cancellationToken);
            missing.AddRange(some.Where(order => !known.Contains(order.Key)));
        }

        if (missing.Count == 0)
        {
            return 0;
        }

        try
        {
            missing.ForEach(order => Enqueue(order));
            await db.SaveChangesAsync(cancellationToken);
            signal.Wake();
            return missing.Count;
        }
        catch (DbUpdateException)
        {
            // Another process queued one of them in between; one by one the others get in.
            db.ChangeTracker.Clear();
            var count = 0;
            foreach (var order in missing)
            {
                count += await TryEnqueueAsync(order, cancellationToken) ? 1 : 0;
            }

            signal.Wake();
            return count;
        }
    }

    /// <summary>Plain words as a message.</summary>
    public static Activity Text(string text)
    {
        var activity = MessageFactory.Text(text);
        activity.TextFormat = TextFormatTypes.Plain;
        return (Activity)activity;
    }

    private async Task<bool> TryEnqueueAsync(NewPost order, CancellationToken cancellationToken)
    {
        try
        {
            Enqueue(order);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Set<OutboxPost>().AnyAsync(post => post.Key == order.Key, cancellationToken))
            {
                return false;
            }

            throw;
        }
    }
}

/// <summary>A post to be queued.</summary>
/// <param name="Key">What makes it the same post; queued once for ever.</param>
/// <param name="To">Where it goes.</param>
internal sealed record NewPost(string Key, PostTarget To)
{
    /// <summary>What it says; nothing where an <see cref="IPostAuthor"/> of the topic writes it at the moment of sending.</summary>
    public Activity? Message { get; init; }

    public string Topic { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Batch { get; init; } = "";

    public PostAction Action { get; init; } = PostAction.New;

    public string StandingName { get; init; } = "";

    public DateTime? NotBeforeUtc { get; init; }
}

/// <summary>Where a post goes.</summary>
internal abstract record PostTarget
{
    private PostTarget()
    {
    }

    /// <summary>A conversation that PlanBot knows.</summary>
    public sealed record Conversation(string Id) : PostTarget;

    /// <summary>The personal chat with somebody, which is opened where there is none yet.</summary>
    public sealed record Person(string TenantId, string ObjectId) : PostTarget;
}
