using System.Globalization;

namespace CardTemplating.Functions;

/// <summary>Reads points in time from text. Everything is UTC.</summary>
internal static class Timestamp
{
    /// <summary>How functions write a point in time unless told otherwise.</summary>
    public const string DefaultFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    /// <summary>Exactly <c>2018-03-15T13:00:00.000Z</c>: what most date functions insist on.</summary>
    public static bool TryParseIso(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        return text.Length == 24 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == '.' && text[23] == 'Z'
            && Digits(text, 0, 4, out var year) && Digits(text, 5, 2, out var month) && Digits(text, 8, 2, out var day)
            && Digits(text, 11, 2, out var hour) && Digits(text, 14, 2, out var minute) && Digits(text, 17, 2, out var second) && Digits(text, 20, 3, out var millisecond)
            && year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour < 24 && minute < 60 && second < 60
            && Set(new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc), out time);
    }

    /// <summary>Any usual way to write a point in time; without an offset it is UTC.</summary>
    public static bool TryParse(string text, out DateTime time) =>
        TryParseIso(text, out time)
        || (DateTime.TryParse(text, English, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowLeadingWhite | DateTimeStyles.NoCurrentDateDefault, out time)
            && HasDate(text, time));

    /// <summary>A time of day alone is no point in time; it reads as one of the first day there is.</summary>
    private static bool HasDate(string text, DateTime time) => time.Date > DateTime.MinValue.AddDays(1) || text.Contains("0001", StringComparison.Ordinal);

    private static bool Set(DateTime value, out DateTime time)
    {
        time = value;
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, int start, int length, out int value)
    {
        value = 0;
        for (var i = start; i < start + length; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }
}
