using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;
using Activity = ActivityProtocol.Schema.Activity;

namespace ActivityProtocol.Tests.Interop;

/// <summary>
/// The same script of activities to a bot on the library and to a bot on an SDK from npm: the same replies come back.
/// PLANBOT_INTEROP names a folder whose node_modules holds the SDKs.
/// </summary>
public sealed class SdkPeerTests
{
    [Theory]
    [InlineData("botbuilder")]
    [InlineData("@microsoft/agents-hosting")]
    public async Task The_same_script_brings_the_same_replies(string package)
    {
        var folder = Environment.GetEnvironmentVariable("PLANBOT_INTEROP");
        if (folder is null || !Directory.Exists(Path.Combine(folder, "node_modules", package)))
        {
            Assert.Skip($"PLANBOT_INTEROP names no folder with node_modules/{package}.");
        }

        if (!await NodePeer.IsNodeThereAsync())
        {
            Assert.Skip("Node.js is not installed.");
        }

        await using var channel = await HttpTestChannel.StartAsync();
        channel.RequireToken = false;
        await using var peer = await NodePeer.StartAsync(folder!, package);
        await using var own = await BotHost.StartAsync(new PeerBot());
        foreach (var (name, activity) in Script(channel.ServiceUrl))
        {
            var theirs = await ExchangeAsync(peer.Endpoint, activity, channel.Channel);
            var ours = await ExchangeAsync(new Uri(own.Client.BaseAddress!, "/api/messages"), activity, channel.Channel);
            Assert.True(theirs == ours, $"{name}\n{package}: {theirs}\nlibrary: {ours}\n{peer.Errors}");
        }
    }

    private static IEnumerable<(string Name, JsonObject Activity)> Script(string serviceUrl)
    {
        yield return ("text", With("message", ("text", "hello")));
        yield return ("mention", With("message", ("text", "<at>Bot</at> hello"), ("entities", JsonNode.Parse("""[{"type":"mention","text":"<at>Bot</at>","mentioned":{"id":"28:bot","name":"Bot"}}]"""))));
        yield return ("card", With("message", ("text", "card")));
        yield return ("two replies", With("message", ("text", "two")));
        yield return ("update and delete", With("message", ("text", "change")));
        yield return ("submit", With("message", ("value", new JsonObject { ["choice"] = "yes" })));
        yield return ("expected replies", With("message", ("text", "hello"), ("deliveryMode", "expectReplies")));
        yield return ("members", With("conversationUpdate", ("membersAdded", JsonNode.Parse("""[{"id":"29:new","name":"New Person"}]"""))));
        yield return ("reaction", With("messageReaction", ("reactionsAdded", JsonNode.Parse("""[{"type":"like"}]"""))));
        yield return ("installation", With("installationUpdate", ("action", "add")));
        yield return ("action", With("invoke", ("name", "adaptiveCard/action"), ("value", JsonNode.Parse("""{"action":{"type":"Action.Execute","verb":"save","data":{"a":1}},"trigger":"manual"}"""))));
        yield return ("unknown invoke", With("invoke", ("name", "something/new"), ("value", new JsonObject())));
        yield return ("typing", With("typing"));
        yield return ("unknown type", With("somethingNew"));
        yield return ("channel thread", InChannel(With("message", ("text", "in a thread"))));

        JsonObject With(string type, params (string Name, JsonNode? Value)[] members)
        {
            var activity = Payloads.Activity(type, serviceUrl);
            foreach (var (name, value) in members)
            {
                activity[name] = value;
            }

            return activity;
        }

        static JsonObject InChannel(JsonObject activity)
        {
            activity["conversation"] = JsonNode.Parse("""{"id":"19:abc@thread.tacv2;messageid=17","conversationType":"channel","isGroup":true,"tenantId":"t"}""");
            return activity;
        }
    }

    // Left out: the bot itself added. There the SDKs differ among themselves, and the library does as the one for .NET.

