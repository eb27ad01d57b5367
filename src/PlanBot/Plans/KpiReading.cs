using System.Globalization;

namespace PlanBot.Plans;

/// <summary>What a KPI says on a day: its latest value, what it is compared with, and the verdict where the data carries one.</summary>
/// <param name="Latest">The latest value whose period had begun, or nothing where there is none.</param>
/// <param name="Comparison">The comparison that may be made, or nothing where there is none.</param>
/// <param name="InvalidComparators">Comparators that may not be used, each with its reason.</param>
/// <param name="Verdict">Green, amber or red by the plan's thresholds or target; not rated without them.</param>
/// <param name="Why">The verdict in words.</param>
/// <param name="Stale">The latest value is older than the KPI's frequency allows; it then carries no verdict.</param>
internal sealed record KpiReading(
    Kpi Kpi,
    Measurement? Latest,
    KpiComparison? Comparison,
    IReadOnlyList<Comparator> InvalidComparators,
    Rating Verdict,
    string Why,
    bool Stale)
{
    private const int CollectingDays = 31;

    /// <summary>What the values are compared with, where that is valid: as named in the data, in its order.</summary>
    public IReadOnlyList<Comparator> ValidComparators { get; init; } = [];

    public static KpiReading Of(Kpi kpi, IEnumerable<Measurement> measurements, IEnumerable<Comparator> comparators, DateOnly today)
    {
        var visible = measurements
            .Where(measurement => measurement.KpiId == kpi.Id)
            .Where(measurement => (measurement.PeriodStart ?? measurement.PeriodEnd) is not { } start || start.First <= today)
            .OrderBy(measurement => (measurement.PeriodEnd ?? measurement.PeriodStart)?.Last ?? DateOnly.MinValue)
            .ThenBy(measurement => measurement.Ordinal)
            .ToList();
        var own = comparators.Where(comparator => comparator.KpiId == kpi.Id).ToList();
        var invalid = own.Where(comparator => !comparator.Valid).ToList();
        if (visible.LastOrDefault() is not { } latest)
        {
            return new(kpi, null, null, invalid, Rating.NotRated, PlansTexts.NoValueYet, Stale: false);
        }

        var valid = own.Where(comparator => comparator.Valid).ToList();
        var comparison = KpiComparison.Of(kpi, latest, visible, valid);
        var stale = IsStale(kpi, latest, today);
        var (verdict, why) = stale ? (Rating.NotRated, PlansTexts.TheLatestValueIsOlderThan) : Judge(kpi, latest, comparison);
        return new(kpi, latest, comparison, invalid, verdict, why, stale) { ValidComparators = valid };
    }

    /// <summary>The latest value with unit and period: <c>4,199 offences, April 2013 to March 2014</c>.</summary>
    public string LatestInWords =>
        Latest is null ? PlansTexts.NoValueYet
        : PeriodInWords(Latest) is { Length: > 0 } period ? $"{KpiValue.ToWords(Kpi, Latest)}, {period}"
        : KpiValue.ToWords(Kpi, Latest);

    /// <summary><c>October 2026</c>, <c>2013/14</c>, <c>1 April 2013 to 30 June 2013</c>; empty where the source gives no period.</summary>
    public static string PeriodInWords(Measurement measurement)
    {
        var (start, end) = (measurement.PeriodStart, measurement.PeriodEnd);
        if (start is null || end is null)
        {
            return (end ?? start)?.ToWords() is { Length: > 0 } one ? (start is null ? PlansTexts.FormatToOne(one) : PlansTexts.FormatFromOne(one)) : "";
        }

        var (first, last) = (start.Value.First, end.Value.Last);
        if (first.Day == 1 && last == first.AddMonths(1).AddDays(-1))
        {
            return first.ToString("MMMM yyyy", BritishEnglish.Culture);
        }

        if (first is { Day: 1, Month: 4 } && last == first.AddYears(1).AddDays(-1))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{first.Year}/{(first.Year + 1) % 100:00}");
        }

        return first.Day == 1 && last.AddDays(1).Day == 1
            ? PlansTexts.FormatLowToHigh(first.ToString("MMMM yyyy", BritishEnglish.Culture), last.ToString("MMMM yyyy", BritishEnglish.Culture))
            : PlansTexts.FormatLowToHigh(BritishEnglish.Day(first), BritishEnglish.Day(last));
    }

    /// <summary>A period after the frequency's own, and a month for collecting, are allowed before a value is stale.</summary>
    private static bool IsStale(Kpi kpi, Measurement latest, DateOnly today) =>
        StaleFrom(kpi, latest) is { } day && today >= day;

    /// <summary>The first day on which a value is older than the KPI's frequency allows; nothing where it cannot be.</summary>
    public static DateOnly? StaleFrom(Kpi kpi, Measurement latest) =>
        KpiFrequency.Of(kpi.Frequency) is { } frequency && (latest.PeriodEnd ?? latest.PeriodStart)?.Last is { } last
            ? last.AddDays(frequency.MostDays + CollectingDays + 1)
            : null;

    private static (Rating Verdict, string Why) Judge(Kpi kpi, Measurement latest, KpiComparison? comparison)
    {
        if (kpi.Better.Length == 0 || !KpiValue.TryNumber(latest.Value, out var value))
        {
            return (Rating.NotRated, PlansTexts.ThePlanDoesNotSayWhich);
        }

        var higher = kpi.Better == "higher";
        bool Reaches(decimal threshold) => higher ? value >= threshold : value <= threshold;
        if (latest.ValueKind is "above" && !(higher && Reaches(kpi.GreenAt ?? decimal.MaxValue)))
        {
            return (Rating.NotRated, PlansTexts.OnlyALowerBoundOfThe);
        }

        if (kpi.GreenAt is { } green)
        {
            return Reaches(green) ? (Rating.Green, PlansTexts.FormatReachesTheGreenThresholdOf(KpiValue.Format(kpi, green)))
                : kpi.AmberAt is { } amber && Reaches(amber) ? (Rating.Amber, PlansTexts.FormatMissesTheGreenThresholdOf(KpiValue.Format(kpi, green)))
                : (Rating.Red, PlansTexts.FormatMissesTheAmberThresholdOf(KpiValue.Format(kpi, kpi.AmberAt ?? green)));
        }

        return TargetOf(kpi, value, comparison) is { } target
            ? target.Reached
                ? (Rating.Green, PlansTexts.FormatReachesTheTargetOf(target.InWords))
                : (Rating.Red, PlansTexts.FormatMissesTheTargetOf(target.InWords))
            : (Rating.NotRated, PlansTexts.ThePlanSetsNeitherAThreshold);
    }

    /// <summary>A target with a sign and a percent sign is a change on the compared value; any other is a value.</summary>
    private static (bool Reached, string InWords)? TargetOf(Kpi kpi, decimal value, KpiComparison? comparison)
    {
        var text = kpi.Target.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        var isChange = text[0] is '-' or '+' && text.EndsWith('%');
        if (!KpiValue.TryNumber(text.TrimEnd('%').TrimStart('+'), out var target))
        {
            return null;
        }

        if (isChange)
        {
            return comparison is { Value: not 0 }
                ? (kpi.Better == "higher" ? Change(comparison) >= target : Change(comparison) <= target, PlansTexts.FormatAChangeOf(text))
                : null;
        }

        return (kpi.Better == "higher" ? value >= target : value <= target, KpiValue.Format(kpi, target));

        decimal Change(KpiComparison compared) => (value - compared.Value) / Math.Abs(compared.Value) * 100;
    }
}

