namespace PlanBot.Plans;

/// <summary>A KPI's values as far as they may be seen on a day, the oldest first, and how each reads in a sentence.</summary>
internal sealed class KpiSeries
{
    private readonly IReadOnlyList<Comparator> _comparators;
    private readonly DateOnly _today;

    public KpiSeries(Kpi kpi, IEnumerable<Measurement> measurements, IEnumerable<Comparator> comparators, DateOnly today)
    {
        Kpi = kpi;
        Values =
        [
            .. measurements
                .Where(measurement => measurement.KpiId == kpi.Id)
                .Where(measurement => (measurement.PeriodStart ?? measurement.PeriodEnd) is not { } start || start.First <= today)
                .OrderBy(measurement => (measurement.PeriodEnd ?? measurement.PeriodStart)?.Last ?? DateOnly.MinValue)
                .ThenBy(measurement => measurement.Ordinal),
        ];
        _comparators = [.. comparators];
        _today = today;
    }

    public Kpi Kpi { get; }

    public IReadOnlyList<Measurement> Values { get; }

    public Measurement? Latest => Values.Count > 0 ? Values[^1] : null;

    /// <summary>
    /// The values for a period: those for exactly it, else those within it, else the one that shares most days with it;
    /// for a month to come, the last one of that month.
    /// </summary>
    public IReadOnlyList<Measurement> In(AskedPeriod asked)
    {
        if (asked.First > _today && Values.LastOrDefault(value => AskedPeriod.Of(value)?.Last.Month == asked.Last.Month && asked.Days <= 31) is { } sameMonth)
        {
            // A month that was named without its year; what is to come has no value.
            return [sameMonth];
        }

        var dated = Values.Select(value => (value, period: AskedPeriod.Of(value))).Where(item => item.period is not null).ToList();
        var exact = dated.Where(item => item.period!.First == asked.First && item.period.Last == asked.Last).ToList();
        if (exact.Count > 0)
        {
            return [.. exact.Select(item => item.value)];
        }

        var within = dated.Where(item => item.period!.DaysWith(asked) == item.period.Days).ToList();
        if (within.Count > 0)
        {
            return [.. within.Select(item => item.value)];
        }

        return dated.Where(item => item.period!.DaysWith(asked) > 0).OrderByDescending(item => item.period!.DaysWith(asked)).Select(item => item.value).Take(1).ToList();
    }

    /// <summary>What the KPI said when that value was its latest.</summary>
    public KpiReading ReadingAt(Measurement value) =>
        KpiReading.Of(Kpi, Values.TakeWhile(other => other != value).Append(value), _comparators, _today);

    /// <summary>Other values of the same sort for the same period, by other sources: these disagree. A change in percent or a grade says another thing.</summary>
    public IReadOnlyList<Measurement> Disagreeing(Measurement value) =>
    [
        .. Values.Where(other => other != value
            && other.Value != value.Value
            && other.Source != value.Source
            && IsAmount(other)
            && IsAmount(value)
            && (value.PeriodStart, value.PeriodEnd) is not (null, null)
            && other.PeriodStart == value.PeriodStart
            && other.PeriodEnd == value.PeriodEnd),
    ];

    /// <summary><c>4,199 offences (2013/14)</c>; a change in percent says against what: <c>down 5.4% against the previous year (January 2024)</c>.</summary>
    public string InWords(Measurement value)
    {
        var period = KpiReading.PeriodInWords(value);
        return $"{ValueInWords(value)} ({(period.Length > 0 ? period : PlansTexts.TheSourceGivesNoPeriod)})";
    }

    private static bool IsAmount(Measurement value) => value.ValueKind is not ("percent change" or "grade");

    private string ValueInWords(Measurement value)
    {
        if (value.ValueKind is not "percent change" || !KpiValue.TryNumber(value.Value, out var change))
        {
            return value.ValueKind is "grade" ? PlansTexts.FormatGradedValue(value.Value) : KpiValue.ToWords(Kpi, value);
        }

        var direction = change switch { < 0 => "down", > 0 => "up", _ => "unchanged," };
        var provisional = value.Provisional ? " (provisional)" : "";
        return $"{direction} {BritishEnglish.Number(Math.Abs(change))}%{(Kpi.Comparator.Length > 0 ? PlansTexts.FormatAgainstThe(Kpi.Comparator) : "")}{provisional}";
    }
}
