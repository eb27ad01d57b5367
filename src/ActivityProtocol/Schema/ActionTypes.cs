namespace ActivityProtocol.Schema;

/// <summary>Values of <see cref="CardAction.Type"/>.</summary>
public static class ActionTypes
{
    /// <summary>Opens an address.</summary>
    public const string OpenUrl = "openUrl";

    /// <summary>Writes the value as the user.</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends the value unseen.</summary>
    public const string PostBack = "postBack";

    /// <summary>Plays sound.</summary>
    public const string PlayAudio = "playAudio";

    /// <summary>Plays a video.</summary>
    public const string PlayVideo = "playVideo";

    /// <summary>Shows an image.</summary>
    public const string ShowImage = "showImage";

    /// <summary>Downloads a file.</summary>
    public const string DownloadFile = "downloadFile";

    /// <summary>Signs in.</summary>
    public const string Signin = "signin";

    /// <summary>Calls.</summary>
    public const string Call = "call";

    /// <summary>Sends text and value as a message.</summary>
    public const string MessageBack = "messageBack";
}
