using System.ComponentModel.DataAnnotations;

namespace PlanBot.Teams.Outbox;

/// <summary>The settings under <c>PlanBot:Outbox</c>.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "PlanBot:Outbox";

    /// <summary>To how many conversations one process sends at the same time.</summary>
    [Range(1, 100, ErrorMessage = $"{Section}:SendsAtOnce: write a number from 1 to 100.")]
    public int SendsAtOnce { get; set; } = 16;

    /// <summary>
    /// After so many seconds without news of a process its unfinished posts count as abandoned: it was killed, or the
    /// machine lost its power. They are sent again, since a lost deadline is worse than a doubled one.
    /// </summary>
    [Range(4, 3600, ErrorMessage = $"{Section}:ClaimSeconds: write a number from 4 to 3600.")]
    public int ClaimSeconds { get; set; } = 120;

    public TimeSpan ClaimTime => TimeSpan.FromSeconds(ClaimSeconds);

    /// <summary>Well within the claim, so that nobody else takes a post that is still being sent.</summary>
    public TimeSpan SendTime => ClaimTime / 2;
}
