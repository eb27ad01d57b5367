using System.Net;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ActivityProtocol.Tests.Hosting;

public sealed class TurnTests
{
    [Fact]
    public async Task A_message_that_is_delivered_again_is_answered_once()
    {
        var channel = new InMemoryChannel();
        await using var bot = await BotHost.StartAsync(new EchoBot(), channel);
        for (var i = 0; i < 3; i++)
        {
            using var response = await bot.PostAsync(Payloads.Message("hello"));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Single(channel.Calls);
    }

    [Fact]
    public async Task Another_message_another_edit_and_an_invoke_again_are_no_redeliveries()
    {
        var filter = new RecentActivities(new FakeTimeProvider());
        Activity Make(string type, string id, int second = 0) => new(type)
        {
            Id = id,
            Conversation = new ConversationAccount { Id = "a:chat" },
            Timestamp = new DateTimeOffset(2026, 3, 2, 9, 30, second, TimeSpan.Zero),
        };
        async Task<bool> IsNewAsync(Activity activity) => await filter.TryBeginAsync(activity, CancellationToken.None);
        Assert.True(await IsNewAsync(Make(ActivityTypes.Message, "1")));
        Assert.True(await IsNewAsync(Make(ActivityTypes.Message, "2")));
        Assert.False(await IsNewAsync(Make(ActivityTypes.Message, "1", second: 20)));
        Assert.True(await IsNewAsync(Make(ActivityTypes.MessageUpdate, "1")));
        Assert.False(await IsNewAsync(Make(ActivityTypes.MessageUpdate, "1")));
        Assert.True(await IsNewAsync(Make(ActivityTypes.MessageUpdate, "1", second: 20)));
        Assert.True(await IsNewAsync(Make(ActivityTypes.Invoke, "3")));
        Assert.True(await IsNewAsync(Make(ActivityTypes.Invoke, "3")));
        Assert.True(await IsNewAsync(new Activity(ActivityTypes.Message)));
        Assert.True(await IsNewAsync(new Activity(ActivityTypes.Message)));
    }

    [Fact]
    public async Task What_was_delivered_long_ago_is_forgotten()
    {
        var clock = new FakeTimeProvider();
        var filter = new RecentActivities(clock);
        var activity = new Activity(ActivityTypes.Message) { Id = "1", Conversation = new ConversationAccount { Id = "a:chat" } };
        Assert.True(await filter.TryBeginAsync(activity, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.False(await filter.TryBeginAsync(activity, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await filter.TryBeginAsync(activity, CancellationToken.None));
    }

    [Fact]
    public async Task Messages_of_one_conversation_take_their_turns_in_order_while_others_and_invokes_go_ahead()
    {
        var channel = new InMemoryChannel();
        var first = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        var bot = new ScriptedBot(async (turn, token) =>
        {
            if (turn.Activity.Text == "first")
            {
                started.SetResult();
                await first.Task;
            }

            await turn.SendActivityAsync(turn.Activity.Text ?? "invoked", cancellationToken: token);
        });
        await using var host = await BotHost.StartAsync(bot, channel);
        var slow = host.PostAsync(Message("first", "a:one"));
        await started.Task;
        var waiting = host.PostAsync(Message("second", "a:one"));
        (await host.PostAsync(Message("other", "a:two"))).Dispose();
        var invoke = Payloads.Invoke("something", new JsonObject());
        invoke["conversation"]!["id"] = "a:one";
        (await host.PostAsync(invoke)).Dispose();
        Assert.Equal(["other", "invoked"], channel.Sent.Select(activity => activity.Text));
        Assert.False(waiting.IsCompleted);
        first.SetResult();
        (await slow).Dispose();
        (await waiting).Dispose();
        Assert.Equal(["other", "invoked", "first", "second"], channel.Sent.Select(activity => activity.Text));
    }

    [Fact]
    public async Task A_turn_that_takes_longer_than_a_second_shows_typing_every_three()
    {
        var clock = new FakeTimeProvider();
        var channel = new InMemoryChannel();
        var work = new TaskCompletionSource();
        var bot = new ScriptedBot(async (turn, token) =>
        {
            await work.Task;
            await turn.SendActivityAsync("done", cancellationToken: token);
        });
        await using var host = await BotHost.StartAsync(bot, channel, configure: services => services.AddSingleton<TimeProvider>(clock));
        var turn = host.PostAsync(Message("work", "a:one"));
        await AdvanceUntilAsync(1);
        await AdvanceUntilAsync(2);
        work.SetResult();
        (await turn).Dispose();
        Assert.Equal([ActivityTypes.Typing, ActivityTypes.Typing, ActivityTypes.Message], channel.Calls.Select(call => call.Activity!.Type));
        Assert.Equal("a:one", channel.Calls[0].ConversationId);

        async Task AdvanceUntilAsync(int calls)
        {
            while (channel.Calls.Count < calls)
            {
                clock.Advance(TimeSpan.FromMilliseconds(500));
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task A_quick_turn_shows_no_typing()
    {
        var channel = new InMemoryChannel();
        await using var host = await BotHost.StartAsync(new EchoBot(), channel, configure: services => services.AddSingleton<TimeProvider>(new FakeTimeProvider()));
        (await host.PostAsync(Payloads.Message("hello"))).Dispose();
        Assert.Equal(ActivityTypes.Message, Assert.Single(channel.Calls).Activity!.Type);
    }

    [Fact]
    public async Task A_turn_that_throws_apologises_once_with_the_reference_that_is_in_the_log()
    {
        var channel = new InMemoryChannel();
        var log = new ListLogger();
        await using var host = await BotHost.StartAsync(new ScriptedBot((_, _) => throw new InvalidOperationException("broken")), channel, configure: services => services.AddLogging(logging => logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log)));
        using var response = await host.PostAsync(Payloads.Message("hello"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var apology = Assert.Single(channel.Sent).Text!;
        var reference = apology[(apology.IndexOf("reference ", StringComparison.Ordinal) + 10)..].TrimEnd('.');
        Assert.Equal(8, reference.Length);
        var (message, exception) = Assert.Single(log.Entries, entry => entry.Exception is not null);
        Assert.Contains(reference, message, StringComparison.Ordinal);
        Assert.Equal("broken", exception!.Message);
        Assert.DoesNotContain("broken", apology, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_that_throws_shows_the_reference_on_the_card_and_sends_nothing()
    {
        var channel = new InMemoryChannel();
        await using var host = await BotHost.StartAsync(new ScriptedBot((_, _) => throw new InvalidOperationException("broken")), channel);
        using var action = await host.PostAsync(Payloads.Invoke("adaptiveCard/action", new JsonObject()));
        Assert.Equal(HttpStatusCode.OK, action.StatusCode);
        var body = JsonNode.Parse(await action.Content.ReadAsStringAsync())!;
        Assert.Equal(500, (int)body["statusCode"]!);
        Assert.Contains("reference", (string)body["value"]!["message"]!, StringComparison.Ordinal);
        using var other = await host.PostAsync(Payloads.Invoke("task/fetch", new JsonObject()));
        Assert.Equal(HttpStatusCode.InternalServerError, other.StatusCode);
        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task A_proactive_turn_that_throws_tells_whoever_started_it()
    {
        var channel = new InMemoryChannel();
        channel.FailNext(HttpStatusCode.Forbidden, "BotNotInConversationRoster");
        await using var host = await BotHost.StartAsync(new EchoBot(), channel);
        var reference = new ConversationReference { ServiceUrl = channel.ServiceUrl, Conversation = new ConversationAccount { Id = "19:channel" } };
        var refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => host.Adapter.ContinueConversationAsync(string.Empty, reference, (turn, token) => turn.SendActivityAsync("hello", cancellationToken: token), CancellationToken.None));
        Assert.Equal("BotNotInConversationRoster", refusal.Body!.Error!.Code);
        Assert.Empty(channel.Calls);
    }

    [Fact]
    public async Task An_apology_that_cannot_be_sent_is_logged_and_the_turn_is_not_run_again()
    {
        var turns = 0;
        await using var bot = await RegisteredBot.StartAsync(new ScriptedBot((_, _) =>
        {
            turns++;
            throw new InvalidOperationException("broken");
        }));
        bot.Tokens.IsDown = true;
        var message = Payloads.Message("hello", RegisteredBot.ServiceUrl).ToJsonString();
        for (var delivery = 0; delivery < 2; delivery++)
        {
            using var response = await bot.Host.PostAsync(message, change: request => request.Headers.Authorization = new("Bearer", bot.GoodToken()));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(1, turns);
    }

    [Fact]
    public async Task A_turn_that_hangs_holds_its_conversation_up_for_a_minute_and_no_longer()
    {
        var clock = new FakeTimeProvider();
        var channel = new InMemoryChannel();
        var never = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        await using var host = await BotHost.StartAsync(
            new ScriptedBot(async (turn, token) =>
            {
                if (turn.Activity.Text == "hangs")
                {
                    started.SetResult();
                    await never.Task;
                    return;
                }

                await turn.SendActivityAsync(turn.Activity.Text!, cancellationToken: token);
            }),
            channel,
            configure: services => services.AddSingleton<TimeProvider>(clock),
            options: options => options.ShowTypingAfter = null);
        var hanging = host.PostAsync(Message("hangs", "a:one"));
        await started.Task;
        var next = host.PostAsync(Message("next", "a:one"));
        while (!next.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        (await next).Dispose();
        Assert.Equal("next", Assert.Single(channel.Sent).Text);
        never.SetResult();
        (await hanging).Dispose();
        (await host.PostAsync(Message("after", "a:one"))).Dispose();
        Assert.Equal(["next", "after"], channel.Sent.Select(activity => activity.Text));
    }

    [Fact]
    public async Task More_than_a_hundred_that_wait_for_one_conversation_are_sent_away_to_come_again()
    {
        var order = new ConversationOrder(new FakeTimeProvider());
        Assert.Equal(TurnPlace.Own, await order.EnterAsync("a:one"));
        var waiting = Enumerable.Range(0, ConversationOrder.MaxWaiting).Select(_ => order.EnterAsync("a:one").AsTask()).ToList();
        Assert.Equal(TurnPlace.Full, await order.EnterAsync("a:one"));
        Assert.Equal(TurnPlace.Own, await order.EnterAsync("a:two"));
        foreach (var turn in waiting)
        {
            order.Leave("a:one");
            Assert.Equal(TurnPlace.Own, await turn);
        }
    }

    [Fact]
    public async Task A_turn_that_the_stopping_process_ends_is_answered_with_503_and_may_come_again()
    {
        var channel = new InMemoryChannel();
        var started = new TaskCompletionSource();
        await using var host = await BotHost.StartAsync(
            new ScriptedBot(async (_, token) =>
            {
                started.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            }),
            channel,
            options: options => (options.FinishTurnsWithin, options.ShowTypingAfter) = (TimeSpan.FromMilliseconds(1), null));
        var turn = host.PostAsync(Payloads.Message("hello"));
        await started.Task;
        host.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();
        using var response = await turn;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(channel.Calls);
    }

    [Theory]
    [InlineData("invoke", "name", "somebody/new", "an invoke named somebody/new")]
    [InlineData("event", "name", "application/new", "an event named application/new")]
    [InlineData("conversationUpdate", "channelData", """{"eventType":"channelPainted"}""", "a conversationUpdate with eventType channelPainted")]
    [InlineData("somethingNew", "name", "x", "an activity of type somethingNew")]
    public async Task What_is_not_known_is_logged_by_its_name(string type, string member, string value, string expected)
    {
        var log = new ListLogger();
        await using var host = await BotHost.StartAsync(new ActivityHandler(), new InMemoryChannel(), configure: services => services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log));
        var activity = Payloads.Activity(type);
        activity[member] = member == "channelData" ? JsonNode.Parse(value) : value;
        (await host.PostAsync(activity)).Dispose();
        Assert.Contains(log.Entries, entry => entry.Message.Contains(expected, StringComparison.Ordinal));
    }

    private static JsonObject Message(string text, string conversation)
    {
        var message = Payloads.Message(text);
        message["id"] = text;
        message["conversation"]!["id"] = conversation;
        return message;
    }
}
