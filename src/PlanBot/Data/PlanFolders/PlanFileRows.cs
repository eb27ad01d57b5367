namespace PlanBot.Data.PlanFolders;

/// <summary>A reference from a row to a row of another file (or the same).</summary>
internal sealed record RowReference(string File, int Line, string Column, string ToFile, string ToId);

/// <summary>The rows of one file of a folder, read and checked by themselves.</summary>
internal abstract class PlanFileRows(PlanFile file)
{
    public PlanFile File { get; } = file;

    public abstract IEnumerable<string> Ids { get; }

    public abstract IEnumerable<RowReference> References { get; }

    /// <summary>Brings the stored rows of the plan to what these say; nothing is saved yet.</summary>
    public abstract Task<FileChanges> MergeAsync(PlanDbContext context, string planId, bool replace, CancellationToken cancellationToken);
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
        from id in Plans.IdList.Split(column.Write(row.Row))
        select new RowReference(file.Name, row.Line, column.Name, column.RefersTo, id);

    public override async Task<FileChanges> MergeAsync(PlanDbContext context, string planId, bool replace, CancellationToken cancellationToken)
    {
        var set = context.Set<TRow>();
        var stored = await file.StoredAsync(set, planId, cancellationToken);
        var storedById = stored.ToDictionary(file.IdOf, StringComparer.Ordinal);
        var columns = replace ? file.TypedColumns : given;

        var readIds = Ids.ToHashSet(StringComparer.Ordinal);
        var lacking = stored.Where(row => !readIds.Contains(file.IdOf(row))).ToList();
        if (replace)
        {
            set.RemoveRange(lacking);
        }

        var added = new List<string>();
        var changed = new List<RowChange>();
        var all = new List<TRow>();
        foreach (var row in rows.Select(row => row.Row))
        {
            var id = file.IdOf(row);
            if (!storedById.TryGetValue(id, out var before))
            {
                all.Add(row);
                added.Add(id);
                continue;
            }

            all.Add(before);
            List<FieldChange> fields = [.. columns.Select(column => new FieldChange(column.Name, column.Write(before), column.Write(row))).Where(change => change.Before != change.After)];
            if (fields.Count == 0)
            {
                continue;
            }

            changed.Add(new(id, fields));
            foreach (var column in columns)
            {
                column.Copy(row, before);
            }
        }

        // Where the file holds every row its order is the order; else stored rows keep their place and new ones follow.
        var fileHasAll = replace || lacking.Count == 0;
        var order = stored.Where(row => readIds.Contains(file.IdOf(row))).Select(file.IdOf);
        var reordered = fileHasAll && !order.SequenceEqual(Ids.Where(storedById.ContainsKey), StringComparer.Ordinal);
        if (added.Count > 0 || reordered)
        {
            var place = fileHasAll ? 0 : stored.Max(file.OrdinalOf) + 1;
            foreach (var row in fileHasAll ? all : all.Where(row => !storedById.ContainsKey(file.IdOf(row))))
            {
                file.Place(row, planId, place++);
            }
        }

        set.AddRange(all.Where(row => !storedById.ContainsKey(file.IdOf(row))));
        return new(
            file.Name,
            added,
            changed,
            replace ? [.. lacking.Select(file.IdOf)] : [],
            rows.Count - added.Count - changed.Count,
            reordered);
    }
}
