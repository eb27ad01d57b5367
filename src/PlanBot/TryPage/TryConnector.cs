using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace PlanBot.TryPage;

/// <summary>
/// Plays Teams and its Bot Connector for the page, in memory: keeps the messages, answers the bot as
/// the connector's REST API would, and tells every open page what happened.
/// </summary>
/// <param name="clock">
/// The clock of Teams, not that of the bot: Teams stamps and numbers messages by the real time also
/// while PlanBot runs as at another day.
/// </param>
internal sealed class TryConnector(TimeProvider clock)
{
    private const string ThreadMark = ";messageid=";

    /// <summary>Teams refuses messages over 100 KB, measured in UTF-16.</summary>
    private const int LargestMessage = 100 * 1024 / sizeof(char);

    /// <summary>A page that lags this far behind is cut off; it connects again and gets everything afresh.</summary>
    private const int LargestBacklog = 1000;

    private readonly Lock _gate = new();
    private readonly List<TryMessage> _messages = [];
    private readonly HashSet<string> _visited = [];
    private readonly List<Channel<string>> _watchers = [];
    private long _lastId;

    /// <summary>The activities of the install, the first time that a conversation is opened; later none.</summary>
    public JsonArray Visit(TryPerson person, TryConversation conversation, string serviceUrl)
    {
        lock (_gate)
        {
            return _visited.Add(conversation.Id)
                ? TryActivities.Install(person, conversation, serviceUrl, clock.GetUtcNow())
                : [];
        }
    }

    /// <summary>Shows what a person typed, and gives the activity that the bot is to get, if it gets one.</summary>
    public JsonObject? Say(TryPerson person, TryConversation conversation, string? root, string typed, string serviceUrl)
    {
        lock (_gate)
        {
            var (id, at) = Next();
            var thread = conversation.Type == TryConversationType.Channel ? root ?? id : null;
            var activity = TryActivities.Message(id, person, conversation, thread, typed, serviceUrl, at);
            Keep(new TryMessage(id, conversation.Id, thread, person.Key, activity, at));
            return conversation.Type == TryConversationType.Personal || TryActivities.MentionsBot(activity) ? activity : null;
        }
    }

    /// <summary>The message that an Action.Submit sends. What it shows depends on its <c>msteams</c> hint; mostly nothing.</summary>
    public JsonObject? Submit(TryPerson person, TryConversation conversation, SubmitRequest request, string serviceUrl)
    {
        lock (_gate)
        {
            if (Find(conversation.Id, request.Message) is not { } card)
            {
                return null;
            }

            var (id, at) = Next();
            var activity = TryActivities.Submit(id, person, conversation, card.Root, card.Id, request.Value, serviceUrl, at);
            if (request.Value?["msteams"] is JsonObject hint && (string?)hint["displayText"] is { Length: > 0 } display)
            {
                var shown = new JsonObject { ["type"] = "message", ["text"] = display, ["textFormat"] = "plain" };
                Keep(new TryMessage(id, conversation.Id, card.Root, person.Key, shown, at));
            }

            return activity;
        }
    }

    /// <summary>The invoke of an Action.Execute, or null when the message is gone.</summary>
    public JsonObject? Execute(TryPerson person, TryConversation conversation, ExecuteRequest request, string serviceUrl)
    {
        lock (_gate)
        {
            return Find(conversation.Id, request.Message) is { } card
                ? TryActivities.Execute(person, conversation, card.Root, card.Id, request.Action, request.Trigger, serviceUrl, clock.GetUtcNow())
                : null;
        }
    }

    /// <summary>The invoke of a suggested action, or null when the message is gone.</summary>
    public JsonObject? SuggestedSubmit(TryPerson person, TryConversation conversation, SuggestedRequest request, string serviceUrl)
    {
        lock (_gate)
        {
            return Find(conversation.Id, request.Message) is { } message
                ? TryActivities.SuggestedSubmit(person, conversation, message.Root, message.Id, request.Value, serviceUrl, clock.GetUtcNow())
                : null;
        }
    }

