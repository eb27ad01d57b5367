using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;

namespace ActivityProtocol.Tests.Teams;

/// <summary>Cards that are not Adaptive Cards, as they go over the wire.</summary>
public sealed class OutgoingCardTests
{
    private static readonly CardAction Open = new(ActionTypes.OpenUrl, "Open", value: "https://example.org/plan");

    private static readonly Dictionary<string, (Attachment Attachment, string Json)> Cards = new()
    {
        ["hero"] = (
            new HeroCard
            {
                Title = "Plan",
                Subtitle = "2026",
                Text = "On <b>track</b>",
                Images = [new CardImage("https://example.org/plan.png", "The plan", Open)],
                Buttons =
                [
                    Open,
                    new CardAction(ActionTypes.ImBack, "Say yes", value: "yes"),
                    new CardAction(ActionTypes.MessageBack, "Send", text: "text", displayText: "shown", value: new JsonObject { ["id"] = 7 }),
                ],
                Tap = Open,
            }.ToAttachment(),
            """
            {"contentType":"application/vnd.microsoft.card.hero","content":{"title":"Plan","subtitle":"2026","text":"On <b>track</b>",
              "images":[{"url":"https://example.org/plan.png","alt":"The plan","tap":{"type":"openUrl","title":"Open","value":"https://example.org/plan"}}],
              "buttons":[{"type":"openUrl","title":"Open","value":"https://example.org/plan"},{"type":"imBack","title":"Say yes","value":"yes"},
                {"type":"messageBack","title":"Send","text":"text","displayText":"shown","value":{"id":7}}],
              "tap":{"type":"openUrl","title":"Open","value":"https://example.org/plan"}}}
            """),
        ["thumbnail"] = (
            new ThumbnailCard { Title = "Plan", Text = "On track", Images = [new CardImage("https://example.org/plan.png")], Buttons = ["Yes"] }.ToAttachment(),
            """
            {"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"Plan","text":"On track",
              "images":[{"url":"https://example.org/plan.png"}],"buttons":[{"title":"Yes","value":"Yes"}]}}
            """),
        ["sign-in"] = (
            SigninCard.Create("Sign in, please", "Sign in", "https://login.example.org/").ToAttachment(),
            """
            {"contentType":"application/vnd.microsoft.card.signin","content":{"text":"Sign in, please",
              "buttons":[{"type":"signin","title":"Sign in","value":"https://login.example.org/"}]}}
            """),
        ["file consent"] = (
            new Attachment
            {
                ContentType = FileConsentCard.ContentType,
                Name = "paper.pdf",
                Content = new FileConsentCard { Description = "The panel paper", SizeInBytes = 3_000_000_000, AcceptContext = new JsonObject { ["paper"] = 7 }, DeclineContext = new { paper = 7 } },
            },
            """
            {"contentType":"application/vnd.microsoft.teams.card.file.consent","name":"paper.pdf",
              "content":{"description":"The panel paper","sizeInBytes":3000000000,"acceptContext":{"paper":7},"declineContext":{"paper":7}}}
            """),
        ["file info"] = (
            new Attachment
            {
                ContentType = FileInfoCard.ContentType,
                Name = "paper.pdf",
                ContentUrl = "https://contoso.sharepoint.com/personal/ada/Documents/paper.pdf",
                Content = new FileInfoCard { UniqueId = "1150D938-8870-4044-9F2C-5BBDEBA70C8C", FileType = "pdf" },
            },
            """
            {"contentType":"application/vnd.microsoft.teams.card.file.info","name":"paper.pdf","contentUrl":"https://contoso.sharepoint.com/personal/ada/Documents/paper.pdf",
              "content":{"uniqueId":"1150D938-8870-4044-9F2C-5BBDEBA70C8C","fileType":"pdf"}}
            """),
    };

    public static TheoryData<string> Names => [.. Cards.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_card_is_sent_in_the_form_that_Teams_documents(string name)
    {
        await using var bot = await RegisteredBot.StartAsync();
        var (attachment, json) = Cards[name];
        await bot.Host.Adapter.ContinueConversationAsync(
            RegisteredBot.AppId,
            new ConversationReference { ServiceUrl = RegisteredBot.ServiceUrl, Conversation = new ConversationAccount { Id = "a:chat" } },
            (turn, token) => turn.SendActivityAsync(MessageFactory.Attachment(attachment), token),
            CancellationToken.None);
        var message = JsonNode.Parse(Assert.Single(bot.Internet.Connector).Body)!;
        Assert.Equal("list", (string?)message["attachmentLayout"]);
        Assert.Null(message["text"]);
        var sent = Assert.Single(message["attachments"]!.AsArray());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), sent), sent!.ToJsonString());
    }

    [Fact]
    public async Task Cards_side_by_side_say_so()
    {
        await using var bot = await RegisteredBot.StartAsync();
        await bot.Host.Adapter.ContinueConversationAsync(
            RegisteredBot.AppId,
            new ConversationReference { ServiceUrl = RegisteredBot.ServiceUrl, Conversation = new ConversationAccount { Id = "a:chat" } },
            (turn, token) => turn.SendActivityAsync(MessageFactory.Carousel([Cards["hero"].Attachment, Cards["thumbnail"].Attachment], "Two"), token),
            CancellationToken.None);
        var message = JsonNode.Parse(Assert.Single(bot.Internet.Connector).Body)!;
        Assert.Equal(("carousel", "Two", 2), ((string?)message["attachmentLayout"], (string?)message["text"], message["attachments"]!.AsArray().Count));
    }
}
