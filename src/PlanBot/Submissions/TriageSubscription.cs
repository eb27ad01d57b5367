using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Submissions;

/// <summary>A conversation in which an area's submissions are triaged: each new one is posted there.</summary>
internal sealed class TriageSubscription
{
    public string ConversationId { get; set; } = "";

    public string Area { get; set; } = "";

    public DateTime BeganAtUtc { get; set; }

    public DateTime? EndedAtUtc { get; set; }
}

internal sealed class TriageSubscriptionConfiguration : IEntityTypeConfiguration<TriageSubscription>
{
    public void Configure(EntityTypeBuilder<TriageSubscription> builder) =>
        builder.ToTable("TriageSubscriptions").HasKey(subscription => new { subscription.ConversationId, subscription.Area });
}