    /// <summary>The bot sends to a conversation or a thread of it.</summary>
    public ConnectorAnswer Send(string conversationId, JsonObject activity)
    {
        if (!TryParse(conversationId, out var conversation, out var root))
        {
            return ConnectorAnswer.NoConversation();
        }

        if (Refusal(activity) is { } refusal)
        {
            return refusal;
        }

        lock (_gate)
        {
            switch ((string?)activity["type"])
            {
                case "typing":
                    Tell(new JsonObject { ["kind"] = "typing", ["conversation"] = conversation.Id, ["root"] = root });
                    return new ConnectorAnswer(StatusCodes.Status202Accepted);
                case "message":
                    return ConnectorAnswer.Created(Post(conversation, root, activity));
                default:
                    return new ConnectorAnswer(StatusCodes.Status202Accepted);
            }
        }
    }

    /// <summary>The bot replaces one of its own messages.</summary>
    public ConnectorAnswer Update(string conversationId, string activityId, JsonObject activity)
    {
        if (Refusal(activity) is { } refusal)
        {
            return refusal;
        }

        lock (_gate)
        {
            if (FindOwn(conversationId, activityId) is not { } message)
            {
                return ConnectorAnswer.NoActivity();
            }

            Keep(message with { Activity = (JsonObject)activity.DeepClone(), Version = message.Version + 1 });
            return ConnectorAnswer.Ok(new JsonObject { ["id"] = activityId });
        }
    }

    /// <summary>The bot takes one of its own messages back.</summary>
    public ConnectorAnswer Delete(string conversationId, string activityId)
    {
        lock (_gate)
        {
            if (FindOwn(conversationId, activityId) is not { } message)
            {
                return ConnectorAnswer.NoActivity();
            }

            Keep(message with { Deleted = true, Version = message.Version + 1 });
            return ConnectorAnswer.Ok();
        }
    }

    /// <summary>A personal chat (the same one each time) or a new post in a channel; a group chat cannot be made by a bot.</summary>
    public ConnectorAnswer Create(JsonObject body)
    {
        if (((string?)body["tenantId"] ?? (string?)body["channelData"]?["tenant"]?["id"]) != TryDirectory.TenantId)
        {
            return ConnectorAnswer.BadSyntax("tenantId is missing, or is not that of this page.");
        }

        var first = body["activity"] as JsonObject;
        if (first is not null && Refusal(first) is { } refusal)
        {
            return refusal;
        }

        if ((string?)body["channelData"]?["channel"]?["id"] is { } channelId)
        {
            return CreatePost(body, channelId, first);
        }

        var members = body["members"] as JsonArray ?? [];
        if ((bool?)body["isGroup"] == true || members.Count != 1)
        {
            return ConnectorAnswer.BadSyntax("A bot can open a chat with exactly one member; it cannot make a group chat.");
        }

        var person = TryDirectory.People.FirstOrDefault(p => p.Id == (string?)members[0]?["id"]);
        if (person is null)
        {
            return ConnectorAnswer.BadSyntax("Invalid user identity in provided tenant.");
        }

        var chat = TryDirectory.Conversations.First(c => c.Type == TryConversationType.Personal && c.Members.Contains(person.Key));
        if (first is not null)
        {
            lock (_gate)
            {
                Post(chat, root: null, first);
            }
        }

        return ConnectorAnswer.Created(chat.Id);
    }

    /// <summary>Starts to watch: first everything there is, then each event, as JSON texts.</summary>
    public ChannelReader<string> Watch(JsonObject hello)
    {
        var channel = Channel.CreateBounded<string>(LargestBacklog);
        lock (_gate)
        {
            hello["kind"] = "hello";
            hello["messages"] = new JsonArray([.. _messages.Select(m => m.ToJson())]);
            channel.Writer.TryWrite(hello.ToJsonString());
            _watchers.Add(channel);
        }

        return channel.Reader;
    }

    /// <summary>Ends what <see cref="Watch"/> began.</summary>
    public void Unwatch(ChannelReader<string> reader)
    {
        lock (_gate)
        {
            _watchers.RemoveAll(w => w.Reader == reader);
        }
    }

