using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Features.CalendarFeed;

/// <summary>
/// What calendars were last told of a milestone: a client takes a change over only where the number is higher, so that it
/// is the same in every feed and survives a restart.
/// </summary>
internal sealed class CalendarEntry
{
    public string PlanId { get; set; } = "";

    public string MilestoneId { get; set; } = "";

    /// <summary>Stands for what was told; another value means a change.</summary>
    public string Told { get; set; } = "";

    /// <summary>How often it has changed.</summary>
    public int Sequence { get; set; }

    public DateTime ChangedAtUtc { get; set; }
}

internal sealed class CalendarEntryConfiguration : IEntityTypeConfiguration<CalendarEntry>
{
    public void Configure(EntityTypeBuilder<CalendarEntry> builder)
    {
        builder.ToTable("CalendarEntries");
        builder.HasKey(entry => new { entry.PlanId, entry.MilestoneId });
    }
}
