using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Teams;

/// <summary>
/// A conversation that PlanBot is in: the personal chat with one person, a group chat or a channel
/// (not a thread in it), with what is needed to write to it unasked.
/// </summary>
internal sealed class Conversation
{
    /// <summary>The channel's conversation id, without a thread's <c>;messageid=</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>personal, groupChat or channel.</summary>
    public string Type { get; set; } = "";

    public string TenantId { get; set; } = "";

    /// <summary>The stored conversation reference, as the channel layer's JSON.</summary>
    public string ReferenceJson { get; set; } = "";

    /// <summary>The other person of a personal chat, by AAD object id; else empty.</summary>
    public string PersonObjectId { get; set; } = "";

    public string TeamId { get; set; } = "";

    /// <summary><see cref="ConversationTypes.PrivateChannel"/> or <see cref="ConversationTypes.SharedChannel"/>; empty for a standard channel, and for what is no channel.</summary>
    public string ChannelType { get; set; } = "";

    /// <summary>A channel's name, where Teams has said it; empty for the General channel.</summary>
    public string Name { get; set; } = "";

    public string TeamName { get; set; } = "";

    /// <summary>The plan that the conversation is about; empty until one is chosen.</summary>
    public string PlanId { get; set; } = "";

    public DateTime? WelcomedAtUtc { get; set; }

    /// <summary>Since when the channel says that PlanBot is not there any more.</summary>
    public DateTime? GoneAtUtc { get; set; }

    /// <summary>Why it is gone, or was last; nothing where it never was.</summary>
    public ConversationLoss? Loss { get; set; }

    /// <summary>
    /// Since when nothing is posted here unasked, because PlanBot was gone: not even when it is back, until somebody says
    /// that it should.
    /// </summary>
    public DateTime? HeldAtUtc { get; set; }

    public DateTime UpdatedAtUtc { get; set; }
}

/// <summary>Why PlanBot is not in a conversation any more.</summary>
internal enum ConversationLoss
{
    /// <summary>The bot was taken out of the team, chat or person's apps.</summary>
    Removed,

    /// <summary>The channel or its team was deleted.</summary>
    Deleted,

    /// <summary>The team was archived.</summary>
    Archived,

    /// <summary>Teams refused a message.</summary>
    Refused,
}

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder) =>
        builder.HasIndex(conversation => new { conversation.TenantId, conversation.PersonObjectId });
}
