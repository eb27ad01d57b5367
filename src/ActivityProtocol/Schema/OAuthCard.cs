namespace ActivityProtocol.Schema;

/// <summary>A card that asks to sign in through a connection of the bot.</summary>
public class OAuthCard
{
    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>The connection.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>What a token can be exchanged for.</summary>
    public TokenExchangeResource? TokenExchangeResource { get; set; }

    /// <summary>Where a token can be posted.</summary>
    public TokenPostResource? TokenPostResource { get; set; }

    /// <summary>The buttons.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>The media type of the card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.oauth";

    /// <summary>The card as an attachment.</summary>
    public Attachment ToAttachment() => new() { ContentType = ContentType, Content = this };
}
