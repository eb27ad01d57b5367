namespace PlanBot.Teams.Outbox;

/// <summary>
/// A pace as the generic cell rate algorithm has it: so many at once, then one every so often. It is kept as a single
/// number, the instant until which what was sent is accounted for, which any process can move on.
/// </summary>
/// <param name="Every">Milliseconds for one.</param>
/// <param name="AtOnce">How many may go at once after a rest.</param>
internal sealed record SendingPace(long Every, int AtOnce)
{
    /// <summary>
    /// Teams takes 7 in a second, 8 in two, 60 in thirty seconds and 1,800 in an hour for one conversation, answers
    /// included. This is at most 4 in two seconds, 18 in thirty and 1,760 in an hour.
    /// </summary>
    public static SendingPace PerConversation { get; } = new(2_050, 4);

    /// <summary>
    /// Teams takes 50 in a second for one app in one tenant. This is at most 45, and 35 in each second of a long line, which
    /// leaves room for answers.
    /// </summary>
    public static SendingPace PerTenant { get; } = new(28, 9);

    /// <summary>No pace at all, for measurements.</summary>
    public static SendingPace None { get; } = new(0, 1);

    private long Allowance => Every * (AtOnce - 1);

    /// <summary>Whether one may go now.</summary>
    public bool Allows(long pacedUntil, long now) => pacedUntil - Allowance <= now;

    /// <summary>The instant to keep after one went.</summary>
    public long After(long pacedUntil, long now) => Math.Max(pacedUntil, now) + Every;

    /// <summary>The instant to keep so that none goes before <paramref name="until"/>.</summary>
    public long Pausing(long pacedUntil, long until) => Math.Max(pacedUntil, until + Allowance);

    /// <summary>The latest kept instant at which one may go now.</summary>
    public long LatestAllowed(long now) => now + Allowance;
}

/// <summary>The paces in force; a measurement without them registers another.</summary>
internal sealed record OutboxPaces(SendingPace Conversation, SendingPace Tenant)
{
    public static OutboxPaces Teams { get; } = new(SendingPace.PerConversation, SendingPace.PerTenant);
}
