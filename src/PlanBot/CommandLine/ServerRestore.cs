using System.Data.Common;
using Npgsql;
using PlanBot.Data;
using PlanBot.Maintenance;

namespace PlanBot.CommandLine;

/// <summary>
/// Makes a database on a server that <c>pg_restore</c> has put back safe to go on with, by what the one before it knew, which
/// was kept beside it under another name.
/// </summary>
internal static class ServerRestore
{
    /// <param name="services">Those of the restored database, which the settings name.</param>
    /// <param name="kept">The name of the database as it was before, on the same server; null where it is lost.</param>
    /// <param name="persons">Persons to erase besides.</param>
    /// <param name="console">Where to say what was done, or why not.</param>
    /// <param name="cancellationToken">Ends it; run again, it goes on.</param>
    public static async Task<int> RunAsync(IServiceProvider services, string? kept, IReadOnlyList<(string TenantId, string ObjectId)> persons, System.CommandLine.InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<DatabaseOptions>();
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        if (kept == connection.Database)
        {
            await console.Error.WriteLineAsync($"{kept} is the database that the settings name. Name the one that was kept.");
            return 1;
        }

        await services.OpenDatabaseAsync(cancellationToken);
        connection.Database = kept ?? connection.Database;
        try
        {
            await using var lost = kept is null ? null : await LostDatabase.OpenAsync(connection.ToString(), cancellationToken);
            try
            {
                await using var scope = services.CreateAsyncScope();
                var carried = await scope.ServiceProvider.GetRequiredService<DatabaseRestore>().CarryOverAsync(lost?.Context, persons, kept ?? "", cancellationToken);
                await console.Output.WriteLineAsync($"{options.Place} is safe to go on with.{(kept is null ? "" : $" {kept} is still there: drop it when you need it no more.")}");
                await RestoreReport.WriteAsync(console.Output, carried, lost is not null);
                return 0;
            }
            catch (Exception wrong) when (lost is { IsAsItStands: true } && wrong is (DbException or InvalidOperationException))
            {
                await console.Error.WriteLineAsync($"This version of PlanBot cannot read {kept}: {wrong.Message}. Run the command with the version that left it, or say --lost in place of the name. The outbox is held.");
                return 1;
            }
        }
        catch (DatabaseNotUsableException wrong)
        {
            await console.Error.WriteLineAsync($"The database that was kept, {kept}, cannot be used. {wrong.Message}");
            return 1;
        }
    }
}
