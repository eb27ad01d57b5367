using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema.Teams;
using ActivityProtocol.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanBot.Bot;
using PlanBot.Data;
using PlanBot.Features.CalendarFeed;
using PlanBot.Features.Documents;
using PlanBot.Samples;
using PlanBot.Tests.Data;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Features.Triage;
using PlanBot.Tests.Graph;
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

    [Fact]
    public async Task Nor_what_is_said_of_updates_themes_recommendations_and_workbooks_nor_whom_Graph_is_asked_about()
    {
        const string OneDrive = "https://northshire-my.sharepoint.com/personal/wilhelmina_quist/download.aspx?tempauth=zebracrossing";
        await using var tenant = await GraphTenant.CreateAsync();
        tenant.Graph.Roles.AddRange(["User.Read.All", "Calendars.ReadWrite"]);
        tenant.Graph.Users[TestPerson.Tom.ObjectId] = (Name, Words);
        var (told, spans) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        using var listener = Listen(spans);
        await using var planBot = await PlanBotApplication.StartRegisteredAsync(
            new(2026, 11, 22),
            tenant.Tokens,
            tenant.Settings(("Profiles", "true"), ("CalendarMailbox", GraphServer.Mailbox), ("PlanBot:Manifest:Host", "planbot.example")),
            services =>
            {
                services.AddSingleton<ILoggerFactory>(LoggerFactory.Create(log => log.SetMinimumLevel(LogLevel.Debug).AddProvider(new ToldLogs(told))));
                services.AddSingleton(new AttachmentDownloader(new DocumentOptions().HostsInUse, DocumentLimits.FileBytes, null, new AnyFile()));
            });
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        await planBot.GrantAsync(TestPerson.Priya, PlanBot.People.Role.Staff);
        var (priya, tom) = (TestConversation.Personal(planBot, TestPerson.Priya), TestConversation.Personal(planBot, TestPerson.Tom));

        // An owner's note, a theme's reason, a recommendation, a review, and a workbook that is none.
        await priya.SayAsync("nudge me every two weeks");
        await priya.SayAsync($"{Name} answers for the {Words}");
        await priya.PressAsync(await priya.SayAsync("update the rural crime team"), "Save the status", ("status", "delayed"), ("note", Words), ("evidence", $"https://{Words}.example/{Words}"));
        var preview = await priya.PressAsync(await priya.SayAsync("rename the safer roads theme"), "See what would happen", ("themes", "roads"), ("names", $"Roads and {Words}"), ("on", "2026-11-22"), ("reason", Words));
        await priya.PressAsync(preview, "Change the themes");
        await priya.PressAsync(await priya.SayAsync("record a panel recommendation"), "Record the recommendation", ("body", "panel"), ("summary", Words), ("madeOn", "2026-11-19"), ("law", "yes"), ("result", "accepted"), ("resultNote", Words));
        await priya.PressAsync(await priya.SayAsync("record a review: no change"), "Record the review", ("name", Words), ("reviewedOn", "2026-11-20"), ("result", "no change"), ("why", Words));
        var workbook = priya.NewActivity(ActivityTypes.Message);
        workbook.Attachments = [new Attachment(FileDownloadInfo.ContentType, "https://northshire-my.sharepoint.com/x", new FileDownloadInfo { DownloadUrl = OneDrive, UniqueId = "1", FileType = "xlsx" }, $"{Words}.xlsx")];
        var refused = await priya.SendAsync(workbook);

        // The directory is asked about a person and the calendar of a mailbox is written, each also where it fails.
        var form = await tom.SayAsync("submit a priority");
        tenant.Graph.Fail($"/users/{TestPerson.Tom.ObjectId}", new(403, Words));
        await tom.SayAsync("submit a priority");
        await planBot.Services.GetRequiredService<MailboxCalendarSchedule>().TickAsync(Cancellation);
        var calls = tenant.Graph.Calls.Count;

        // A secret address of a calendar.
        var link = System.Text.RegularExpressions.Regex.Match((await priya.SayAsync("calendar link")).Text, "/calendar/([A-Za-z0-9_-]+)").Groups[1].Value;
        using var feed = await planBot.Http.GetAsync($"/calendar/{link}.ics", Cancellation);

        Assert.Contains("xlsx", refused.Text, StringComparison.Ordinal);
        Assert.Equal(Name, form.ValueOf("organisation"));
        Assert.True(calls > 4);
        Assert.NotEmpty(link);
        Assert.Equal(HttpStatusCode.OK, feed.StatusCode);
        Assert.Contains(spans, line => line.Contains("url.full", StringComparison.Ordinal));
        Assert.Contains(spans, line => line.Contains("/calendar/{file}", StringComparison.Ordinal));
        foreach (var secret in new[] { Words, Name, "Quist", "Priya", GraphServer.Mailbox, "plan-calendar", "tempauth" })
        {
            Assert.DoesNotContain(told.Concat(spans), line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        // The server's own lines about requests are below what PlanBot lets into its log.
        Assert.DoesNotContain(spans, line => line.Contains(link, StringComparison.Ordinal));
        Assert.DoesNotContain(told.Concat(spans), line => tenant.Graph.IsTokenIn(line));
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

    /// <summary>Answers every address with a file that is no workbook, and holds people's words.</summary>
    private sealed class AnyFile : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Words), RequestMessage = request });
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
