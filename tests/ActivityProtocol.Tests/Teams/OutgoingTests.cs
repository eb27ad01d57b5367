using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ActivityProtocol.Tests.Teams;

public sealed class OutgoingTests
{
    [Fact]
    public async Task A_message_for_one_person_is_seen_by_them_only()
    {
        var channel = new InMemoryChannel();
        var outcome = await InTurnAsync(channel, "channel", (turn, token) => turn.SendTargetedActivityAsync(MessageFactory.Text("for you"), new ChannelAccount("29:ada"), token));
        var targeted = Assert.IsType<TargetedMessageOutcome.Targeted>(outcome);
        var call = Assert.Single(channel.Calls);
        Assert.Equal((ChannelCallKind.SendTargeted, "19:place", targeted.ActivityId), (call.Kind, call.ConversationId, call.ActivityId));
        Assert.Equal("29:ada", call.Activity!.Recipient!.Id);
    }

    [Fact]
    public async Task Where_a_message_for_one_person_is_refused_it_goes_to_their_personal_chat()
    {
        var channel = new InMemoryChannel();
        channel.FailNext(HttpStatusCode.BadRequest, "BadArgument", kind: ChannelCallKind.SendTargeted);
        var outcome = await InTurnAsync(channel, "channel", (turn, token) => turn.SendTargetedActivityAsync(MessageFactory.Text("for you"), new ChannelAccount("29:ada"), token));
        Assert.Equal("a:29:ada", Assert.IsType<TargetedMessageOutcome.Personal>(outcome).ConversationId);
        Assert.Equal("for you", Assert.Single(channel.MessagesIn("a:29:ada")).Text);
        Assert.Empty(channel.MessagesIn("19:place"));
    }

