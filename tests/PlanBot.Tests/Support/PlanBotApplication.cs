using System.Net.Http.Json;
using System.Text.Json;
using ActivityProtocol.Authentication;
using ActivityProtocol.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.Features.CalendarFeed;
using PlanBot.Health;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Subscriptions;
using PlanBot.Tests.Data;
using PlanBot.Teams.Outbox;

namespace PlanBot.Tests.Support;

/// <summary>
/// The whole application as it is served: its HTTP endpoint, its database in a file of its own, its clock set.
/// Only the channel's side is replaced, by one in memory that keeps what the bot sends.
/// </summary>
internal sealed class PlanBotApplication : IAsyncDisposable
{
    private static readonly Type[] Ticking = [typeof(OutboxService), typeof(OutboxGauge), typeof(SubscriptionScheduleService), typeof(CredentialWatch), typeof(MailboxCalendarService)];

    private readonly WebApplication _app;
    private readonly string _database;

    private readonly string? _postgreSql;

    private Registration? _registration;

    private PlanBotApplication(WebApplication app, InMemoryChannel channel, FakeTimeProvider clock, string database, string? postgreSql)
    {
        (_app, Channel, Clock, _database, _postgreSql) = (app, channel, clock, database, postgreSql);
        Http = app.GetTestClient();
        Http.BaseAddress = new("http://localhost");
    }

    /// <summary>What the bot sends, as the channel sees it.</summary>
    public InMemoryChannel Channel { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="today">The day on the clock, at nine in the morning in London.</param>
    /// <param name="database">The file of an earlier application that ended, to begin again with it; nothing for a new one.</param>
    public static Task<PlanBotApplication> StartAsync(DateOnly today, string? database = null, params (string Key, string Value)[] settings) =>
        StartAsync(today, database, null, settings, _ => { }, EmptyDatabase);

    /// <summary>With services of the test's own in place of what reaches outside.</summary>
    public static Task<PlanBotApplication> StartWithAsync(DateOnly today, Action<IServiceCollection> replace) => StartAsync(today, null, null, [], replace, EmptyDatabase);

    /// <summary>With an app registration whose tokens, both ways, come from a channel; activities are posted with one.</summary>
    /// <param name="today">The day on the clock, at nine in the morning in London.</param>
    /// <param name="registrar">Who gives the tokens.</param>
    /// <param name="settings">Those of the registration among them.</param>
    /// <param name="replace">Services of the test's own.</param>
    public static async Task<PlanBotApplication> StartRegisteredAsync(DateOnly today, HttpTestChannel registrar, (string Key, string Value)[] settings, Action<IServiceCollection> replace)
    {
        var planBot = await StartAsync(today, null, null, settings, replace, EmptyDatabase);
        planBot._registration = new(registrar, settings, replace);
        return planBot;
    }

    /// <summary>On one of the databases that PlanBot can keep its data in.</summary>
    public static async Task<PlanBotApplication> StartAsync(DateOnly today, TestedDatabase kind, params (string Key, string Value)[] settings) =>
        await StartAsync(today, null, kind is TestedDatabase.PostgreSql ? await PostgreSqlServer.CreateDatabaseAsync() : null, settings, _ => { }, EmptyDatabase);

    private static async Task<PlanBotApplication> StartAsync(DateOnly today, string? database, string? postgreSql, (string Key, string Value)[] settings, Action<IServiceCollection> replace, Func<Task<byte[]>> content, bool ticking = false)
    {
        if (database is null)
        {
            database = Path.Combine(Path.GetTempPath(), $"planbot-test-{Guid.NewGuid():N}.db");
            await File.WriteAllBytesAsync(database, await content(), TestContext.Current.CancellationToken);
        }

        var channel = new InMemoryChannel();
        var clock = new FakeTimeProvider(new DateTimeOffset(PlanDay.ToUtc(today, new TimeOnly(9, 0))));
        var builder = PlanBotHost.CreateBuilder(
            [
                .. postgreSql is null ? Array.Empty<KeyValuePair<string, string?>>() : [new("Database:Provider", "PostgreSql")],
                new("ConnectionStrings:PlanBot", postgreSql ?? $"Data Source={database};Pooling=False"),
                // Scripts type faster than people.
                .. settings.Any(setting => setting.Key.StartsWith("PlanBot:Limits", StringComparison.Ordinal)) ? Array.Empty<KeyValuePair<string, string?>>()
                    : [new("PlanBot:Limits:PersonPerMinute", "100000"), new("PlanBot:Limits:ConversationPerMinute", "100000")],
                .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
            ],
            quiet: true,
            environment: "Development");
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<ConnectorFactory>(channel);
        builder.Services.AddSingleton<TimeProvider>(clock);
        if (!ticking)
        {
            // A test lets them tick itself: running beside it they would take posts out of its hands.
            foreach (var service in builder.Services.Where(service => service.ImplementationType is { } type && Ticking.Contains(type)).ToList())
            {
                builder.Services.Remove(service);
            }
        }

        replace(builder.Services);
        var app = PlanBotHost.CreateServer(builder);
        await app.Services.MigrateDatabaseAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, channel, clock, database, postgreSql);
    }

