namespace ActivityProtocol.Schema;

/// <summary>A picture on a card.</summary>
public class CardImage
{
    /// <summary>An empty one.</summary>
    public CardImage()
    {
    }

    /// <summary>One with these values.</summary>
    public CardImage(string? url, string? alt = default, CardAction? tap = default)
    {
        Url = url;
        Alt = alt;
        Tap = tap;
    }

    /// <summary>The address.</summary>
    public string? Url { get; set; }

    /// <summary>What it shows.</summary>
    public string? Alt { get; set; }

    /// <summary>What a tap does.</summary>
    public CardAction? Tap { get; set; }
}
