namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the invoke <c>fileConsent/invoke</c>.</summary>
public class FileConsentCardResponse
{
    /// <summary><c>accept</c> or <c>decline</c>.</summary>
    public string? Action { get; set; }

    /// <summary>What the card said; a <see cref="System.Text.Json.JsonElement"/> when it came in.</summary>
    public object? Context { get; set; }

    /// <summary>Where the file may be put.</summary>
    public FileUploadInfo? UploadInfo { get; set; }
}
