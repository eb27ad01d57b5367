using System.Text.Json.Serialization;

namespace PlanBot.Data.PlanFolders;

/// <summary>How a plan is imported.</summary>
/// <param name="Replace">
/// The plan becomes what the folder says: rows, files and optional columns that the folder lacks go, and are listed.
/// Without it they are left alone.
/// </param>
/// <param name="DryRun">Everything is checked and the changes are listed, and nothing is stored.</param>
internal sealed record ImportOptions(bool Replace = false, bool DryRun = false)
{
    /// <summary>Whose value holds where a field was changed in PlanBot since the last import.</summary>
    public ConflictChoices Take { get; init; } = ConflictChoices.None;

    /// <summary>Whether a plan of that area may be imported by whoever asks; the area is empty for what holds for every plan.</summary>
    public Func<string, bool> MayImport { get; init; } = _ => true;

    /// <summary>The fingerprint of the preview that is to be applied, and nothing else; empty where none was shown.</summary>
    public string Previewed { get; init; } = "";

    /// <summary>What is to be stored with the import, in the same transaction: all of it or nothing.</summary>
    public Func<PlanDbContext, ImportOutcome.Imported, Task>? StoreWith { get; init; }
}

/// <summary>What became of an import.</summary>
internal abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>The folder is right; its changes are stored, or listed only in a dry run.</summary>
    public sealed record Imported(string PlanId, IReadOnlyList<FileChanges> Files, bool DryRun) : ImportOutcome
    {
        /// <summary>Fields that keep PlanBot's value although the file has another, because somebody chose so.</summary>
        public IReadOnlyList<ImportConflict> Kept { get; init; } = [];

        /// <summary>Stands for all that the file and the stored plan differ in; the same only while both are.</summary>
        public string Fingerprint { get; init; } = "";

        public int RowsAdded => Files.Sum(file => file.Added.Count);

        public int RowsChanged => Files.Sum(file => file.Changed.Count);

        public int RowsRemoved => Files.Sum(file => file.Removed.Count);

        public bool ChangedNothing => Files.All(file => !file.HasChanges);
    }

    /// <summary>Fields were changed in PlanBot since the last import, and nobody has chosen yet; nothing was changed.</summary>
    /// <param name="Files">What would change besides.</param>
    public sealed record Conflicted(string PlanId, IReadOnlyList<ImportConflict> Conflicts, IReadOnlyList<FileChanges> Files, string Fingerprint) : ImportOutcome;

    /// <summary>The data is not as it was when the preview was made; nothing was changed.</summary>
    public sealed record MovedOn(string PlanId) : ImportOutcome;

    /// <summary>Whoever asks may not import plans of that area; nothing was changed, and nothing said of what it holds.</summary>
    public sealed record NotAllowed(string Area) : ImportOutcome;

    /// <summary>Something is wrong, and nothing was changed.</summary>
    /// <param name="Problems">Problems in the order of files and lines, no more than anybody reads.</param>
    /// <param name="Count">How many there are in all.</param>
    public sealed record Rejected(IReadOnlyList<PlanFolderProblem> Problems, int Count) : ImportOutcome;
}

/// <summary>What an import changes in the rows of one file, by the rows' ids.</summary>
/// <param name="Reordered">The rows stand in another order than before.</param>
internal sealed record FileChanges(
    string File,
    IReadOnlyList<AddedRow> Added,
    IReadOnlyList<RowChange> Changed,
    IReadOnlyList<string> Removed,
    int Unchanged,
    bool Reordered)
{
    [JsonIgnore]
    public PlanPlaces Places { get; init; } = PlanPlaces.Folder;

    public bool HasChanges => Added.Count > 0 || Changed.Count > 0 || Removed.Count > 0 || Reordered;
}

/// <summary>A row that is new.</summary>
/// <param name="Line">Where it stands in the file.</param>
internal sealed record AddedRow(int Line, string Id);

/// <summary>The fields of a row that differ.</summary>
/// <param name="Line">Where it stands in the file.</param>
internal sealed record RowChange(int Line, string Id, IReadOnlyList<FieldChange> Fields);

/// <summary>A cell before and after.</summary>
internal sealed record FieldChange(string Column, string Before, string After);
