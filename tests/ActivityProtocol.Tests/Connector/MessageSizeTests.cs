using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;

namespace ActivityProtocol.Tests.Connector;

/// <summary>Teams counts 100 KB of the message in UTF-16, without the pictures that stand in it in base64.</summary>
public sealed class MessageSizeTests
{
    private const string Prefix = "data:image/png;base64,";

    public static TheoryData<string, bool> Messages => new()
    {
        { "picture", true },
        { "two pictures", true },
        { "picture in the card", true },
        { "picture in the text", true },
        { "picture with escapes", true },
        { "picture and much text", false },
        { "picture that is no base64", false },
        { "other file in base64", false },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Pictures_in_base64_do_not_count_and_all_else_does(string name, bool isSent)
    {
        var letters = Convert.ToBase64String([.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7))]);
        var message = name switch
        {
            "picture" => Of(Prefix + letters),
            "two pictures" => Of(Prefix + letters, "data:image/svg+xml;base64," + letters),
            "picture in the card" => Card(new JsonObject { ["type"] = "Image", ["url"] = Prefix + letters }),
            "picture in the text" => MessageFactory.Text($"See ![plan]({Prefix}{letters})"),
            "picture with escapes" => Card(Utf8Json.Parse(System.Text.Encoding.UTF8.GetBytes($$"""{"url":"{{Prefix}}{{letters.Replace("/", "\\/", StringComparison.Ordinal).Replace("+", "\\u002B", StringComparison.Ordinal)}}"}"""))),
            "picture and much text" => Card(new JsonObject { ["url"] = Prefix + letters, ["text"] = new string('x', 52_000) }),
            "picture that is no base64" => Of("data:image/svg+xml," + letters),
            _ => Of("data:application/pdf;base64," + letters),
        };
        await using var bot = await RegisteredBot.StartAsync();
        var send = bot.Host.Adapter.ContinueConversationAsync(
            RegisteredBot.AppId,
            new ConversationReference { ServiceUrl = RegisteredBot.ServiceUrl, Conversation = new ConversationAccount { Id = "a:chat" } },
            (turn, token) => turn.SendActivityAsync(message, token),
            CancellationToken.None);
        if (isSent)
        {
            await send;
            Assert.True(Assert.Single(bot.Internet.Connector).Body.Length > letters.Length);
            return;
        }

        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => send);
        Assert.Equal("MessageSizeTooBig", refusal.Body!.Error!.Code);
        Assert.Empty(bot.Internet.Connector);
    }

    [Fact]
    public async Task The_first_post_of_a_new_conversation_counts_as_well()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var post = new ConversationParameters
        {
            IsGroup = true,
            ChannelData = new TeamsChannelData { Channel = new ChannelInfo("19:channel") },
            Activity = (Activity)Card(new JsonObject { ["text"] = new string('x', 60_000) }),
            TenantId = RegisteredBot.Tenant,
        };
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => bot.Host.Adapter.CreateConversationAsync(
            RegisteredBot.AppId, "msteams", RegisteredBot.ServiceUrl, null, post, (_, _) => Task.CompletedTask, CancellationToken.None));
        Assert.Equal("MessageSizeTooBig", refusal.Body!.Error!.Code);
        Assert.Empty(bot.Internet.Connector);
    }

    private static IMessageActivity Of(params string[] urls) => MessageFactory.Attachment(urls.Select(url => new Attachment("image/png", url)));

    private static IMessageActivity Card(object card) => MessageFactory.Attachment(new Attachment("application/vnd.microsoft.card.adaptive", content: card));
}
