using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>Metadata of an activity. What its type has beside <see cref="Type"/> is in <see cref="Properties"/>.</summary>
[JsonConverter(typeof(EntityConverter))]
public class Entity
{
    private UnknownMembers _unknown;

    /// <summary>An empty one.</summary>
    public Entity()
    {
    }

    /// <summary>One of a type.</summary>
    public Entity(string? type) => Type = type;

    internal Entity(JsonElement whole, string? type)
    {
        Type = type;
        _unknown = UnknownMembers.Of(whole);
    }

    /// <summary>The type, such as <c>mention</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The members beside <see cref="Type"/>; they are written back.</summary>
    [JsonIgnore]
    public JsonObject Properties
    {
        get => _unknown.Nodes;
        set => _unknown.Nodes = value;
    }

    /// <summary>As <see cref="Properties"/>, for reading and writing JSON.</summary>
    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? UnknownElements
    {
        get => _unknown.Elements;
        set => _unknown.Elements = value;
    }

    /// <summary>This entity as <typeparamref name="T"/>.</summary>
    /// <exception cref="JsonException">It has another shape.</exception>
    public T? GetAs<T>() => this is T same ? same : ProtocolJson.Convert<T>(ToNode());

    /// <summary>Takes type and members from <paramref name="obj"/>.</summary>
    public void SetAs<T>(T obj)
    {
        var members = ProtocolJson.ToNode(obj) as JsonObject ?? throw new JsonException("An entity is a JSON object.");
        Type = members["type"]?.GetValue<string>();
        members.Remove("type");
        Properties = members;
    }

    internal bool TryGetAs<T>([NotNullWhen(true)] out T? result)
    {
        try
        {
            result = GetAs<T>();
            return result is not null;
        }
        catch (JsonException)
        {
            result = default;
            return false;
        }
    }

    private JsonObject ToNode()
    {
        var node = (JsonObject)Properties.DeepClone();
        node["type"] = Type;
        return node;
    }
}

/// <summary>An entity that says who was mentioned.</summary>
public class Mention : Entity
{
    /// <summary>An empty one.</summary>
    public Mention()
        : base("mention")
    {
    }

    /// <summary>One with these values.</summary>
    public Mention(ChannelAccount? mentioned, string? text = null, string? type = null)
        : base(type ?? "mention")
    {
        Mentioned = mentioned;
        Text = text;
    }

    /// <summary>Who is mentioned; going out, the id may be a Teams id, an Entra object id or a user principal name.</summary>
    public ChannelAccount? Mentioned { get; set; }

    /// <summary>The mention as it stands in the text of the activity, letter for letter: <c>&lt;at&gt;Name&lt;/at&gt;</c>.</summary>
    public string? Text { get; set; }
}