    /// <summary>Splits <c>19:…@thread.tacv2;messageid=123</c> into conversation and thread.</summary>
    public static bool TryParse(string conversationId, out TryConversation conversation, out string? root)
    {
        var at = conversationId.IndexOf(ThreadMark, StringComparison.Ordinal);
        root = at < 0 ? null : conversationId[(at + ThreadMark.Length)..];
        var found = TryDirectory.TryFindConversation(at < 0 ? conversationId : conversationId[..at], out var known);
        conversation = known!;
        return found && (root is null
            || (conversation.Type == TryConversationType.Channel
                && long.TryParse(root, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0));
    }

    private ConnectorAnswer CreatePost(JsonObject body, string channelId, JsonObject? first)
    {
        if ((bool?)body["isGroup"] != true || first is null)
        {
            return ConnectorAnswer.BadSyntax("A post in a channel needs isGroup true and an activity.");
        }

        if (!TryParse(channelId, out var channel, out _) || channel.Type != TryConversationType.Channel)
        {
            return ConnectorAnswer.NoConversation();
        }

        lock (_gate)
        {
            var id = Post(channel, root: null, first);
            var answer = ConnectorAnswer.Created($"{channel.Id}{ThreadMark}{id}");
            answer.Body!["activityId"] = id;
            return answer;
        }
    }

    private static ConnectorAnswer? Refusal(JsonObject activity)
    {
        if (activity["type"] is not JsonValue type || !type.TryGetValue<string>(out var name))
        {
            return ConnectorAnswer.BadSyntax("Activity.Type field is required.");
        }

        if (name is "event" or "messageReaction" or "invoke")
        {
            return ConnectorAnswer.BadArgument($"Activities of type {name} cannot be sent by a bot.");
        }

        if (activity["entities"] is JsonArray entities && entities.Any(e => (string?)e?["type"] == "streaminfo"))
        {
            return ConnectorAnswer.Error(StatusCodes.Status403Forbidden, "ContentStreamNotAllowed", "This page does not stream.");
        }

        string[] neverNull = ["text", "attachments", "entities", "suggestedActions", "replyToId"];
        if (neverNull.FirstOrDefault(field => activity.ContainsKey(field) && activity[field] is null) is { } empty)
        {
            return ConnectorAnswer.BadArgument($"Activity.{empty} is null: leave it out.");
        }

        return activity.ToJsonString().Length > LargestMessage
            ? ConnectorAnswer.Error(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "Message size too large.")
            : null;
    }

    private string Post(TryConversation conversation, string? root, JsonObject activity)
    {
        var (id, at) = Next();
        var thread = conversation.Type == TryConversationType.Channel ? root ?? id : null;
        Keep(new TryMessage(id, conversation.Id, thread, TryMessage.Bot, (JsonObject)activity.DeepClone(), at));
        return id;
    }

    private void Keep(TryMessage message)
    {
        var index = _messages.FindIndex(m => m.Id == message.Id);
        if (index < 0)
        {
            _messages.Add(message);
        }
        else
        {
            _messages[index] = message;
        }

        Tell(new JsonObject { ["kind"] = "message", ["message"] = message.ToJson() });
    }

    private void Tell(JsonObject happened)
    {
        var text = happened.ToJsonString();
        foreach (var watcher in _watchers.Where(w => !w.Writer.TryWrite(text)).ToList())
        {
            watcher.Writer.TryComplete();
            _watchers.Remove(watcher);
        }
    }

    private TryMessage? Find(string conversation, string id) =>
        _messages.Find(m => m.Id == id && m.Conversation == conversation && !m.Deleted);

    private TryMessage? FindOwn(string conversationId, string id) =>
        TryParse(conversationId, out var conversation, out _)
        && Find(conversation.Id, id) is { From: TryMessage.Bot } message ? message : null;

    /// <summary>Ids are the time in milliseconds, and never the same twice.</summary>
    private (string Id, DateTimeOffset At) Next()
    {
        var at = clock.GetUtcNow();
        _lastId = Math.Max(_lastId + 1, at.ToUnixTimeMilliseconds());
        return (_lastId.ToString(CultureInfo.InvariantCulture), at);
    }
}
