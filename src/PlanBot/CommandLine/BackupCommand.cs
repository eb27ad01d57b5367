using System.CommandLine;
using PlanBot.Data;
using PlanBot.Maintenance;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot backup FILE</c>: copies the database into a file, while PlanBot runs.</summary>
internal static class BackupCommand
{
    /// <param name="services">The application's services; asked for only when the command runs.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var file = CommonOptions.ArgumentThatIsNoOption("FILE", "The file to write; one that is there already is left alone.");
        var command = new Command("backup", "Copy the database into a file, checked. PlanBot may go on running.") { file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var target = Path.GetFullPath(parsed.GetRequiredValue(file));
            var options = services().GetRequiredService<DatabaseOptions>();
            var outcome = options.File is not { } database ? new BackupOutcome.Refused("The database is not in a file. PostgreSQL is backed up with pg_dump --format=custom.")
                : options.WhyNoFile is { } why ? new BackupOutcome.Refused(why)
                : await Task.Run(() => DatabaseBackup.Write(database, target), cancellationToken);
            switch (outcome)
            {
                case BackupOutcome.Written written:
                    await output.WriteLineAsync($"{target}: {BritishEnglish.Number(decimal.Ceiling(written.Bytes / 1024m))} KB, checked. It holds people's names and words: keep it as you keep the database.");
                    return 0;
                case BackupOutcome.Refused refused:
                    await errors.WriteLineAsync(refused.Why);
                    return 1;
                case var other:
                    throw new InvalidOperationException($"No words for {other.GetType().Name}.");
            }
        });
        return command;
    }
}
