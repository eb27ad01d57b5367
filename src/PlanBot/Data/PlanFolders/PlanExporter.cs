using System.Text;
using Microsoft.EntityFrameworkCore;

namespace PlanBot.Data.PlanFolders;

/// <summary>What became of an export.</summary>
internal abstract record ExportOutcome
{
    private ExportOutcome()
    {
    }

    /// <summary>The folder is written.</summary>
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
            return new ExportOutcome.FolderNotUsable($"{folder} is a file.", "Name a folder that is new or empty.");
        }

        try
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                return new ExportOutcome.FolderNotUsable($"The folder {folder} is not empty.", "Name a folder that is new or empty, so that nothing old is mixed in.");
            }

            Directory.CreateDirectory(folder);
            foreach (var file in files)
            {
                await System.IO.File.WriteAllTextAsync(Path.Combine(folder, file.Name), file.Text, Utf8WithoutMark, cancellationToken);
            }
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return new ExportOutcome.FolderNotUsable($"The folder {folder} cannot be written to ({unwritable.Message}).", "Check the disk and that this account may write there.");
        }

        return new ExportOutcome.Exported(planId, folder, files);
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
