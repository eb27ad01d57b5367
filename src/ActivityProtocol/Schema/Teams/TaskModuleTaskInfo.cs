namespace ActivityProtocol.Schema.Teams;

/// <summary>A dialog.</summary>
public class TaskModuleTaskInfo
{
    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>Pixels, or <c>small</c>, <c>medium</c> or <c>large</c>.</summary>
    public object? Height { get; set; }

    /// <summary>Pixels, or <c>small</c>, <c>medium</c> or <c>large</c>.</summary>
    public object? Width { get; set; }

    /// <summary>The page that it shows, or</summary>
    public string? Url { get; set; }

    /// <summary>the card that it shows.</summary>
    public Attachment? Card { get; set; }

    /// <summary>The page for clients that show none.</summary>
    public string? FallbackUrl { get; set; }

    /// <summary>The bot that takes the result.</summary>
    public string? CompletionBotId { get; set; }
}
