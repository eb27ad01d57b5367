using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot import FOLDER</c>: reads a plan folder into the database, whole or not at all.</summary>
internal static class ImportCommand
{
    /// <summary>
    /// The command. It ends with 0 when the folder is imported (or would be, with <c>--dry-run</c>) and 1 when it is
    /// rejected, with its problems on standard error and nothing changed.
    /// </summary>
    /// <param name="services">The application's services; asked for only when the command runs.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var folder = CommonOptions.ArgumentThatIsNoOption("FOLDER", "The folder that holds the plan's CSV files.");
        var replace = new Option<bool>("--replace")
        {
            Description = "Make the plan what the folder says: rows that the folder lacks go, and are listed. Without it they are left alone.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything and list what would change, and change nothing." };
        var json = new Option<bool>("--json") { Description = "Write the result to standard output as JSON." };

        var command = new Command("import", "Read a plan folder (CSV) into the database, whole or not at all.") { folder, replace, dryRun, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ImportOptions(parsed.GetValue(replace), parsed.GetValue(dryRun));
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var provider = services();
            await provider.MigrateDatabaseAsync(cancellationToken);
            var outcome = await provider.GetRequiredService<PlanImporter>().ImportAsync(parsed.GetRequiredValue(folder), options, cancellationToken);

            return outcome switch
            {
                ImportOutcome.Imported imported => Tell(imported, parsed.GetValue(json), output),
                ImportOutcome.Rejected rejected => Tell(rejected, parsed.GetValue(json), output, errors),
                _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
            };
        });
        return command;
    }

    private static int Tell(ImportOutcome.Imported imported, bool json, TextWriter output)
    {
        if (json)
        {
            var told = new ImportedJson(imported.PlanId, imported.DryRun, !imported.ChangedNothing, imported.Files);
            output.WriteLine(JsonSerializer.Serialize(told, ImportJsonContext.Default.ImportedJson));
            return 0;
        }

        if (imported.ChangedNothing)
        {
            output.WriteLine($"{imported.PlanId}: nothing to change, the database holds all of this already.");
            return 0;
        }

        var counts = $"{BritishEnglish.Count(imported.RowsAdded, "row")} added, {imported.RowsChanged} changed, {imported.RowsRemoved} removed";
        output.WriteLine(imported.DryRun ? $"{imported.PlanId}: would be imported, {counts}. Nothing was changed." : $"{imported.PlanId}: imported, {counts}.");
        foreach (var file in imported.Files.Where(file => file.HasChanges))
        {
            output.WriteLine($"  {file.File}: {file.Added.Count} added, {file.Changed.Count} changed, {file.Removed.Count} removed, {file.Unchanged} unchanged{(file.Reordered ? ", in another order" : "")}");
            foreach (var row in file.Changed)
            {
                output.WriteLine($"    changed {row.Id}: {string.Join("; ", row.Fields.Select(InWords))}");
            }

            foreach (var id in file.Removed)
            {
                output.WriteLine($"    removed {id}");
            }
        }

        return 0;
    }

    private static int Tell(ImportOutcome.Rejected rejected, bool json, TextWriter output, TextWriter errors)
    {
        foreach (var problem in rejected.Problems)
        {
            errors.WriteLine(problem);
        }

        if (rejected.Count > rejected.Problems.Count)
        {
            errors.WriteLine($"And {BritishEnglish.Count(rejected.Count - rejected.Problems.Count, "more problem")}.");
        }

        errors.WriteLine($"Nothing was changed: {BritishEnglish.Count(rejected.Count, "problem")} to put right first.");
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new RejectedJson(rejected.Count, rejected.Problems), ImportJsonContext.Default.RejectedJson));
        }

        return 1;
    }

    private static string InWords(FieldChange change) =>
        $"{change.Column} '{CellFormats.Shortened(change.Before)}' → '{CellFormats.Shortened(change.After)}'";
}

/// <summary>What <c>import --json</c> writes when a folder is imported.</summary>
internal sealed record ImportedJson(string PlanId, bool DryRun, bool Changed, IReadOnlyList<FileChanges> Files);

/// <summary>What <c>import --json</c> writes when a folder is rejected; <c>count</c> may be more than are listed.</summary>
internal sealed record RejectedJson(int Count, IReadOnlyList<PlanFolderProblem> Problems);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportedJson))]
[JsonSerializable(typeof(RejectedJson))]
internal sealed partial class ImportJsonContext : JsonSerializerContext;
