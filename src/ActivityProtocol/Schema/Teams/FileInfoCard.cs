namespace ActivityProtocol.Schema.Teams;

/// <summary>A file that was put into the person's OneDrive.</summary>
public class FileInfoCard
{
    /// <summary>The id of the drive item.</summary>
    public string? UniqueId { get; set; }

    /// <summary>The extension.</summary>
    public string? FileType { get; set; }

    /// <summary>The version.</summary>
    public object? Etag { get; set; }

    /// <summary>The media type of the card.</summary>
    public const string ContentType = "application/vnd.microsoft.teams.card.file.info";
}
