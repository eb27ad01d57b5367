namespace ActivityProtocol.Schema.Teams;

/// <summary>Where a file may be put.</summary>
public class FileUploadInfo
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Where it is written, with the permission in the address: send no token there.</summary>
    public string? UploadUrl { get; set; }

    /// <summary>Where it will be.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>The id of the drive item.</summary>
    public string? UniqueId { get; set; }

    /// <summary>The extension.</summary>
    public string? FileType { get; set; }
}
