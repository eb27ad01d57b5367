using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot move-database --provider PostgreSql</c>: copies the installation into another database.</summary>
internal static class MoveDatabaseCommand
{
    /// <summary>Names the database to move to: what stands on a command line everybody on the machine can read, a password too.</summary>
    private const string Variable = "PLANBOT_MOVE_TO";

    /// <summary>The command. It ends with 0 when every row was copied and 1 when nothing was.</summary>
    public static Command Create()
    {
        var to = new Option<string?>("--to") { Description = $"The connection string of the database to move to; it must hold no plan yet. One with a password is better set in the environment variable {Variable}.", HelpName = "CONNECTION" };
        var provider = new Option<string>("--provider") { Description = "What kind of database that is.", HelpName = "PROVIDER", Required = true };
        provider.AcceptOnlyFromAmong(Enum.GetNames<DatabaseProvider>());

        var command = new Command("move-database", "Copy everything that PlanBot keeps into another database. Stop PlanBot first.") { to, provider };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if ((parsed.GetValue(to) ?? Environment.GetEnvironmentVariable(Variable)) is not { Length: > 0 } connection)
            {
                await errors.WriteLineAsync($"Name the database to move to: set {Variable} to its connection string, or say --to.");
                return 1;
            }

            await using var source = PlanBotHost.CreateBuilder([], quiet: true).Build();
            await using var target = PlanBotHost.CreateBuilder(
                [new(DatabaseOptions.ProviderSetting, parsed.GetRequiredValue(provider)), new(DatabaseOptions.ConnectionSetting, connection)],
                quiet: true).Build();
            await source.Services.OpenDatabaseAsync(cancellationToken);
            await target.Services.MigrateDatabaseAsync(cancellationToken);
            await using var from = await source.Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync(cancellationToken);
            await using var into = await target.Services.GetRequiredService<IDbContextFactory<PlanDbContext>>().CreateDbContextAsync(cancellationToken);
            switch (await DatabaseMove.MoveAsync(from, into, cancellationToken))
            {
                case MoveOutcome.Moved moved:
                    await output.WriteLineAsync($"{BritishEnglish.Count(moved.Rows, "row")} of {BritishEnglish.Count(moved.Tables, "table")} copied and counted. Set {DatabaseOptions.ProviderSetting} and {DatabaseOptions.ConnectionSetting} to the new database and start PlanBot. The old database is as it was.");
                    return 0;
                case MoveOutcome.NotEmpty full:
                    await errors.WriteLineAsync($"The database to move to holds something already ({full.Table}). Name one that is new or empty.");
                    return 1;
                case MoveOutcome.Differs differs:
                    await errors.WriteLineAsync($"{differs.Table}: {differs.Read} rows were read and {differs.Written} arrived. Nothing was kept; is PlanBot still running?");
                    return 1;
                case var other:
                    throw new InvalidOperationException($"No words for {other.GetType().Name}.");
            }
        });
        return command;
    }
}
