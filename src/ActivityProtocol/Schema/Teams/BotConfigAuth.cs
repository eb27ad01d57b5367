namespace ActivityProtocol.Schema.Teams;

/// <summary>Asks to sign in before the bot is configured.</summary>
public class BotConfigAuth
{
    /// <summary><c>auth</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The button that signs in.</summary>
    public SuggestedActions? SuggestedActions { get; set; }
}
