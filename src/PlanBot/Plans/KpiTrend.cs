namespace PlanBot.Plans;

/// <summary>The latest values of a KPI in order, to draw as a line. Without points there is nothing to draw.</summary>
/// <param name="Summary">The line in a sentence, for those who do not see it.</param>
internal sealed record KpiTrend(string Name, string Unit, string Summary, IReadOnlyList<TrendPoint> Points)
{
    /// <summary>A year of months.</summary>
    private const int MostPoints = 12;

    /// <summary>Two values are a comparison, which the KPI has beside it.</summary>
    private const int FewestPoints = 3;

    /// <summary>Days by which two periods of one kind may differ: months have 28 to 31, quarters 90 to 92.</summary>
    private const int PeriodTolerance = 3;

    private static readonly KpiTrend None = new("", "", "", []);

    /// <summary>The trend of the first KPI that has one.</summary>
    public static KpiTrend Of(IEnumerable<KpiReading> readings, IReadOnlyCollection<Measurement> measurements, DateOnly today) =>
        readings.Select(reading => Of(reading, measurements, today)).FirstOrDefault(trend => trend.Points.Count > 0) ?? None;

    private static KpiTrend Of(KpiReading reading, IEnumerable<Measurement> measurements, DateOnly today)
    {
        if (reading.Latest is not { PeriodStart: { } start, PeriodEnd: { } end, ValueKind: var kind })
        {
            return None;
        }

        var days = end.Last.DayNumber - start.First.DayNumber;
        List<TrendPoint> points =
        [
            .. measurements
                .Where(measurement => measurement.KpiId == reading.Kpi.Id && measurement.ValueKind == kind)
                .Where(measurement => measurement is { PeriodStart: { } from, PeriodEnd: { } to }
                    && from.First <= today
                    && Math.Abs(to.Last.DayNumber - from.First.DayNumber - days) <= PeriodTolerance)
                .OrderBy(measurement => measurement.PeriodEnd!.Value.Last)
                .Select(measurement => PointOf(reading.Kpi, measurement))
                .OfType<TrendPoint>()
                .TakeLast(MostPoints),
        ];
        return points.Count < FewestPoints ? None : new(reading.Kpi.Name, reading.Kpi.Unit, SummaryOf(points), points);
    }

    private static TrendPoint? PointOf(Kpi kpi, Measurement measurement) => KpiValue.TryNumber(measurement.Value, out var value)
        ? new(
            measurement.PeriodEnd!.Value.Last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            KpiReading.PeriodInWords(measurement),
            value,
            KpiValue.ToWords(kpi, measurement))
        : null;

    private static string SummaryOf(List<TrendPoint> points)
    {
        var (lowest, highest) = (points.MinBy(point => point.Value)!, points.MaxBy(point => point.Value)!);
        return $"From {InWords(points[0])} to {InWords(points[^1])}; lowest {InWords(lowest)}, highest {InWords(highest)}.";
    }

    private static string InWords(TrendPoint point) => $"{point.Words} ({point.Period})";
}

/// <summary>A value of a KPI.</summary>
/// <param name="Day">The period's last day, as charts take it: <c>2026-10-31</c>.</param>
/// <param name="Words">The value with its unit.</param>
internal sealed record TrendPoint(string Day, string Period, decimal Value, string Words);
