using System.Text.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;

namespace ActivityProtocol.Tests.Teams;

/// <summary>A message that quotes another: as an entity, or, from older clients, as HTML in an attachment.</summary>
public sealed class QuotedReplyTests
{
    private const string Html = """
        <blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1700000000001">
        <strong itemprop="mri" itemid="8:orgid:11111111-1111-1111-1111-111111111111">Ada Field &amp; Co</strong><span itemprop="time" itemid="1700000000009"></span>
        <p itemprop="preview">Is the <b>plan</b> on track?&nbsp;</p>
        </blockquote>
        <p>Yes, it is.</p>
        """;

    [Fact]
    public void An_entity_is_read_with_all_that_Teams_says_of_the_message()
    {
        var quoted = Assert.Single(Read("""
            [{"type":"clientInfo","locale":"en-GB"},
             {"type":"quotedReply","quotedReply":{"messageId":"1700000000001","senderId":"29:ada","senderName":"Ada Field","preview":"Is it on track?","time":"1700000000001","isReplyDeleted":false,"validatedMessageReference":true},"new":{"a":1}}]
            """, null).GetQuotedMessages());
        var data = quoted.QuotedReply!;
        Assert.Equal(("1700000000001", "29:ada", "Ada Field", "Is it on track?", "1700000000001"), (data.MessageId, data.SenderId, data.SenderName, data.Preview, data.Time));
        Assert.Equal((false, true), (data.IsReplyDeleted, data.ValidatedMessageReference));
    }

    [Theory]
    [InlineData(Html, "1700000000001", "8:orgid:11111111-1111-1111-1111-111111111111", "Ada Field & Co", "Is the plan on track?", "1700000000009")]
    [InlineData("<div><BLOCKQUOTE itemid='7' itemtype='https://schema.skype.com/Reply'><p itemprop='copy'>whole</p></BLOCKQUOTE></div>", "7", null, null, "whole", null)]
    [InlineData("<blockquote itemtype=\"http://schema.skype.com/Reply\" itemid=\"7\"></blockquote>", "7", null, null, null, null)]
    public void Html_is_read_where_there_is_no_entity(string html, string id, string? senderId, string? sender, string? preview, string? time)
    {
        var data = Assert.Single(Read(null, html).GetQuotedMessages()).QuotedReply!;
        Assert.Equal((id, senderId, sender, preview, time), (data.MessageId, data.SenderId, data.SenderName, data.Preview, data.Time));
    }

    [Fact]
    public void Several_are_read_in_their_order_and_one_that_stands_in_both_forms_is_read_once()
    {
        Assert.Equal(["1700000000001", "7"], Ids(Read(null, Html + Html.Replace("itemid=\"1700000000001\"", "itemid=\"7\"", StringComparison.Ordinal))));
        Assert.Equal(["1700000000001"], Ids(Read("""[{"type":"quotedReply","quotedReply":{"messageId":"1700000000001"}}]""", Html)));
        Assert.Equal(["1", "2"], Ids(Read("""[{"type":"quotedReply","quotedReply":{"messageId":"1"}},{"type":"quotedReply","quotedReply":{"messageId":"2"}}]""", null)));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("""[{"type":"quotedReply"},{"type":"quotedReply","quotedReply":"x"},{"type":"quotedReply","quotedReply":{"messageId":7}},{"type":"quotedReply","quotedReply":{}},null]""", null)]
    [InlineData(null, "<p>No quotation</p>")]
    [InlineData(null, "<blockquote>Somebody's own quotation</blockquote>")]
    [InlineData(null, "<blockquote itemtype=\"http://schema.skype.com/Reply\"><p itemprop=\"preview\">without an id</p></blockquote>")]
    [InlineData(null, "<blockquote itemtype=\"http://schema.skype.com/Reply\" itemid=\"7\"><p itemprop=\"preview\">without an end")]
    [InlineData(null, "<blockquote itemtype=\"http://schema.skype.com/Forward\" itemid=\"7\"></blockquote><p>http://schema.skype.com/Reply</p>")]
    public void What_quotes_nothing_that_can_be_found_is_no_quotation(string? entities, string? html) => Assert.Empty(Read(entities, html).GetQuotedMessages());

    [Fact]
    public void A_quotation_in_text_of_another_type_or_made_to_be_slow_is_passed_over()
    {
        var activity = Read(null, Html);
        activity.Attachments![0].ContentType = "text/plain";
        Assert.Empty(activity.GetQuotedMessages());
        Assert.Empty(Read(null, string.Concat(Enumerable.Repeat("<blockquote itemtype=\"http://schema.skype.com/Reply\" itemid=\"7\">", 3000))).GetQuotedMessages());
    }

    [Fact]
    public void A_round_trip_keeps_it_read_or_not()
    {
        var json = Message("""[{"type":"quotedReply","quotedReply":{"messageId":"1","senderName":"Ada","new":[1]},"newer":{"a":1}}]""", Html);
        foreach (var isRead in new[] { false, true })
        {
            var activity = JsonSerializer.Deserialize<Activity>(json.ToJsonString(), ProtocolJson.Options)!;
            if (isRead)
            {
                Assert.Single(activity.GetQuotedMessages());
            }

            var written = JsonSerializer.SerializeToNode(activity, ProtocolJson.Options)!;
            Assert.True(JsonNode.DeepEquals(json["entities"], written["entities"]), written["entities"]!.ToJsonString());
            Assert.True(JsonNode.DeepEquals(json["attachments"], written["attachments"]), written["attachments"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_handler_reads_it_and_quotes_in_its_answer()
    {
        var channel = new InMemoryChannel();
        await using var host = await BotHost.StartAsync(
            new ScriptedBot(async (turn, token) =>
            {
                var quoted = turn.Activity.GetQuotedMessages().Single().QuotedReply!;
                var answer = MessageFactory.Text($"<quoted messageId=\"{turn.Activity.Id}\"/>{quoted.SenderName} asked: {quoted.Preview}");
                answer.Entities = [new QuotedReplyEntity(turn.Activity.Id!)];
                await turn.SendActivityAsync(answer, token);
            }),
            channel);
        (await host.PostAsync(Message(null, Html))).Dispose();
        var sent = JsonSerializer.SerializeToNode(Assert.Single(channel.Sent), ProtocolJson.Options)!;
        Assert.Equal("<quoted messageId=\"1700000000001\"/>Ada Field & Co asked: Is the plan on track?", (string?)sent["text"]);
        Assert.Equal("""[{"type":"quotedReply","quotedReply":{"messageId":"1700000000001"}}]""", sent["entities"]!.ToJsonString());
    }

    private static IEnumerable<string?> Ids(Activity activity) => activity.GetQuotedMessages().Select(quoted => quoted.QuotedReply!.MessageId);

    private static Activity Read(string? entities, string? html) => JsonSerializer.Deserialize<Activity>(Message(entities, html).ToJsonString(), ProtocolJson.Options)!;

    private static JsonObject Message(string? entities, string? html)
    {
        var message = Payloads.Message("Yes, it is.");
        message["entities"] = entities is null ? null : JsonNode.Parse(entities);
        message["attachments"] = html is null ? null : new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html });
        return message;
    }
}
