namespace PlanBot.Plans;

/// <summary>The latest values of a KPI in order, to draw as a line, beside what each is compared with. Without points there is nothing to draw.</summary>
/// <param name="Summary">The lines in sentences, for those who do not see them.</param>
/// <param name="ComparedWith">What the second line is: <c>same month of the previous year</c>; empty without one.</param>
/// <param name="Compared">The second line; a period that there is nothing to compare with has no point.</param>
internal sealed record KpiTrend(string Name, string Unit, string Summary, IReadOnlyList<TrendPoint> Points, string ComparedWith, IReadOnlyList<TrendPoint> Compared)
{
    /// <summary>A year of months.</summary>
    private const int MostPoints = 12;

    /// <summary>Two values are a comparison, which the KPI has beside it.</summary>
    private const int FewestPoints = 3;

    /// <summary>Days by which two periods of one kind may differ: months have 28 to 31, quarters 90 to 92.</summary>
    private const int PeriodTolerance = 3;

    private static readonly KpiTrend None = new("", "", "", [], "", []);

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
        var visible = measurements
            .Where(measurement => measurement.KpiId == reading.Kpi.Id && measurement.ValueKind == kind)
            .Where(measurement => measurement is { PeriodStart: { } from, PeriodEnd: not null } && from.First <= today)
            .OrderBy(measurement => measurement.PeriodEnd!.Value.Last)
            .ToList();
        var drawn = visible
            .Where(measurement => Math.Abs(measurement.PeriodEnd!.Value.Last.DayNumber - measurement.PeriodStart!.Value.First.DayNumber - days) <= PeriodTolerance)
            .Where(measurement => KpiValue.TryNumber(measurement.Value, out _))
            .TakeLast(MostPoints)
            .ToList();
        if (drawn.Count < FewestPoints)
        {
            return None;
        }

        // One line is compared with one thing: what the latest value is compared with.
        var label = reading.Comparison?.Label ?? "";
        var compared = drawn
            .Select(measurement => (measurement, comparison: KpiComparison.Of(reading.Kpi, measurement, visible, reading.ValidComparators)))
            .Where(pair => label.Length > 0 && pair.comparison?.Label == label)
            .ToDictionary(pair => pair.measurement, pair => pair.comparison!.Value);
        List<TrendPoint> points = [.. drawn.Select(measurement => PointOf(reading.Kpi, measurement, compared.TryGetValue(measurement, out var value) ? value : null))];
        List<TrendPoint> second = [.. points.Where(point => point.Compared is not null).Select(point => point with { Value = point.Compared!.Value, Words = point.ComparedWords })];
        return new(reading.Kpi.Name, reading.Kpi.Unit, SummaryOf(points, label, second), points, second.Count > 0 ? label : "", second);
    }

    private static TrendPoint PointOf(Kpi kpi, Measurement measurement, decimal? compared) => new(
        measurement.PeriodEnd!.Value.Last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        KpiReading.PeriodInWords(measurement),
        KpiValue.TryNumber(measurement.Value, out var value) ? value : 0,
        KpiValue.ToWords(kpi, measurement),
        compared,
        compared is { } other ? KpiValue.Format(kpi, other) : "");

    private static string SummaryOf(List<TrendPoint> points, string label, List<TrendPoint> compared)
    {
        var (lowest, highest) = (points.MinBy(point => point.Value)!, points.MaxBy(point => point.Value)!);
        var line = PlansTexts.FormatFromToLowestHighest(InWords(points[0]), InWords(points[^1]), InWords(lowest), InWords(highest));
        return compared.Count == 0 ? line
            : compared.All(point => point.Value == compared[0].Value) ? PlansTexts.FormatComparedWith(line, compared[0].Words, label)
            : PlansTexts.FormatComparedWithTheFromTo(line, label, InWords(compared[0]), InWords(compared[^1]));
    }

    private static string InWords(TrendPoint point) => $"{point.Words} ({point.Period})";
}

/// <summary>A value of a KPI.</summary>
/// <param name="Day">The period's last day, as charts take it: <c>2026-10-31</c>.</param>
/// <param name="Words">The value with its unit.</param>
/// <param name="Compared">What it is compared with; nothing where nothing is held.</param>
/// <param name="ComparedWords">That with its unit; empty where nothing is held.</param>
internal sealed record TrendPoint(string Day, string Period, decimal Value, string Words, decimal? Compared, string ComparedWords);