    /// <summary>With the one real plan that travels with the program.</summary>
    public static async Task<PlanBotApplication> StartWithLeicestershireAsync(DateOnly today)
    {
        return await StartAsync(today, null, null, [], _ => { }, () => SamplePlanFolder.DatabaseWithAsync(SamplePlans.Leicestershire, today));
    }

    private static Task<byte[]> EmptyDatabase() => TemporaryDatabase.MigratedAsync();

    /// <summary>Ends this application and begins another on the same database, as after a restart.</summary>
    /// <param name="ticking">With the services that look by the clock what is to be posted, as they run in the field.</param>
    public async Task<PlanBotApplication> RestartAsync(bool ticking = false)
    {
        var today = PlanDay.Today(Clock);
        await StopAsync();
        var again = await StartAsync(today, _database, _postgreSql, _registration?.Settings ?? [], _registration?.Replace ?? (_ => { }), EmptyDatabase, ticking);
        again._registration = _registration;
        return again;
    }

    /// <summary>Posts an activity as the channel does.</summary>
    public Task<HttpResponseMessage> PostAsync(Activity activity)
    {
        if (_registration is not null)
        {
            var issuer = new TestTokenIssuer(_registration.Registrar.Issuer.Issuer, Clock);
            Http.DefaultRequestHeaders.Authorization = new("Bearer", issuer.CreateToken(Services.GetRequiredService<BotAuthenticationOptions>().MicrosoftAppId!, Channel.ServiceUrl));
        }

        return Http.PostAsJsonAsync("/api/messages", activity, ProtocolJson.Options, TestContext.Current.CancellationToken);
    }

    /// <summary>Imports a sample plan that travels with the program, placed by the day on the clock.</summary>
    public Task ImportSampleAsync(string folder) => SamplePlanFolder.ImportAsync(Services, folder, PlanDay.Today(Clock));

    /// <summary>Sends what the outbox may send now.</summary>
    public Task SendDueAsync() => Services.GetRequiredService<OutboxDispatcher>().SendDueAsync(TestContext.Current.CancellationToken);

    /// <summary>Runs against the application's own database.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<PlanDbContext, Task<T>> run)
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<PlanDbContext>());
    }

    /// <summary>Runs a service of a turn's own scope.</summary>
    public async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> run)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task GrantAsync(TestPerson person, Role role, string area = RoleAssignment.EveryArea)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PeopleDirectory>()
            .GrantAsync(TestPerson.Tenant, person.ObjectId, area, role, person.Name, AuditActor.Part("test"), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_database + suffix);
        }

        if (_postgreSql is not null)
        {
            await PostgreSqlServer.DropDatabaseAsync(_postgreSql);
        }
    }

    private async Task StopAsync()
    {
        Http.Dispose();
        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
    }

    /// <summary>What an application with an app registration was started with.</summary>
    private sealed record Registration(HttpTestChannel Registrar, (string Key, string Value)[] Settings, Action<IServiceCollection> Replace);
}

/// <summary>Somebody who talks to the bot.</summary>
internal sealed record TestPerson(string Name, string ObjectId)
{
    public const string Tenant = "7b0a7d2e-4a55-4f6e-9b11-0c4d6f7a1e20";

    public static TestPerson Priya { get; } = new("Priya Shah", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0001");

    public static TestPerson Tom { get; } = new("Tom Ellis", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0002");

    public string Id => $"29:{ObjectId}";
}
