using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActivityProtocol.Schema;

/// <summary>
/// Members that a type does not name. They are read as elements, which costs little and finds a member that stands
/// twice; they become nodes, which can be changed, when somebody asks for them.
/// </summary>
internal struct UnknownMembers
{
    private Dictionary<string, JsonElement>? _elements;
    private JsonObject? _nodes;

    internal JsonObject Nodes
    {
        get
        {
            if (_nodes is null)
            {
                _nodes = [];
                foreach (var (name, element) in _elements ?? [])
                {
                    _nodes[name] = ToNode(element);
                }

                _elements = null;
            }

            return _nodes;
        }

        set => (_nodes, _elements) = (value, null);
    }

    internal Dictionary<string, JsonElement>? Elements
    {
        readonly get => _nodes is { Count: > 0 }
            ? _nodes.ToDictionary(member => member.Key, member => JsonSerializer.SerializeToElement(member.Value, ProtocolJson.Node))
            : _elements;
        set => (_elements, _nodes) = (value, null);
    }

    private static JsonNode? ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(element),
    };
}
