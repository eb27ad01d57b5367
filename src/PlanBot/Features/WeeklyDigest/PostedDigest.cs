using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Features.WeeklyDigest;

/// <summary>The digest of one week for one subscription: that it was queued, and the timetable as it showed it, so that the next one can tell what changed.</summary>
internal sealed class PostedDigest
{
    public Guid SubscriptionId { get; set; }

    /// <summary>The week's Monday.</summary>
    public DateOnly Week { get; set; }

    public DateTime QueuedAtUtc { get; set; }

    /// <summary>The milestones as they stood when it was written, as <see cref="SeenMilestones"/> writes them; empty until then.</summary>
    public string SeenJson { get; set; } = "";
}

internal sealed class PostedDigestConfiguration : IEntityTypeConfiguration<PostedDigest>
{
    public void Configure(EntityTypeBuilder<PostedDigest> builder) =>
        builder.HasKey(digest => new { digest.SubscriptionId, digest.Week });
}
