using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Teams.Outbox;

/// <summary>
/// A message on its way: written in the same transaction as what caused it, sent by a worker, and kept afterwards as
/// the record of what became of it. Its key makes it once, however often its cause is looked at.
/// </summary>
internal sealed class OutboxPost
{
    /// <summary>In the order in which posts were queued.</summary>
    public long Id { get; set; }

    /// <summary>What makes it the same post, such as <c>deadline:SUBSCRIPTION:MILESTONE:2026-09-15:7</c>.</summary>
    public string Key { get; set; } = "";

    /// <summary>Which <see cref="IPostAuthor"/> writes it at the moment of sending; without one it says what <see cref="ActivityJson"/> holds.</summary>
    public string Topic { get; set; } = "";

    /// <summary>What the author needs to know which of its posts it is.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Posts that are reported on together, such as one announcement to many channels; else empty.</summary>
    public string Batch { get; set; } = "";

    /// <summary>The line it waits in: a conversation's id, or <c>person:TENANT/OBJECT</c>.</summary>
    public string LaneId { get; set; } = "";

    /// <summary>The conversation it goes to; empty where it goes to a person.</summary>
    public string ConversationId { get; set; } = "";

    /// <summary>The person it goes to, with the object id; empty where it goes to a conversation.</summary>
    public string PersonTenantId { get; set; } = "";

    public string PersonObjectId { get; set; } = "";

    public PostAction Action { get; set; }

    /// <summary>The standing message that it makes, replaces or replies to; see <see cref="StandingMessage"/>.</summary>
    public string StandingName { get; set; } = "";

    /// <summary>What it says, as the activity's JSON; emptied once it is sent.</summary>
    public string ActivityJson { get; set; } = "";

    public PostState State { get; set; }

    /// <summary>How often sending was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of the attempts ended without anybody knowing whether the message arrived; it may stand there as often again.</summary>
    public int UnknownOutcomes { get; set; }

    /// <summary>Not sent before this instant; after a failure it moves away.</summary>
    public DateTime NotBeforeUtc { get; set; }

    /// <summary>After this instant a failure is the last one.</summary>
    public DateTime GiveUpAtUtc { get; set; }

    public DateTime CreatedAtUtc { get; set; }

    public DateTime? BegunAtUtc { get; set; }

    public DateTime? SentAtUtc { get; set; }

    /// <summary>The message's activity id, as the channel answered.</summary>
    public string ActivityId { get; set; } = "";

    /// <summary>The kind of failure, or why it was closed; never what was posted.</summary>
    public string Failure { get; set; } = "";

    /// <summary>Posts that should have been sent by an instant and wait, also those that were refused and are tried again later.</summary>
    public static Expression<Func<OutboxPost, bool>> WaitingSince(DateTime instantUtc)
    {
        // When it was due at first: with each refusal the next attempt moves away, and giving up does not.
        var giveUpAt = instantUtc + SendOutcome.GivenUpAfter;
        return post => post.State == PostState.Waiting && post.GiveUpAtUtc <= giveUpAt;
    }
}

/// <summary>What is done with a post's message.</summary>
internal enum PostAction
{
    /// <summary>A message of its own; in a channel it begins a thread.</summary>
    New,

    /// <summary>Takes the place of the standing message; closed where none stands.</summary>
    Update,

    /// <summary>Takes the place of the standing message, or becomes it where none stands.</summary>
    UpdateOrNew,

    /// <summary>A message under the standing one, in a channel in its thread; closed where none stands.</summary>
    Reply,
}

/// <summary>What became of a post.</summary>
internal enum PostState
{
    /// <summary>Written, not yet sent.</summary>
    Waiting,

    /// <summary>A send was begun; if the process ends here, its outcome is not known.</summary>
    Sending,

    Sent,

    /// <summary>Given up; the failure says why.</summary>
    Failed,

    /// <summary>Never sent, because what it says was not true or not wanted any more when its turn came.</summary>
    Closed,
}

internal sealed class OutboxPostConfiguration : IEntityTypeConfiguration<OutboxPost>
{
    public void Configure(EntityTypeBuilder<OutboxPost> builder)
    {
        builder.HasIndex(post => post.Key).IsUnique();
        builder.HasIndex(post => new { post.State, post.NotBeforeUtc });
        builder.HasIndex(post => new { post.LaneId, post.State });
        builder.HasIndex(post => post.Batch);
    }
}
