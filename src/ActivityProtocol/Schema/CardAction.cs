using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>A button.</summary>
public class CardAction
{
    /// <summary>An empty one.</summary>
    public CardAction()
    {
    }

    /// <summary>One with these values.</summary>
    public CardAction(string? type, string? title = default, string? image = default, string? text = default, string? displayText = default, object? value = default, object? channelData = default, string? imageAltText = default)
    {
        Type = type;
        Title = title;
        Image = image;
        Text = text;
        DisplayText = displayText;
        Value = value;
        ChannelData = channelData;
        ImageAltText = imageAltText;
    }

    /// <summary>See <see cref="ActionTypes"/>.</summary>
    public string? Type { get; set; }

    /// <summary>The label.</summary>
    public string? Title { get; set; }

    /// <summary>The address of a picture on it.</summary>
    public string? Image { get; set; }

    /// <summary>What the picture shows.</summary>
    public string? ImageAltText { get; set; }

    /// <summary>Text for the action.</summary>
    public string? Text { get; set; }

    /// <summary>Text shown when it is pressed.</summary>
    public string? DisplayText { get; set; }

    /// <summary>What is sent or opened.</summary>
    public object? Value { get; set; }

    /// <summary>The channel's data.</summary>
    public object? ChannelData { get; set; }

    /// <summary>A button whose title and value are <paramref name="input"/>.</summary>
    public static implicit operator CardAction(string input) => FromString(input);

    /// <summary>A button whose title and value are <paramref name="input"/>.</summary>
    public static CardAction FromString(string input) => new() { Title = input, Value = input };

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
