using System.CommandLine;
using System.Globalization;
using MiniExcelLibs;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;
using PlanBot.Submissions;

namespace PlanBot.CommandLine;

/// <summary><c>planbot import-submissions FILE</c> and <c>planbot export-comments PLAN</c>: submissions and comments as files (CSV, Excel).</summary>
internal static class SubmissionFileCommands
{
    public static Command Import(Func<IServiceProvider> services)
    {
        var file = CommonOptions.ArgumentThatIsNoOption("FILE", "The file (.csv or .xlsx), with the columns that the README names.");
        var plan = new Option<string>("--plan") { Description = "The plan that they were made for, by its id.", HelpName = "ID", Required = true };
        var origin = new Option<string>("--origin") { Description = "How they came, such as e-mail or survey; kept with each.", HelpName = "TEXT", DefaultValueFactory = _ => "e-mail" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything and change nothing." };
        var command = new Command("import-submissions", "Take in priorities or comments that came by e-mail or survey, the whole file or nothing of it.") { file, plan, origin, dryRun };
        command.SetAction((parsed, cancellationToken) => WithPlanAsync(
            services,
            parsed.GetRequiredValue(plan),
            parsed.InvocationConfiguration,
            async (scope, known) =>
            {
                var (path, problems) = (parsed.GetRequiredValue(file), new PlanFolderProblems());
                SubmissionImportOutcome outcome = !File.Exists(path)
                    ? Missing(path)
                    : await ReadAsync(path, problems, cancellationToken) is { } table
                        ? await scope.GetRequiredService<SubmissionImport>().ImportAsync(table, Path.GetFileName(path), known, parsed.GetRequiredValue(origin), parsed.GetValue(dryRun), cancellationToken)
                        : new SubmissionImportOutcome.Rejected(problems.Shown);
                return Tell(outcome, parsed.GetValue(dryRun), parsed.InvocationConfiguration);
            },
            cancellationToken));
        return command;
    }

    public static Command Export(Func<IServiceProvider> services)
    {
        var plan = CommonOptions.ArgumentThatIsNoOption("PLAN", "The plan, by its id.");
        var file = new Option<string>("--out") { Description = "The file to write (.csv or .xlsx).", HelpName = "FILE", Required = true };
        var round = new Option<string?>("--round") { Description = "The round, by the name of its draft. Default: the comments that came with the plan's folder; where it brought none, the latest round.", HelpName = "DRAFT" };
        var command = new Command("export-comments", "Write the table of a consultation round, with the columns of consultation.csv.") { plan, file, round };
        command.SetAction((parsed, cancellationToken) => WithPlanAsync(
            services,
            parsed.GetRequiredValue(plan),
            parsed.InvocationConfiguration,
            async (scope, known) =>
            {
                var (path, wanted) = (parsed.GetRequiredValue(file), parsed.GetValue(round));
                var rounds = await scope.GetRequiredService<ConsultationRounds>().OfAsync(known, cancellationToken);
                var named = rounds.FirstOrDefault(other => string.Equals(other.Draft, wanted, StringComparison.OrdinalIgnoreCase));
                if (wanted is not null && named is null)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no round '{wanted}'. Name one of: {string.Join(", ", rounds.Select(other => other.Draft))}.");
                    return 1;
                }

                var table = scope.GetRequiredService<CommentTable>();
                if (wanted is null && rounds is [var latest, ..] && (await table.OfFolderAsync(known, cancellationToken)).Count == 0)
                {
                    named = latest;
                }

                var rows = named is null ? await table.OfFolderAsync(known, cancellationToken) : await table.OfRoundAsync(named, cancellationToken);
                await WriteAsync(path, named is null ? CommentTable.Columns : CommentTable.RoundColumns, rows, cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{BritishEnglish.Count(rows.Count, "comment")} written to {Path.GetFullPath(path)}.");
                return 0;
            },
            cancellationToken));
        return command;
    }

    private static SubmissionImportOutcome.Rejected Missing(string path) =>
        new([new("", null, "", $"There is no file {path}.", "Name one that is there.")]);

    private static bool IsExcel(string path) => Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);

    private static async Task<CsvTable?> ReadAsync(string path, PlanFolderProblems problems, CancellationToken cancellationToken)
    {
        if (!IsExcel(path))
        {
            return CsvTable.Read(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellationToken), problems);
        }

        var rows = MiniExcel.Query(path).Cast<IDictionary<string, object?>>().Select(row => row.Values.Select(InWords).ToList()).ToList();
        if (rows.Count == 0)
        {
            problems.Add(Path.GetFileName(path), null, "", "The file is empty.", "Give it a header row.");
            return null;
        }

        return new(rows[0], [.. rows.Skip(1).Select((cells, index) => new CsvRow(index + 2, cells))]);
    }

    private static string InWords(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture)?.ReplaceLineEndings("\n").Trim() ?? "";

    private static async Task WriteAsync(string path, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, CancellationToken cancellationToken)
    {
        if (IsExcel(path))
        {
            await MiniExcel.SaveAsAsync(path, rows.Select(row => columns.Zip(row).ToDictionary(pair => pair.First, pair => (object)pair.Second)), overwriteFile: true, cancellationToken: cancellationToken);
            return;
        }

        await File.WriteAllTextAsync(path, CsvText.Write(columns, rows), cancellationToken);
    }

    private static int Tell(SubmissionImportOutcome outcome, bool dryRun, InvocationConfiguration console)
    {
        switch (outcome)
        {
            case SubmissionImportOutcome.Imported { Added: [] } same:
                console.Output.WriteLine($"Nothing to change: {BritishEnglish.Count(same.Unchanged, "row is", "rows are")} held already.");
                return 0;
            case SubmissionImportOutcome.Imported imported:
                console.Output.WriteLine($"{(dryRun ? "Would be added" : "Added")}: {string.Join(", ", imported.Added)}. Held already: {imported.Unchanged}.");
                return 0;
            case SubmissionImportOutcome.Rejected rejected:
                foreach (var problem in rejected.Problems)
                {
                    console.Error.WriteLine(problem);
                }

                console.Error.WriteLine($"Nothing was changed: {BritishEnglish.Count(rejected.Problems.Count, "problem")} to put right first.");
                return 1;
            default:
                throw new InvalidOperationException($"No words for {outcome.GetType().Name}.");
        }
    }

    private static async Task<int> WithPlanAsync(Func<IServiceProvider> services, string planId, InvocationConfiguration console, Func<IServiceProvider, Plan, Task<int>> run, CancellationToken cancellationToken)
    {
        var provider = services();
        await provider.OpenDatabaseAsync(cancellationToken);
        await using var scope = provider.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<PlanLookup>().FindAsync(planId, cancellationToken) is not { } plan)
        {
            await console.Error.WriteLineAsync($"There is no plan {planId}. Import it with: planbot import FOLDER");
            return 1;
        }

        return await run(scope.ServiceProvider, plan);
    }
}
