using Microsoft.EntityFrameworkCore;
using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>Imports a plan folder, whole or not at all.</summary>
internal sealed partial class PlanImporter(IDbContextFactory<PlanDbContext> contexts, TimeProvider clock, ILogger<PlanImporter> logger)
{
    /// <summary>Imports the CSV files of a folder on disk.</summary>
    public async Task<ImportOutcome> ImportAsync(string folder, ImportOptions options, CancellationToken cancellationToken)
    {
        var problems = new PlanFolderProblems();
        var files = await FolderFiles.ReadAsync(folder, problems, cancellationToken);
        return await ImportAsync(files, problems, options, cancellationToken);
    }

    /// <summary>Imports files that are in memory already.</summary>
    public Task<ImportOutcome> ImportAsync(FolderFiles files, ImportOptions options, CancellationToken cancellationToken) =>
        ImportAsync(files, new PlanFolderProblems(), options, cancellationToken);

    private async Task<ImportOutcome> ImportAsync(FolderFiles files, PlanFolderProblems problems, ImportOptions options, CancellationToken cancellationToken)
    {
        // Without a file there is nothing to say but that; a missing plan.csv would only follow from it.
        if (files.Contents.Count == 0 && problems.Count > 0)
        {
            return Reject(problems);
        }

        var folder = PlanFolder.Read(files, problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // Held until the end: on PostgreSQL two imports at once would else both add what neither finds.
        await context.DataVersions.ExecuteUpdateAsync(update => update.SetProperty(version => version.Value, version => version.Value), cancellationToken);
        await CheckReferencesAsync(context, folder, files, options, problems, cancellationToken);
        if (problems.Count > 0)
        {
            return Reject(problems);
        }

        var changes = await MergeAsync(context, folder, options, cancellationToken);
        var outcome = new ImportOutcome.Imported(folder.PlanId, changes, options.DryRun);
        if (options.DryRun || outcome.ChangedNothing)
        {
            return outcome;
        }

        if (await context.Plans.FindAsync([folder.PlanId], cancellationToken) is { } plan)
        {
            plan.ImportedAtUtc = clock.GetUtcNow().UtcDateTime;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogImported(logger, folder.PlanId, outcome.RowsAdded, outcome.RowsChanged, outcome.RowsRemoved);
        return outcome;
    }

    private ImportOutcome.Rejected Reject(PlanFolderProblems problems)
    {
        LogRejected(logger, problems.Count);
        return new(problems.Shown, problems.Count);
    }

    private static async Task CheckReferencesAsync(
        PlanDbContext context,
        PlanFolder folder,
        FolderFiles files,
        ImportOptions options,
        PlanFolderProblems problems,
        CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var reference in folder.References(files))
        {
            // What is stored and not in the folder stays, unless the folder replaces it.
            if (!options.Replace && folder.PlanId.Length > 0 && PlanFormat.Find(reference.ToFile) is { } file)
            {
                if (!stored.TryGetValue(file.Name, out var ids))
                {
                    ids = await file.StoredIdsAsync(context, folder.PlanId, cancellationToken);
                    stored.Add(file.Name, ids);
                }

                if (ids.Contains(reference.ToId))
                {
                    continue;
                }
            }

            problems.Add(
                reference.File,
                reference.Line,
                reference.Column,
                $"There is no '{CellFormats.Shortened(reference.ToId)}' in {reference.ToFile}.",
                $"Put the id right, or add the row to {reference.ToFile}.");
        }
    }

    private static async Task<IReadOnlyList<FileChanges>> MergeAsync(PlanDbContext context, PlanFolder folder, ImportOptions options, CancellationToken cancellationToken)
    {
        var changes = new List<FileChanges>();
        foreach (var file in PlanFormat.Files)
        {
            var rows = folder.Files.FirstOrDefault(rows => rows.File == file);
            if (rows is null && options.Replace)
            {
                rows = file.WithoutRows();
            }

            if (rows is not null && await rows.MergeAsync(context, folder.PlanId, options.Replace, cancellationToken) is var change
                && (change.HasChanges || folder.Files.Contains(rows)))
            {
                changes.Add(change);
            }
        }

        return changes;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Imported plan {PlanId}: {Added} rows added, {Changed} changed, {Removed} removed")]
    private static partial void LogImported(ILogger logger, string planId, int added, int changed, int removed);

    [LoggerMessage(Level = LogLevel.Information, Message = "A plan folder was rejected for {Count} problems")]
    private static partial void LogRejected(ILogger logger, int count);
}
