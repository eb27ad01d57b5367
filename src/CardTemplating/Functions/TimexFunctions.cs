using System.Globalization;
using System.Text.RegularExpressions;
using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>Functions on TIMEX expressions, and dates in words.</summary>
internal static partial class TimexFunctions
{
    public static IEnumerable<(string Name, FunctionDefinition Definition)> All()
    {
        yield return Test("isDefinite", static timex => timex.IsDefinite);
        yield return Test("isTime", static timex => timex.IsTime);
        yield return Test("isDuration", static timex => timex.IsDuration);
        yield return Test("isDate", static timex => timex.IsDate);
        yield return Test("isTimeRange", static timex => timex.IsTimeRange);
        yield return Test("isDateRange", static timex => timex.IsDateRange);
        yield return Test("isPresent", static timex => timex.Now);
        yield return StringFunctions.Define("resolve", ReturnTypes.Text, Signature.One, null, Resolve);
        yield return StringFunctions.Define("dateReadBack", ReturnTypes.Text, Signature.Ordered(0, ReturnTypes.Text, ReturnTypes.Text), ArgumentChecks.Text, DateReadBack);
        yield return ViableDate("getNextViableDate", 1);
        yield return ViableDate("getPreviousViableDate", -1);
        yield return ViableTime("getNextViableTime", 1);
        yield return ViableTime("getPreviousViableTime", -1);
    }

    private static (string Name, FunctionDefinition Definition) Test(string name, Predicate<Timex> predicate) =>
        StringFunctions.Define(name, ReturnTypes.Boolean, Signature.One, null, (arguments, call, _) =>
            Timex.From(arguments[0]) is { } timex ? Value.FromBoolean(predicate(timex)) : NotTimex(call));

    private static Value NotTimex(CallNode call) => Value.FromError($"{call.Arguments[0]} is not a TIMEX text such as 2020-12-20T14:20.");

    private static Value Resolve(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (Timex.From(arguments[0]) is not { HasType: true } timex)
        {
            return NotTimex(call);
        }

        if (timex.IsDefinite && timex.IsTimeRange)
        {
            return Value.Undefined;
        }

        if (timex.IsDefinite)
        {
            // A range has a start and an end, but no one value.
            return timex.IsDuration ? Value.Undefined
                : Value.FromString(timex.IsTime ? $"{timex.DateText()} {timex.TimeText()}" : timex.DateText());
        }

        if (timex.IsDateRange)
        {
            return timex.Season is not null ? Value.FromString("not resolved")
                : timex.Year is not null ? Value.Undefined
                : Open(call);
        }

        if (timex.IsTimeRange || (timex.IsTime && timex.IsDuration))
        {
            return Value.Undefined;
        }

        if (timex.IsDate || timex.Now)
        {
            return Open(call);
        }

        return timex.DurationSeconds is { } seconds
            ? Value.FromString(NumberText.ToText(Value.FromDouble(seconds)))
            : Value.FromString(timex.TimeText());
    }

    private static Value Open(CallNode call) => Value.FromError($"{call.Arguments[0]} leaves the year open and has no one value.");

    /// <summary>A date in words, as seen from another: today, this Saturday, 25th March 2018.</summary>
    private static Value DateReadBack(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!Timestamp.TryParseIso(arguments[0].AsString, out var from) || !Timestamp.TryParseIso(arguments[1].AsString, out var time))
        {
            return Value.FromError($"{call} takes times such as 2018-03-15T13:00:00.000Z.");
        }

        var (today, date) = (DateOnly.FromDateTime(from), DateOnly.FromDateTime(time));
        var days = date.DayNumber - today.DayNumber;
        var weeks = (date.DayNumber - (int)date.DayOfWeek - (today.DayNumber - (int)today.DayOfWeek)) / 7;
        return Value.FromString((days, weeks) switch
        {
            (0, _) => "today",
            (1, _) => "tomorrow",
            (-1, _) => "yesterday",
            (_, 0) => $"this {date.DayOfWeek}",
            (_, 1) => $"next {date.DayOfWeek}",
            (_, -1) => $"last {date.DayOfWeek}",
            _ => $"{date.Day}{Suffix(date.Day)} {date.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
        });
    }

    private static string Suffix(int day) => day is 11 or 12 or 13 ? "th" : (day % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };

    private static (string Name, FunctionDefinition Definition) ViableDate(string name, int direction) =>
        StringFunctions.Define(name, ReturnTypes.Text, Signature.OneOrTwoTexts, null, (arguments, call, state) =>
        {
            if (Timex.From(arguments[0]) is not { Year: null, Month: { } month, DayOfMonth: { } day }
                || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2000, (int)month))
            {
                return Value.FromError($"{call.Arguments[0]} is not a month and day such as XXXX-10-31.");
            }

            if (!TryGetLocalNow(arguments, state, out var now))
            {
                return Value.FromError($"{call.Arguments[1]} is not a time zone.");
            }

            // Today counts as the next one, not as the previous one.
            var (todayKey, wantedKey) = ((now.Month * 100) + now.Day, ((int)month * 100) + (int)day);
            var year = direction > 0 ? (wantedKey >= todayKey ? now.Year : now.Year + 1) : (wantedKey < todayKey ? now.Year : now.Year - 1);
            while (day > DateTime.DaysInMonth(year, (int)month))
            {
                year += direction;
            }

            return Value.FromString(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}"));
        });

    private static (string Name, FunctionDefinition Definition) ViableTime(string name, int direction) =>
        StringFunctions.Define(name, ReturnTypes.Text, Signature.OneOrTwoTexts, null, (arguments, call, state) =>
        {
            var match = arguments[0].IsString ? OpenTimePattern().Match(arguments[0].AsString) : Match.Empty;
            if (!match.Success)
            {
                return Value.FromError($"{call.Arguments[0]} is not minutes and seconds such as TXX:15:28.");
            }

            if (!TryGetLocalNow(arguments, state, out var now))
            {
                return Value.FromError($"{call.Arguments[1]} is not a time zone.");
            }

            var wanted = (int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * 60) + int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
            var current = (now.Minute * 60) + now.Second;
            var inThisHour = direction > 0 ? wanted >= current : wanted < current;
            var hour = (now.Hour + (inThisHour ? 0 : direction) + 24) % 24;
            return Value.FromString((wanted / 60, wanted % 60) switch
            {
                (0, 0) => $"T{hour:00}",
                (var minute, 0) => $"T{hour:00}:{minute:00}",
                (var minute, var second) => $"T{hour:00}:{minute:00}:{second:00}",
            });
        });

    private static bool TryGetLocalNow(ReadOnlySpan<Value> arguments, EvaluationState state, out DateTime now)
    {
        now = state.Options.TimeProvider.GetUtcNow().UtcDateTime;
        if (arguments.Length < 2 || !arguments[1].IsString)
        {
            return true;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(arguments[1].AsString, out var zone))
        {
            return false;
        }

        now = TimeZoneInfo.ConvertTimeFromUtc(now, zone);
        return true;
    }

    [GeneratedRegex("^TXX:([0-5][0-9]):([0-5][0-9])$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex OpenTimePattern();
}