/// <summary>A KPI's latest value beside what it is compared with.</summary>
/// <param name="Label">What the value is compared with: <c>previous year</c>, <c>average of 2017 to 2019</c>.</param>
/// <param name="Value">The value compared with, in the KPI's unit.</param>
/// <param name="Change">Latest less compared.</param>
/// <param name="Better">Whether the change is for the better; nothing where it is neither, may be chance or the plan does not say.</param>
internal sealed record KpiComparison(string Label, decimal Value, decimal Change, bool? Better)
{
    /// <summary>Whether both are counts that differ by no more than chance makes them (<see cref="CountChange"/>).</summary>
    public bool MayBeChance { get; init; }

    public static KpiComparison? Of(Kpi kpi, Measurement latest, IReadOnlyList<Measurement> measurements, IEnumerable<Comparator> validComparators)
    {
        if (!KpiValue.TryNumber(latest.Value, out var value))
        {
            return null;
        }

        foreach (var comparator in validComparators.Where(comparator => comparator.Kind != "target"))
        {
            if ((comparator.Value ?? OwnValue(comparator, latest, measurements)) is { } compared)
            {
                return Make(kpi, latest.ValueKind, comparator.Label.Length > 0 ? comparator.Label : comparator.Kind, value, compared);
            }
        }

        return KpiValue.TryNumber(latest.ComparatorValue, out var published)
            ? Make(kpi, latest.ValueKind, kpi.Comparator.Length > 0 ? kpi.Comparator : PlansTexts.ThePublishedComparison, value, published)
            : null;
    }

