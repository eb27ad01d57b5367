using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// A channel, group chat or personal chat that wants a plan's deadlines posted. One row for a conversation and plan:
/// one that ended and is asked for again goes on as the same, so that what was posted before is not posted anew.
/// </summary>
internal sealed class DeadlineSubscription
{
    public Guid Id { get; set; }

    public string ConversationId { get; set; } = "";

    public string PlanId { get; set; } = "";

    /// <summary>Days before a deadline on which it is posted, as <see cref="LeadTimes"/> writes them.</summary>
    public string LeadDays { get; set; } = "";

    /// <summary>From this time of day in Europe/London on.</summary>
    public TimeOnly PostFrom { get; set; }

    public string CreatedByTenantId { get; set; } = "";

    public string CreatedByObjectId { get; set; } = "";

    /// <summary>When it was asked for, the last time.</summary>
    public DateTime CreatedAtUtc { get; set; }

    public DateTime? EndedAtUtc { get; set; }
}

/// <summary>
/// The ledger of posts: one row for each subscription, milestone, day that it counts to and lead time, written before
/// the post is sent and completed after it, so that nothing is posted twice however often the process restarts.
/// The day belongs to the key because a milestone that moves is due anew: its lead times for the new day are posted too.
/// </summary>
internal sealed class DeadlinePost
{
    public Guid Id { get; set; }

    public Guid SubscriptionId { get; set; }

    public string PlanId { get; set; } = "";

    public string MilestoneId { get; set; } = "";

    /// <summary>The lead time in days that the post is for; -2 is the second working day that it is late.</summary>
    public int LeadDays { get; set; }

    /// <summary>The day that the deadline counted to when it was posted.</summary>
    public DateOnly CountedDay { get; set; }

    public DeadlinePostState State { get; set; }

    /// <summary>How often sending was begun. More than one where an outcome stayed unknown or a send failed.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this instant; after a failure it moves away.</summary>
    public DateTime NextAttemptAtUtc { get; set; }

    public DateTime CreatedAtUtc { get; set; }

    public DateTime? BegunAtUtc { get; set; }

    public DateTime? SentAtUtc { get; set; }

    /// <summary>The posted card's activity id, as the channel answered.</summary>
    public string ActivityId { get; set; } = "";

    /// <summary>The thread that the post began, as the channel answered; empty outside channels.</summary>
    public string ThreadId { get; set; } = "";

    /// <summary>The kind of failure, or why it was closed; never what was posted.</summary>
    public string Failure { get; set; } = "";
}

internal enum DeadlinePostState
{
    /// <summary>Written, not yet sent.</summary>
    Waiting,

    /// <summary>A send was begun; if the process ends here, its outcome is not known.</summary>
    Sending,

    Sent,

    /// <summary>Given up: the channel said that it never can succeed.</summary>
    Failed,

    /// <summary>Never sent, because what it says was not true any more when its turn came.</summary>
    Closed,
}

internal sealed class DeadlineSubscriptionConfiguration : IEntityTypeConfiguration<DeadlineSubscription>
{
    public void Configure(EntityTypeBuilder<DeadlineSubscription> builder) =>
        builder.HasIndex(subscription => new { subscription.ConversationId, subscription.PlanId }).IsUnique();
}

internal sealed class DeadlinePostConfiguration : IEntityTypeConfiguration<DeadlinePost>
{
    public void Configure(EntityTypeBuilder<DeadlinePost> builder)
    {
        builder.HasIndex(post => new { post.SubscriptionId, post.MilestoneId, post.CountedDay, post.LeadDays }).IsUnique();
        builder.HasIndex(post => new { post.State, post.NextAttemptAtUtc });
    }
}
