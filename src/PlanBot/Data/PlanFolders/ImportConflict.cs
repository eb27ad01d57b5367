using System.Text.Json.Serialization;

namespace PlanBot.Data.PlanFolders;

/// <summary>Whose value holds.</summary>
internal enum ConflictSide
{
    File,
    PlanBot,
}

/// <summary>
/// A field that was changed in PlanBot since the plan's last import, and that the file would change to something else.
/// </summary>
/// <param name="Line">Where the row stands in the file; nothing where the file lacks it.</param>
/// <param name="Column">Empty where the whole row is meant: added in PlanBot and lacking in the file, or the other way round.</param>
/// <param name="ChangedBy">Who changed it in PlanBot; empty where that is not known.</param>
/// <param name="ChangedAtUtc">When; nothing where that is not known.</param>
internal sealed record ImportConflict(string File, int? Line, string Id, string Column, string FileValue, string PlanBotValue, string ChangedBy, DateTime? ChangedAtUtc)
{
    [JsonIgnore]
    public PlanPlaces Places { get; init; } = PlanPlaces.Folder;

    /// <summary><c>commitments.csv, line 4, helpline, status</c>.</summary>
    public string Place => string.Join(", ", new[] { Places.NameOf(File), Line is { } line ? Places.NumberOf(line) : "", Id, Column }.Where(part => part.Length > 0));

    /// <summary>What stands against what, in words.</summary>
    public string InWords() => (Column.Length, Line) switch
    {
        (0, null) => DataTexts.PlanBotHasThisRowAndThe,
        (0, _) => DataTexts.TheFileHasThisRowAnd,
        _ => DataTexts.FormatTheFileHasPlanBotHas(CellFormats.Shortened(FileValue), CellFormats.Shortened(PlanBotValue)),
    };
}

/// <summary>What was chosen for conflicts: for all of them, or for single rows.</summary>
internal sealed record ConflictChoices(ConflictSide? All, IReadOnlyDictionary<(string File, string Id), ConflictSide> Rows)
{
    public static ConflictChoices None { get; } = new(null, new Dictionary<(string, string), ConflictSide>());

    public static ConflictChoices Of(ConflictSide side) => None with { All = side };

    public ConflictSide? For(string file, string id) => Rows.TryGetValue((file, id), out var side) ? side : All;
}

/// <summary>A change that somebody made in PlanBot.</summary>
/// <param name="RowType">The type of the row, such as <c>Commitment</c>.</param>
/// <param name="Properties">The changed properties of the row.</param>
internal sealed record PlanBotChange(string RowType, string Id, IReadOnlySet<string> Properties, string By, DateTime AtUtc);

/// <summary>Says who changed a plan's rows in PlanBot. What an import compares it keeps itself; this is for its words.</summary>
internal interface IPlanChangeHistory
{
    /// <summary>The changes of the plan's rows, the latest first.</summary>
    Task<IReadOnlyList<PlanBotChange>> OfPlanAsync(PlanDbContext context, string planId, CancellationToken cancellationToken);
}
