namespace ActivityProtocol.Schema.Teams;

/// <summary>Asks whether a file may be put into the person's OneDrive.</summary>
public class FileConsentCard
{
    /// <summary>What it is.</summary>
    public string? Description { get; set; }

    /// <summary>Its size.</summary>
    public long? SizeInBytes { get; set; }

    /// <summary>What comes back with a yes.</summary>
    public object? AcceptContext { get; set; }

    /// <summary>What comes back with a no.</summary>
    public object? DeclineContext { get; set; }

    /// <summary>The media type of the card.</summary>
    public const string ContentType = "application/vnd.microsoft.teams.card.file.consent";
}
