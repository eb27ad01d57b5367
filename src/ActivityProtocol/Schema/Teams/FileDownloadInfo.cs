namespace ActivityProtocol.Schema.Teams;

/// <summary>A file that somebody sent.</summary>
public class FileDownloadInfo
{
    /// <summary>Where it is read, with the permission in the address: send no token there.</summary>
    public string? DownloadUrl { get; set; }

    /// <summary>The id of the drive item.</summary>
    public string? UniqueId { get; set; }

    /// <summary>The extension.</summary>
    public string? FileType { get; set; }

    /// <summary>The version.</summary>
    public object? Etag { get; set; }

    /// <summary>The media type of the attachment.</summary>
    public const string ContentType = "application/vnd.microsoft.teams.file.download.info";
}
