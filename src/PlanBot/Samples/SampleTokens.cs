using System.Globalization;
using System.Text.RegularExpressions;
using PlanBot.Plans;
using PlanBot.Translation;

namespace PlanBot.Samples;

/// <summary>
/// Dates in a sample's files that stand relative to the day on which the sample is first loaded, such as
/// <c>{today+14}</c>. They are made into dates once, before the importer sees the files. The README lists them.
/// </summary>
internal static partial class SampleTokens
{
    public static string Resolve(string text, DateOnly today) =>
        TokenPattern().Replace(text, token => Write(token, today));

    private static string Write(Match token, DateOnly today)
    {
        var offset = token.Groups["offset"] is { Success: true } given ? int.Parse(given.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var anchor = token.Groups["anchor"].Value;
        if (anchor == "seasonname")
        {
            return SeasonName(Season(today, offset));
        }

        var day = Day(anchor, today, offset);
        if (token.Groups["workingdays"] is { Success: true } before)
        {
            day = WorkingDays.EnglandAndWales.Before(day, int.Parse(before.Value, NumberStyles.None, CultureInfo.InvariantCulture));
        }

        return token.Groups["format"] is { Success: true } format
            ? day.ToString(format.Value, Language.English)
            : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static DateOnly Day(string anchor, DateOnly today, int offset)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return anchor switch
        {
            "today" => today.AddDays(offset),
            "month" => month.AddMonths(offset),
            "monthend" => month.AddMonths(offset + 1).AddDays(-1),
            "season" => Season(today, offset),
            "seasonend" => Season(today, offset).AddMonths(3).AddDays(-1),
            _ => Monday(today).AddDays((7 * offset) + (int)Enum.Parse<DayOfWeek>(anchor, ignoreCase: true) - (int)DayOfWeek.Monday),
        };
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The first day of a season by the weather service's months: spring from March, winter from December.</summary>
    private static DateOnly Season(DateOnly today, int offset) =>
        new DateOnly(today.Year, today.Month, 1).AddMonths(-(today.Month % 3)).AddMonths(3 * offset);

    private static string SeasonName(DateOnly first) => first.Month switch
    {
        3 => string.Create(CultureInfo.InvariantCulture, $"spring {first.Year}"),
        6 => string.Create(CultureInfo.InvariantCulture, $"summer {first.Year}"),
        9 => string.Create(CultureInfo.InvariantCulture, $"autumn {first.Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"winter {first.Year} to {first.Year + 1}"),
    };

    [GeneratedRegex(@"\{(?<anchor>today|month|monthend|seasonname|season|seasonend|monday|tuesday|wednesday|thursday|friday)(?<offset>[+-][0-9]{1,4}(?!wd))?(-(?<workingdays>[0-9]{1,2})wd)?(:(?<format>[^}]+))?\}")]
    private static partial Regex TokenPattern();
}
