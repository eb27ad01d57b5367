namespace CardTemplating;

/// <summary>What a template is expanded with. As in AdaptiveCards.Templating.</summary>
public sealed class EvaluationContext
{
    /// <summary>No data: expressions over <c>$root</c> find nothing.</summary>
    public EvaluationContext()
    {
    }

    /// <summary>Data, and perhaps facts about the host.</summary>
    /// <param name="rootData">The data, see <see cref="Root"/>.</param>
    /// <param name="hostData">Facts about the host, see <see cref="Host"/>.</param>
    public EvaluationContext(object? rootData, object? hostData = null)
    {
        Root = rootData;
        Host = hostData;
    }

    /// <summary>
    /// The data: <c>$root</c>, and what names begin at. A string is JSON text; <see cref="System.Text.Json.JsonDocument"/>,
    /// <see cref="System.Text.Json.JsonElement"/> and <see cref="System.Text.Json.Nodes.JsonNode"/> are taken as they are;
    /// anything else is serialised with System.Text.Json. Null means that there is none.
    /// </summary>
    public object? Root { get; set; }

    /// <summary>What a template knows as <c>$host</c>; given like <see cref="Root"/>.</summary>
    public object? Host { get; set; }
}