    /// <summary><c>down 4.2% from 2,310 offences (previous year), better</c>.</summary>
    public string ToWords(Kpi kpi) =>
        MovementInWords(kpi) + (MayBeChance ? $", {CountChange.InWords}" : Better switch { true => ", better", false => ", worse", _ => "" });

    /// <summary><c>down 4.2% from 2,310 offences (previous year)</c>; of counts that may differ by chance, by how many and not by how many percent.</summary>
    public string MovementInWords(Kpi kpi)
    {
        if (Change == 0)
        {
            return PlansTexts.FormatUnchangedFrom(KpiValue.Format(kpi, Value), Label);
        }

        var isPercent = kpi.Unit is "percent" or "percent change";
        var size = isPercent || Value == 0 || MayBeChance
            ? isPercent ? Points(Change) : BritishEnglish.Number(Math.Abs(Math.Round(Change, 1)))
            : $"{BritishEnglish.Number(Math.Abs(Math.Round(Change / Math.Abs(Value) * 100, 1)))}%";
        return PlansTexts.FormatPartSizeFromKpiLabel(Change > 0 ? "up" : "down", size, KpiValue.Format(kpi, Value), Label);
    }

    /// <summary>A change between two percentages: <c>2.5 points</c>.</summary>
    public static string Points(decimal change) =>
        Math.Abs(Math.Round(change, 1)) is var size && size == 1 ? "1 point" : PlansTexts.FormatSizePoints(BritishEnglish.Number(size));

    private static KpiComparison Make(Kpi kpi, string valueKind, string label, decimal value, decimal compared)
    {
        var change = value - compared;
        var mayBeChance = CountChange.MayBeChance(kpi, valueKind, compared, value);
        bool? better = change == 0 || mayBeChance ? null : kpi.Better switch { "higher" => change > 0, "lower" => change < 0, _ => null };
        return new(label, compared, change, better) { MayBeChance = mayBeChance };
    }

    /// <summary>The KPI's own value of the earlier period that the comparator names.</summary>
    private static decimal? OwnValue(Comparator comparator, Measurement latest, IReadOnlyList<Measurement> measurements)
    {
        if (comparator.Kind is "previous year" && latest.PeriodEnd is { } end)
        {
            var yearBefore = end.Last.AddYears(-1);
            return Number(measurements.LastOrDefault(measurement =>
                measurement.PeriodEnd is { } other && Math.Abs(other.Last.DayNumber - yearBefore.DayNumber) <= 3));
        }

        if (comparator is { PeriodStart: { } from, PeriodEnd: { } to })
        {
            var values = measurements
                .Where(measurement => measurement is { PeriodStart: { } s, PeriodEnd: { } e } && s.First >= from.First && e.Last <= to.Last)
                .Select(measurement => Number(measurement))
                .OfType<decimal>()
                .ToList();
            return values.Count > 0 ? Math.Round(values.Average(), 1) : null;
        }

        return null;
    }

    private static decimal? Number(Measurement? measurement) =>
        measurement is not null && KpiValue.TryNumber(measurement.Value, out var value) ? value : null;
}

/// <summary>How a KPI's values are read and written.</summary>
internal static class KpiValue
{
    public static bool TryNumber(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    /// <summary>With its unit: <c>4,199 offences</c>, <c>88%</c>, <c>£23,000,000</c>, <c>amber</c>, <c>more than 86%</c>.</summary>
    public static string ToWords(Kpi kpi, Measurement measurement)
    {
        if (!TryNumber(measurement.Value, out var value))
        {
            return measurement.Value;
        }

        var text = measurement.ValueKind switch
        {
            "percent" => $"{BritishEnglish.Number(value)}%",
            "percent change" => PercentChange(value),
            "GBP" => BritishEnglish.Pounds(value),
            "above" => PlansTexts.FormatMoreThan(Format(kpi, value)),
            _ => Format(kpi, value),
        };
        var interval = measurement.ConfidenceInterval.Length > 0 ? PlansTexts.FormatConfidenceIntervalAsPublished(measurement.ConfidenceInterval) : "";
        return measurement.Provisional ? PlansTexts.FormatTextProvisionalInterval(text, interval) : $"{text}{interval}";
    }

    public static string Format(Kpi kpi, decimal value) => kpi.Unit switch
    {
        "percent" => $"{BritishEnglish.Number(value)}%",
        "percent change" => PercentChange(value),
        "GBP" => BritishEnglish.Pounds(value),
        "" => BritishEnglish.Number(value),
        _ => $"{BritishEnglish.Number(value)} {kpi.Unit}",
    };

    private static string PercentChange(decimal value) => $"{(value > 0 ? "+" : "")}{BritishEnglish.Number(value)}%";
}
