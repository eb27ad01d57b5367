using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Turns;

/// <summary>
/// What one person asked last in one thread, as it was understood: the next question may lean on it. Kept for each
/// person apart, so that nobody's "and last year?" is read after somebody else's question.
/// </summary>
internal sealed class ConversationState
{
    /// <summary>The conversation's id as the channel writes it, a thread's <c>;messageid=</c> included.</summary>
    public string ThreadId { get; set; } = "";

    /// <summary>The sender: the AAD object id, or the channel's own id where there is none.</summary>
    public string SpeakerId { get; set; } = "";

    /// <summary>The question as it was understood, as JSON.</summary>
    public string QuestionJson { get; set; } = "";

    public DateTime ExpiresAtUtc { get; set; }
}

internal sealed class ConversationStateConfiguration : IEntityTypeConfiguration<ConversationState>
{
    public void Configure(EntityTypeBuilder<ConversationState> builder)
    {
        builder.HasKey(state => new { state.ThreadId, state.SpeakerId });
        builder.HasIndex(state => state.ExpiresAtUtc);
    }
}
