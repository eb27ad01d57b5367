using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot import FOLDER</c> or <c>FILE.xlsx</c>: reads a plan into the database, whole or not at all.</summary>
internal static class ImportCommand
{
    /// <summary>Rows listed of one kind in one file; all of them are in the JSON.</summary>
    private const int MostListed = 20;

    /// <summary>
    /// The command. It ends with 0 when the plan is imported (or would be, with <c>--dry-run</c>) or holds all of it
    /// already, and 1 when it is rejected or somebody has to choose, with the reasons on standard error and nothing changed.
    /// </summary>
    /// <param name="services">The application's services; asked for only when the command runs.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var source = CommonOptions.ArgumentThatIsNoOption("FOLDER", "The folder that holds the plan's CSV files, or its Excel workbook (.xlsx).");
        var replace = new Option<bool>("--replace")
        {
            Description = "Make the plan what the folder says: rows that the folder lacks go, and are listed. Without it they are left alone.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything and list what would change, row by row, and change nothing." };
        var take = new Option<string[]>("--take")
        {
            Description = "Where a field was changed in PlanBot since the last import: whose value holds, file or planbot. For one row: commitments:helpline=file. May be given several times.",
            HelpName = "file|planbot|SHEET:ID=file|SHEET:ID=planbot",
        };
        take.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !ReadChoice(token.Value, [], out _)) is { } wrong)
            {
                result.AddError($"--take {wrong.Value} is no choice: write file, planbot, or for one row commitments:helpline=file.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Write the result, with every row, to standard output as JSON." };

        var command = new Command("import", "Read a plan (a folder of CSV files, or an Excel workbook) into the database, whole or not at all.") { source, replace, dryRun, take, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ImportOptions(parsed.GetValue(replace), parsed.GetValue(dryRun)) { Take = ChoicesOf(parsed.GetValue(take) ?? []) };
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var provider = services();
            await provider.MigrateDatabaseAsync(cancellationToken);
            var outcome = await provider.GetRequiredService<PlanImporter>().ImportAsync(parsed.GetRequiredValue(source), options, cancellationToken);

            return outcome switch
            {
                ImportOutcome.Imported imported => Tell(imported, parsed.GetValue(json), output),
                ImportOutcome.Conflicted conflicted => Tell(conflicted, parsed.GetValue(json), output, errors),
                ImportOutcome.Rejected rejected => Tell(rejected, parsed.GetValue(json), output, errors),
                _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
            };
        });
        return command;
    }

    private static ConflictChoices ChoicesOf(IEnumerable<string> given)
    {
        ConflictSide? all = null;
        var rows = new Dictionary<(string, string), ConflictSide>();
        foreach (var choice in given)
        {
            if (ReadChoice(choice, rows, out var side) && !choice.Contains('=', StringComparison.Ordinal))
            {
                all = side;
            }
        }

        return new(all, rows);
    }

    private static bool ReadChoice(string text, Dictionary<(string File, string Id), ConflictSide> rows, out ConflictSide side)
    {
        var equals = text.LastIndexOf('=');
        side = ConflictSide.File;
        switch (text[(equals + 1)..].ToLowerInvariant())
        {
            case "file":
                break;
            case "planbot":
                side = ConflictSide.PlanBot;
                break;
            default:
                return false;
        }

        if (equals < 0)
        {
            return true;
        }

        if (text[..equals].Split(':', 2) is not [var named, { Length: > 0 } id]
            || PlanFormat.Files.FirstOrDefault(file => file.Name == named || PlanPlaces.SheetOf(file.Name) == named) is not { } file)
        {
            return false;
        }

        rows[(file.Name, id)] = side;
        return true;
    }

    private static int Tell(ImportOutcome.Imported imported, bool json, TextWriter output)
    {
        if (json)
        {
            var told = new ImportedJson(imported.PlanId, imported.DryRun, !imported.ChangedNothing, imported.Files, imported.Kept);
            output.WriteLine(JsonSerializer.Serialize(told, ImportJsonContext.Default.ImportedJson));
            return 0;
        }

        if (imported.ChangedNothing)
        {
            output.WriteLine(imported.Kept.Count > 0
                ? $"{imported.PlanId}: nothing to change."
                : $"{imported.PlanId}: nothing to change, the database holds all of this already.");
        }
        else
        {
            var counts = $"{BritishEnglish.Count(imported.RowsAdded, "row")} added, {imported.RowsChanged} changed, {imported.RowsRemoved} removed";
            output.WriteLine(imported.DryRun ? $"{imported.PlanId}: would be imported, {counts}. Nothing was changed." : $"{imported.PlanId}: imported, {counts}.");
            TellChanges(imported.Files, output, alsoAdded: imported.DryRun);
        }

        if (imported.Kept.Count > 0)
        {
            output.WriteLine($"PlanBot's own value was chosen for {BritishEnglish.Count(imported.Kept.Count, "field")} that the file has otherwise:");
            TellSome(imported.Kept, kept => $"  {kept.Place}: {kept.InWords()}", output);
        }

        return 0;
    }

    private static int Tell(ImportOutcome.Conflicted conflicted, bool json, TextWriter output, TextWriter errors)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new ConflictedJson(conflicted.PlanId, conflicted.Conflicts, conflicted.Files), ImportJsonContext.Default.ConflictedJson));
        }
        else if (conflicted.Files.Any(file => file.HasChanges))
        {
            output.WriteLine($"{conflicted.PlanId}: what would change besides:");
            TellChanges(conflicted.Files, output, alsoAdded: true);
        }

        errors.WriteLine($"{conflicted.PlanId}: {BritishEnglish.Count(conflicted.Conflicts.Count, "conflict")}, changed in PlanBot since the last import and other in the file:");
        TellSome(conflicted.Conflicts, InWords, errors);
        errors.WriteLine("Nothing was changed. Choose with --take file or --take planbot, or for one row with --take SHEET:ID=file.");
        return 1;
    }

    private static string InWords(ImportConflict conflict)
    {
        var who = conflict.ChangedBy.Length > 0 ? $" Changed in PlanBot by {conflict.ChangedBy}" : " Changed in PlanBot";
        return $"  {conflict.Place}: {conflict.InWords()}{who}{(conflict.ChangedAtUtc is { } at ? $" on {PlanDay.InWords(at)}" : "")}.";
    }

    private static void TellChanges(IEnumerable<FileChanges> files, TextWriter output, bool alsoAdded)
    {
        foreach (var file in files.Where(file => file.HasChanges))
        {
            output.WriteLine($"  {file.Places.NameOf(file.File)}: {file.Added.Count} added, {file.Changed.Count} changed, {file.Removed.Count} removed, {file.Unchanged} unchanged{(file.Reordered ? ", in another order" : "")}");
            TellSome(alsoAdded ? file.Added : [], row => $"    added {row.Id} ({file.Places.NumberOf(row.Line)})", output);
            TellSome(file.Changed, row => $"    changed {row.Id} ({file.Places.NumberOf(row.Line)}): {string.Join("; ", row.Fields.Select(InWords))}", output);
            TellSome(file.Removed, id => $"    removed {id}", output);
        }
    }

    private static void TellSome<T>(IReadOnlyCollection<T> all, Func<T, string> inWords, TextWriter output)
    {
        foreach (var one in all.Take(MostListed))
        {
            output.WriteLine(inWords(one));
        }

        if (all.Count > MostListed)
        {
            output.WriteLine($"    and {all.Count - MostListed} more");
        }
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

/// <summary>What <c>import --json</c> writes when a plan is imported.</summary>
/// <param name="Kept">Fields that keep PlanBot's value because somebody chose so.</param>
internal sealed record ImportedJson(string PlanId, bool DryRun, bool Changed, IReadOnlyList<FileChanges> Files, IReadOnlyList<ImportConflict> Kept);

/// <summary>What <c>import --json</c> writes when somebody has to choose; <c>files</c> is what would change besides.</summary>
internal sealed record ConflictedJson(string PlanId, IReadOnlyList<ImportConflict> Conflicts, IReadOnlyList<FileChanges> Files);

/// <summary>What <c>import --json</c> writes when a plan is rejected; <c>count</c> may be more than are listed.</summary>
internal sealed record RejectedJson(int Count, IReadOnlyList<PlanFolderProblem> Problems);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportedJson))]
[JsonSerializable(typeof(ConflictedJson))]
[JsonSerializable(typeof(RejectedJson))]
internal sealed partial class ImportJsonContext : JsonSerializerContext;
