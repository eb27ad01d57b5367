using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActivityProtocol.Schema;

/// <summary>
/// Members that a type does not name. They are read as elements, which costs little and finds a member that stands
/// twice; they become nodes, which can be changed, when somebody asks for them.
/// </summary>
internal struct UnknownMembers
{
    private JsonElement _whole;
    private Dictionary<string, JsonElement>? _elements;
    private JsonObject? _nodes;

    internal JsonObject Nodes
    {
        get
        {
            if (_nodes is null)
            {
                _nodes = [];
                foreach (var (name, element) in Elements ?? [])
                {
                    _nodes[name] = ToNode(element);
                }

                (_elements, _whole) = (null, default);
            }

            return _nodes;
        }

        set => (_nodes, _elements, _whole) = (value, null, default);
    }

    internal Dictionary<string, JsonElement>? Elements
    {
        readonly get => this switch
        {
            { _nodes.Count: > 0 } => _nodes.ToDictionary(member => member.Key, member => JsonSerializer.SerializeToElement(member.Value, ProtocolJson.Node)),
            { _whole.ValueKind: JsonValueKind.Object } => _whole.EnumerateObject().Where(member => !member.NameEquals("type"u8)).ToDictionary(member => member.Name, member => member.Value),
            _ => _elements,
        };
        set => (_elements, _nodes, _whole) = (value, null, default);
    }

    /// <summary>All members of an object but its type, none of them looked at yet.</summary>
    internal static UnknownMembers Of(JsonElement whole) => new() { _whole = whole };

    private static JsonNode? ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(element),
    };
}
