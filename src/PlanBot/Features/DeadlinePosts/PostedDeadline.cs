using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// A deadline that was posted into a subscription's conversation: what its one card there shows, and what the people there
/// did with it. Kept so that the card can be put right when the milestone changes.
/// </summary>
internal sealed class PostedDeadline
{
    /// <summary>Longer than any lead time: nothing was posted for the day yet.</summary>
    public const int NoLead = 10_000;

    public Guid SubscriptionId { get; set; }

    public string MilestoneId { get; set; } = "";

    /// <summary>The day that it counted to when the card was last put right.</summary>
    public DateOnly CountedDay { get; set; }

    /// <summary>The latest lead time that was posted for that day.</summary>
    public int LeadDays { get; set; }

    /// <summary>Stands for what the card shows; another value means that it is to be put right.</summary>
    public string Shown { get; set; } = "";

    /// <summary>Whether it was said here that it is cancelled.</summary>
    public bool ToldCancelled { get; set; }

    /// <summary>Who said that they have seen it, one name a line.</summary>
    public string SeenBy { get; set; } = "";

    /// <summary>Until this day nothing more is posted about it here.</summary>
    public DateOnly? SnoozedUntil { get; set; }

    /// <summary>The name of its card in the outbox.</summary>
    public string CardName => CardNameOf(SubscriptionId, MilestoneId);

    public static string CardNameOf(Guid subscriptionId, string milestoneId) => $"deadline:{subscriptionId:N}:{milestoneId}";
}

internal sealed class PostedDeadlineConfiguration : IEntityTypeConfiguration<PostedDeadline>
{
    public void Configure(EntityTypeBuilder<PostedDeadline> builder)
    {
        builder.HasKey(posted => new { posted.SubscriptionId, posted.MilestoneId });
        builder.Ignore(posted => posted.CardName);
    }
}
