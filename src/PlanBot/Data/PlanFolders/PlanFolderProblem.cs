using System.Globalization;
using System.Text.Json.Serialization;

namespace PlanBot.Data.PlanFolders;

/// <summary>What a place is called where a plan comes from: files and lines of a folder, sheets and rows of a workbook.</summary>
/// <param name="Whole">What holds the plan.</param>
/// <param name="Part">What holds rows of one kind.</param>
/// <param name="Row">What a row's number counts.</param>
internal sealed record PlanPlaces(string Whole, string Part, string Row)
{
    public static PlanPlaces Folder { get; } = new("folder", "file", "line");

    public static PlanPlaces Workbook { get; } = new("workbook", "sheet", "row");

    /// <summary>A file of the format as people see it: <c>themes.csv</c>, <c>sheet themes</c>.</summary>
    public string NameOf(string file) => this == Folder || file.Length == 0 ? file : DataTexts.FormatSheetSheetOf(SheetOf(file));

    public string NumberOf(int line) => $"{Row} {line.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The sheet that holds a file's rows: its name without the ending.</summary>
    public static string SheetOf(string file) => PlanFormat.Find(file) is null ? file : Path.GetFileNameWithoutExtension(file);
}

/// <summary>Something wrong in a plan folder or workbook, in plain words: where, what, what to do.</summary>
/// <param name="File">The file's name, or empty where the folder itself is meant; a sheet that is none of a plan's by its own name.</param>
/// <param name="Line">The line in the file, counted from 1 (the header); nothing where the whole file is meant.</param>
/// <param name="Column">The column's name, or empty where the whole row or file is meant.</param>
internal sealed record PlanFolderProblem(string File, int? Line, string Column, string What, string WhatToDo)
{
    [JsonIgnore]
    public PlanPlaces Places { get; init; } = PlanPlaces.Folder;

    /// <summary><c>themes.csv, line 4, change_date</c> or <c>sheet themes, row 4, column change_date</c>; empty for the whole.</summary>
    public string Place
    {
        get
        {
            var column = Places == PlanPlaces.Folder || Column.Length == 0 ? Column : DataTexts.FormatColumnColumn(Column);
            return string.Join(", ", new[] { Places.NameOf(File), Line is { } number ? Places.NumberOf(number) : "", column }.Where(part => part.Length > 0));
        }
    }

    /// <summary><c>themes.csv, line 4, change_date: 'soon' is not a date. Write 2013-10-01, 2013-10 or 2013.</c></summary>
    public override string ToString() => Place is { Length: > 0 } place ? $"{place}: {What} {WhatToDo}" : $"{What} {WhatToDo}";
}

/// <summary>All problems of a folder together, so that they can be put right in one go; only the first are kept.</summary>
/// <param name="places">What its places are called; those of a folder where nothing is said.</param>
internal sealed class PlanFolderProblems(PlanPlaces? places = null)
{
    /// <summary>More than anybody reads.</summary>
    public const int MostShown = 200;

    private readonly List<PlanFolderProblem> _shown = [];

    public PlanPlaces Places { get; } = places ?? PlanPlaces.Folder;

    public int Count { get; private set; }

    /// <summary>In the order of the files and their lines; what concerns the folder comes first.</summary>
    public IReadOnlyList<PlanFolderProblem> Shown =>
        [.. _shown.OrderBy(problem => PlanFormat.PlaceOf(problem.File)).ThenBy(problem => problem.Line ?? 0)];

    public void Add(string file, int? line, string column, string what, string whatToDo)
    {
        // A cell of a workbook that could not be read counts as empty from there on; that needs no saying.
        if (Places == PlanPlaces.Workbook && line is not null && column.Length > 0 && _shown.Exists(problem => problem.File == file && problem.Line == line && problem.Column == column))
        {
            return;
        }

        Count++;
        if (_shown.Count < MostShown)
        {
            _shown.Add(new(file, line, column, what, whatToDo) { Places = Places });
        }
    }
}
