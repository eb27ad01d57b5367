using System.Globalization;

namespace PlanBot.Plans;

/// <summary>
/// Bank holidays of England and Wales that no rule gives: proclaimed once, or moved. They are data, in
/// <c>bank-holidays.csv</c> beside the program: a new one is a line there.
/// </summary>
/// <param name="Days">Days that are holidays all the same.</param>
/// <param name="Moved">Days that would be holidays by the rules, and are not, because theirs was moved.</param>
internal sealed record OneOffHolidays(IReadOnlySet<DateOnly> Days, IReadOnlySet<DateOnly> Moved)
{
    public const string FileName = "bank-holidays.csv";

    private const string Header = "date,instead_of,name";

    public static OneOffHolidays None { get; } = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());

    /// <exception cref="InvalidDataException">The file is missing, or a line of it cannot be read; the message says which.</exception>
    public static OneOffHolidays Read(string path)
    {
        var lines = File.Exists(path) ? File.ReadAllLines(path) : throw new InvalidDataException(PlansTexts.FormatIsMissingItHoldsTheOne(path, Header));
        if (lines is not [Header, ..])
        {
            throw new InvalidDataException(PlansTexts.FormatLine1Write(path, Header));
        }

        var (days, moved) = (new HashSet<DateOnly>(), new HashSet<DateOnly>());
        for (var number = 2; number <= lines.Length; number++)
        {
            var fields = lines[number - 1].Split(',');
            if (fields is [""])
            {
                continue;
            }

            if (fields.Length < 2 || DayOf(fields[0]) is not { } day || (fields[1].Length > 0 && DayOf(fields[1]) is null))
            {
                throw new InvalidDataException(PlansTexts.FormatLineWriteTheHolidaysDayThe(path, number));
            }

            days.Add(day);
            if (DayOf(fields[1]) is { } from)
            {
                moved.Add(from);
            }
        }

        return new(days, moved);
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
