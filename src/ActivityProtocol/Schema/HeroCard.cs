namespace ActivityProtocol.Schema;

/// <summary>A card with a large picture.</summary>
public class HeroCard
{
    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The subtitle.</summary>
    public string? Subtitle { get; set; }

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>The pictures.</summary>
    public IList<CardImage>? Images { get; set; }

    /// <summary>The buttons; Teams shows six.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>What a tap on the card does.</summary>
    public CardAction? Tap { get; set; }

    /// <summary>The media type of the card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.hero";

    /// <summary>The card as an attachment.</summary>
    public Attachment ToAttachment() => new() { ContentType = ContentType, Content = this };
}
