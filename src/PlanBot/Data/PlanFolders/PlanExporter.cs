using System.Text;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data.PlanWorkbooks;

namespace PlanBot.Data.PlanFolders;

/// <summary>What became of an export.</summary>
internal abstract record ExportOutcome
{
    private ExportOutcome()
    {
    }

    /// <summary>The folder, or the workbook, is written.</summary>
    public sealed record Exported(string PlanId, string Folder, IReadOnlyList<WrittenFile> Files) : ExportOutcome;

    /// <summary>There is no such plan.</summary>
    public sealed record PlanNotFound(string PlanId, IReadOnlyList<string> Known) : ExportOutcome;

    /// <summary>The folder cannot be written to; nothing was written.</summary>
    public sealed record FolderNotUsable(string What, string WhatToDo) : ExportOutcome;
}

/// <summary>Writes a plan into a folder in the form in which it is imported: what goes out comes back in the same.</summary>
internal sealed class PlanExporter(IDbContextFactory<PlanDbContext> contexts)
{
    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the plan (or <c>national</c>) into a folder that is new or empty.</summary>
    public async Task<ExportOutcome> ExportAsync(string planId, string folder, CancellationToken cancellationToken)
    {
        var files = await WriteAsync(planId, cancellationToken);
        if (files.Count == 0)
        {
            return new ExportOutcome.PlanNotFound(planId, await KnownPlansAsync(cancellationToken));
        }

        if (System.IO.File.Exists(folder))
        {
            return new ExportOutcome.FolderNotUsable(DataTexts.FormatIsAFile(folder), DataTexts.NameAFolderThatIsNew);
        }

        try
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                return new ExportOutcome.FolderNotUsable(DataTexts.FormatTheFolderIsNotEmpty(folder), DataTexts.NameAFolderThatIsNewOr);
            }

            Directory.CreateDirectory(folder);
            foreach (var file in files)
            {
                await System.IO.File.WriteAllTextAsync(Path.Combine(folder, file.Name), file.Text, Utf8WithoutMark, cancellationToken);
            }
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return new ExportOutcome.FolderNotUsable(DataTexts.FormatTheFolderCannotBeWrittenTo(folder, unwritable.Message), DataTexts.CheckTheDiskAndThatThis);
        }

        return new ExportOutcome.Exported(planId, folder, files);
    }

    /// <summary>Writes the plan (or <c>national</c>) into a new workbook, with the sheets and columns that a folder would have.</summary>
    public async Task<ExportOutcome> ExportWorkbookAsync(string planId, string path, CancellationToken cancellationToken)
    {
        var files = await WriteAsync(planId, cancellationToken);
        return files.Count == 0
            ? new ExportOutcome.PlanNotFound(planId, await KnownPlansAsync(cancellationToken))
            : await SaveAsync(planId, path, files, [.. files.Select(WorkbookSheet.Of)], cancellationToken);
    }

    /// <summary>Writes a workbook to be filled in: every sheet and column, with the rows of a plan where one is named.</summary>
    /// <param name="planId">A plan, <c>national</c>, or empty for none.</param>
    public async Task<ExportOutcome> WriteTemplateAsync(string planId, string path, CancellationToken cancellationToken)
    {
        var files = planId.Length == 0 ? [] : await WriteAsync(planId, cancellationToken);
        if (planId.Length > 0 && planId != PlanFormat.NationalPlanId && files.Count == 0)
        {
            return new ExportOutcome.PlanNotFound(planId, await KnownPlansAsync(cancellationToken));
        }

        var sheets = planId == PlanFormat.NationalPlanId ? PlanFormat.OfNationalFolder : PlanFormat.Files.Except(PlanFormat.OfNationalFolderOnly);
        return await SaveAsync(planId, path, files, [.. sheets.Select(file => WorkbookSheet.Whole(file, files.FirstOrDefault(written => written.Name == file.Name)))], cancellationToken);
    }

    private static async Task<ExportOutcome> SaveAsync(string planId, string path, IReadOnlyList<WrittenFile> files, IReadOnlyList<WorkbookSheet> sheets, CancellationToken cancellationToken)
    {
        try
        {
            if (System.IO.File.Exists(path) || Directory.Exists(path))
            {
                return new ExportOutcome.FolderNotUsable(DataTexts.FormatIsThereAlready(path), DataTexts.NameAFileThatIsNot);
            }

            await System.IO.File.WriteAllBytesAsync(path, WorkbookWriter.Write(sheets), cancellationToken);
            return new ExportOutcome.Exported(planId, path, files);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return new ExportOutcome.FolderNotUsable(DataTexts.FormatCannotBeWritten(path, unwritable.Message), DataTexts.CheckTheDiskAndThatThis);
        }
    }

    /// <summary>The plan's files as text; none where there is no such plan.</summary>
    public async Task<IReadOnlyList<WrittenFile>> WriteAsync(string planId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // One transaction, so that an import in between does not give half of the old plan and half of the new.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var files = new List<WrittenFile>();
        foreach (var file in PlanFormat.Files)
        {
            if (await file.WriteAsync(context, planId, cancellationToken) is { } written)
            {
                files.Add(written);
            }
        }

        return files;
    }

    private async Task<IReadOnlyList<string>> KnownPlansAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var plans = await context.Plans.Select(plan => plan.Id).OrderBy(id => id).ToListAsync(cancellationToken);
        return await context.Duties.AnyAsync(cancellationToken) || await context.NationalMeasures.AnyAsync(cancellationToken)
            ? [.. plans, PlanFormat.NationalPlanId]
            : plans;
    }
}
