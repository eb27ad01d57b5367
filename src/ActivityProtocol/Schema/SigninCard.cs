namespace ActivityProtocol.Schema;

/// <summary>A card that asks to sign in.</summary>
public class SigninCard
{
    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>The buttons.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>The media type of the card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.signin";

    /// <summary>A card with one button that opens <paramref name="url"/>.</summary>
    public static SigninCard Create(string text, string buttonLabel, string url) =>
        new() { Text = text, Buttons = [new CardAction { Title = buttonLabel, Type = ActionTypes.Signin, Value = url }] };

    /// <summary>The card as an attachment.</summary>
    public Attachment ToAttachment() => new() { ContentType = ContentType, Content = this };
}
