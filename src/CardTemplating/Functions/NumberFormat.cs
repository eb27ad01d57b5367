using System.Globalization;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>Numbers with thousands separators and fixed decimal places.</summary>
internal static class NumberFormat
{
    private static readonly string[] Formats = ["N0", "N1", "N2", "N3", "N4", "N5", "N6"];

    public static string Grouped(in Value number, int digits, CultureInfo culture)
    {
        var format = Format(digits);
        return number.Kind == ValueKind.Integer
            ? number.AsInteger.ToString(format, culture)
            : ArithmeticFunctions.RoundTo(number.AsDouble, digits).ToString(format, culture);
    }

    public static string Format(int digits) => digits < Formats.Length ? Formats[digits] : "N" + digits.ToString(CultureInfo.InvariantCulture);
}
