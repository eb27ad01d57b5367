namespace ActivityProtocol.Schema;

/// <summary>Values of <see cref="Activity.DeliveryMode"/>.</summary>
public static class DeliveryModes
{
    /// <summary>Replies are sent with calls to the connector.</summary>
    public const string Normal = "normal";

    /// <summary>A notification.</summary>
    public const string Notification = "notification";

    /// <summary>Replies come back in the HTTP response.</summary>
    public const string ExpectReplies = "expectReplies";

    /// <summary>Not kept.</summary>
    public const string Ephemeral = "ephemeral";
}
