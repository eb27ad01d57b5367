using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace PlanBot.TryPage;

/// <summary>
/// The activities that Teams sends to a bot, as JSON. Built here and posted by the browser, so that
/// they reach the bot through the same door as those of Teams.
/// </summary>
/// <remarks>Fields and ids follow Microsoft's documentation of bot activities in Teams ("Conversations with a bot").</remarks>
internal static class TryActivities
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Both events of an install, in the order in which they arrive.</summary>
    public static JsonArray Install(TryPerson from, TryConversation conversation, string serviceUrl, DateTimeOffset at)
    {
        var installation = Envelope("installationUpdate", NewEventId(), from, conversation, root: null, serviceUrl, at);
        installation["action"] = "add";
        installation["conversation"]!["name"] = NameOf(conversation);
        installation["channelData"]!["settings"] = SelectedChannel(conversation);

        var update = Envelope("conversationUpdate", NewEventId(), from, conversation, root: null, serviceUrl, at);
        update["conversation"]!["name"] = NameOf(conversation);
        var added = new JsonArray();
        if (conversation.Type == TryConversationType.Personal)
        {
            added.Add(new JsonObject { ["id"] = from.Id, ["aadObjectId"] = from.AadObjectId });
        }

        added.Add(new JsonObject { ["id"] = TryDirectory.BotId });
        update["membersAdded"] = added;
        if (conversation.Type == TryConversationType.Channel)
        {
            update["channelData"]!["eventType"] = "teamMemberAdded";
            update["channelData"]!["settings"] = SelectedChannel(conversation);
        }

        // Teams names neither person in these two.
        foreach (var activity in (JsonObject[])[installation, update])
        {
            activity["from"]!.AsObject().Remove("name");
            WithoutNulls(activity["conversation"]!.AsObject());
        }

        return [installation, update];
    }

    /// <summary>A text that somebody typed. <c>@PlanBot</c> and <c>@Tom Ellis</c> become mentions.</summary>
    public static JsonObject Message(
        string id, TryPerson from, TryConversation conversation, string? root, string typed, string serviceUrl, DateTimeOffset at)
    {
        var (text, mentions) = Mentions(typed, conversation);
        var activity = Envelope("message", id, from, conversation, root, serviceUrl, at);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "text/html",
            ["content"] = Html(text, mentions),
        });
        foreach (var mention in mentions)
        {
            activity["entities"]!.AsArray().Add(mention);
        }

        return activity;
    }

    /// <summary>Action.Submit: a message without text, with the card's data as its value.</summary>
    public static JsonObject Submit(
        string id, TryPerson from, TryConversation conversation, string? root, string replyToId, JsonObject? value, string serviceUrl, DateTimeOffset at)
    {
        var activity = Envelope("message", id, from, conversation, root, serviceUrl, at);
        activity["replyToId"] = replyToId;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        activity["value"] = value?.DeepClone() ?? new JsonObject();

        // The button says messageBack: the card's own text and value go to the bot instead of its data.
        if (value?["msteams"] is JsonObject { } hint && (string?)hint["type"] == "messageBack")
        {
            activity["text"] = (string?)hint["text"] ?? string.Empty;
            activity["textFormat"] = "plain";
            activity["value"] = hint["value"]?.DeepClone() ?? new JsonObject();
        }

        return activity;
    }

    /// <summary>Action.Execute: an invoke whose HTTP answer is the bot's answer.</summary>
    public static JsonObject Execute(
        TryPerson from, TryConversation conversation, string? root, string replyToId, JsonObject action, string trigger, string serviceUrl, DateTimeOffset at)
    {
        var value = new JsonObject { ["action"] = action.DeepClone(), ["trigger"] = trigger };
        return Invoke("adaptiveCard/action", value, from, conversation, root, replyToId, serviceUrl, at);
    }

    /// <summary>A suggested action of type Action.Submit: a silent invoke.</summary>
    public static JsonObject SuggestedSubmit(
        TryPerson from, TryConversation conversation, string? root, string replyToId, JsonNode? value, string serviceUrl, DateTimeOffset at) =>
        Invoke("suggestedAction/submit", value?.DeepClone() ?? new JsonObject(), from, conversation, root, replyToId, serviceUrl, at);

    /// <summary>Whether the bot is mentioned. In chats with several people Teams gives it nothing else.</summary>
    public static bool MentionsBot(JsonObject activity) =>
        activity["entities"] is JsonArray entities
        && entities.Any(e => (string?)e?["type"] == "mention" && (string?)e["mentioned"]?["id"] == TryDirectory.BotId);

    private static JsonObject Invoke(
        string name, JsonNode value, TryPerson from, TryConversation conversation, string? root, string replyToId, string serviceUrl, DateTimeOffset at)
    {
        var activity = Envelope("invoke", NewEventId(), from, conversation, root, serviceUrl, at);
        activity["name"] = name;
        activity["replyToId"] = replyToId;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        activity["value"] = value;
        return activity;
    }

    private static JsonObject Envelope(
        string type, string id, TryPerson from, TryConversation conversation, string? root, string serviceUrl, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, London);
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["localTimestamp"] = local.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = London.Id,
            ["channelId"] = "msteams",
            ["serviceUrl"] = serviceUrl,
            ["from"] = new JsonObject { ["id"] = from.Id, ["name"] = from.Name, ["aadObjectId"] = from.AadObjectId },
            ["conversation"] = Conversation(conversation, root),
            ["recipient"] = new JsonObject { ["id"] = TryDirectory.BotId, ["name"] = TryDirectory.BotName },
            ["locale"] = "en-GB",
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo",
                ["locale"] = "en-GB",
                ["country"] = "GB",
                ["platform"] = "Web",
                ["timezone"] = London.Id,
            }),
            ["channelData"] = ChannelData(conversation),
        };
    }

    private static JsonObject Conversation(TryConversation conversation, string? root)
    {
        var account = new JsonObject
        {
            ["conversationType"] = conversation.Type switch
            {
                TryConversationType.Personal => "personal",
                TryConversationType.GroupChat => "groupChat",
                _ => "channel",
            },
            ["tenantId"] = TryDirectory.TenantId,
            ["id"] = root is null ? conversation.Id : $"{conversation.Id};messageid={root}",
        };
        if (conversation.Type != TryConversationType.Personal)
        {
            account["isGroup"] = true;
        }

        return account;
    }

    private static JsonObject ChannelData(TryConversation conversation)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TryDirectory.TenantId } };
        if (conversation.Type == TryConversationType.Channel)
        {
            data["teamsChannelId"] = conversation.Id;
            data["teamsTeamId"] = TryDirectory.TeamId;
            data["channel"] = new JsonObject { ["id"] = conversation.Id };
            data["team"] = new JsonObject
            {
                ["id"] = TryDirectory.TeamId,
                ["name"] = TryDirectory.TeamName,
                ["aadGroupId"] = TryDirectory.TeamAadGroupId,
            };
        }

        return data;
    }

    private static JsonObject SelectedChannel(TryConversation conversation) =>
        new() { ["selectedChannel"] = new JsonObject { ["id"] = conversation.Id } };

    private static JsonNode? NameOf(TryConversation conversation) =>
        conversation.Type == TryConversationType.Personal ? null : conversation.Name;

    private static (string Text, IReadOnlyList<JsonObject> Mentions) Mentions(string typed, TryConversation conversation)
    {
        var mentions = new List<JsonObject>();
        var text = typed;
        var names = TryDirectory.PeopleOf(conversation).Select(p => (p.Id, p.Name)).Prepend((Id: TryDirectory.BotId, Name: TryDirectory.BotName));
        foreach (var (id, name) in names)
        {
            var replaced = text.Replace($"@{name}", $"<at>{name}</at>", StringComparison.OrdinalIgnoreCase);
            if (replaced != text)
            {
                text = replaced;
                mentions.Add(new JsonObject
                {
                    ["type"] = "mention",
                    ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
                    ["text"] = $"<at>{name}</at>",
                });
            }
        }

        return (text, mentions);
    }

    private static string Html(string text, IReadOnlyList<JsonObject> mentions)
    {
        var html = WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);
        for (var i = 0; i < mentions.Count; i++)
        {
            var name = WebUtility.HtmlEncode((string)mentions[i]["mentioned"]!["name"]!);
            html = html.Replace(
                $"&lt;at&gt;{name}&lt;/at&gt;",
                $"<span itemscope=\"\" itemtype=\"http://schema.skype.com/Mention\" itemid=\"{i}\">{name}</span>",
                StringComparison.Ordinal);
        }

        return $"<p>{html}</p>";
    }

    private static void WithoutNulls(JsonObject node)
    {
        foreach (var name in node.Where(p => p.Value is null).Select(p => p.Key).ToList())
        {
            node.Remove(name);
        }
    }

    private static string NewEventId() => $"f:{Guid.NewGuid()}";
}
