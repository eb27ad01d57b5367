using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanBot.Data;

namespace PlanBot.Audit;

/// <summary>
/// One change to one record: who, when, what before and after. It names a person by the key of the person's row, so that
/// erasing the person leaves the entry as it is.
/// </summary>
internal sealed class AuditEntry : IAppendedOnly
{
    public long Id { get; set; }

    public DateTime AtUtc { get; set; }

    /// <summary>The key of the person's row; nothing where no person did it.</summary>
    public Guid? PersonKey { get; set; }

    /// <summary>What part of PlanBot did it where no person did: the command line, an import, a job.</summary>
    public string Actor { get; set; } = "";

    /// <summary>What kind of record it is, one of <see cref="AuditKinds"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The plan that the record belongs to; empty where it belongs to none.</summary>
    public string PlanId { get; set; } = "";

    /// <summary>The record's reference or id: <c>LEI-2013-P017</c>, a milestone's id.</summary>
    public string Reference { get; set; } = "";

    /// <summary>What was done, in a word or two: <c>sent</c>, <c>assigned</c>, <c>date moved</c>.</summary>
    public string Change { get; set; } = "";

    /// <summary>The changed fields as they were, as a JSON object of texts.</summary>
    public string BeforeJson { get; set; } = "{}";

    /// <summary>The changed fields as they are now, as a JSON object of texts.</summary>
    public string AfterJson { get; set; } = "{}";
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasIndex(entry => entry.Reference);
        builder.HasIndex(entry => entry.PersonKey);
    }
}
