using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PlanBot.Data;

namespace PlanBot.CommandLine;

/// <summary>The database as it was before a restore, opened to carry over from it, whichever version of PlanBot left it.</summary>
internal sealed class LostDatabase : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LostDatabase(WebApplication app, PlanDbContext context) => (_app, Context) = (app, context);

    public PlanDbContext Context { get; }

    /// <summary>Whether it is read as it stands, as far as this version can, since it could not be brought up to date: mostly a newer PlanBot has changed it.</summary>
    public bool IsAsItStands { get; private set; }

    /// <summary>Brings an older one up to date first: not all that is looked for was there in an older version.</summary>
    /// <exception cref="DatabaseNotUsableException">It cannot be opened, or is not PlanBot's.</exception>
    public static async Task<LostDatabase> OpenAsync(string connection, CancellationToken cancellationToken)
    {
        var builder = PlanBotHost.CreateBuilder([new(DatabaseOptions.ConnectionSetting, connection)], quiet: true);

        // That something cannot be read is expected here, and is told in a sentence.
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        var app = builder.Build();
        var lost = new LostDatabase(app, await app.Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync(cancellationToken));
        try
        {
            await app.Services.OpenDatabaseAsync(cancellationToken);
        }
        catch (DatabaseNotUsableException)
        {
            if (!await lost.Context.IsPlanBotsAsync(cancellationToken))
            {
                await lost.DisposeAsync();
                throw;
            }

            lost.IsAsItStands = true;
        }

        return lost;
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        await _app.DisposeAsync();
    }
}
