using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanBot.Data;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Data;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Graph;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Telemetry;

/// <summary>Metrics, the way from a turn to its post, log files, and how long is remembered what was posted where.</summary>
public sealed class TelemetryTests
{
    private const string Key = "a key of the tests, long enough to be one";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_tell_answers_by_intent_unknown_questions_and_turns()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:Telemetry:Metrics", "true"));
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync("help");
        await tom.SayAsync("who won the match?");

        var metrics = await planBot.Http.GetStringAsync("/metrics", Cancellation);

        Assert.Matches("planbot_answer_duration_seconds_count.*intent=\"help\"", metrics);
        Assert.Matches("planbot_questions_unknown_total.*intent=\"out-of-scope\"", metrics);
        Assert.Matches("bot_turn_duration_seconds_count.*bot_activity_type=\"message\"", metrics);
        Assert.Contains("planbot_outbox_depth", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_tell_calls_to_Graph_by_use_and_outcome_and_tokens()
    {
        await using var tenant = await GraphTenant.CreateAsync();
        tenant.Graph.Roles.Add("User.Read.All");
        tenant.Graph.Users[TestPerson.Tom.ObjectId] = ("Leicester City Council", "Community Safety");
        await using var planBot = await tenant.StartAsync(Today, ("Profiles", "true"), ("PlanBot:Telemetry:Metrics", "true"));
        await PriorityScript.AddPlanAsync(planBot, PriorityScript.PlanId, "Police and Crime Plan 2013-2017", "Victims");
        await TestConversation.Personal(planBot, TestPerson.Tom).OpenFormAsync();

        var metrics = await planBot.Http.GetStringAsync("/metrics", Cancellation);

        Assert.Matches("planbot_graph_calls_total.*outcome=\"done\".*use=\"Profiles\"|planbot_graph_calls_total.*use=\"Profiles\".*outcome=\"done\"", metrics);
        Assert.Contains("bot_token_requests_total", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outbox_tells_how_many_posts_are_due_and_for_how_long()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.InDatabaseAsync(async db =>
        {
            db.Add(new OutboxLane { Id = "x", ClaimedBy = "another", ClaimedUntil = long.MaxValue });
            var now = planBot.Clock.GetUtcNow().UtcDateTime;
            db.Add(new OutboxPost { Key = "due", LaneId = "x", ConversationId = "x", State = PostState.Waiting, NotBeforeUtc = now.AddMinutes(-1), GiveUpAtUtc = now.AddMinutes(-1) + SendOutcome.GivenUpAfter });
            // Refused for two hours, and to be tried later.
            db.Add(new OutboxPost { Key = "refused", LaneId = "x", ConversationId = "x", State = PostState.Waiting, Attempts = 9, NotBeforeUtc = now.AddMinutes(40), GiveUpAtUtc = now.AddHours(-2) + SendOutcome.GivenUpAfter });
            db.Add(new OutboxPost { Key = "not due", LaneId = "x", ConversationId = "x", State = PostState.Waiting, NotBeforeUtc = now.AddMinutes(1), GiveUpAtUtc = now.AddMinutes(1) + SendOutcome.GivenUpAfter });
            return await db.SaveChangesAsync(Cancellation);
        });
        using var gauge = ActivatorUtilities.CreateInstance<OutboxGauge>(planBot.Services);
        await gauge.LookAsync(Cancellation);

        // Of this application alone: other tests have theirs in the same process.
        var seen = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, planBot.Services.GetRequiredService<IMeterFactory>()))
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.Start();
        listener.RecordObservableInstruments();

        Assert.Equal((2, 7200), (seen["planbot.outbox.depth"], seen["planbot.outbox.age"]));
    }

