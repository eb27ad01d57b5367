using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Features.Announcements;

/// <summary>
/// Something that staff announce to conversations that subscribed to a plan: drafted, looked at, sent or scheduled once. What
/// became of each delivery stands in the outbox.
/// </summary>
internal sealed class Announcement
{
    public Guid Id { get; set; }

    public string PlanId { get; set; } = "";

    /// <summary>As it was written; never logged.</summary>
    public string Text { get; set; } = "";

    public AnnouncementState State { get; set; }

    /// <summary>The key of the person's row.</summary>
    public Guid CreatedBy { get; set; }

    public DateTime CreatedAtUtc { get; set; }

    /// <summary>When it is sent; nothing while it is a draft.</summary>
    public DateTime? SendAtUtc { get; set; }

    /// <summary>Counts the changes, so that two who press at once do it once.</summary>
    public int Revision { get; set; }

    /// <summary>The name of its deliveries in the outbox.</summary>
    public string Batch => $"announcement:{Id:N}";
}

internal enum AnnouncementState
{
    Draft,

    /// <summary>Handed to the outbox, for now or for a time.</summary>
    Released,

    /// <summary>What was not sent yet was cancelled.</summary>
    Cancelled,
}

internal sealed class AnnouncementConfiguration : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.Ignore(announcement => announcement.Batch);
        builder.HasIndex(announcement => new { announcement.PlanId, announcement.CreatedAtUtc });
        builder.Property(announcement => announcement.Revision).IsConcurrencyToken();
    }
}
