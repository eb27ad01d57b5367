using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data.PlanWorkbooks;
using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>Imports a plan from a folder or a workbook, whole or not at all.</summary>
internal sealed partial class PlanImporter(
    IDbContextFactory<PlanDbContext> contexts,
    IEnumerable<IPlanChangeHistory> histories,
    TimeProvider clock,
    ILogger<PlanImporter> logger)
{
    /// <summary>Imports the CSV files of a folder on disk, or a workbook.</summary>
    public async Task<ImportOutcome> ImportAsync(string path, ImportOptions options, CancellationToken cancellationToken)
    {
        if (WorkbookFile.IsNamedSo(path))
        {
            var inWorkbook = new PlanFolderProblems(PlanPlaces.Workbook);
            return await WorkbookFile.ReadBytesAsync(path, inWorkbook, cancellationToken) is { } content
                ? await ImportAsync(WorkbookReader.Read(content, inWorkbook, cancellationToken), inWorkbook, options, cancellationToken)
                : Reject(inWorkbook);
        }

        var problems = new PlanFolderProblems();
        var files = await FolderFiles.ReadAsync(path, problems, cancellationToken);

        // Without a file there is nothing to say but that; a missing plan.csv would only follow from it.
        return files.Contents.Count == 0 && problems.Count > 0
            ? Reject(problems)
            : await ImportAsync(PlanTables.Of(files, problems), problems, options, cancellationToken);
    }

    /// <summary>Imports files that are in memory already.</summary>
    public Task<ImportOutcome> ImportAsync(FolderFiles files, ImportOptions options, CancellationToken cancellationToken)
    {
        var problems = new PlanFolderProblems();
        return ImportAsync(PlanTables.Of(files, problems), problems, options, cancellationToken);
    }

    /// <summary>Imports a workbook that is in memory already.</summary>
    /// <param name="fileName">Its name, by whose ending some are refused.</param>
    public async Task<ImportOutcome> ImportWorkbookAsync(string fileName, ReadOnlyMemory<byte> content, ImportOptions options, CancellationToken cancellationToken)
    {
        var problems = new PlanFolderProblems(PlanPlaces.Workbook);
        return WorkbookFile.IsReadable(fileName, problems)
            ? await ImportAsync(WorkbookReader.Read(content, problems, cancellationToken), problems, options, cancellationToken)
            : Reject(problems);
    }

    private async Task<ImportOutcome> ImportAsync(PlanTables? tables, PlanFolderProblems problems, ImportOptions options, CancellationToken cancellationToken)
    {
        if (tables is null)
        {
            return Reject(problems);
        }

        var folder = PlanFolder.Read(tables, problems);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // Held until the end: on PostgreSQL two imports at once would else both add what neither finds.
        await context.DataVersions.ExecuteUpdateAsync(update => update.SetProperty(version => version.Value, version => version.Value), cancellationToken);
        var plan = folder.PlanId.Length == 0 ? null : await context.Plans.FindAsync([folder.PlanId], cancellationToken);
        if (AreasOf(folder, plan).FirstOrDefault(area => !options.MayImport(area)) is { } foreign)
        {
            return new ImportOutcome.NotAllowed(foreign);
        }

        await CheckReferencesAsync(context, folder, options, problems, cancellationToken);
        if (problems.Count > 0)
        {
            return Reject(problems);
        }

        var baselines = await context.Set<ImportBaseline>().Where(baseline => baseline.PlanId == folder.PlanId).ToDictionaryAsync(baseline => baseline.File, StringComparer.Ordinal, cancellationToken);
        var merges = await MergeAsync(context, folder, options, baselines, await HistoryAsync(context, folder.PlanId, cancellationToken), problems, cancellationToken);
        var fingerprint = FingerprintOf(folder, merges);
        if (options.Previewed.Length > 0 && options.Previewed != fingerprint)
        {
            return new ImportOutcome.MovedOn(folder.PlanId);
        }

        List<FileChanges> changes = [.. merges.Select(merge => merge.Changes)];
        if (merges.SelectMany(merge => merge.Conflicts).ToList() is { Count: > 0 } conflicts)
        {
            LogConflicted(logger, folder.PlanId, conflicts.Count);
            return new ImportOutcome.Conflicted(folder.PlanId, conflicts, changes, fingerprint);
        }

        if (problems.Count > 0)
        {
            return Reject(problems);
        }

        var outcome = new ImportOutcome.Imported(folder.PlanId, changes, options.DryRun)
        {
            Kept = [.. merges.SelectMany(merge => merge.Kept)],
            Fingerprint = fingerprint,
        };
        if (options.DryRun)
        {
            return outcome;
        }

        KeepBaselines(context, folder.PlanId, merges, baselines);
        plan ??= outcome.ChangedNothing ? null : await context.Plans.FindAsync([folder.PlanId], cancellationToken);
        if (plan is not null && !outcome.ChangedNothing)
        {
            plan.ImportedAtUtc = clock.GetUtcNow().UtcDateTime;
        }

        if (options.StoreWith is { } store)
        {
            await store(context, outcome);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (!outcome.ChangedNothing)
        {
            LogImported(logger, folder.PlanId, outcome.RowsAdded, outcome.RowsChanged, outcome.RowsRemoved);
        }

        return outcome;
    }

    private ImportOutcome.Rejected Reject(PlanFolderProblems problems)
    {
        LogRejected(logger, problems.Count);
        return new(problems.Shown, problems.Count);
    }

    /// <summary>Both the area that the plan is of and the one that the file would make it of; empty for what holds for every plan.</summary>
    private static IEnumerable<string> AreasOf(PlanFolder folder, Plan? stored)
    {
        if (folder.PlanId == PlanFormat.NationalPlanId)
        {
            return [""];
        }

        var given = folder.Files.OfType<PlanFileRows<Plan>>().SelectMany(rows => rows.Rows).Select(row => row.Row.Area).Where(area => area.Length > 0);
        return stored is null ? given : given.Append(stored.Area);
    }

    private static async Task CheckReferencesAsync(
        PlanDbContext context,
        PlanFolder folder,
        ImportOptions options,
        PlanFolderProblems problems,
        CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var reference in folder.References())
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

            var toFile = problems.Places.NameOf(reference.ToFile);
            problems.Add(
                reference.File,
                reference.Line,
                reference.Column,
                DataTexts.FormatThereIsNoIn(CellFormats.Shortened(reference.ToId), toFile),
                DataTexts.FormatPutTheIdRightOrAdd(toFile));
        }
    }

    private async Task<IReadOnlyList<PlanBotChange>> HistoryAsync(PlanDbContext context, string planId, CancellationToken cancellationToken)
    {
        var changes = new List<PlanBotChange>();
        foreach (var history in histories)
        {
            changes.AddRange(await history.OfPlanAsync(context, planId, cancellationToken));
        }

        return changes;
    }

    private static async Task<IReadOnlyList<FileMerge>> MergeAsync(
        PlanDbContext context,
        PlanFolder folder,
        ImportOptions options,
        Dictionary<string, ImportBaseline> baselines,
        IReadOnlyList<PlanBotChange> history,
        PlanFolderProblems problems,
        CancellationToken cancellationToken)
    {
        // Before baselines were kept, or for a file that no import had: what people changed after the plan's last import.
        var imported = (await context.Plans.FindAsync([folder.PlanId], cancellationToken))?.ImportedAtUtc;
        List<PlanBotChange> since = [.. history.Where(change => change.AtUtc >= imported)];
        var merges = new List<FileMerge>();
        foreach (var file in PlanFormat.Files)
        {
            var rows = folder.Files.FirstOrDefault(rows => rows.File == file);
            if (rows is null && options.Replace)
            {
                rows = file.WithoutRows();
            }

            if (rows is null)
            {
                continue;
            }

            var baseline = baselines.TryGetValue(file.Name, out var kept) ? FileBaseline.OfBytes(kept.Content) : null;
            var merge = await rows.MergeAsync(new(context, folder.PlanId, options, baseline, baseline is null ? since : history, problems), cancellationToken);
            if (merge.Changes.HasChanges || merge.Conflicts.Count > 0 || merge.Kept.Count > 0 || folder.Files.Contains(rows))
            {
                merges.Add(merge);
            }
        }

        return merges;
    }

    private static void KeepBaselines(PlanDbContext context, string planId, IReadOnlyList<FileMerge> merges, Dictionary<string, ImportBaseline> stored)
    {
        foreach (var merge in merges)
        {
            var content = merge.Baseline.ToBytes();
            if (!stored.TryGetValue(merge.Changes.File, out var baseline))
            {
                context.Add(new ImportBaseline { PlanId = planId, File = merge.Changes.File, Content = content });
            }
            else if (!content.AsSpan().SequenceEqual(baseline.Content))
            {
                baseline.Content = content;
            }
        }
    }

    private static string FingerprintOf(PlanFolder folder, IReadOnlyList<FileMerge> merges) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', merges.SelectMany(merge => merge.Differences).Prepend(folder.PlanId)))));

    [LoggerMessage(Level = LogLevel.Information, Message = "Imported plan {PlanId}: {Added} rows added, {Changed} changed, {Removed} removed")]
    private static partial void LogImported(ILogger logger, string planId, int added, int changed, int removed);

    [LoggerMessage(Level = LogLevel.Information, Message = "Plan {PlanId} was not imported: {Count} fields were changed in PlanBot since its last import, and nobody has chosen")]
    private static partial void LogConflicted(ILogger logger, string planId, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "A plan was rejected for {Count} problems")]
    private static partial void LogRejected(ILogger logger, int count);
}
