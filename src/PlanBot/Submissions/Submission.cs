using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Submissions;

/// <summary>What a partner sent for a plan: a local priority, or a comment on its draft. As it is now; each version is kept beside it.</summary>
internal sealed class Submission
{
    /// <summary>Such as <c>LEI-2013-P017</c>: area, the plan's first year, P or C, number within the plan.</summary>
    public string Reference { get; set; } = "";

    public SubmissionKind Kind { get; set; }

    public string PlanId { get; set; } = "";

    /// <summary>The plan's area, whose staff triage it.</summary>
    public string Area { get; set; } = "";

    /// <summary>The number in the reference, one after the other within plan and kind.</summary>
    public int Number { get; set; }

    /// <summary>The form's own key: the same form sent twice is one submission.</summary>
    public string FormKey { get; set; } = "";

    /// <summary>The key of the sender's row; nothing where it came by e-mail or survey.</summary>
    public Guid? PersonKey { get; set; }

    /// <summary>The organisation that its area's office knows the sender to speak for; nothing until one is confirmed.</summary>
    public Guid? OrganisationId { get; set; }

    public string Organisation { get; set; } = "";

    /// <summary>A priority's title; a comment's topic.</summary>
    public string Title { get; set; } = "";

    /// <summary>The local priority or the comment, in the partner's words.</summary>
    public string Text { get; set; } = "";

    /// <summary>The strategy or plan of the partner's that it comes from.</summary>
    public string Strategy { get; set; } = "";

    /// <summary>Theme ids with <c>;</c> between them.</summary>
    public string ThemeIds { get; set; } = "";

    /// <summary>How it supports delivery of the plan.</summary>
    public string Support { get; set; } = "";

    public string EvidenceLink { get; set; } = "";

    /// <summary>The parts of the policing area that it is about, one a line.</summary>
    public string AreaCovered { get; set; } = "";

    public string Timescale { get; set; } = "";

    public string LeadContact { get; set; } = "";

    /// <summary>The section of the draft that a comment is on.</summary>
    public string Section { get; set; } = "";

    /// <summary>The consultation round of a comment.</summary>
    public Guid? RoundId { get; set; }

    /// <summary>The earlier comment that this one repeats: a reference, or the id of an imported one.</summary>
    public string Resubmits { get; set; } = "";

    /// <summary>Why staff took it after the round had closed.</summary>
    public string LateReason { get; set; } = "";

    /// <summary>How it came: <c>Teams</c>, or what an import says, such as <c>e-mail</c>.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Its id where it came from.</summary>
    public string OriginId { get; set; } = "";

    /// <summary>Its letter in the table that it came with.</summary>
    public string Letter { get; set; } = "";

    /// <summary>Its part in that table, where one letter has several.</summary>
    public string Part { get; set; } = "";

    /// <summary>How certain the outcome is: high where it was decided in PlanBot, else what the table says.</summary>
    public string Certainty { get; set; } = "";

    /// <summary>Where the table that it came with has it from.</summary>
    public string Source { get; set; } = "";

    public SubmissionStatus Status { get; set; }

    /// <summary>The key of the member of staff who holds it.</summary>
    public Guid? AssignedToKey { get; set; }

    public string Question { get; set; } = "";

    public string Reply { get; set; } = "";

    public SubmissionOutcome Outcome { get; set; }

    /// <summary>The themes that it was accepted into, with <c>;</c> between them.</summary>
    public string OutcomeThemeIds { get; set; } = "";

    /// <summary>Where it is dealt with, or the place in the plan that answers it.</summary>
    public string OutcomeWhere { get; set; } = "";

    /// <summary>The reason that the partner is sent; a comment's response.</summary>
    public string OutcomeReason { get; set; } = "";

    public DateTime? DecidedAtUtc { get; set; }

    public DateTime SubmittedAtUtc { get; set; }

    /// <summary>Counts every change, so that of two people who act on the same card one finds out.</summary>
    public int Revision { get; set; }

    public DateTime? ErasedAtUtc { get; set; }

    /// <summary>Edited by its sender until somebody holds it, asks or decides.</summary>
    public bool CanBeEdited => Status is SubmissionStatus.Received && AssignedToKey is null;

    public bool IsOpen => Status is SubmissionStatus.Received or SubmissionStatus.InTriage or SubmissionStatus.Asked;
}

internal enum SubmissionKind
{
    Priority,
    Comment,
}

/// <summary>Where a submission stands.</summary>
internal enum SubmissionStatus
{
    Received,
    InTriage,
    Asked,
    Decided,
    Withdrawn,
}

/// <summary>What was decided: the first four for a priority, the next for a comment.</summary>
internal enum SubmissionOutcome
{
    None,
    Accepted,
    AcceptedInPart,
    NotTakenForward,
    Addressed,
    PartlyAddressed,
    NotAddressed,
    DealtWithElsewhere,
}

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Submissions");
        builder.HasKey(submission => submission.Reference);
        builder.HasIndex(submission => new { submission.PlanId, submission.Kind, submission.Number }).IsUnique();
        builder.HasIndex(submission => submission.FormKey).IsUnique();
        builder.HasIndex(submission => submission.PersonKey);
        builder.HasIndex(submission => submission.OrganisationId);
        builder.HasIndex(submission => new { submission.Area, submission.Status });
        builder.Property(submission => submission.Revision).IsConcurrencyToken();
        builder.Ignore(submission => submission.CanBeEdited);
        builder.Ignore(submission => submission.IsOpen);
    }
}
