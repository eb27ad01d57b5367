using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Teams.Outbox;

/// <summary>
/// The line of posts to one conversation. A worker takes a line, not a post: so its posts go out one at a time, in their
/// order and within the pace, however many workers and processes there are. Instants are milliseconds since 1970, which
/// every database can reckon with.
/// </summary>
internal sealed class OutboxLane
{
    public string Id { get; set; } = "";

    /// <summary>When the line has used up what it may send at once; see <see cref="SendingPace"/>.</summary>
    public long PacedUntil { get; set; }

    /// <summary>Whoever holds the line loses it at this instant, unless it is held on to before.</summary>
    public long ClaimedUntil { get; set; }

    /// <summary>The process that holds the line.</summary>
    public string ClaimedBy { get; set; } = "";
}

/// <summary>How much of a tenant's share of sends per second is used up, by all processes together.</summary>
internal sealed class OutboxTenant
{
    public string TenantId { get; set; } = "";

    /// <summary>In milliseconds since 1970.</summary>
    public long PacedUntil { get; set; }
}

/// <summary>
/// A message that stands in a conversation and is put right later, under a name that a feature gives it
/// (<c>deadline:SUBSCRIPTION:MILESTONE</c>). Whoever wants to update it later needs the name alone.
/// </summary>
internal sealed class StandingMessage
{
    public string Name { get; set; } = "";

    public string ConversationId { get; set; } = "";

    /// <summary>The message's own activity id.</summary>
    public string ActivityId { get; set; } = "";

    /// <summary>The thread it began in a channel; else the conversation.</summary>
    public string ThreadId { get; set; } = "";

    public DateTime PostedAtUtc { get; set; }

    public DateTime UpdatedAtUtc { get; set; }
}

internal sealed class OutboxTenantConfiguration : IEntityTypeConfiguration<OutboxTenant>
{
    public void Configure(EntityTypeBuilder<OutboxTenant> builder) => builder.HasKey(tenant => tenant.TenantId);
}

internal sealed class OutboxLaneConfiguration : IEntityTypeConfiguration<OutboxLane>
{
    public void Configure(EntityTypeBuilder<OutboxLane> builder) => builder.HasKey(lane => lane.Id);
}

internal sealed class StandingMessageConfiguration : IEntityTypeConfiguration<StandingMessage>
{
    public void Configure(EntityTypeBuilder<StandingMessage> builder)
    {
        builder.HasKey(message => message.Name);
        builder.HasIndex(message => message.ConversationId);
    }
}