    /// <summary>What the sender and the channel see: status, body, and each call with what matters in it.</summary>
    private static async Task<string> ExchangeAsync(Uri endpoint, JsonObject activity, InMemoryChannel channel)
    {
        channel.Clear();
        activity["id"] = Guid.NewGuid().ToString();
        using var client = new HttpClient();
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(endpoint, content);
        var body = await response.Content.ReadAsStringAsync();
        var seen = new StringBuilder().Append((int)response.StatusCode).Append(' ').Append(Answer(body));
        var first = channel.Calls is [{ ActivityId: var id }, ..] ? id : null;
        foreach (var call in channel.Calls)
        {
            seen.Append(CultureInfo.InvariantCulture, $"\n  {call.Kind} {call.ConversationId} {Offset(call.ActivityId, first)} {Gist(call.Activity)}");
        }

        return seen.ToString().Replace(activity["id"]!.ToString(), "ID", StringComparison.Ordinal);
    }

    private static long Offset(string? id, string? first) => id is null || first is null ? 0 : long.Parse(id, CultureInfo.InvariantCulture) - long.Parse(first, CultureInfo.InvariantCulture);

    private static string Answer(string body)
    {
        if (body.Length == 0 || JsonNode.Parse(body) is not JsonObject answer || answer.Count == 0)
        {
            return string.Empty;
        }

        return answer["activities"] is JsonArray activities
            ? string.Join(", ", activities.Select(activity => Gist(activity.Deserialize<Activity>(ProtocolJson.Options))))
            : answer.ToJsonString();
    }

    private static string Gist(Activity? activity) => activity is null
        ? string.Empty
        : $"{activity.Type} '{activity.Text}' to {activity.Recipient?.Id} from {activity.From?.Id} re {activity.ReplyToId} {JsonSerializer.Serialize(activity.Attachments, ProtocolJson.Options)}";

    /// <summary>The bot of the script, on the library.</summary>
    private sealed class PeerBot : ActivityHandler
    {
        protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
        {
            switch (turnContext.Activity.RemoveRecipientMention())
            {
                case "card":
                    await turnContext.SendActivityAsync(new Activity(ActivityTypes.Message) { Attachments = [new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = new { type = "AdaptiveCard", version = "1.5", body = Array.Empty<object>() } }] }, cancellationToken);
                    break;
                case "two":
                    await turnContext.SendActivitiesAsync([MakeText("one"), MakeText("two")], cancellationToken);
                    break;
                case "change":
                    var first = await turnContext.SendActivityAsync(MakeText("first"), cancellationToken);
                    var second = await turnContext.SendActivityAsync(MakeText("second"), cancellationToken);
                    var again = MakeText("first again");
                    again.Id = first!.Id;
                    await turnContext.UpdateActivityAsync(again, cancellationToken);
                    await turnContext.DeleteActivityAsync(second!.Id!, cancellationToken);
                    break;
                default:
                    await turnContext.SendActivityAsync(
                        turnContext.Activity.Value is JsonElement value ? MakeText($"Submitted {value.GetProperty("choice")}") : MakeText($"You said: {turnContext.Activity.Text}"),
                        cancellationToken);
                    break;
            }
        }

        protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync(MakeText($"Welcome {string.Join(", ", membersAdded.Select(member => member.Name))}"), cancellationToken);

        protected override Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync(MakeText($"Reacted {string.Join(", ", messageReactions.Select(reaction => reaction.Type))}"), cancellationToken);

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync(MakeText("Installed"), cancellationToken);

        protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
            Task.FromResult(new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = $"Did {invokeValue.Action!.Verb}" });

        private static Activity MakeText(string text) => new(ActivityTypes.Message) { Text = text };
    }
}

/// <summary>A bot in a process of Node.</summary>
internal sealed class NodePeer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private NodePeer(Process process) => _process = process;

    internal Uri Endpoint { get; private set; } = null!;

    internal string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    internal static async Task<bool> IsNodeThereAsync()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    internal static async Task<NodePeer> StartAsync(string folder, string package)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Fixtures", "interop", "bot.mjs"), folder, package })
        {
            start.ArgumentList.Add(argument);
        }

        var peer = new NodePeer(Process.Start(start)!);
        peer._process.ErrorDataReceived += (_, line) =>
        {
            lock (peer._errors)
            {
                peer._errors.AppendLine(line.Data);
            }
        };
        peer._process.BeginErrorReadLine();
        var port = await peer._process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(int.TryParse(port, CultureInfo.InvariantCulture, out var number), $"{port} {peer.Errors}");
        peer.Endpoint = new Uri($"http://127.0.0.1:{number}/api/messages");
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
