using System.Globalization;
using System.Text.RegularExpressions;
using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>What is wrong with a cell, and what to do.</summary>
internal sealed record CellProblem(string What, string WhatToDo);

/// <summary>How a kind of value is written in a cell: both ways.</summary>
/// <param name="InWords">As the format's description says it.</param>
/// <param name="Read">Reads a cell that is not empty; a problem where it cannot.</param>
/// <param name="Write">The value as a cell; empty for no value.</param>
internal sealed record CellFormat<T>(string InWords, Func<string, (T Value, CellProblem? Problem)> Read, Func<T, string> Write)
{
    public CellKind Kind { get; init; } = CellKind.Text;

    /// <summary>The words that a cell may hold, where it holds one of them.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>What kind of value a column's cells hold, for those who lay out a sheet for it.</summary>
internal enum CellKind
{
    Text,
    Id,
    Ids,
    Date,
    Number,
    WholeNumber,
    Word,
}

/// <summary>The kinds of value that plan folders hold.</summary>
internal static partial class CellFormats
{
    public static CellFormat<string> Text { get; } = new("text", ReadText, text => text);

    public static CellFormat<string> Id { get; } = new(
        "id",
        cell => IdPattern().IsMatch(cell)
            ? (cell, null)
            : ("", new(DataTexts.FormatCannotBeAnId(Shortened(cell)), DataTexts.UseLettersDigitsFullStopsHyphens)),
        id => id)
    { Kind = CellKind.Id };

    /// <summary>Ids with <c>;</c> between them, kept as written.</summary>
    public static CellFormat<string> Ids { get; } = new("ids, `;` between them", ReadIds, ids => ids) { Kind = CellKind.Ids };

    public static CellFormat<PartialDate?> Date { get; } = new(
        "date",
        cell => PartialDate.TryParse(cell, out var date) && date.First.Year is >= 1800 and <= 2200
            ? (date, null)
            : (null, new(DataTexts.FormatIsNotADate(Shortened(cell)), DataTexts.Write20131001201310)),
        date => date?.Text ?? "")
    { Kind = CellKind.Date };

    /// <summary>Kept with the decimals that it is written with; what would come out differently (<c>007</c>) is refused.</summary>
    public static CellFormat<decimal?> Number { get; } = new(
        "number",
        cell => decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == cell
            ? (number, null)
            : (null, new(DataTexts.FormatIsNotANumber(Shortened(cell)), DataTexts.WriteItWithoutSeparatorsLeadingZeros)),
        number => number?.ToString(CultureInfo.InvariantCulture) ?? "")
    { Kind = CellKind.Number };

    public static CellFormat<int?> WholeNumber { get; } = new(
        "whole number",
        cell => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == cell
            ? (number, null)
            : (null, new(DataTexts.FormatIsNotAWholeNumber(Shortened(cell)), DataTexts.WriteDigitsOnlySuchAs5)),
        number => number?.ToString(CultureInfo.InvariantCulture) ?? "")
    { Kind = CellKind.WholeNumber };

    /// <summary>An empty cell is false, and false is written as an empty cell.</summary>
    public static CellFormat<bool> TrueOrEmpty { get; } = new("`true` or empty", ReadBoolean, value => value ? "true" : "") { Kind = CellKind.Word, Words = ["true"] };

    public static CellFormat<bool> TrueOrFalse { get; } = new("`true` or `false`", ReadBoolean, value => value ? "true" : "false") { Kind = CellKind.Word, Words = ["true", "false"] };

    /// <summary>One of the words, written just so.</summary>
    public static CellFormat<string> Word(IReadOnlyCollection<string> words)
    {
        var known = words.Where(word => word.Length > 0).ToList();
        return new(
            DataTexts.FormatOneOf(string.Join(", ", known)),
            cell => known.Contains(cell) ? (cell, null) : ("", new(DataTexts.FormatIsNotAWordThatIs(Shortened(cell)), DataTexts.FormatWriteOneOf(string.Join(", ", known)))),
            word => word)
        { Kind = CellKind.Word, Words = known };
    }

    /// <summary>Enough of a cell to know it again.</summary>
    public static string Shortened(string cell)
    {
        var oneLine = cell.ReplaceLineEndings(" ");
        return oneLine.Length <= 60 ? oneLine : string.Concat(oneLine.AsSpan(0, 57), "…");
    }

    private static (string Value, CellProblem? Problem) ReadText(string cell)
    {
        if (cell.Length > CsvTable.LongestCell)
        {
            return ("", new(DataTexts.FormatTheTextIsLongerThanCharacters(CsvTable.LongestCell), DataTexts.ShortenIt));
        }

        return cell.Any(character => char.IsControl(character) && character is not ('\n' or '\t'))
            ? ("", new(DataTexts.TheTextHoldsACharacterThat, DataTexts.TypeTheTextAgain))
            : (cell, null);
    }

    private static (string Value, CellProblem? Problem) ReadIds(string cell)
    {
        var ids = IdList.Split(cell);
        if (ids.FirstOrDefault(id => !IdPattern().IsMatch(id)) is { } wrong)
        {
            return ("", new(DataTexts.FormatCannotBeAnId(Shortened(wrong)), DataTexts.WriteIdsWithBetweenThem));
        }

        return ids.Distinct(StringComparer.Ordinal).Count() < ids.Count
            ? ("", new(DataTexts.AnIdStandsHereTwice, DataTexts.WriteEachIdOnce))
            : (cell, null);
    }

    private static (bool Value, CellProblem? Problem) ReadBoolean(string cell) => cell switch
    {
        "true" => (true, null),
        "false" => (false, null),
        _ => (false, new(DataTexts.FormatIsNeitherTrueNorFalse(Shortened(cell)), DataTexts.WriteTrueOrFalse)),
    };

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex IdPattern();
}
