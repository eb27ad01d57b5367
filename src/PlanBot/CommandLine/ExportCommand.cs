using System.CommandLine;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Data.PlanWorkbooks;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary>
/// <c>planbot export PLAN --out FOLDER</c> or <c>FILE.xlsx</c>: writes a plan in the form in which it is imported.
/// <c>planbot template --out FILE.xlsx</c>: a workbook to be filled in.
/// </summary>
internal static class ExportCommand
{
    /// <summary>The command. It ends with 0 when the plan is written and 1 when there is no such plan or no such place.</summary>
    /// <param name="services">The application's services; asked for only when the command runs.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var plan = CommonOptions.ArgumentThatIsNoOption(
            "PLAN",
            $"The plan's id, such as leicestershire-2013-17, or {PlanFormat.NationalPlanId} for what holds for every plan.");
        var place = new Option<string>("--out")
        {
            Description = "The folder to write to; it must be new or empty. Or a new file whose name ends with .xlsx, for one Excel workbook.",
            HelpName = "FOLDER|FILE.xlsx",
            Required = true,
        };

        var command = new Command("export", "Write a plan to a folder of CSV files or to an Excel workbook, as import reads them.") { plan, place };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var exporter = await ExporterAsync(services, cancellationToken);
            var (id, path) = (parsed.GetRequiredValue(plan), parsed.GetRequiredValue(place));
            var outcome = IsWorkbook(path) ? await exporter.ExportWorkbookAsync(id, path, cancellationToken) : await exporter.ExportAsync(id, path, cancellationToken);
            var what = IsWorkbook(path) ? "sheet" : "file";
            return await TellAsync(
                parsed.InvocationConfiguration,
                outcome,
                exported => $"{exported.PlanId}: {BritishEnglish.Count(exported.Files.Count, what)} with {BritishEnglish.Count(exported.Files.Sum(file => file.Rows), "row")} written to {Path.GetFullPath(exported.Folder)}.");
        });
        return command;
    }

    /// <summary><c>planbot template</c>: a workbook with every sheet and column, drop-downs and notes.</summary>
    public static Command Template(Func<IServiceProvider> services)
    {
        var plan = new Option<string>("--plan")
        {
            Description = $"Fill in what the database holds of this plan; {PlanFormat.NationalPlanId} for the sheets of what holds for every plan.",
            HelpName = "ID",
        };
        var place = new Option<string>("--out") { Description = "The workbook to write; it must be new.", HelpName = "FILE.xlsx", Required = true };
        place.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && !IsWorkbook(path))
            {
                result.AddError($"--out {path}: the name of a workbook ends with {WorkbookFile.Extension}.");
            }
        });

        var command = new Command("template", "Write an Excel workbook to be filled in and imported: a sheet for each kind of row, with drop-downs and notes.") { plan, place };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // Without a plan nothing is read from the database, so none need be there.
            var id = parsed.GetValue(plan) ?? "";
            var exporter = id.Length == 0 ? services().GetRequiredService<PlanExporter>() : await ExporterAsync(services, cancellationToken);
            var outcome = await exporter.WriteTemplateAsync(id, parsed.GetRequiredValue(place), cancellationToken);
            return await TellAsync(
                parsed.InvocationConfiguration,
                outcome,
                exported => $"A workbook to be filled in was written to {Path.GetFullPath(exported.Folder)}. Import it with: planbot import {exported.Folder} --dry-run");
        });
        return command;
    }

    private static bool IsWorkbook(string path) => Path.GetExtension(path).Equals(WorkbookFile.Extension, StringComparison.OrdinalIgnoreCase);

    private static async Task<PlanExporter> ExporterAsync(Func<IServiceProvider> services, CancellationToken cancellationToken)
    {
        var provider = services();
        await provider.OpenDatabaseAsync(cancellationToken);
        return provider.GetRequiredService<PlanExporter>();
    }

    private static async Task<int> TellAsync(InvocationConfiguration console, ExportOutcome outcome, Func<ExportOutcome.Exported, string> inWords)
    {
        switch (outcome)
        {
            case ExportOutcome.Exported exported:
                await console.Output.WriteLineAsync(inWords(exported));
                return 0;
            case ExportOutcome.PlanNotFound { Known: [] } notFound:
                await console.Error.WriteLineAsync($"There is no plan {notFound.PlanId}: the database holds none yet. Import one first.");
                return 1;
            case ExportOutcome.PlanNotFound notFound:
                await console.Error.WriteLineAsync($"There is no plan {notFound.PlanId}. Name one of: {string.Join(", ", notFound.Known)}.");
                return 1;
            case ExportOutcome.FolderNotUsable notUsable:
                await console.Error.WriteLineAsync($"{notUsable.What} {notUsable.WhatToDo}");
                return 1;
            default:
                throw new InvalidOperationException($"No words for {outcome.GetType().Name}.");
        }
    }
}
