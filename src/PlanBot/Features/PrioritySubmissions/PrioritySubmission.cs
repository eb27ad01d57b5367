using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Features.PrioritySubmissions;

/// <summary>A partner's local priority for a plan, as it was sent.</summary>
internal sealed class PrioritySubmission
{
    /// <summary>Such as <c>LEI-2013-P017</c>: area, the plan's first year, P for priority, number within the plan.</summary>
    public string Reference { get; set; } = "";

    public string PlanId { get; set; } = "";

    /// <summary>The number in the reference, one after the other within the plan.</summary>
    public int Number { get; set; }

    /// <summary>The form's own key: the same form sent twice is one submission.</summary>
    public string FormKey { get; set; } = "";

    public string TenantId { get; set; } = "";

    public string ObjectId { get; set; } = "";

    public string PersonName { get; set; } = "";

    public string Organisation { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>The local priority, in the partner's words.</summary>
    public string Priority { get; set; } = "";

    /// <summary>The strategy or plan of the partner's that it comes from.</summary>
    public string Strategy { get; set; } = "";

    /// <summary>Theme ids with <c>;</c> between them.</summary>
    public string ThemeIds { get; set; } = "";

    /// <summary>How it supports delivery of the plan.</summary>
    public string Support { get; set; } = "";

    public string EvidenceLink { get; set; } = "";

    /// <summary>The part of the policing area that it is about.</summary>
    public string AreaCovered { get; set; } = "";

    public string Timescale { get; set; } = "";

    public string LeadContact { get; set; } = "";

    public SubmissionStatus Status { get; set; }

    public DateTime SubmittedAtUtc { get; set; }
}

/// <summary>Where a submission stands. Triage adds to these.</summary>
internal enum SubmissionStatus
{
    Received,
}

internal sealed class PrioritySubmissionConfiguration : IEntityTypeConfiguration<PrioritySubmission>
{
    public void Configure(EntityTypeBuilder<PrioritySubmission> builder)
    {
        builder.HasKey(submission => submission.Reference);
        builder.HasIndex(submission => new { submission.PlanId, submission.Number }).IsUnique();
        builder.HasIndex(submission => submission.FormKey).IsUnique();
        builder.HasIndex(submission => new { submission.TenantId, submission.ObjectId });
    }
}
