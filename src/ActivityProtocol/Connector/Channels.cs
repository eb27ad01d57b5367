namespace ActivityProtocol.Connector;

/// <summary>Values of <see cref="Schema.Activity.ChannelId"/>.</summary>
public static class Channels
{
    /// <summary>Microsoft Teams.</summary>
    public const string Msteams = "msteams";

    /// <summary>The emulator.</summary>
    public const string Emulator = "emulator";

    /// <summary>Direct Line.</summary>
    public const string Directline = "directline";

    /// <summary>Web chat.</summary>
    public const string Webchat = "webchat";

    /// <summary>A test.</summary>
    public const string Test = "test";

    /// <summary>Outlook.</summary>
    public const string Outlook = "outlook";

    /// <summary>Microsoft 365 extensions.</summary>
    public const string M365 = "m365extensions";

    /// <summary>E-mail.</summary>
    public const string Email = "email";

    /// <summary>Slack.</summary>
    public const string Slack = "slack";

    /// <summary>Text messages.</summary>
    public const string Sms = "sms";

    /// <summary>Telephone.</summary>
    public const string Telephony = "telephony";

    /// <summary>A terminal.</summary>
    public const string Console = "console";
}
