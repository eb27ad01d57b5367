using System.Text.Json.Nodes;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Teams;

/// <summary>A source of what a message says.</summary>
/// <param name="Position">The number that stands in the text as <c>[n]</c>.</param>
/// <param name="Name">The title.</param>
/// <param name="Abstract">What the source says.</param>
/// <param name="Url">Where it is.</param>
public sealed record Citation(int Position, string Name, string Abstract, Uri? Url = null);

/// <summary>What Teams shows around a message: sources, labels, thumbs. An addition: the Bot Builder SDK has none.</summary>
public static class MessageAnnotations
{
    private const string MessageType = "https://schema.org/Message";

    /// <summary>How many sources Teams takes for certain.</summary>
    public const int MaxCitations = 10;

    // Teams cuts what is longer.
    private const int MaxName = 80;
    private const int MaxAbstract = 160;

    /// <summary>Adds sources; <c>[n]</c> in the text shows them.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="MaxCitations"/>, or one is without name or abstract.</exception>
    public static void AddCitations(this IActivity activity, params IReadOnlyList<Citation> citations)
    {
        ArgumentNullException.ThrowIfNull(citations);
        var list = Root(activity)["citation"] as JsonArray;
        if (list is null)
        {
            Root(activity)["citation"] = list = [];
        }

        if (list.Count + citations.Count > MaxCitations)
        {
            throw new ArgumentException($"A message takes {MaxCitations} citations at most.", nameof(citations));
        }

        foreach (var citation in citations)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(citation.Name, nameof(citations));
            ArgumentException.ThrowIfNullOrWhiteSpace(citation.Abstract, nameof(citations));
            var appearance = new JsonObject { ["@type"] = "DigitalDocument", ["name"] = Cut(citation.Name, MaxName), ["abstract"] = Cut(citation.Abstract, MaxAbstract) };
            if (citation.Url is not null)
            {
                appearance["url"] = citation.Url.AbsoluteUri;
            }

            list.Add(new JsonObject { ["@type"] = "Claim", ["position"] = citation.Position, ["appearance"] = appearance });
        }
    }

    /// <summary>Shows that the message was made by a machine.</summary>
    public static void AddGeneratedLabel(this IActivity activity) => Root(activity)["additionalType"] = new JsonArray("AIGeneratedContent");

    /// <summary>Shows how the message is to be handled.</summary>
    public static void AddSensitivityLabel(this IActivity activity, string name, string description) =>
        Root(activity)["usageInfo"] = new JsonObject { ["@type"] = "CreativeWork", ["name"] = name, ["description"] = description };

    /// <summary>
    /// Shows thumbs below the message. A press comes as the invoke <c>message/submitAction</c>; with
    /// <paramref name="ownDialog"/> the invoke <c>message/fetchTask</c> asks for the bot's own dialog first.
    /// </summary>
    public static void AskForFeedback(this IActivity activity, bool ownDialog = false)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var data = ProtocolJson.Convert<JsonObject>(activity.ChannelData) ?? [];
        data["feedbackLoop"] = new JsonObject { ["type"] = ownDialog ? "custom" : "default" };
        activity.ChannelData = data;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    /// <summary>The one entity of the message itself: Teams refuses a message with two.</summary>
    private static JsonObject Root(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        activity.Entities ??= [];
        var root = activity.Entities.FirstOrDefault(entity => entity.Type == MessageType);
        if (root is null)
        {
            root = new Entity(MessageType) { Properties = new JsonObject { ["@type"] = "Message", ["@context"] = "https://schema.org", ["@id"] = string.Empty } };
            activity.Entities.Add(root);
        }

        return root.Properties;
    }
}
