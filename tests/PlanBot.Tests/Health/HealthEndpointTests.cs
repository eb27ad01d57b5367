using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;
using PlanBot.Health;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Data;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Health;

/// <summary><c>/health/live</c> and <c>/health/ready</c>: what they answer to whom.</summary>
public sealed class HealthEndpointTests
{
    private const string Key = "a key of the tests, long enough to be one";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_key_this_machine_sees_details_and_nobody_else_does()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);

        var here = JsonNode.Parse(await planBot.Http.GetStringAsync("/health/ready", Cancellation))!;

        Assert.Equal(["credential", "database", "log files", "outbox"], here["checks"]!.AsArray().Select(check => (string)check!["check"]!).Distinct());
        Assert.Equal("ok", await AskAsync(planBot, Key, isOutside: true));
        Assert.Equal("ok", await planBot.Http.GetStringAsync("/health/live", Cancellation));
    }

    [Fact]
    public async Task With_a_key_everybody_must_show_it_for_a_proxy_may_make_others_look_like_this_machine()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:Monitoring:Key", Key));

        Assert.Equal("ok", await AskAsync(planBot, null, isOutside: false));
        Assert.Equal("ok", await AskAsync(planBot, Key + "!", isOutside: false));
        Assert.Equal("ok", await AskAsync(planBot, null, isOutside: true));
        Assert.Equal("ok", await AskAsync(planBot, Key + "!", isOutside: true));
        Assert.Equal("ok", (string?)JsonNode.Parse(await AskAsync(planBot, Key, isOutside: false))!["status"]);
        Assert.Equal("ok", (string?)JsonNode.Parse(await AskAsync(planBot, Key, isOutside: true))!["status"]);
    }

    [Fact]
    public async Task A_stuck_outbox_is_not_ready_but_lives_and_is_looked_at_again_after_five_seconds()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        var before = await planBot.Http.GetAsync("/health/ready", Cancellation);
        await planBot.InDatabaseAsync(async db =>
        {
            db.Add(new OutboxLane { Id = "x", ClaimedBy = "another", ClaimedUntil = long.MaxValue });
            db.Add(new OutboxPost { Key = "due", LaneId = "x", ConversationId = "x", State = PostState.Waiting, NotBeforeUtc = planBot.Clock.GetUtcNow().UtcDateTime.AddHours(-1) });
            return await db.SaveChangesAsync(Cancellation);
        });

        var atOnce = await planBot.Http.GetAsync("/health/ready", Cancellation);
        planBot.Clock.Advance(TimeSpan.FromSeconds(6));
        var later = await planBot.Http.GetAsync("/health/ready", Cancellation);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (before.StatusCode, atOnce.StatusCode, later.StatusCode));
        Assert.Equal("ok", await planBot.Http.GetStringAsync("/health/live", Cancellation));
    }

    [Fact]
    public async Task A_database_that_is_gone_or_of_another_version_is_not_ready()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%DeadlineCards'", Cancellation));
        var older = await planBot.Http.GetAsync("/health/ready", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, older.StatusCode);
        Assert.Contains("not of this version", await older.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        File.Delete(planBot.Services.GetRequiredService<DatabaseOptions>().File!);
        planBot.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await planBot.Http.GetAsync("/health/ready", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task While_the_database_is_brought_up_to_date_the_process_lives_and_is_not_ready()
    {
        using var folder = new TemporaryFolder();
        await using var app = PlanBotHost.CreateServer(PlanBotHost.CreateBuilder(
            [new("ConnectionStrings:PlanBot", $"Data Source={folder.File("new.db")};Pooling=False"), new("urls", "http://127.0.0.1:0")], quiet: true, "Development"));

        await using var server = await MigratingServer.StartIfNeededAsync(app, Cancellation);

        using var client = new HttpClient { BaseAddress = new(server!.Urls.Single()) };
        Assert.Equal("ok", await client.GetStringAsync("/health/live", Cancellation));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.PostAsync("/api/messages", null, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Nothing_answers_in_its_place_where_there_is_nothing_to_bring_up_to_date()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("planbot.db"), await TemporaryDatabase.MigratedAsync(), Cancellation);
        await using var app = PlanBotHost.CreateServer(PlanBotHost.CreateBuilder(
            [new("ConnectionStrings:PlanBot", $"Data Source={folder.File("planbot.db")};Pooling=False"), new("urls", "http://127.0.0.1:0")], quiet: true, "Development"));

        Assert.Null(await MigratingServer.StartIfNeededAsync(app, Cancellation));
    }

    private static async Task<string> AskAsync(PlanBotApplication planBot, string? key, bool isOutside)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        if (isOutside)
        {
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        }

        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        using var response = await planBot.Http.SendAsync(request, Cancellation);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }
}
