using System.CommandLine;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot export PLAN --out FOLDER</c>: writes a plan in the form in which it is imported.</summary>
internal static class ExportCommand
{
    /// <summary>The command. It ends with 0 when the folder is written and 1 when there is no such plan or no such place.</summary>
    /// <param name="services">The application's services; asked for only when the command runs.</param>
    public static Command Create(Func<IServiceProvider> services)
    {
        var plan = CommonOptions.ArgumentThatIsNoOption(
            "PLAN",
            $"The plan's id, such as leicestershire-2013-17, or {PlanFormat.NationalPlanId} for what holds for every plan.");
        var folder = new Option<string>("--out")
        {
            Description = "The folder to write to; it must be new or empty.",
            HelpName = "FOLDER",
            Required = true,
        };

        var command = new Command("export", "Write a plan to a folder of CSV files, as import reads them.") { plan, folder };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var provider = services();
            await provider.MigrateDatabaseAsync(cancellationToken);
            var outcome = await provider.GetRequiredService<PlanExporter>().ExportAsync(parsed.GetRequiredValue(plan), parsed.GetRequiredValue(folder), cancellationToken);

            switch (outcome)
            {
                case ExportOutcome.Exported exported:
                    await output.WriteLineAsync($"{exported.PlanId}: {BritishEnglish.Count(exported.Files.Count, "file")} with {BritishEnglish.Count(exported.Files.Sum(file => file.Rows), "row")} written to {Path.GetFullPath(exported.Folder)}.");
                    return 0;
                case ExportOutcome.PlanNotFound { Known: [] } notFound:
                    await errors.WriteLineAsync($"There is no plan {notFound.PlanId}: the database holds none yet. Import one first.");
                    return 1;
                case ExportOutcome.PlanNotFound notFound:
                    await errors.WriteLineAsync($"There is no plan {notFound.PlanId}. Name one of: {string.Join(", ", notFound.Known)}.");
                    return 1;
                case ExportOutcome.FolderNotUsable notUsable:
                    await errors.WriteLineAsync($"{notUsable.What} {notUsable.WhatToDo}");
                    return 1;
                default:
                    throw new InvalidOperationException($"No words for {outcome.GetType().Name}.");
            }
        });
        return command;
    }
}