    [Fact]
    public async Task Over_http_a_message_for_one_person_carries_the_flag()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var reference = new ConversationReference { ServiceUrl = RegisteredBot.ServiceUrl, Conversation = new ConversationAccount { Id = "19:place", ConversationType = "channel" } };
        await bot.Host.Adapter.ContinueConversationAsync(RegisteredBot.AppId, reference, (turn, token) => turn.SendTargetedActivityAsync(MessageFactory.Text("for you"), new ChannelAccount("29:ada"), token), CancellationToken.None);
        Assert.EndsWith("/v3/conversations/19%3Aplace/activities?isTargetedActivity=true", Assert.Single(bot.Internet.Connector).Uri.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_streamed_reply_shows_its_pieces_in_order_once_a_second_and_ends_with_the_message()
    {
        var channel = new InMemoryChannel();
        var clock = new FakeTimeProvider();
        await InTurnAsync(channel, "personal", async (turn, token) =>
        {
            var reply = new StreamingReply(turn, clock);
            await reply.InformAsync("Looking", token);
            await reply.AppendAsync("The theme", token);
            clock.Advance(TimeSpan.FromSeconds(1));
            await reply.AppendAsync(" is", token);
            await reply.AppendAsync(" on", token);
            clock.Advance(TimeSpan.FromSeconds(1));
            await reply.AppendAsync(" track", token);
            return await reply.FinishAsync(cancellationToken: token);
        });
        Assert.Equal(
            ["typing Looking informative 1", "typing The theme is streaming 2", "typing The theme is on track streaming 3", "message The theme is on track final "],
            channel.Calls.Select(call => $"{call.Activity!.Type} {call.Activity.Text} {call.Activity.Entities![0].Properties["streamType"]} {call.Activity.Entities[0].Properties["streamSequence"]}"));
        Assert.All(channel.Calls.Skip(1), call => Assert.Equal(channel.Calls[0].ActivityId, (string?)call.Activity!.Entities![0].Properties["streamId"]));
    }

    [Theory]
    [InlineData("channel", null)]
    [InlineData("personal", 405)]
    public async Task Where_nothing_is_streamed_the_whole_goes_out_as_one_message(string conversationType, int? refusal)
    {
        var channel = new InMemoryChannel();
        if (refusal is { } status)
        {
            channel.FailNext((HttpStatusCode)status, "MethodNotAllowed");
        }

        await InTurnAsync(channel, conversationType, async (turn, token) =>
        {
            var reply = new StreamingReply(turn);
            await reply.AppendAsync("one ", token);
            await reply.AppendAsync("two", token);
            return await reply.FinishAsync(cancellationToken: token);
        });
        var message = Assert.Single(channel.Calls).Activity!;
        Assert.Equal((ActivityTypes.Message, "one two"), (message.Type, message.Text));
        Assert.Null(message.Entities);
    }

    [Theory]
    [InlineData("stopped by the user", true)]
    [InlineData("exceeded streaming time", false)]
    public async Task A_stop_ends_the_reply_and_a_timeout_turns_it_into_an_update(string reason, bool isStop)
    {
        var channel = new InMemoryChannel();
        await InTurnAsync(channel, "personal", async (turn, token) =>
        {
            var reply = new StreamingReply(turn);
            await reply.AppendAsync("one ", token);
            var refusal = InMemoryChannel.Refusal(HttpStatusCode.Forbidden, "ContentStreamNotAllowed");
            refusal.Body!.Error!.Message = reason;
            channel.Fail(call => call.Kind == ChannelCallKind.Update ? null : refusal);
            await reply.AppendAsync("two", token);
            var sent = await reply.FinishAsync(cancellationToken: token);
            Assert.Equal(isStop, reply.IsStopped);
            return sent;
        });
        Assert.Equal(isStop ? [ChannelCallKind.Reply] : [ChannelCallKind.Reply, ChannelCallKind.Update], channel.Calls.Select(call => call.Kind));
        if (!isStop)
        {
            Assert.Equal("one two", channel.Calls[1].Activity!.Text);
        }
    }

    [Fact]
    public void Sources_labels_and_thumbs_share_the_one_entity_of_the_message()
    {
        var message = MessageFactory.Text("On track [1].");
        message.AddCitations(new Citation(1, "Quarterly report", "On track in all areas", new Uri("https://example.org/report")));
        message.AddGeneratedLabel();
        message.AddSensitivityLabel("Official", "For partners");
        message.AskForFeedback();
        var json = JsonSerializer.SerializeToNode(message, ProtocolJson.Options)!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                [{"type":"https://schema.org/Message","@type":"Message","@context":"https://schema.org","@id":"",
                  "citation":[{"@type":"Claim","position":1,"appearance":{"@type":"DigitalDocument","name":"Quarterly report","abstract":"On track in all areas","url":"https://example.org/report"}}],
                  "additionalType":["AIGeneratedContent"],
                  "usageInfo":{"@type":"CreativeWork","name":"Official","description":"For partners"}}]
                """),
            json["entities"]),
            json["entities"]!.ToJsonString());
        Assert.Equal("""{"feedbackLoop":{"type":"default"}}""", json["channelData"]!.ToJsonString());
        Assert.Throws<ArgumentException>(() => message.AddCitations([.. Enumerable.Range(2, 10).Select(i => new Citation(i, "n", "a"))]));
    }

    [Fact]
    public void Suggested_actions_and_a_notification_are_written_as_Teams_reads_them()
    {
        var message = MessageFactory.SuggestedActions(["Yes", "No"], "Sure?");
        message.TeamsNotifyUser();
        var json = JsonSerializer.SerializeToNode((Activity)message, ProtocolJson.Options)!;
        Assert.Equal("""{"actions":[{"type":"imBack","title":"Yes","value":"Yes"},{"type":"imBack","title":"No","value":"No"}]}""", json["suggestedActions"]!.ToJsonString());
        Assert.True((bool)json["channelData"]!["notification"]!["alert"]!);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_sent_in_parts_at_its_paragraphs()
    {
        var channel = new InMemoryChannel();
        var paragraphs = Enumerable.Range(0, 120).Select(i => $"Paragraph {i}: " + new string('x', 990)).ToList();
        var text = string.Join("\n\n", paragraphs);
        var sent = await InTurnAsync(channel, "personal", (turn, token) => turn.SendActivityAsync(MessageFactory.Text(text), token));
        Assert.Equal(channel.Calls[0].ActivityId, sent!.Id);
        Assert.InRange(channel.Calls.Count, 2, 5);
        Assert.Equal(paragraphs, channel.Sent.SelectMany(activity => activity.Text!.Split("\n\n")));
    }

    [Fact]
    public async Task Parts_are_never_empty_and_count_what_json_escapes()
    {
        var channel = new InMemoryChannel();
        await InTurnAsync(channel, "personal", (turn, token) => turn.SendActivityAsync(MessageFactory.Text(new string('x', 41_000) + new string(' ', 2_000)), token));
        Assert.Equal([40_960, 40], channel.Sent.Select(activity => activity.Text!.Length));
        var quotes = new InMemoryChannel();
        await InTurnAsync(quotes, "personal", (turn, token) => turn.SendActivityAsync(MessageFactory.Text(new string('"', 40_000)), token));
        Assert.Equal([20_480, 19_520], quotes.Sent.Select(activity => activity.Text!.Length));
    }

    [Fact]
    public async Task A_streamed_reply_that_is_too_long_ends_its_stream_with_the_first_part()
    {
        var channel = new InMemoryChannel();
        await InTurnAsync(channel, "personal", async (turn, token) =>
        {
            var reply = new StreamingReply(turn, new FakeTimeProvider());
            await reply.AppendAsync("It begins.", token);
            await reply.AppendAsync(new string('x', 60_000), token);
            return await reply.FinishAsync(cancellationToken: token);
        });
        var messages = channel.Sent.Where(activity => activity.Type == ActivityTypes.Message).ToList();
        Assert.Equal(2, messages.Count);
        Assert.Contains(messages[0].Entities!, entity => entity.Type == "streaminfo");
        Assert.DoesNotContain(messages[1].Entities ?? [], entity => entity.Type == "streaminfo");
        Assert.Equal(60_010, messages.Sum(message => message.Text!.Length));
    }

    [Fact]
    public async Task No_typing_is_sent_into_a_stream()
    {
        var channel = new InMemoryChannel();
        var clock = new FakeTimeProvider();
        var shown = new TaskCompletionSource();
        var work = new TaskCompletionSource();
        var message = Payloads.Message("hello");
        await using var host = await BotHost.StartAsync(
            new ScriptedBot(async (turn, token) =>
            {
                var reply = new StreamingReply(turn, clock);
                await reply.InformAsync("Looking", token);
                shown.SetResult();
                await work.Task;
                await reply.AppendAsync("Found", token);
                await reply.FinishAsync(cancellationToken: token);
            }),
            channel,
            configure: services => services.AddSingleton<TimeProvider>(clock));
        var turn = host.PostAsync(message);
        await shown.Task;
        clock.Advance(TimeSpan.FromSeconds(30));
        work.SetResult();
        (await turn).Dispose();
        Assert.All(channel.Calls, call => Assert.Contains(call.Activity!.Entities ?? [], entity => entity.Type == "streaminfo"));
    }

    [Fact]
    public async Task A_targeted_message_is_put_right_and_deleted_without_saying_again_for_whom()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var reference = new ConversationReference { ServiceUrl = RegisteredBot.ServiceUrl, Conversation = new ConversationAccount { Id = "19:place" } };
        var message = new Activity(ActivityTypes.Message) { Text = "for you", Recipient = new ChannelAccount("29:ada") };
        await bot.Host.Adapter.ContinueConversationAsync(RegisteredBot.AppId, reference, async (turn, token) =>
        {
            var targeted = (ITargetedMessages)turn.TurnState.Get<IConnectorClient>()!;
            await targeted.SendTargetedAsync("19:place", message, token);
            await targeted.UpdateTargetedAsync("19:place", "7", message, token);
            await targeted.DeleteTargetedAsync("19:place", "7", token);
        }, CancellationToken.None);
        var calls = bot.Internet.Connector.ToArray();
        Assert.Equal([HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete], calls.Select(call => call.Method));
        Assert.All(calls, call => Assert.EndsWith("?isTargetedActivity=true", call.Uri.AbsoluteUri, StringComparison.Ordinal));
        Assert.Contains("29:ada", calls[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("recipient", calls[1].Body, StringComparison.Ordinal);
        Assert.Equal("29:ada", message.Recipient!.Id);
    }

    [Fact]
    public async Task A_card_that_is_too_large_is_refused_before_it_is_sent()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var reference = new ConversationReference { ServiceUrl = RegisteredBot.ServiceUrl, Conversation = new ConversationAccount { Id = "a:chat" } };
        var card = MessageFactory.Attachment(new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = new JsonObject { ["text"] = new string('x', 60_000) } });
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => bot.Host.Adapter.ContinueConversationAsync(RegisteredBot.AppId, reference, (turn, token) => turn.SendActivityAsync(card, token), CancellationToken.None));
        Assert.Equal("MessageSizeTooBig", refusal.Body!.Error!.Code);
        Assert.Contains("100 KB", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(bot.Internet.Connector);
    }

    [Fact]
    public async Task Long_work_is_handed_to_a_turn_of_its_own_and_apologises_where_it_fails()
    {
        var channel = new InMemoryChannel();
        BackgroundTurns? background = null;
        var bot = new ScriptedBot((turn, _) =>
        {
            Assert.True(background!.TryEnqueue(turn, (later, token) => turn.Activity.Text == "fail"
                ? throw new InvalidOperationException("broken")
                : later.SendActivityAsync("done", cancellationToken: token)));
            return Task.CompletedTask;
        });
        await using var host = await BotHost.StartAsync(bot, channel);
        background = host.Services.GetRequiredService<BackgroundTurns>();
        (await host.PostAsync(Payloads.Message("work"))).Dispose();
        await channel.WaitForAsync(call => call.Activity?.Text == "done");
        var failing = Payloads.Message("fail");
        failing["id"] = "2";
        (await host.PostAsync(failing)).Dispose();
        var apology = await channel.WaitForAsync(call => call.Activity?.Text?.StartsWith("Sorry", StringComparison.Ordinal) ?? false);
        Assert.Contains("reference", apology.Activity!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meetings_and_batches_are_called_as_the_connector_awaits()
    {
        await using var bot = await RegisteredBot.StartAsync();
        bot.Internet.Answer = _ => FakeInternet.Json(HttpStatusCode.OK, """{"details":{"title":"Panel","scheduledStartTime":"2026-03-02T09:30:00Z"},"user":{"name":"Ada"},"meeting":{"role":"Organizer"},"operationId":"op","state":"Completed","failedEntryResponses":[{"entryId":"29:1","error":"x"}]}""");
        var reference = new ConversationReference { ServiceUrl = RegisteredBot.ServiceUrl, Conversation = new ConversationAccount { Id = "a:chat" } };
        await bot.Host.Adapter.ContinueConversationAsync(RegisteredBot.AppId, reference, async (turn, token) =>
        {
            Assert.Equal("Panel", (await TeamsInfo.GetMeetingInfoAsync(turn, "m==", token)).Details!.Title);
            Assert.Equal("Organizer", (await TeamsInfo.GetMeetingParticipantAsync(turn, "m==", "aad", "tenant", token)).Meeting!.Role);
            await TeamsInfo.SendMeetingNotificationAsync(turn, new TargetedMeetingNotification { Value = new TargetedMeetingNotificationValue { Recipients = ["29:1"] } }, "m==", token);
            Assert.Equal("op", await TeamsInfo.SendMessageToListOfUsersAsync(turn, MessageFactory.Text("hello"), [new TeamMember("29:1")], "tenant", token));
            Assert.Equal("op", await TeamsInfo.SendMessageToAllUsersInTeamAsync(turn, MessageFactory.Text("hello"), "19:team", "tenant", token));
            Assert.Equal("op", await TeamsInfo.SendMessageToAllUsersInTenantAsync(turn, MessageFactory.Text("hello"), "tenant", token));
            Assert.Equal("op", await TeamsInfo.SendMessageToListOfChannelsAsync(turn, MessageFactory.Text("hello"), [new TeamMember("19:1")], "tenant", token));
            Assert.Equal("Completed", (await TeamsInfo.GetOperationStateAsync(turn, "op", token)).State);
            Assert.Equal("29:1", (await TeamsInfo.GetPagedFailedEntriesAsync(turn, "op", "next", token)).FailedEntries![0].EntryId);
            await TeamsInfo.CancelOperationAsync(turn, "op", token);
        }, CancellationToken.None);
        Assert.Equal(
            [
                "GET v1/meetings/m%3D%3D",
                "GET v1/meetings/m%3D%3D/participants/aad?tenantId=tenant",
                "POST v1/meetings/m%3D%3D/notification",
                "POST v3/batch/conversation/users/",
                "POST v3/batch/conversation/team/",
                "POST v3/batch/conversation/tenant/",
                "POST v3/batch/conversation/channels/",
                "GET v3/batch/conversation/op",
                "GET v3/batch/conversation/failedentries/op?continuationToken=next",
                "DELETE v3/batch/conversation/op",
            ],
            bot.Internet.Connector.Select(call => $"{call.Method} {call.Uri.AbsoluteUri[RegisteredBot.ServiceUrl.Length..]}"));
        Assert.Equal("""{"activity":{"type":"message","text":"hello","inputHint":"acceptingInput"},"tenantId":"tenant","members":[{"id":"29:1"}]}""", bot.Internet.Connector.ElementAt(3).Body);
    }

    private static async Task<T> InTurnAsync<T>(InMemoryChannel channel, string conversationType, Func<ITurnContext, CancellationToken, Task<T>> run)
    {
        await using var host = await BotHost.StartAsync(new EchoBot(), channel);
        var activity = new Activity(ActivityTypes.Message)
        {
            Id = "1",
            ChannelId = Channels.Msteams,
            ServiceUrl = channel.ServiceUrl,
            From = new ChannelAccount("29:ada"),
            Recipient = new ChannelAccount("28:bot"),
            Conversation = new ConversationAccount { Id = "19:place", ConversationType = conversationType, TenantId = "tenant" },
        };
        T? result = default;
        host.Adapter.OnTurnError = null;
        await host.Adapter.ProcessActivityAsync(new System.Security.Claims.ClaimsIdentity(), activity, async (turn, token) => result = await run(turn, token), CancellationToken.None);
        return result!;
    }
}
