using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>A reference from a row to a row of another file (or the same).</summary>
internal sealed record RowReference(string File, int Line, string Column, string ToFile, string ToId);

/// <summary>What rows are merged with, besides what is stored.</summary>
/// <param name="Baseline">How the last import left the file; nothing where none did.</param>
/// <param name="History">Who changed what in PlanBot, since the plan's last import where there is no baseline.</param>
/// <param name="Problems">Takes what is wrong with a row that is partly the file's and partly PlanBot's.</param>
internal sealed record MergeContext(
    PlanDbContext Db,
    string PlanId,
    ImportOptions Options,
    FileBaseline? Baseline,
    IReadOnlyList<PlanBotChange> History,
    PlanFolderProblems Problems);

/// <summary>What came of merging the rows of a file with the stored ones.</summary>
/// <param name="Conflicts">Those that nobody has decided.</param>
/// <param name="Kept">Fields that keep PlanBot's value because somebody chose so.</param>
/// <param name="Baseline">The file's cells as this import leaves them.</param>
/// <param name="Differences">All that file and store differ in, whatever was chosen.</param>
internal sealed record FileMerge(
    FileChanges Changes,
    IReadOnlyList<ImportConflict> Conflicts,
    IReadOnlyList<ImportConflict> Kept,
    FileBaseline Baseline,
    IReadOnlyList<string> Differences);

/// <summary>The rows of one file of a folder, read and checked by themselves.</summary>
internal abstract class PlanFileRows(PlanFile file)
{
    public PlanFile File { get; } = file;

    public abstract IEnumerable<string> Ids { get; }

    public abstract IEnumerable<RowReference> References { get; }

    /// <summary>Brings the stored rows of the plan to what these say; nothing is saved yet.</summary>
    public abstract Task<FileMerge> MergeAsync(MergeContext merge, CancellationToken cancellationToken);
}

/// <inheritdoc />
/// <param name="given">The columns that the file has; others are left as they are stored.</param>
internal sealed class PlanFileRows<TRow>(PlanFile<TRow> file, IReadOnlyList<ReadRow<TRow>> rows, IReadOnlyList<PlanColumn<TRow>> given) : PlanFileRows(file)
    where TRow : class, new()
{
    public IReadOnlyList<ReadRow<TRow>> Rows => rows;

    public override IEnumerable<string> Ids => rows.Select(row => file.IdOf(row.Row));

    public override IEnumerable<RowReference> References =>
        from column in given
        where column.RefersTo.Length > 0
        from row in rows
        from id in IdList.Split(column.Write(row.Row))
        select new RowReference(file.Name, row.Line, column.Name, column.RefersTo, id);

    public override async Task<FileMerge> MergeAsync(MergeContext merge, CancellationToken cancellationToken)
    {
        var set = merge.Db.Set<TRow>();
        var stored = await file.StoredAsync(set, merge.PlanId, cancellationToken);
        var storedById = stored.ToDictionary(file.IdOf, StringComparer.Ordinal);
        var replace = merge.Options.Replace;
        var columns = replace ? file.TypedColumns : given;
        var conflicts = new RowConflicts<TRow>(file, merge, storedById);

        var readIds = Ids.ToHashSet(StringComparer.Ordinal);
        var lacking = stored.Where(row => !readIds.Contains(file.IdOf(row))).ToList();
        var removed = replace ? lacking.FindAll(conflicts.MayGo) : [];

        var added = new List<AddedRow>();
        var changed = new List<RowChange>();
        var all = new List<TRow>();
        foreach (var (line, row) in rows)
        {
            var id = file.IdOf(row);
            if (!storedById.TryGetValue(id, out var before))
            {
                if (conflicts.MayCome(line, row))
                {
                    all.Add(row);
                    added.Add(new(line, id));
                }

                continue;
            }

            all.Add(before);
            List<FieldChange> fields = [.. columns.Select(column => new FieldChange(column.Name, column.Write(before), column.Write(row))).Where(change => change.Before != change.After)];
            var taken = fields.FindAll(change => conflicts.MayChange(line, id, change));
            foreach (var column in columns.Where(column => taken.Exists(change => change.Column == column.Name)))
            {
                column.Copy(row, before);
            }

            if (taken.Count > 0)
            {
                changed.Add(new(line, id, taken));
            }

            if (taken.Count > 0 && taken.Count < fields.Count)
            {
                file.Check(before, line, merge.Problems);
            }
        }

        // Where the file holds every row its order is the order; else stored rows keep their place and new ones follow.
        var fileHasAll = lacking.Count == removed.Count;
        var order = stored.Where(row => readIds.Contains(file.IdOf(row))).Select(file.IdOf);
        var reordered = fileHasAll && !order.SequenceEqual(Ids.Where(storedById.ContainsKey), StringComparer.Ordinal);
        if (added.Count > 0 || reordered)
        {
            var place = fileHasAll ? 0 : stored.Max(file.OrdinalOf) + 1;
            foreach (var row in fileHasAll ? all : all.Where(row => !storedById.ContainsKey(file.IdOf(row))))
            {
                file.Place(row, merge.PlanId, place++);
            }
        }

        set.RemoveRange(removed);
        set.AddRange(all.Where(row => !storedById.ContainsKey(file.IdOf(row))));
        var changes = new FileChanges(
            file.Name,
            added,
            changed,
            [.. removed.Select(file.IdOf)],
            rows.Count - added.Count - changed.Count,
            reordered)
        { Places = merge.Problems.Places };
        return conflicts.Merged(changes, all, columns, removed);
    }
}
