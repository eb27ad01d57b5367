namespace PlanBot.Data.PlanFolders;

/// <summary>
/// Decides of each difference between a file and what is stored whether the file may change it. What is stored and is not
/// as the last import left it was changed in PlanBot, and only somebody's choice decides between the two.
/// </summary>
internal sealed class RowConflicts<TRow>(PlanFile<TRow> file, MergeContext merge, IReadOnlyDictionary<string, TRow> stored)
    where TRow : class, new()
{
    private readonly List<ImportConflict> _open = [];
    private readonly List<ImportConflict> _kept = [];
    private readonly List<(string Id, string Column, string FileValue)> _setAside = [];
    private readonly List<string> _differences = [];
    private readonly ILookup<string, PlanBotChange> _history = merge.History
        .Where(change => change.RowType.Equals(typeof(TRow).Name, StringComparison.OrdinalIgnoreCase))
        .ToLookup(change => change.Id, StringComparer.Ordinal);

    /// <summary>Whether a row that the file lacks goes, where the file replaces the plan.</summary>
    public bool MayGo(TRow row)
    {
        var id = file.IdOf(row);
        var changed = merge.Baseline is { } baseline
            ? file.TypedColumns.Any(column => baseline.IsChanged(id, column.Name, column.Write(row)))
            : _history.Contains(id);
        return MayHappen(null, id, "", "", InWords(row), changed);
    }

    /// <summary>Whether a row that is not stored is added.</summary>
    public bool MayCome(int line, TRow row)
    {
        var id = file.IdOf(row);
        return MayHappen(line, id, "", InWords(row), "", merge.Baseline?.Rows.ContainsKey(id) == true);
    }

    /// <summary>Whether a field becomes what the file says.</summary>
    public bool MayChange(int line, string id, FieldChange change)
    {
        var changed = merge.Baseline is { } baseline
            ? baseline.IsChanged(id, change.Column, change.Before)
            : _history[id].Any(entry => entry.Properties.Contains(PropertyOf(change.Column)));
        return MayHappen(line, id, change.Column, change.After, change.Before, changed);
    }

    /// <summary>What came of it, with the file's cells as this import leaves them.</summary>
    public FileMerge Merged(FileChanges changes, IReadOnlyList<TRow> rows, IReadOnlyList<PlanColumn<TRow>> given, IReadOnlyList<TRow> removed)
    {
        var baseline = merge.Baseline ?? OfStored();
        foreach (var id in removed.Select(file.IdOf).Concat(_kept.Where(kept => kept is { Column: "", Line: not null }).Select(kept => kept.Id)))
        {
            baseline.Rows.Remove(id);
        }

        foreach (var row in rows)
        {
            var id = file.IdOf(row);
            foreach (var column in stored.ContainsKey(id) && baseline.Rows.ContainsKey(id) ? given : file.TypedColumns)
            {
                baseline.Keep(id, column.Name, column.Write(row));
                baseline.Agree(id, column.Name);
            }

            baseline.Agree(id, "");
        }

        foreach (var (id, column, fileValue) in _setAside)
        {
            baseline.PutAside(id, column, fileValue);
            if (column.Length == 0 && stored.TryGetValue(id, out var kept))
            {
                KeepAll(baseline, kept);
            }
        }

        return new(changes, _open, _kept, baseline, changes.Reordered ? [.. _differences, DataTexts.FormatFilePartReordered(file.Name)] : _differences);
    }

    private bool MayHappen(int? line, string id, string column, string fileValue, string planBotValue, bool changedInPlanBot)
    {
        var setAside = !changedInPlanBot && merge.Baseline?.IsSetAside(id, column, fileValue) == true;
        _differences.Add($"{file.Name}\t{id}\t{column}\t{fileValue}\t{planBotValue}\t{changedInPlanBot}\t{setAside}");
        if (!changedInPlanBot && !setAside)
        {
            return true;
        }

        var side = setAside ? merge.Options.Take.For(file.Name, id) ?? ConflictSide.PlanBot : merge.Options.Take.For(file.Name, id);
        if (side is ConflictSide.File)
        {
            return true;
        }

        var last = _history[id].FirstOrDefault(change => column.Length == 0 || change.Properties.Contains(PropertyOf(column)));
        var conflict = new ImportConflict(file.Name, line, id, column, fileValue, planBotValue, last?.By ?? "", last?.AtUtc) { Places = merge.Problems.Places };
        if (side is null)
        {
            _open.Add(conflict);
        }
        else
        {
            _kept.Add(conflict);
            _setAside.Add((id, column, fileValue));
        }

        return false;
    }

    /// <summary>The plan's first import since baselines are kept: what is stored is taken as it was left.</summary>
    private FileBaseline OfStored()
    {
        var baseline = new FileBaseline();
        foreach (var row in stored.Values)
        {
            KeepAll(baseline, row);
        }

        return baseline;
    }

    private void KeepAll(FileBaseline baseline, TRow row)
    {
        foreach (var column in file.TypedColumns)
        {
            baseline.Keep(file.IdOf(row), column.Name, column.Write(row));
        }
    }

    private string InWords(TRow row) => string.Join(" · ", file.TypedColumns.Select(column => column.Write(row)).Where(cell => cell.Length > 0));

    private string PropertyOf(string column) => file.TypedColumns.First(known => known.Name == column).PropertyName;
}
