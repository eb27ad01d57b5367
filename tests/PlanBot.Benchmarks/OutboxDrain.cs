using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanBot.Data;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Benchmarks;

/// <summary>How long it takes to drain an outbox at a connector that answers in 50 milliseconds, with the pace and without.</summary>
internal static class OutboxDrain
{
    private const int Conversations = 200;

    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(50);

    /// <param name="posts">How many posts wait.</param>
    /// <param name="postgreSql">A connection string to an empty database; SQLite where it is empty.</param>
    /// <param name="paced">Whether Teams' limits are kept.</param>
    public static async Task<TimeSpan> MeasureAsync(int posts, string postgreSql, bool paced)
    {
        await using var connector = await StartConnectorAsync();
        var folder = Directory.CreateTempSubdirectory("planbot-drain-").FullName;
        var builder = PlanBotHost.CreateBuilder(
            [
                new(DatabaseOptions.ProviderSetting, postgreSql.Length > 0 ? nameof(DatabaseProvider.PostgreSql) : nameof(DatabaseProvider.Sqlite)),
                new(DatabaseOptions.ConnectionSetting, postgreSql.Length > 0 ? postgreSql : $"Data Source={Path.Combine(folder, "planbot.db")}"),
            ],
            quiet: true,
            environment: "Development");
        builder.Logging.ClearProviders();
        if (!paced)
        {
            builder.Services.AddSingleton(new OutboxPaces(SendingPace.None, SendingPace.None));
        }

        await using var app = builder.Build();
        await app.Services.MigrateDatabaseAsync(CancellationToken.None);
        await FillAsync(app.Services, posts, connector.Urls.First() + "/");
        var dispatcher = app.Services.GetRequiredService<OutboxDispatcher>();
        var clock = Stopwatch.StartNew();
        while (await WaitingAsync(app.Services) > 0)
        {
            await dispatcher.SendDueAsync(CancellationToken.None);
            if (paced)
            {
                await Task.Delay(OutboxService.TickTime, TimeProvider.System);
            }
        }

        return clock.Elapsed;
    }

    private static async Task<WebApplication> StartConnectorAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var connector = builder.Build();
        var lastId = 0L;
        connector.MapPost("/v3/conversations/{conversation}/activities", async context =>
        {
            await Task.Delay(AnswerTime, TimeProvider.System);
            context.Response.StatusCode = 201;
            await context.Response.WriteAsJsonAsync(new JsonObject { ["id"] = Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture) });
        });
        await connector.StartAsync();
        return connector;
    }

    private static async Task FillAsync(IServiceProvider services, int posts, string serviceUrl)
    {
        var run = Guid.NewGuid().ToString("N");
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDbContext>();
        var outbox = scope.ServiceProvider.GetRequiredService<PostOutbox>();
        for (var number = 0; number < Conversations; number++)
        {
            var id = $"19:{run}-{number}@thread.v2";
            db.Add(new Conversation
            {
                Id = id,
                Type = ConversationTypes.GroupChat,
                TenantId = "7b0a7d2e-4a55-4f6e-9b11-0c4d6f7a1e20",
                ReferenceJson = JsonSerializer.Serialize(
                    new JsonObject
                    {
                        ["channelId"] = "msteams",
                        ["serviceUrl"] = serviceUrl,
                        ["bot"] = new JsonObject { ["id"] = "28:planbot" },
                        ["conversation"] = new JsonObject { ["id"] = id, ["conversationType"] = ConversationTypes.GroupChat },
                    }),
            });
        }

        for (var number = 0; number < posts; number++)
        {
            outbox.Enqueue(new($"{run}:{number}", new PostTarget.Conversation($"19:{run}-{number % Conversations}@thread.v2")) { Message = PostOutbox.Text($"Post {number}") });
        }

        await db.SaveChangesAsync();
    }

    private static async Task<int> WaitingAsync(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync();
        return await db.Set<OutboxPost>().CountAsync(post => post.State == PostState.Waiting || post.State == PostState.Sending);
    }
}
