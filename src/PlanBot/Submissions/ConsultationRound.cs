using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanBot.Plans;

namespace PlanBot.Submissions;

/// <summary>A consultation on a version of a draft plan: comments are taken from its first day to its last.</summary>
internal sealed class ConsultationRound
{
    public Guid Id { get; set; }

    public string PlanId { get; set; } = "";

    /// <summary>The version of the draft, as the office calls it.</summary>
    public string Draft { get; set; } = "";

    public DateOnly OpensOn { get; set; }

    /// <summary>The last day on which comments are taken.</summary>
    public DateOnly ClosesOn { get; set; }

    public DateTime CreatedAtUtc { get; set; }

    public bool IsOpenOn(DateOnly day) => OpensOn <= day && day <= ClosesOn;

    /// <summary><c>draft of June 2013 (26 June 2013 to 10 July 2013)</c>.</summary>
    public string InWords => SubmissionsTexts.FormatDraftOpensOnToClosesOn(Draft, BritishEnglish.Day(OpensOn), BritishEnglish.Day(ClosesOn));
}

internal sealed class ConsultationRoundConfiguration : IEntityTypeConfiguration<ConsultationRound>
{
    public void Configure(EntityTypeBuilder<ConsultationRound> builder)
    {
        builder.ToTable("ConsultationRounds");
        builder.Property(round => round.Id).ValueGeneratedNever();
        builder.HasIndex(round => round.PlanId);
        builder.Ignore(round => round.InWords);
    }
}
