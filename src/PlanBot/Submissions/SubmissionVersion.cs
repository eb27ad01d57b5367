using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanBot.Data;

namespace PlanBot.Submissions;

/// <summary>One version of what the partner wrote, as it was sent.</summary>
internal sealed class SubmissionVersion : IAppendedOnly
{
    public string Reference { get; set; } = "";

    /// <summary>Counted from one.</summary>
    public int Number { get; set; }

    public Guid? PersonKey { get; set; }

    public DateTime AtUtc { get; set; }

    /// <summary>The fields by name, as a JSON object of texts.</summary>
    public string FieldsJson { get; set; } = "{}";
}

/// <summary>What somebody has typed into a form and not sent.</summary>
internal sealed class SubmissionDraft
{
    /// <summary>The key that the form was drawn with.</summary>
    public Guid FormKey { get; set; }

    public Guid PersonKey { get; set; }

    public string PlanId { get; set; } = "";

    public SubmissionKind Kind { get; set; }

    public Guid? RoundId { get; set; }

    /// <summary>The submission that it changes; empty for a new one.</summary>
    public string Reference { get; set; } = "";

    public string Resubmits { get; set; } = "";

    /// <summary>The fields by the ids of their inputs, as a JSON object of texts.</summary>
    public string FieldsJson { get; set; } = "{}";

    public DateTime SavedAtUtc { get; set; }
}

/// <summary>The last number given out after a prefix such as <c>LEI-2013-P</c>: one row, one writer at a time.</summary>
internal sealed class ReferenceCounter
{
    public string Prefix { get; set; } = "";

    public int Last { get; set; }
}

internal sealed class SubmissionVersionConfiguration :
    IEntityTypeConfiguration<SubmissionVersion>,
    IEntityTypeConfiguration<SubmissionDraft>,
    IEntityTypeConfiguration<ReferenceCounter>
{
    public void Configure(EntityTypeBuilder<SubmissionVersion> builder) =>
        builder.ToTable("SubmissionVersions").HasKey(version => new { version.Reference, version.Number });

    public void Configure(EntityTypeBuilder<SubmissionDraft> builder) =>
        builder.ToTable("SubmissionDrafts").HasKey(draft => new { draft.FormKey, draft.PersonKey });

    public void Configure(EntityTypeBuilder<ReferenceCounter> builder) =>
        builder.ToTable("ReferenceCounters").HasKey(counter => counter.Prefix);
}
