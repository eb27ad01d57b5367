using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Performance;

/// <summary>
/// That a person answers for what an area's plans give an owner's name, or for one record that names none. Said by the person
/// it counts once the area's staff confirm it; said by them it counts at once.
/// </summary>
internal sealed class OwnerLink
{
    public Guid Id { get; set; }

    public Guid PersonKey { get; set; }

    public string Area { get; set; } = "";

    /// <summary>The owner as the plans write it; empty where it is one record.</summary>
    public string Owner { get; set; } = "";

    /// <summary>The plan of the one record; empty where it is an owner's name.</summary>
    public string PlanId { get; set; } = "";

    /// <summary>One of <see cref="UpdateKinds"/>; empty where it is an owner's name.</summary>
    public string Kind { get; set; } = "";

    public string RecordId { get; set; } = "";

    public DateTime SaidAtUtc { get; set; }

    /// <summary>Since when it counts; nothing while it waits for staff.</summary>
    public DateTime? ConfirmedAtUtc { get; set; }

    /// <summary>Whether the person answers for a record with this owner's name.</summary>
    public bool Covers(string area, string planId, string kind, string recordId, string owner) => Area == area
        && (Owner.Length > 0
            ? Owner.Equals(owner.Trim(), StringComparison.OrdinalIgnoreCase)
            : PlanId == planId && Kind == kind && RecordId == recordId);
}

internal sealed class OwnerLinkConfiguration : IEntityTypeConfiguration<OwnerLink>
{
    public void Configure(EntityTypeBuilder<OwnerLink> builder)
    {
        builder.ToTable("OwnerLinks");
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.HasIndex(link => new { link.PersonKey, link.Area, link.Owner, link.PlanId, link.Kind, link.RecordId }).IsUnique();
        builder.HasIndex(link => link.Area);
    }
}
