using PlanBot.Cards;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;

namespace PlanBot.Features.PlanImport;

/// <summary>An import's outcome as the card's lines.</summary>
internal static class PlanImportWords
{
    private const int MostLines = 8;

    public static string Counts(IReadOnlyCollection<FileChanges> files) =>
        PlanImportTexts.FormatAddedChanged(BritishEnglish.Count(files.Sum(file => file.Added.Count), "row"), files.Sum(file => file.Changed.Count));

    public static IReadOnlyList<Figure> Sheets(IEnumerable<FileChanges> files) =>
    [
        .. files.Where(file => file.HasChanges).Select(file => new Figure(
            PlanPlaces.SheetOf(file.File),
            PlanImportTexts.FormatAddedChanged2(file.Added.Count, file.Changed.Count, file.Reordered ? PlanImportTexts.InAnotherOrder : ""))),
    ];

    /// <summary>The first changes: what is changed before what is new.</summary>
    public static (IReadOnlyList<PlanImportLine> Lines, string More) Changes(IReadOnlyCollection<FileChanges> files)
    {
        var changed = files.SelectMany(file => file.Changed.Select(row => new PlanImportLine(
            PlaceOf(file.File, row.Line, row.Id),
            string.Join("; ", row.Fields.Select(field => $"{field.Column}: {Value(field.Before)} → {Value(field.After)}")))));
        var added = files.SelectMany(file => file.Added.Select(row => new PlanImportLine(PlaceOf(file.File, row.Line, row.Id), "new")));
        return First([.. changed, .. added], "row");
    }

    public static (IReadOnlyList<PlanImportLine> Lines, string More) Conflicts(IReadOnlyCollection<ImportConflict> conflicts) =>
        First([.. conflicts.Select(conflict => new PlanImportLine(conflict.Place, $"{BritishEnglish.Capitalised(conflict.InWords())}{Who(conflict)}"))], "conflict");

    public static (IReadOnlyList<PlanImportLine> Lines, string More) Problems(ImportOutcome.Rejected rejected)
    {
        var lines = rejected.Problems.Take(MostLines).Select(problem => new PlanImportLine(problem.Place.Length > 0 ? problem.Place : PlanImportTexts.TheWorkbook, $"{problem.What} {problem.WhatToDo}")).ToList();
        return (lines, More(rejected.Count - lines.Count, "problem"));
    }

    private static (IReadOnlyList<PlanImportLine> Lines, string More) First(List<PlanImportLine> all, string what) =>
        ([.. all.Take(MostLines)], More(all.Count - MostLines, what));

    private static string More(int number, string what) => number > 0 ? PlanImportTexts.FormatAndCount(BritishEnglish.Count(number, PlanImportTexts.FormatMoreWhat(what))) : "";

    private static string PlaceOf(string file, int line, string id) => $"{PlanPlaces.Workbook.NameOf(file)}, {PlanPlaces.Workbook.NumberOf(line)}, {id}";

    private static string Value(string value) => value.Length == 0 ? "(nothing)" : $"'{CellFormats.Shortened(value)}'";

    private static string Who(ImportConflict conflict) =>
        conflict.ChangedBy.Length == 0 ? ""
        : conflict.ChangedAtUtc is { } at ? PlanImportTexts.FormatChangedByOn(conflict.ChangedBy, PlanDay.InWords(at))
        : PlanImportTexts.FormatChangedBy(conflict.ChangedBy);
}
