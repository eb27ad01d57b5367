using System.Globalization;
using CardTemplating.Expressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>Functions on points in time. Formats are .NET's, standard letters included, as in the .NET engine.</summary>
internal static class DateTimeFunctions
{
    private const long TicksPerUnixEpoch = 621355968000000000;

    private const string LocalFormat = "yyyy-MM-ddTHH:mm:ss.fff0000";

    private delegate DateTime? Shift(DateTime time, long amount);

    public static IEnumerable<(string Name, FunctionDefinition Definition)> All()
    {
        yield return Add("addDays", static (time, amount) => Add(time, amount, TimeSpan.TicksPerDay));
        yield return Add("addHours", static (time, amount) => Add(time, amount, TimeSpan.TicksPerHour));
        yield return Add("addMinutes", static (time, amount) => Add(time, amount, TimeSpan.TicksPerMinute));
        yield return Add("addSeconds", static (time, amount) => Add(time, amount, TimeSpan.TicksPerSecond));
        yield return InUnits("addToTime", 1);
        yield return InUnits("subtractFromTime", -1);
        yield return FromNow("getFutureTime", 1);
        yield return FromNow("getPastTime", -1);
        yield return Part("dayOfMonth", static time => time.Day);
        yield return Part("dayOfWeek", static time => (int)time.DayOfWeek);
        yield return Part("dayOfYear", static time => time.DayOfYear);
        yield return Part("month", static time => time.Month);
        yield return Part("year", static time => time.Year);
        yield return Define("date", ReturnTypes.Text, Signature.OneText, ArgumentChecks.Text, static (arguments, call, _) => Timestamp.TryParseIso(arguments[0].AsString, out var time)
            ? Value.FromString(time.ToString("M/dd/yyyy", CultureInfo.InvariantCulture))
            : NotIso(call, 0));
        yield return StartOf("startOfDay", static time => time.Date);
        yield return StartOf("startOfHour", static time => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerHour)));
        yield return StartOf("startOfMonth", static time => new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc));
        yield return Define("utcNow", ReturnTypes.Text, Signature.Ordered(2, ReturnTypes.Text, ReturnTypes.Text), null, static (arguments, _, state) =>
            Format(state.Options.TimeProvider.GetUtcNow().UtcDateTime, arguments, 0, state));
        yield return Define("formatDateTime", ReturnTypes.Text, Signature.Ordered(2, ReturnTypes.Text, ReturnTypes.Text, ReturnTypes.Text), null, FormatDateTime);
        yield return Define("formatEpoch", ReturnTypes.Text, Signature.Ordered(2, ReturnTypes.Number, ReturnTypes.Text, ReturnTypes.Text), null, FormatEpoch);
        yield return Define("formatTicks", ReturnTypes.Text, Signature.Ordered(2, ReturnTypes.Number, ReturnTypes.Text, ReturnTypes.Text), null, FormatTicks);
        yield return Define("ticks", ReturnTypes.Number, Signature.OneText, ArgumentChecks.Text, static (arguments, call, _) => Timestamp.TryParseIso(arguments[0].AsString, out var time)
            ? Value.FromInteger(time.Ticks)
            : NotIso(call, 0));
        yield return Ticks("ticksToDays", TimeSpan.TicksPerDay);
        yield return Ticks("ticksToHours", TimeSpan.TicksPerHour);
        yield return Ticks("ticksToMinutes", TimeSpan.TicksPerMinute);
        yield return Define("dateTimeDiff", ReturnTypes.Number, Signature.TwoTexts, ArgumentChecks.Text, static (arguments, call, _) =>
        {
            if (!Timestamp.TryParseIso(arguments[0].AsString, out var later))
            {
                return NotIso(call, 0);
            }

            return Timestamp.TryParseIso(arguments[1].AsString, out var earlier) ? Value.FromInteger(later.Ticks - earlier.Ticks) : NotIso(call, 1);
        });
        yield return Define("getTimeOfDay", ReturnTypes.Text, Signature.OneText, ArgumentChecks.Text, GetTimeOfDay);
        yield return Define("convertFromUTC", ReturnTypes.Text, Signature.Ordered(2, ReturnTypes.Text, ReturnTypes.Text, ReturnTypes.Text, ReturnTypes.Text), null, ConvertFromUtc);
        yield return Define("convertToUTC", ReturnTypes.Text, Signature.Ordered(2, ReturnTypes.Text, ReturnTypes.Text, ReturnTypes.Text, ReturnTypes.Text), null, ConvertToUtc);
    }

    /// <summary>Writes a time by the format and locale among the arguments, or the default format.</summary>
    internal static Value Format(DateTime time, ReadOnlySpan<Value> arguments, int formatAt, EvaluationState state, string defaultFormat = Timestamp.DefaultFormat)
    {
        var format = arguments.Length > formatAt && arguments[formatAt].IsString ? arguments[formatAt].AsString : defaultFormat;
        if (!Locale.TryGet(arguments, formatAt + 1, state.Culture, out var culture))
        {
            return Locale.Unknown(arguments[formatAt + 1]);
        }

        try
        {
            return Value.FromString(time.ToString(format, ReferenceEquals(format, defaultFormat) ? CultureInfo.InvariantCulture : culture));
        }
        catch (FormatException)
        {
            return Value.FromError($"'{format}' is not a date format.");
        }
        catch (ArgumentOutOfRangeException)
        {
            return Value.FromError($"The date is outside the calendar of {culture.Name}.");
        }
    }

    private static (string Name, FunctionDefinition Definition) Define(string name, ReturnTypes returns, Signature signature, ArgumentCheck? check, EagerFunction function) =>
        StringFunctions.Define(name, returns, signature, check, function);

    private static (string Name, FunctionDefinition Definition) Add(string name, Shift shift) =>
        Define(name, ReturnTypes.Text, Signature.Ordered(2, ReturnTypes.Text, ReturnTypes.Number, ReturnTypes.Text, ReturnTypes.Text), null, (arguments, call, state) =>
        {
            if (!arguments[0].IsString || !Timestamp.TryParseIso(arguments[0].AsString, out var time))
            {
                return NotIso(call, 0);
            }

            if (!arguments[1].IsWholeNumber)
            {
                return Value.FromError($"{call.Arguments[1]} is not an integer.");
            }

            return Math.Abs(arguments[1].AsDouble) < 1e13 && shift(time, arguments[1].AsInteger) is { } shifted
                ? Format(shifted, arguments, 2, state)
                : OutOfRange(call);
        });

    private static (string Name, FunctionDefinition Definition) InUnits(string name, int sign) =>
        Define(name, ReturnTypes.Text, Signature.Ordered(2, ReturnTypes.Text, ReturnTypes.Number, ReturnTypes.Text, ReturnTypes.Text, ReturnTypes.Text), null, (arguments, call, state) =>
        {
            if (!arguments[0].IsString || !Timestamp.TryParseIso(arguments[0].AsString, out var time))
            {
                return NotIso(call, 0);
            }

            return Shifted(time, arguments[1], arguments[2], sign, call, 1, out var shifted) ?? Format(shifted, arguments, 3, state);
        });

    private static (string Name, FunctionDefinition Definition) FromNow(string name, int sign) =>
        Define(name, ReturnTypes.Text, Signature.Ordered(2, ReturnTypes.Number, ReturnTypes.Text, ReturnTypes.Text, ReturnTypes.Text), null, (arguments, call, state) =>
            Shifted(state.Options.TimeProvider.GetUtcNow().UtcDateTime, arguments[0], arguments[1], sign, call, 0, out var shifted) ?? Format(shifted, arguments, 2, state));

    private static (string Name, FunctionDefinition Definition) Part(string name, Func<DateTime, int> part) =>
        Define(name, ReturnTypes.Number, Signature.OneText, ArgumentChecks.Text, (arguments, call, _) => Timestamp.TryParseIso(arguments[0].AsString, out var time)
            ? Value.FromInteger(part(time))
            : NotIso(call, 0));

    private static (string Name, FunctionDefinition Definition) StartOf(string name, Func<DateTime, DateTime> start) =>
        Define(name, ReturnTypes.Text, Signature.Ordered(2, ReturnTypes.Text, ReturnTypes.Text, ReturnTypes.Text), null, (arguments, call, state) =>
            arguments[0].IsString && Timestamp.TryParseIso(arguments[0].AsString, out var time) ? Format(start(time), arguments, 1, state) : NotIso(call, 0));

    private static (string Name, FunctionDefinition Definition) Ticks(string name, long perUnit) =>
        Define(name, ReturnTypes.Number, Signature.OneNumber, ArgumentChecks.WholeNumber, (arguments, _, _) => Value.FromDouble(arguments[0].AsDouble / perUnit));

    private static Value NotIso(CallNode call, int argument) =>
        Value.FromError($"{call.Arguments[argument]} is not a time such as 2018-03-15T13:00:00.000Z.");

    private static Value OutOfRange(CallNode call) => Value.FromError($"{call} leads beyond the years 1 to 9999.");

    private static DateTime? Add(DateTime time, long amount, long ticksPerUnit)
    {
        var ticks = time.Ticks + ((double)amount * ticksPerUnit);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? time.AddTicks(amount * ticksPerUnit) : null;
    }

    private static Value? Shifted(DateTime time, in Value amount, in Value unit, int sign, CallNode call, int amountAt, out DateTime shifted)
    {
        shifted = time;
        if (!amount.IsWholeNumber || Math.Abs(amount.AsDouble) > 1e13)
        {
            return Value.FromError($"{call.Arguments[amountAt]} is not an integer.");
        }

        if (!unit.IsString)
        {
            return Value.FromError($"{call.Arguments[amountAt + 1]} is not a unit of time.");
        }

        var count = amount.AsInteger * sign;
        DateTime? moved;
        switch (unit.AsString.ToUpperInvariant())
        {
            case "SECOND":
                moved = Add(time, count, TimeSpan.TicksPerSecond);
                break;
            case "MINUTE":
                moved = Add(time, count, TimeSpan.TicksPerMinute);
                break;
            case "HOUR":
                moved = Add(time, count, TimeSpan.TicksPerHour);
                break;
            case "DAY":
                moved = Add(time, count, TimeSpan.TicksPerDay);
                break;
            case "WEEK":
                moved = Add(time, count, TimeSpan.TicksPerDay * 7);
                break;
            case "MONTH":
                moved = AddMonths(time, count);
                break;
            case "YEAR":
                moved = Math.Abs(count) > 10_000 ? null : AddMonths(time, count * 12);
                break;
            default:
                return Value.FromError($"'{unit.AsString}' is not a unit of time: use Second, Minute, Hour, Day, Week, Month or Year.");
        }

        shifted = moved ?? time;
        return moved is null ? OutOfRange(call) : null;
    }

    private static DateTime? AddMonths(DateTime time, long months)
    {
        var month = (time.Year * 12L) + time.Month - 1 + months;
        return month is >= 12 and < 120_000 ? time.AddMonths((int)months) : null;
    }

    private static Value FormatDateTime(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state) =>
        arguments[0].IsString && Timestamp.TryParse(arguments[0].AsString, out var time)
            ? Format(time, arguments, 1, state)
            : Value.FromError($"{call.Arguments[0]} is not a date.");

    private static Value FormatEpoch(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsNumber)
        {
            return Value.FromError($"{call.Arguments[0]} is not a number of seconds since 1970.");
        }

        var ticks = TicksPerUnixEpoch + (arguments[0].AsDouble * TimeSpan.TicksPerSecond);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? Format(new DateTime(TicksPerUnixEpoch + ((long)Math.Truncate(arguments[0].AsDouble * 1000) * TimeSpan.TicksPerMillisecond), DateTimeKind.Utc), arguments, 1, state)
            : OutOfRange(call);
    }

    private static Value FormatTicks(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        long ticks;
        if (arguments[0].IsWholeNumber)
        {
            ticks = arguments[0].AsDouble is >= 0 and < 3.2e18 ? arguments[0].AsInteger : -1;
        }
        else if (!arguments[0].IsString || !long.TryParse(arguments[0].AsString, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ticks))
        {
            return Value.FromError($"{call.Arguments[0]} is not a number of ticks.");
        }

        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? Format(new DateTime(ticks, DateTimeKind.Utc), arguments, 1, state)
            : OutOfRange(call);
    }

    private static Value GetTimeOfDay(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        var text = arguments[0].AsString;
        if (!Timestamp.TryParseIso(text, out var time)
            && !DateTime.TryParseExact(text, LocalFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
        {
            return NotIso(call, 0);
        }

        return Value.FromString(((time.Hour * 100) + time.Minute) switch
        {
            0 => "midnight",
            < 1200 => "morning",
            1200 => "noon",
            < 1800 => "afternoon",
            <= 2200 => "evening",
            _ => "night",
        });
    }

    private static Value ConvertFromUtc(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (!arguments[0].IsString || !Timestamp.TryParseIso(arguments[0].AsString, out var time))
        {
            return NotIso(call, 0);
        }

        if (Zone(arguments[1]) is not { } zone)
        {
            return Value.FromError($"{ValueText.ToText(arguments[1])} is not a time zone.");
        }

        return Format(TimeZoneInfo.ConvertTimeFromUtc(time, zone), arguments, 2, state, "yyyy-MM-ddTHH:mm:ss.fff0000");
    }

    private static Value ConvertToUtc(ReadOnlySpan<Value> arguments, CallNode call, EvaluationState state)
    {
        if (Zone(arguments[1]) is not { } zone)
        {
            return Value.FromError($"{ValueText.ToText(arguments[1])} is not a time zone.");
        }

        if (!arguments[0].IsString || !Timestamp.TryParse(arguments[0].AsString, out var time) || arguments[0].AsString.EndsWith('Z'))
        {
            return Value.FromError($"{call.Arguments[0]} is not a local time such as 2018-07-01T12:00:00.");
        }

        var local = DateTime.SpecifyKind(time, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            // Skipped when clocks go forward: taken by the offset before the change.
            local = local.Add(zone.GetUtcOffset(local.AddDays(1)) - zone.GetUtcOffset(local.AddDays(-1)));
        }

        return Format(TimeZoneInfo.ConvertTimeToUtc(local, zone), arguments, 2, state);
    }

    private static TimeZoneInfo? Zone(in Value name) =>
        name.IsString && name.AsString.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(name.AsString, out var zone) ? zone : null;
}
