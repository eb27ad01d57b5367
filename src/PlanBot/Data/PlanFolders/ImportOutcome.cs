namespace PlanBot.Data.PlanFolders;

/// <summary>How a folder is imported.</summary>
/// <param name="Replace">
/// The plan becomes what the folder says: rows, files and optional columns that the folder lacks go, and are listed.
/// Without it they are left alone.
/// </param>
/// <param name="DryRun">Everything is checked and the changes are listed, and nothing is stored.</param>
internal sealed record ImportOptions(bool Replace = false, bool DryRun = false);

/// <summary>What became of an import.</summary>
internal abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>The folder is right; its changes are stored, or listed only in a dry run.</summary>
    public sealed record Imported(string PlanId, IReadOnlyList<FileChanges> Files, bool DryRun) : ImportOutcome
    {
        public int RowsAdded => Files.Sum(file => file.Added.Count);

        public int RowsChanged => Files.Sum(file => file.Changed.Count);

        public int RowsRemoved => Files.Sum(file => file.Removed.Count);

        public bool ChangedNothing => Files.All(file => !file.HasChanges);
    }

    /// <summary>Something is wrong, and nothing was changed.</summary>
    /// <param name="Problems">Problems in the order of files and lines, no more than anybody reads.</param>
    /// <param name="Count">How many there are in all.</param>
    public sealed record Rejected(IReadOnlyList<PlanFolderProblem> Problems, int Count) : ImportOutcome;
}

/// <summary>What an import changes in the rows of one file, by the rows' ids.</summary>
/// <param name="Reordered">The rows stand in another order than before.</param>
internal sealed record FileChanges(
    string File,
    IReadOnlyList<string> Added,
    IReadOnlyList<RowChange> Changed,
    IReadOnlyList<string> Removed,
    int Unchanged,
    bool Reordered)
{
    public bool HasChanges => Added.Count > 0 || Changed.Count > 0 || Removed.Count > 0 || Reordered;
}

/// <summary>The fields of a row that differ.</summary>
internal sealed record RowChange(string Id, IReadOnlyList<FieldChange> Fields);

/// <summary>A cell before and after.</summary>
internal sealed record FieldChange(string Column, string Before, string After);
