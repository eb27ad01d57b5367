namespace ActivityProtocol.Schema;

/// <summary>The answer to the invoke <c>adaptiveCard/action</c>. Its HTTP status is 200 whenever the bot ran; how it went is in <see cref="StatusCode"/>.</summary>
public class AdaptiveCardInvokeResponse
{
    /// <summary>200, 400, 401, 412 or 500.</summary>
    public int StatusCode { get; set; }

    /// <summary>What the value is, such as <c>application/vnd.microsoft.card.adaptive</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The card, the message or the error.</summary>
    public object? Value { get; set; }
}
