using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Health;

/// <summary>
/// Answers in PlanBot's place while its database is brought up to date: it lives, it is not ready, and a message is to be
/// sent again. Whoever watches over the process would else take it for dead and end it in the middle.
/// </summary>
internal static class MigratingServer
{
    /// <summary>Serves on the same addresses until it is disposed of; null where there is nothing to migrate.</summary>
    public static async Task<WebApplication?> StartIfNeededAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using (var db = await app.Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync(cancellationToken))
        {
            if (await db.IsUpToDateAsync(cancellationToken))
            {
                return null;
            }
        }

        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddConfiguration(app.Configuration);
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.MapGet(HealthEndpoints.LivePath, () => Results.Text("ok"));
        server.MapFallback(context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "5";
            return context.Response.WriteAsync("PlanBot brings its database up to date.", context.RequestAborted);
        });
        await server.StartAsync(cancellationToken);
        return server;
    }
}
