using System.Globalization;
using System.Text.RegularExpressions;
using CardTemplating.Values;

namespace CardTemplating.Functions;

/// <summary>
/// A TIMEX expression: a date, time, duration or range, perhaps with parts left open (<c>XXXX-10-31</c>, <c>T14:20</c>,
/// <c>P3D</c>). What cannot be read leaves everything open. Source: recognizers-text-data-types-timex-expression.
/// </summary>
internal sealed partial class Timex
{
    private const int MaxLength = 64;

    public double? Year { get; private set; }

    public double? Month { get; private set; }

    public double? DayOfMonth { get; private set; }

    public double? DayOfWeek { get; private set; }

    public double? WeekOfYear { get; private set; }

    public double? WeekOfMonth { get; private set; }

    public string? Season { get; private set; }

    public double? Hour { get; private set; }

    public double? Minute { get; private set; }

    public double? Second { get; private set; }

    public string? PartOfDay { get; private set; }

    public bool Now { get; private set; }

    /// <summary>The length of a duration in seconds: a month counts 30 days, a year 365.</summary>
    public double? DurationSeconds { get; private set; }

    public bool IsDate => (Month is not null && DayOfMonth is not null) || DayOfWeek is not null;

    public bool IsDefinite => Year is not null && Month is not null && DayOfMonth is not null;

    public bool IsDateRange => (Year is not null && DayOfMonth is null)
        || (Month is not null && DayOfMonth is null)
        || Season is not null || WeekOfYear is not null || WeekOfMonth is not null;

    public bool IsTime => Hour is not null && Minute is not null && Second is not null;

    public bool IsTimeRange => PartOfDay is not null;

    public bool IsDuration => DurationSeconds is not null;

    /// <summary>Whether anything was recognised.</summary>
    public bool HasType => Now || IsDate || IsDateRange || IsDuration || IsTime || IsTimeRange;

    /// <summary>Reads a TIMEX text, or an object with the parts by name; null when the value is neither.</summary>
    public static Timex? From(in Value value)
    {
        var timex = new Timex();
        if (value.IsString)
        {
            timex.Read(value.AsString);
            return timex;
        }

        if (!value.IsObject || value.Count == 0)
        {
            return null;
        }

        foreach (var (name, part) in value.EnumerateMembers())
        {
            timex.Set(name, part);
        }

        if (timex.Hour is not null)
        {
            timex.Minute ??= 0;
            timex.Second ??= 0;
        }

        return timex;
    }

    /// <summary>The date as <c>2020-12-20</c>; empty unless it is definite.</summary>
    public string DateText() => IsDefinite ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{DayOfMonth:00}") : string.Empty;

    /// <summary>The time as <c>14:20:00</c>; empty unless there is one.</summary>
    public string TimeText() => IsTime ? string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{Second:00}") : string.Empty;

    [GeneratedRegex(@"^(?:(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)|XXXX-WXX-(?<w>\d)|XXXX-(?<m>\d\d)-(?<d>\d\d)|(?<y>\d{4})|(?<y>\d{4})-(?<m>\d\d)|(?<s>SP|SU|FA|WI)|(?<y>\d{4})-(?<s>SP|SU|FA|WI)|(?<y>\d{4})-W(?<k>\d\d)(?:-WE)?|XXXX-(?<m>\d\d)|XXXX-(?<m>\d\d)-W(?<o>\d\d)|XXXX-(?<m>\d\d)-WXX-(?<o>\d)-(?<w>\d))$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^T(?:(?<h>\d\d)(?::(?<n>\d\d)(?::(?<s>\d\d))?)?|(?<p>DT|NI|MO|AF|EV))$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^P(?:(?<a>\d*\.?\d+)(?<u>Y|M|W|D)|T(?<a>\d*\.?\d+)(?<t>H|M|S))$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex DurationPattern();

    private static double? Number(Group group) =>
        group.Success && double.TryParse(group.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Read(string text)
    {
        if (text.Length > MaxLength)
        {
            return;
        }

        if (text == "PRESENT_REF")
        {
            Now = true;
        }
        else if (text.StartsWith('P'))
        {
            ReadDuration(text);
        }
        else if (text.StartsWith('(') && text.EndsWith(')'))
        {
            // A range: its start, its end, and how long it is.
            var parts = text[1..^1].Split(',');
            if (parts.Length == 3)
            {
                ReadDateTime(parts[0]);
                ReadDuration(parts[2]);
            }
        }
        else
        {
            ReadDateTime(text);
        }
    }

    private void ReadDuration(string text)
    {
        var match = DurationPattern().Match(text);
        if (match.Success)
        {
            var unit = match.Groups["u"].Success
                ? match.Groups["u"].Value switch { "Y" => 31_536_000, "M" => 2_592_000, "W" => 604_800, _ => 86_400 }
                : match.Groups["t"].Value switch { "H" => 3_600, "M" => 60, _ => 1 };
            DurationSeconds = Number(match.Groups["a"]) * unit;
        }
    }

    private void ReadDateTime(string text)
    {
        var timeAt = text.IndexOf('T', StringComparison.Ordinal);
        var date = DatePattern().Match(timeAt < 0 ? text : text[..timeAt]);
        if (date.Success)
        {
            Year = Number(date.Groups["y"]);
            Month = Number(date.Groups["m"]);
            DayOfMonth = Number(date.Groups["d"]);
            DayOfWeek = Number(date.Groups["w"]);
            WeekOfYear = Number(date.Groups["k"]);
            WeekOfMonth = Number(date.Groups["o"]);
            Season = date.Groups["s"].Success ? date.Groups["s"].Value : null;
        }

        var time = timeAt < 0 ? Match.Empty : TimePattern().Match(text[timeAt..]);
        if (time.Success && time.Groups["p"].Success)
        {
            PartOfDay = time.Groups["p"].Value;
        }
        else if (time.Success)
        {
            Hour = Number(time.Groups["h"]);
            Minute = Number(time.Groups["n"]) ?? 0;
            Second = Number(time.Groups["s"]) ?? 0;
        }
    }

    private void Set(string name, in Value part)
    {
        double? number = part.IsNumber ? part.AsDouble : null;
        switch (name)
        {
            case "year":
                Year = number;
                break;
            case "month":
                Month = number;
                break;
            case "dayOfMonth":
                DayOfMonth = number;
                break;
            case "dayOfWeek":
                DayOfWeek = number;
                break;
            case "weekOfYear":
                WeekOfYear = number;
                break;
            case "weekOfMonth":
                WeekOfMonth = number;
                break;
            case "hour":
                Hour = number;
                break;
            case "minute":
                Minute = number;
                break;
            case "second":
                Second = number;
                break;
            case "season" when part.IsString:
                Season = part.AsString;
                break;
            case "partOfDay" when part.IsString:
                PartOfDay = part.AsString;
                break;
            case "now":
                Now = part.IsTruthy;
                break;
            case "years" or "months" or "weeks" or "days" or "hours" or "minutes" or "seconds":
                DurationSeconds = number * name switch
                {
                    "years" => 31_536_000,
                    "months" => 2_592_000,
                    "weeks" => 604_800,
                    "days" => 86_400,
                    "hours" => 3_600,
                    "minutes" => 60,
                    _ => 1,
                };
                break;
        }
    }
}
