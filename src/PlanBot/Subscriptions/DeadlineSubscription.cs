using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Subscriptions;

/// <summary>
/// A channel, group chat or personal chat that wants a plan's deadlines posted. One row for a conversation and plan:
/// one that ended and is asked for again goes on as the same, so that what was posted before is not posted anew.
/// </summary>
internal sealed class DeadlineSubscription
{
    public Guid Id { get; set; }

    public string ConversationId { get; set; } = "";

    public string PlanId { get; set; } = "";

    /// <summary>Days before a deadline on which it is posted, and negative ones while it is late: <c>28;14;7;2;0;-1;-2;-3</c>.</summary>
    public string LeadDays { get; set; } = "";

    /// <summary>From this time of day in Europe/London on.</summary>
    public TimeOnly PostFrom { get; set; }

    public string CreatedByTenantId { get; set; } = "";

    public string CreatedByObjectId { get; set; } = "";

    /// <summary>When it was asked for, the last time.</summary>
    public DateTime CreatedAtUtc { get; set; }

    public DateTime? EndedAtUtc { get; set; }
}

internal sealed class DeadlineSubscriptionConfiguration : IEntityTypeConfiguration<DeadlineSubscription>
{
    public void Configure(EntityTypeBuilder<DeadlineSubscription> builder) =>
        builder.HasIndex(subscription => new { subscription.ConversationId, subscription.PlanId }).IsUnique();
}

/// <summary>How subscriptions are looked for.</summary>
internal static class DeadlineSubscriptionQueries
{
    /// <summary>The conversation's subscription to the plan; nothing where there is none or it has ended.</summary>
    public static Task<DeadlineSubscription?> InForceAsync(this IQueryable<DeadlineSubscription> subscriptions, string conversationId, string planId, CancellationToken cancellationToken) =>
        subscriptions.AsNoTracking().SingleOrDefaultAsync(row => row.ConversationId == conversationId && row.PlanId == planId && row.EndedAtUtc == null, cancellationToken);
}
