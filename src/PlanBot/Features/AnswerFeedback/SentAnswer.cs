using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Features.AnswerFeedback;

/// <summary>What an answer's message was about, so that a thumb below it can be counted; never what was asked or said.</summary>
internal sealed class SentAnswer
{
    public string ConversationId { get; set; } = "";

    /// <summary>The message's activity id, as the channel gave it.</summary>
    public string ActivityId { get; set; } = "";

    public string Intent { get; set; } = "";

    /// <summary>The records that it is about, as <c>kind:plan/id</c> with <c>;</c> between them.</summary>
    public string Entities { get; set; } = "";

    public string PlanId { get; set; } = "";

    public DateTime SentAtUtc { get; set; }
}

/// <summary>Whether somebody found an answer useful. The person is a key made for this one answer, which tells nobody who it was.</summary>
internal sealed class GivenFeedback
{
    public string ConversationId { get; set; } = "";

    public string ActivityId { get; set; } = "";

    public string PersonKey { get; set; } = "";

    public bool Useful { get; set; }

    public string Intent { get; set; } = "";

    public string Entities { get; set; } = "";

    public string PlanId { get; set; } = "";

    public DateTime GivenAtUtc { get; set; }
}

internal sealed class SentAnswerConfiguration : IEntityTypeConfiguration<SentAnswer>
{
    public void Configure(EntityTypeBuilder<SentAnswer> builder)
    {
        builder.HasKey(answer => new { answer.ConversationId, answer.ActivityId });
        builder.HasIndex(answer => answer.SentAtUtc);
    }
}

internal sealed class GivenFeedbackConfiguration : IEntityTypeConfiguration<GivenFeedback>
{
    public void Configure(EntityTypeBuilder<GivenFeedback> builder)
    {
        builder.HasKey(feedback => new { feedback.ConversationId, feedback.ActivityId, feedback.PersonKey });
        builder.HasIndex(feedback => feedback.GivenAtUtc);
    }
}
