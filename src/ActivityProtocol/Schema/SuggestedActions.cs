using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>Buttons offered with a message; Teams shows three.</summary>
public class SuggestedActions
{
    /// <summary>An empty one.</summary>
    public SuggestedActions()
    {
    }

    /// <summary>One with these values.</summary>
    public SuggestedActions(IList<string>? to, IList<CardAction>? actions = default)
    {
        To = to;
        Actions = actions;
    }

    /// <summary>One with these values.</summary>
    public SuggestedActions(IEnumerable<string>? to, IEnumerable<CardAction>? actions)
        : this(to?.ToList(), actions?.ToList())
    {
    }

    /// <summary>For whom; for all where it is null.</summary>
    public IList<string>? To { get; set; }

    /// <summary>The buttons.</summary>
    public IList<CardAction>? Actions { get; set; }

    /// <summary>Members that are not known; they are written back.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
