using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActivityProtocol.Tests.Schema;

/// <summary>The converters that are written by hand do what the serializer does with the source-generated contracts.</summary>
public sealed class ConverterTests
{
    private const string Account = """{"id":"29:a","name":"Ada <Field> £","aadObjectId":"1","role":"user","new":{"a":[1]}}""";

    private const string Full = $$$"""
        {"type":"message","id":"1","timestamp":"2026-03-02T09:30:00.123Z","localTimestamp":"2026-03-02T09:30:00.123+01:00","localTimezone":"Europe/London","serviceUrl":"https://smba.example/","channelId":"msteams",
        "from":{{{Account}}},"conversation":{"isGroup":true,"conversationType":"channel","id":"19:c","name":"General","aadObjectId":"2","role":"r","tenantId":"t","new":null},"recipient":{{{Account}}},
        "textFormat":"plain","attachmentLayout":"list","membersAdded":[{{{Account}}},null],"membersRemoved":[],"reactionsAdded":[{"type":"like"}],"reactionsRemoved":[{"type":"sad"}],"topicName":"topic","historyDisclosed":false,
        "locale":"en-GB","text":"a \"text\" with \u00e9 and \n","speak":"s","inputHint":"acceptingInput","summary":"sum","suggestedActions":{"to":["29:a"],"actions":[{"type":"imBack","title":"T","value":"v"}]},
        "attachments":[{"contentType":"text/html","contentUrl":"https://x/","content":{"a":{"b":[1,"2",null]}},"name":"n","thumbnailUrl":"https://y/","new":1},null],
        "entities":[{"type":"mention","mentioned":{"id":"28:b"},"text":"<at>b</at>"},null],"channelData":{"tenant":{"id":"t"}},"action":"add","replyToId":"0","label":"l","valueType":"vt","value":[1,{"a":2}],"name":"task/fetch",
        "relatesTo":{"activityId":"3","conversation":{"id":"19:d"}},"code":"completedSuccessfully","expiration":"2026-03-02T09:30:00+00:00","importance":"high","deliveryMode":"normal","listenFor":["a"],
        "textHighlights":[{"text":"a","occurrence":1}],"semanticAction":{"id":"s"},"somethingNew":{"deep":{"er":true}},"properties":"kept"}
        """;

    private static readonly JsonSerializerOptions Contracts = MakeContracts();

    public static TheoryData<string> Members => [.. JsonNode.Parse(Full)!.AsObject().Select(member => member.Key)];

    [Fact]
    public void Every_member_is_read_and_written_as_by_contract()
    {
        var byHand = JsonSerializer.Deserialize<Activity>(Full, ProtocolJson.Options)!;
        var byContract = JsonSerializer.Deserialize<Activity>(Full, Contracts)!;

        // The contracts pass over this one, as if the class's own Properties stood on the wire.
        byHand.Properties.Remove("properties");
        Assert.Equal(JsonSerializer.Serialize(byContract, Contracts), JsonSerializer.Serialize(byHand, Contracts));
        Assert.Equal(JsonSerializer.Serialize(byContract, Contracts), JsonSerializer.Serialize(byHand, ProtocolJson.Options));
        var members = typeof(Activity).GetProperties().Where(member => member.Name is not (nameof(Activity.CallerId) or nameof(Activity.Properties)));
        Assert.All(members, member => Assert.NotNull(member.GetValue(byHand)));
        Assert.All(typeof(ChannelAccount).GetProperties(), member => Assert.NotNull(member.GetValue(byHand.From)));
        Assert.All(typeof(ConversationAccount).GetProperties(), member => Assert.NotNull(member.GetValue(byHand.Conversation)));
        Assert.All(typeof(Attachment).GetProperties(), member => Assert.NotNull(member.GetValue(byHand.Attachments![0])));
    }

    [Fact]
    public void A_member_with_the_name_of_a_property_that_is_not_on_the_wire_survives()
    {
        var activity = JsonSerializer.Deserialize<Activity>(Full, ProtocolJson.Options)!;
        Assert.Contains("\"properties\":\"kept\"", JsonSerializer.Serialize(activity, ProtocolJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_called_is_never_read_from_the_wire()
    {
        var activity = JsonSerializer.Deserialize<Activity>("""{"type":"message","callerId":{"a":1}}""", ProtocolJson.Options)!;
        Assert.Null(activity.CallerId);
        Assert.Empty(activity.Properties);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_that_stands_twice_is_refused(string name)
    {
        var value = JsonNode.Parse(Full)![name]!.ToJsonString();
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Activity>($$"""{"{{name}}":{{value}},"{{name}}":{{value}}}""", ProtocolJson.Options));
        var escaped = $"\\u{(int)name[0]:x4}{name[1..]}";
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Activity>($$"""{"{{name}}":{{value}},"{{escaped}}":{{value}}}""", ProtocolJson.Options));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_value_of_another_kind_is_refused_or_kept_as_by_contract(string name)
    {
        foreach (var value in (string[])["1", "\"x\"", "true", "null", "{}", "[]", "[1]", "{\"id\":1}", "{\"type\":{}}", "{\"a\":1,\"a\":2}", "\"\\ud800\""])
        {
            var text = $$"""{"type":"message","{{(name == "type" ? "Type" : name)}}":{{value}}}""";
            var (byContract, byHand) = (Attempt(text, Contracts), Attempt(text, ProtocolJson.Options));
            Assert.True(byContract == byHand || name == "properties", $"{text}\n{byContract}\n{byHand}");
        }
    }

    [Theory]
    [InlineData("""{"type":1}""", "$.type")]
    [InlineData("""{"from":{"id":[]}}""", "$.from.id")]
    [InlineData("""{"conversation":{"isGroup":"x"}}""", "$.conversation.isGroup")]
    public void A_refusal_says_where(string text, string path) =>
        Assert.Equal(path, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Activity>(text, ProtocolJson.Options)).Path);

    [Fact]
    public void Names_with_escapes_are_the_same_names_and_long_ones_are_kept()
    {
        var name = new string('é', 4000);
        var activity = JsonSerializer.Deserialize<Activity>(Encoding.UTF8.GetBytes($$"""{"\u0074ype":"message","{{name}}":1,"\u0061{{name}}":2}"""), ProtocolJson.Options)!;
        Assert.Equal("message", activity.Type);
        Assert.Equal([name, "a" + name], activity.Properties.Select(member => member.Key));
    }

    private static string Attempt(string text, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize<Activity>(text, options), Contracts);
        }
        catch (JsonException)
        {
            return "refused";
        }
    }

    private static JsonSerializerOptions MakeContracts()
    {
        var options = new JsonSerializerOptions(ProtocolJson.Options);
        options.Converters.Clear();
        options.MakeReadOnly();
        return options;
    }
}
