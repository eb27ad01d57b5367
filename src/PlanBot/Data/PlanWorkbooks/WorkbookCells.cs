using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace PlanBot.Data.PlanWorkbooks;

/// <summary>What cells hold: text as workbooks escape it, numbers and dates as they are written in plan files.</summary>
internal static partial class WorkbookCells
{
    /// <summary>What Excel shows of a number; what lies beyond is rounding of its own.</summary>
    private const int Digits = 15;

    /// <summary>Excel takes 1900 for a leap year, so its days before March 1900 are not what they seem.</summary>
    private const int FirstSureDay = 61;

    private const int DaysBetweenEpochs = 1462;

    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The text that stands for it in a workbook: what XML cannot hold, and what looks so escaped, is escaped.</summary>
    public static string Escape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal) && IsPlain(text))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], character))
            {
                escaped.Append(character).Append(text[++at]);
            }
            else if (!XmlConvert.IsXmlChar(character) || character == '\r' || LooksEscaped(text, at))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)character:X4}_");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }

    /// <summary>The text of a cell as plan files have it: line feeds, no spaces around it.</summary>
    public static string Text(string stored)
    {
        var text = stored.Contains("_x", StringComparison.Ordinal)
            ? Escaped().Replace(stored, match => ((char)int.Parse(match.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : stored;
        return text.ReplaceLineEndings("\n").Trim();
    }

    /// <summary>
    /// A number as it is shown: in digits, without an exponent and without what arithmetic left behind (0.30000000000000004),
    /// with the decimals that its format always shows; as it stands where it is no number.
    /// </summary>
    public static string Number(string stored, int decimals)
    {
        var text = stored.Trim();
        if (!(PlainNumber().IsMatch(text) && text.Count(char.IsAsciiDigit) <= Digits))
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !decimal.TryParse(value.ToString($"G{Digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return text;
            }

            // Dividing by a one of so many zeros takes trailing zeros away.
            text = (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        }

        var has = text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text.Length - point - 1 : 0;
        return has >= decimals ? text : $"{text}{(has == 0 ? "." : "")}{new string('0', decimals - has)}";
    }

    /// <summary>A date as it is shown: a day, a month or a year; nothing where the number is no date.</summary>
    public static string? Date(string stored, ShownDate shown, bool countsFrom1904)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var days))
        {
            return null;
        }

        days += countsFrom1904 ? DaysBetweenEpochs : 0;
        if (days is < FirstSureDay or > 2_958_465)
        {
            return null;
        }

        var moment = Epoch.AddDays(days);
        if (moment.TimeOfDay != TimeSpan.Zero)
        {
            return moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        }

        // A month is stored as its first day, a year as the first of January; any other day was meant.
        return moment.ToString(
            shown switch
            {
                ShownDate.Month when moment.Day == 1 => "yyyy-MM",
                ShownDate.Year when moment.DayOfYear == 1 => "yyyy",
                _ => "yyyy-MM-dd",
            },
            CultureInfo.InvariantCulture);
    }

    /// <summary>How many decimals a number is written with, where a workbook's number comes back with the same digits; else nothing.</summary>
    public static int? DecimalsOf(string number) =>
        PlainNumber().IsMatch(number) && number.Count(char.IsAsciiDigit) <= Digits && number is not ("-0" or "0.") && !number.StartsWith("-0.0", StringComparison.Ordinal)
            ? number.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? number.Length - point - 1 : 0
            : null;

    /// <summary>A column's letters: 1 → A, 27 → AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>The column of a cell's reference: B7 → 2; nothing where it has none.</summary>
    public static int ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (!char.IsAsciiLetter(letter))
            {
                break;
            }

            column = Math.Min((column * 26) + char.ToUpperInvariant(letter) - 'A' + 1, 20_000);
        }

        return column;
    }

    private static bool LooksEscaped(string text, int at) => text.Length - at >= 7 && Escaped().IsMatch(text.AsSpan(at, 7));

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (!XmlConvert.IsXmlChar(character) || character == '\r')
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"^-?(0|[1-9]\d*)(\.\d+)?\z")]
    private static partial Regex PlainNumber();
}
