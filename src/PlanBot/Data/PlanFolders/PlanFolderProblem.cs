using System.Globalization;

namespace PlanBot.Data.PlanFolders;

/// <summary>Something wrong in a plan folder, in plain words: where, what, what to do.</summary>
/// <param name="File">The file's name, or empty where the folder itself is meant.</param>
/// <param name="Line">The line in the file, counted from 1 (the header); nothing where the whole file is meant.</param>
/// <param name="Column">The column's name, or empty where the whole row or file is meant.</param>
internal sealed record PlanFolderProblem(string File, int? Line, string Column, string What, string WhatToDo)
{
    /// <summary><c>themes.csv, line 4, change_date: 'soon' is not a date. Write 2013-10-01, 2013-10 or 2013.</c></summary>
    public override string ToString()
    {
        var line = Line is { } number ? $"line {number.ToString(CultureInfo.InvariantCulture)}" : "";
        var place = string.Join(", ", new[] { File, line, Column }.Where(part => part.Length > 0));
        return place.Length > 0 ? $"{place}: {What} {WhatToDo}" : $"{What} {WhatToDo}";
    }
}

/// <summary>All problems of a folder together, so that they can be put right in one go; only the first are kept.</summary>
internal sealed class PlanFolderProblems
{
    /// <summary>More than anybody reads.</summary>
    public const int MostShown = 200;

    private readonly List<PlanFolderProblem> _shown = [];

    public int Count { get; private set; }

    /// <summary>In the order of the files and their lines; what concerns the folder comes first.</summary>
    public IReadOnlyList<PlanFolderProblem> Shown =>
        [.. _shown.OrderBy(problem => PlanFormat.PlaceOf(problem.File)).ThenBy(problem => problem.Line ?? 0)];

    public void Add(string file, int? line, string column, string what, string whatToDo)
    {
        Count++;
        if (_shown.Count < MostShown)
        {
            _shown.Add(new(file, line, column, what, whatToDo));
        }
    }
}
