using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PlanBot.Translation;

namespace PlanBot.Cards;

/// <summary>A card template that stands as a <c>.json</c> file beside its feature, read once for each language
/// and expanded many times.</summary>
/// <typeparam name="TData">The data that the template names.</typeparam>
internal sealed class CardTemplate<TData>
{
    private readonly string _json;
    private readonly ConcurrentDictionary<string, AdaptiveCardTemplate> _templates = [];
    private readonly JsonTypeInfo<TData> _dataType;

    /// <param name="name">The file's name with its feature's folder: <c>ThemeStatus.ThemeStatusCard.json</c>.</param>
    /// <param name="dataType">How the data is written as JSON.</param>
    /// <exception cref="InvalidOperationException">The program was built without the file.</exception>
    public CardTemplate(string name, JsonTypeInfo<TData> dataType)
    {
        _json = CardFile.Read(name) ?? throw new InvalidOperationException($"The card template {name} is not in the program.");
        _templates[Language.English.Name] = new AdaptiveCardTemplate(_json);
        _dataType = dataType;
    }

    /// <summary>The card with the data in it, and its words as the text for clients that show no cards.</summary>
    public JsonObject Render(TData data) =>
        FinishedCard.Of(_templates.GetOrAdd(Language.Current.Name, _ => Translated()), JsonSerializer.Serialize(data, _dataType));

    private AdaptiveCardTemplate Translated()
    {
        var card = JsonNode.Parse(_json)!.AsObject();
        CardWords.Translate(card, Language.CurrentFile!);
        return new AdaptiveCardTemplate(card.ToJsonString());
    }
}
