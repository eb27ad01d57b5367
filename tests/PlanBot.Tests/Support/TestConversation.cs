using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanBot.Cards;

namespace PlanBot.Tests.Support;

/// <summary>A conversation as a script: what is said, and what the bot answered to it.</summary>
internal sealed class TestConversation(PlanBotApplication application, TestPerson person, string type, string id)
{
    private static readonly ChannelAccount Bot = new() { Id = "28:planbot", Name = "PlanBot" };
    private static long _lastId = 1_600_000_000_000;

    public string Id => id;

    public static TestConversation Personal(PlanBotApplication application, TestPerson person) =>
        new(application, person, "personal", $"a:{person.Id}");

    public static TestConversation Group(PlanBotApplication application, TestPerson person) =>
        new(application, person, "groupChat", "19:group@thread.v2");

    /// <summary>A thread in a channel.</summary>
    public static TestConversation Channel(PlanBotApplication application, TestPerson person) =>
        new(application, person, "channel", "19:steering@thread.tacv2");

    /// <summary>The same conversation, spoken in by somebody else.</summary>
    public TestConversation As(TestPerson other) => new(application, other, type, id);

    /// <summary>Says something; outside a personal chat with a mention of the bot.</summary>
    public Task<TestReply> SayAsync(string text)
    {
        var activity = NewActivity(ActivityTypes.Message);
        activity.Text = type == "personal" ? text : $"<at>PlanBot</at> {text}";
        if (type != "personal")
        {
            activity.Entities = [new Mention { Mentioned = Bot, Text = "<at>PlanBot</at>" }];
        }

        return SendAsync(activity);
    }

    /// <summary>Presses a button that sends its data as a message (Action.Submit).</summary>
    public Task<TestReply> SubmitAsync(JsonObject data)
    {
        var activity = NewActivity(ActivityTypes.Message);
        activity.Value = data;
        return SendAsync(activity);
    }

    /// <summary>Presses a button that asks for a new card (Action.Execute).</summary>
    public async Task<TestReply> ExecuteAsync(string verb, JsonObject data)
    {
        var activity = NewActivity(ActivityTypes.Invoke);
        activity.Name = "adaptiveCard/action";
        activity.Value = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return await SendAsync(activity);
    }

    /// <summary>PlanBot is added to the conversation: Teams sends two activities.</summary>
    public async Task<TestReply> InstallAsync()
    {
        var installed = NewActivity(ActivityTypes.InstallationUpdate);
        installed.Action = "add";
        var first = await SendAsync(installed);
        var added = NewActivity(ActivityTypes.ConversationUpdate);
        added.MembersAdded = [Bot];
        var second = await SendAsync(added);
        return new(second.Status, [.. first.Activities, .. second.Activities], null);
    }

    public async Task<TestReply> SendAsync(Activity activity)
    {
        var before = application.Channel.Sent.Count;
        using var response = await application.PostAsync(activity);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, [.. application.Channel.Sent.Skip(before)], body.StartsWith('{') ? JsonNode.Parse(body) as JsonObject : null);
    }

    public Activity NewActivity(string activityType) => new()
    {
        Type = activityType,
        Id = Interlocked.Increment(ref _lastId).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ChannelId = "msteams",
        ServiceUrl = application.Channel.ServiceUrl,
        From = new ChannelAccount { Id = person.Id, Name = person.Name, AadObjectId = person.ObjectId },
        Recipient = Bot,
        Conversation = new ConversationAccount
        {
            Id = type == "channel" ? $"{id};messageid=1" : id,
            ConversationType = type,
            IsGroup = type != "personal",
            TenantId = TestPerson.Tenant,
        },
        ChannelData = JsonSerializer.SerializeToElement(new { tenant = new { id = TestPerson.Tenant } }),
    };
}

/// <summary>What came back: the HTTP answer, and what the bot sent meanwhile.</summary>
internal sealed record TestReply(HttpStatusCode Status, IReadOnlyList<Activity> Activities, JsonObject? Body)
{
    /// <summary>Every word of all of it that a person would read.</summary>
    public string Text => string.Join('\n', Activities.Select(TextOf).Append(Body is { } body ? BodyText(body) : ""));

    /// <summary>The one card that was sent, or that an Action.Execute was answered with.</summary>
    public JsonObject Card => Body?["value"] as JsonObject ?? Cards().Single();

    public IEnumerable<JsonObject> Cards() => Activities
        .SelectMany(activity => activity.Attachments ?? [])
        .Select(attachment => ProtocolJson.Convert<JsonObject>(attachment.Content)!);

    /// <summary>The data of the button with that title, as pressing it sends it.</summary>
    public JsonObject ButtonData(string title) => Button(title)["data"]!.DeepClone().AsObject();

    public JsonObject Button(string title) =>
        Elements(Card).First(element => (string?)element["title"] == title && ((string?)element["type"])?.StartsWith("Action.", StringComparison.Ordinal) == true);

    public static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonObject element => element.SelectMany(property => Elements(property.Value)).Prepend(element),
        JsonArray array => array.SelectMany(Elements),
        _ => [],
    };

    private static string TextOf(Activity activity) => string.Join('\n', new[] { activity.Summary, activity.Text }
        .Concat((activity.Attachments ?? []).Select(attachment => CardText.Of(ProtocolJson.Convert<JsonObject>(attachment.Content)!)))
        .Where(text => !string.IsNullOrEmpty(text)));

    private static string BodyText(JsonObject body) => body["value"] switch
    {
        JsonObject card when (string?)card["type"] == "AdaptiveCard" => CardText.Of(card),
        { } value => value.ToString(),
        null => "",
    };
}
