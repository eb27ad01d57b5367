using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace ActivityProtocol.Schema;

/// <summary>
/// How activities are read and written. An addition: in the Bot Builder SDK the settings of Newtonsoft.Json stand here.
/// </summary>
public static class ProtocolJson
{
    /// <summary>
    /// The options: camel case, nulls left out, unknown members kept, a member given twice refused. The protocol's own
    /// types are source-generated; types of the application (a card as an object) are read by reflection.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    private static JsonSerializerOptions IgnoringCase { get; } = CreateOptions(ignoringCase: true);

    internal static JsonTypeInfo<Activity> Activity { get; } = (JsonTypeInfo<Activity>)Options.GetTypeInfo(typeof(Activity));

    internal static JsonTypeInfo<JsonNode?> Node { get; } = (JsonTypeInfo<JsonNode?>)Options.GetTypeInfo(typeof(JsonNode));

    internal static JsonTypeInfo<JsonElement> Element { get; } = (JsonTypeInfo<JsonElement>)Options.GetTypeInfo(typeof(JsonElement));

    internal static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    /// <summary>A value of JSON shape, whatever holds it, as <typeparamref name="T"/>; default for null.</summary>
    /// <exception cref="JsonException">It has another shape.</exception>
    public static T? Convert<T>(object? value)
    {
        try
        {
            return value switch
            {
                null => default,
                T same => same,
                JsonElement element => element.Deserialize(TypeInfo<T>()),
                JsonNode node => node.Deserialize(TypeInfo<T>()),
                Utf8Json json => JsonSerializer.Deserialize(json.Bytes.Span, TypeInfo<T>()),
                _ => JsonSerializer.SerializeToElement(value, Options.GetTypeInfo(value.GetType())).Deserialize(TypeInfo<T>()),
            };
        }
        catch (InvalidOperationException broken)
        {
            // An element without a document, or a node that was read from broken JSON.
            throw new JsonException(broken.Message, broken);
        }
    }

    /// <summary>As <see cref="Convert{T}"/>, whatever the case of the members' names: those of meetings begin with a capital.</summary>
    internal static T? ConvertIgnoringCase<T>(object? value) => value is T same
        ? same
        : JsonSerializer.SerializeToElement(value, Options).Deserialize((JsonTypeInfo<T>)IgnoringCase.GetTypeInfo(typeof(T)));

    internal static JsonNode? ToNode<T>(T value) => JsonSerializer.SerializeToNode(value, Options);

    private static JsonSerializerOptions CreateOptions(bool ignoringCase = false)
    {
        var options = new JsonSerializerOptions(ProtocolJsonContext.Default.Options)
        {
            // Application/json, never within HTML: text such as <at>Name</at> stays readable and short.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            AllowDuplicateProperties = false,
            MaxDepth = 64,
            PropertyNameCaseInsensitive = ignoringCase,
        };
        if (!ignoringCase)
        {
            options.Converters.Add(ActivityConverter.Instance);
            options.Converters.Add(AttachmentConverter.Instance);
            options.Converters.Add(ChannelAccountConverter.Instance);
            options.Converters.Add(ConversationAccountConverter.Instance);
        }

        options.TypeInfoResolverChain.Clear();
        options.TypeInfoResolverChain.Add(ProtocolJsonContext.Default);
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        options.MakeReadOnly();
        return options;
    }
}