    [Fact]
    public async Task Metrics_are_there_with_the_key_or_without_one_for_this_machine_and_only_where_the_settings_say_so()
    {
        await using var keyed = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:Telemetry:Metrics", "true"), ("PlanBot:Monitoring:Key", Key));
        await using var keyless = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:Telemetry:Metrics", "true"));
        await using var closed = await PlanBotApplication.StartAsync(Today);

        // A plain proxy on this machine sends others' requests as if they were its own.
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(keyed, null, isOutside: false));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(keyed, Key + "?", isOutside: true));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(keyed, Key, isOutside: false));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(keyed, Key, isOutside: true));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(keyless, null, isOutside: false));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(keyless, null, isOutside: true));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(closed, null, isOutside: false));
    }

    [Fact]
    public async Task Whoever_watches_whether_PlanBot_is_ready_does_not_fill_the_log_with_a_warning_each_time()
    {
        using var folder = new TemporaryFolder();
        var app = PlanBotHost.CreateBuilder(
            [
                new("PlanBot:Telemetry:LogFolder", folder.Path),
                new("ConnectionStrings:PlanBot", $"Data Source={folder.File("planbot.db")};Pooling=False"),
                new("MicrosoftAppId", "4f4c1c6e-2c0e-4f6b-8a35-3a1f6c1f0b11"),
                new("MicrosoftAppTenantId", TestPerson.Tenant),
                new("MicrosoftAppPassword", "not-a-secret-of-anybody"),
            ],
            quiet: false,
            "Production").Build();
        var diagnoses = await app.Services.GetRequiredService<PlanBot.Health.Doctor>().ExamineReadinessAsync(Cancellation);
        LoggerMessage.Define(LogLevel.Information, default, "Looked")(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("test"), null);
        await app.DisposeAsync();

        Assert.Contains(diagnoses, diagnosis => diagnosis is { Check: "credential", Finding.Status: PlanBot.Health.FindingStatus.Warning });
        Assert.Contains("Looked", Assert.Single(await File.ReadAllLinesAsync(Directory.GetFiles(folder.Path, "planbot-*.json").Single(), Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_is_found_from_the_turn_that_caused_it_and_the_turn_from_the_post()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await TestConversation.Personal(planBot, TestPerson.Tom).InstallAsync();
        var conversation = await planBot.InDatabaseAsync(db => db.Set<Conversation>().SingleAsync(Cancellation));
        var sent = new ConcurrentQueue<System.Diagnostics.Activity>();
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref _) => ActivitySamplingResult.AllData, ActivityStopped = sent.Enqueue };
        ActivitySource.AddActivityListener(listener);
        using var turn = new System.Diagnostics.Activity("turn").Start();
        await planBot.InScopeAsync<PostOutbox, int>(outbox => outbox.EnqueueMissingAsync([new("key", new PostTarget.Conversation(conversation.Id)) { Message = PostOutbox.Text("hello") }], Cancellation));
        turn.Stop();

        await planBot.SendDueAsync();

        Assert.Contains(sent, span => span.OperationName == OutboxSender.Operation && Equals(span.GetTagItem(PostOutbox.KeyTag), turn.GetTagItem(PostOutbox.KeyTag)));
    }

    [Fact]
    public async Task Log_files_are_JSON_a_line_with_the_trace_and_without_the_path_that_may_be_a_secret()
    {
        using var folder = new TemporaryFolder();
        var app = PlanBotHost.CreateBuilder([new("PlanBot:Telemetry:LogFolder", folder.Path)], quiet: false, "Production").Build();
        using (var span = new System.Diagnostics.Activity("turn").Start())
        using (app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("server").BeginScope(new Dictionary<string, object> { ["RequestPath"] = "/calendar/secret.ics", ["RequestId"] = "one" }))
        {
            LoggerMessage.Define<int>(LogLevel.Information, default, "Post {PostId} sent")(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("test"), 7, null);
            await app.DisposeAsync();

            var text = (await File.ReadAllLinesAsync(Directory.GetFiles(folder.Path).Single(), Cancellation)).Single();
            Assert.DoesNotContain("secret.ics", text, StringComparison.Ordinal);
            Assert.Contains("\"RequestId\":\"one\"", text, StringComparison.Ordinal);
            var line = JsonNode.Parse(text)!;
            Assert.Equal(("Post 7 sent", 7, $"{span.TraceId}"), ((string?)line["@m"], (int)line["PostId"]!, (string?)line["@tr"]));
        }
    }

    [Fact]
    public async Task Conversations_that_are_gone_and_old_posts_are_forgotten_and_what_waits_is_not()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var now = new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);
        await using var db = database.Open();
        db.Add(new Conversation { Id = "gone long ago", GoneAtUtc = now.AddDays(-366) });
        db.Add(new Conversation { Id = "gone lately", GoneAtUtc = now.AddDays(-364) });
        db.Add(new Conversation { Id = "there" });
        db.Add(new OutboxPost { Key = "sent long ago", State = PostState.Sent, CreatedAtUtc = now.AddDays(-1101) });
        db.Add(new OutboxPost { Key = "waits", State = PostState.Waiting, CreatedAtUtc = now.AddDays(-1101) });
        db.Add(new OutboxPost { Key = "sent", State = PostState.Sent, CreatedAtUtc = now.AddDays(-1) });
        var inMilliseconds = new DateTimeOffset(now).ToUnixTimeMilliseconds();
        db.Add(new OutboxLane { Id = "with no post" });
        db.Add(new OutboxLane { Id = "with no post, held by a worker", ClaimedUntil = inMilliseconds + 1 });
        db.Add(new OutboxLane { Id = "" });
        db.Add(new StandingMessage { Name = "in a conversation that is forgotten", ConversationId = "gone long ago" });
        db.Add(new StandingMessage { Name = "stands", ConversationId = "gone lately" });
        await db.SaveChangesAsync(Cancellation);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(now));

        await new ConversationRetention(db, Microsoft.Extensions.Options.Options.Create(new RetentionOptions()), clock).DeleteExpiredAsync(Cancellation);

        Assert.Equal(["gone lately", "there"], await db.Set<Conversation>().Select(conversation => conversation.Id).Order().ToListAsync(Cancellation));
        Assert.Equal(["sent", "waits"], await db.Set<OutboxPost>().Select(post => post.Key).Order().ToListAsync(Cancellation));
        Assert.Equal(["", "with no post, held by a worker"], await db.Set<OutboxLane>().Select(lane => lane.Id).Order().ToListAsync(Cancellation));
        Assert.Equal(["stands"], await db.Set<StandingMessage>().Select(message => message.Name).ToListAsync(Cancellation));
    }

    private static async Task<HttpStatusCode> StatusAsync(PlanBotApplication planBot, string? key, bool isOutside)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Authorization = key is null ? null : new("Bearer", key);
        if (isOutside)
        {
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        }

        using var response = await planBot.Http.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
