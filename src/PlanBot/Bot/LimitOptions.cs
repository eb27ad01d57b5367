using System.ComponentModel.DataAnnotations;

namespace PlanBot.Bot;

/// <summary>The settings under <c>PlanBot:Limits</c>.</summary>
internal sealed class LimitOptions
{
    public const string Section = "PlanBot:Limits";

    /// <summary>How many messages and pressed buttons of one person are answered in a minute.</summary>
    [Range(1, 100_000, ErrorMessage = $"{Section}:PersonPerMinute: write a number from 1 to 100000.")]
    public int PersonPerMinute { get; set; } = 120;

    /// <summary>The same for all who write in one conversation.</summary>
    [Range(1, 100_000, ErrorMessage = $"{Section}:ConversationPerMinute: write a number from 1 to 100000.")]
    public int ConversationPerMinute { get; set; } = 300;

    /// <summary>How many turns run at the same time.</summary>
    [Range(1, 10_000, ErrorMessage = $"{Section}:TurnsAtOnce: write a number from 1 to 10000.")]
    public int TurnsAtOnce { get; set; } = 100;

    /// <summary>How many wait for one of those to end; further ones are turned away, so that memory does not grow.</summary>
    [Range(0, 100_000, ErrorMessage = $"{Section}:TurnsWaiting: write a number from 0 to 100000.")]
    public int TurnsWaiting { get; set; } = 500;

    /// <summary>After so many seconds a turn is broken off, and the person told.</summary>
    [Range(5, 3600, ErrorMessage = $"{Section}:TurnSeconds: write a number from 5 to 3600.")]
    public int TurnSeconds { get; set; } = 120;
}
