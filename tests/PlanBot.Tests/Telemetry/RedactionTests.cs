using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanBot.Bot;
using PlanBot.Data;
using PlanBot.Tests.Data;
using PlanBot.Tests.Support;
using Activity = ActivityProtocol.Schema.Activity;

namespace PlanBot.Tests.Telemetry;

/// <summary>What people write, their names, tokens and secrets reach neither the log, at its most talkative, nor a trace.</summary>
public sealed class RedactionTests
{
    private const string AppId = "4f4c1c6e-2c0e-4f6b-8a35-3a1f6c1f0b11";
    private const string Words = "zebracrossing";
    private const string Name = "Wilhelmina Quist";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_the_log_nor_a_trace_holds_what_is_personal_or_secret()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("planbot.db"), await TemporaryDatabase.MigratedAsync(), Cancellation);
        await using var channel = await HttpTestChannel.StartAsync();
        var told = new ConcurrentQueue<string>();
        using var listener = Listen(told);
        await using var app = await StartAsync(channel, folder.File("planbot.db"), told);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var token = channel.Issuer.CreateToken(AppId, channel.ServiceUrl);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);

        // An answer, a form, a button that nobody knows, an answer that the channel refuses, and a turn that throws.
        await PostAsync(client, channel, Message($"what about the {Words} in our street?"));
        await PostAsync(client, channel, Submit(new JsonObject { ["verb"] = "priority.submit", ["title"] = Words, ["contact"] = Name }));
        await PostAsync(client, channel, Submit(new JsonObject { ["verb"] = $"no such verb {Words} and more words than a verb has" }));
        channel.Channel.FailNext(HttpStatusCode.Forbidden, "BotNotInConversationRoster");
        await PostAsync(client, channel, Message($"{Words} again"));
        await PostAsync(client, channel, Message($"please throw {Words}"));

        Assert.Contains(told, line => line.Contains("bot.turn", StringComparison.Ordinal));
        Assert.Contains(told, line => line.Contains("BotActivityId", StringComparison.Ordinal));
        Assert.Contains(told, line => line.Contains("A turn failed", StringComparison.Ordinal));
        foreach (var secret in new[] { Words, Name, "Quist", "secret-of-the-test-channel", token, token.Split('.')[2], "outgoing-1" })
        {
            Assert.DoesNotContain(told, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static ActivityListener Listen(ConcurrentQueue<string> told)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => told.Enqueue($"{span.OperationName} {span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects.Concat(span.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value))))} {string.Join(' ', span.Events.SelectMany(happened => happened.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static async Task<WebApplication> StartAsync(HttpTestChannel channel, string database, ConcurrentQueue<string> told)
    {
        var builder = PlanBotHost.CreateBuilder(
            [.. channel.Settings(AppId), new("ConnectionStrings:PlanBot", $"Data Source={database};Pooling=False"), new("urls", "http://127.0.0.1:0")], quiet: true, "Development");
        builder.Services.AddSingleton<ILoggerFactory>(LoggerFactory.Create(log => log.SetMinimumLevel(LogLevel.Debug).AddProvider(new ToldLogs(told))));
        builder.Services.AddScoped<IBot>(scope => new ThrowingOnRequest(ActivatorUtilities.CreateInstance<PlanBotActivityHandler>(scope)));
        var app = PlanBotHost.CreateServer(builder);
        await app.Services.MigrateDatabaseAsync(Cancellation);
        await app.StartAsync(Cancellation);
        return app;
    }

    private static Activity Message(string text) => new()
    {
        Type = ActivityTypes.Message,
        Id = Guid.NewGuid().ToString("N"),
        ChannelId = "msteams",
        Text = text,
        From = new ChannelAccount { Id = "29:quist", Name = Name, AadObjectId = TestPerson.Tom.ObjectId },
        Recipient = new ChannelAccount { Id = $"28:{AppId}" },
        Conversation = new ConversationAccount { Id = "a:redaction", ConversationType = "personal", TenantId = TestPerson.Tenant },
    };

    private static Activity Submit(JsonObject value)
    {
        var activity = Message("");
        activity.Value = value;
        return activity;
    }

    private static async Task PostAsync(HttpClient client, HttpTestChannel channel, Activity activity)
    {
        activity.ServiceUrl = channel.ServiceUrl;
        using var response = await client.PostAsJsonAsync("/api/messages", activity, ProtocolJson.Options, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>The bot, but for a message that asks it to throw.</summary>
    private sealed class ThrowingOnRequest(IBot bot) : IBot
    {
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
            turnContext.Activity.Text?.StartsWith("please throw", StringComparison.Ordinal) == true
                ? throw new InvalidOperationException("as asked")
                : bot.OnTurnAsync(turnContext, cancellationToken);
    }

    /// <summary>All that is logged, with the values and scopes that a structured log keeps.</summary>
    private sealed class ToldLogs(ConcurrentQueue<string> told) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            told.Enqueue(InWords(state));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            told.Enqueue($"{formatter(state, exception)} {InWords(state)} {exception}");

        public void Dispose()
        {
        }

        private static string InWords<TState>(TState state) => state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : $"{state}";
    }
}
