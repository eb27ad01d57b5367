using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>Something that a person answers for, and whether it waits for an update.</summary>
/// <param name="Kind">One of <see cref="UpdateKinds"/>.</param>
/// <param name="Held">What is held, in words: <c>162 offences, October 2026</c>, <c>on track</c>.</param>
/// <param name="UpdatedOn">The last day on which anybody updated it; nothing where that is not known.</param>
/// <param name="Waits">Whether it can be late at all: a promise that is open, a KPI with a period past that has no value.</param>
/// <param name="Why">What it waits for, in words.</param>
/// <param name="Months">A KPI's frequency in months; 0 for others.</param>
/// <param name="Days">The days after which an open promise is to be looked at.</param>
internal sealed record OwnedRecord(string Kind, string Id, string Name, string Owner, string Held, DateOnly? UpdatedOn, bool Waits, string Why, int Months, int Days)
{
    /// <summary>The value and the period that "no change" stands for, for a KPI that has a value; else nothing.</summary>
    public GivenValue? Unchanged { get; private init; }

    /// <summary>What "no change" says of it.</summary>
    public string UnchangedInWords { get; private init; } = "";

    /// <summary>Whether it waits for an update on the day by the rhythm, and was not updated just before.</summary>
    public bool IsDue(NudgeRhythm rhythm, DateOnly today) =>
        Waits && (UpdatedOn is not { } last || (rhythm is NudgeRhythm.Off ? NudgeRhythm.ByRecord : rhythm).Next(last, this) <= today);

    /// <summary>What a plan holds that could be updated, of which a person answers for some.</summary>
    public static IReadOnlyList<OwnedRecord> Of(PlanDelivery delivery) =>
    [
        .. delivery.Kpis.Select(reading => OfKpi(reading, delivery.Today)),
        .. delivery.Commitments.Select(row => OfPromise(UpdateKinds.Commitment, row.Id, row.Summary, row.Owner, row.Status, row.UpdatedOn, delivery)),
        .. delivery.Ambitions.Select(row => OfPromise(UpdateKinds.Ambition, row.Id, row.Summary, row.Owner, row.Status, row.UpdatedOn, delivery)),
    ];

    /// <summary>The period after the latest value's that is over without a value; nothing where none is, or the frequency is not known.</summary>
    public static (DateOnly First, DateOnly Last)? PeriodDue(Kpi kpi, Measurement? latest, DateOnly today)
    {
        var months = MonthsOf(kpi);
        if (months == 0)
        {
            return null;
        }

        var ended = (latest?.PeriodEnd ?? latest?.PeriodStart)?.Last;
        var first = ended?.AddDays(1) ?? LastOver(months, today);
        var last = first.AddMonths(months).AddDays(-1);
        return last < today ? (first, last) : null;
    }

    public static OwnedRecord OfKpi(KpiReading reading, DateOnly today)
    {
        var (kpi, latest) = (reading.Kpi, reading.Latest);
        var due = PeriodDue(kpi, latest, today);
        var period = due is { } over ? KpiReading.PeriodInWords(new Measurement { PeriodStart = PartialDate.Of(over.First), PeriodEnd = PartialDate.Of(over.Last) }) : "";
        var mayStay = due is not null && latest is not null && KpiValue.TryNumber(latest.Value, out _);
        return new(
            UpdateKinds.Kpi,
            kpi.Id,
            kpi.Name,
            kpi.Owner,
            reading.LatestInWords,
            (latest?.PublishedOn is { } on && on.First <= today ? on : latest?.PeriodEnd)?.Last,
            due is not null,
            due is null ? "" : PerformanceTexts.FormatNoValueYetFor(period),
            MonthsOf(kpi),
            0)
        {
            Unchanged = mayStay ? new(kpi.Id, due!.Value.First, due.Value.Last, latest!.Value, false, "", "") : null,
            UnchangedInWords = mayStay ? PerformanceTexts.FormatStillFor(KpiValue.ToWords(kpi, latest!), period) : "",
        };
    }

    private static OwnedRecord OfPromise(string kind, string id, string summary, string owner, string status, PartialDate? updated, PlanDelivery delivery)
    {
        var known = DeliveryStatuses.Of(status);
        var isOpen = known is not (DeliveryStatus.Completed or DeliveryStatus.Stopped);
        return new(
            kind,
            id,
            summary,
            owner,
            known.ToWords(),
            updated?.Last,
            isOpen,
            !isOpen ? "" : updated is { } last ? PerformanceTexts.FormatLastUpdate2(last.ToWords()) : PerformanceTexts.NoUpdateRecorded2,
            0,
            delivery.Rule.UpdateDays)
        {
            UnchangedInWords = isOpen ? PerformanceTexts.FormatStillKnown(known.ToWords()) : "",
        };
    }

    private static int MonthsOf(Kpi kpi) => KpiFrequency.Of(kpi.Frequency)?.Months ?? 0;

    /// <summary>The first day of the last period that is over, where there is no value to count from.</summary>
    private static DateOnly LastOver(int months, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var start = months switch
        {
            1 => month,
            3 => new(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1),
            _ => new(today.Month >= 4 ? today.Year : today.Year - 1, 4, 1),
        };
        return start.AddMonths(-months);
    }
}
