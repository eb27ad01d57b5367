using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>Something whose figure or status is older than it should be, and who answers for it.</summary>
/// <param name="Kind">One of <see cref="UpdateKinds"/>.</param>
/// <param name="Since">What is held, in words: <c>latest value: September 2026</c>.</param>
internal sealed record LateUpdate(string Kind, string Id, string Name, string Owner, string ThemeId, string Since, DateOnly? Last)
{
    /// <summary>The first day on which it was late; nothing where that cannot be said.</summary>
    public DateOnly? LateFrom { get; init; }
}

/// <summary>What an update is about.</summary>
internal static class UpdateKinds
{
    public const string Kpi = "kpi";
    public const string Commitment = "commitment";
    public const string Ambition = "ambition";
}

/// <summary>Who is late: KPIs without the value that their frequency asks for, and open promises that nobody has confirmed for long.</summary>
internal static class LateUpdates
{
    /// <summary>The late ones, the longest ago first.</summary>
    public static IReadOnlyList<LateUpdate> Of(PlanDelivery delivery)
    {
        var kpis = delivery.Kpis
            .Where(reading => reading.Stale || (reading.Latest is null && reading.Kpi.Frequency.Length > 0))
            .Select(reading => new LateUpdate(
                UpdateKinds.Kpi,
                reading.Kpi.Id,
                reading.Kpi.Name,
                reading.Kpi.Owner,
                reading.Kpi.ThemeId,
                reading.Latest is { } latest ? PerformanceTexts.FormatLatestValueMeasured(KpiReading.PeriodInWords(latest), reading.Kpi.Frequency) : PerformanceTexts.NoValueYet,
                reading.Latest is { } value ? (value.PeriodEnd ?? value.PeriodStart)?.Last : null)
            {
                LateFrom = reading.Latest is { } stale ? KpiReading.StaleFrom(reading.Kpi, stale) : null,
            });
        var commitments = delivery.Commitments
            .Where(row => IsLate(row.Status, row.UpdatedOn, delivery))
            .Select(row => new LateUpdate(UpdateKinds.Commitment, row.Id, row.Summary, row.Owner, row.ThemeId, Since(row.Status, row.UpdatedOn), row.UpdatedOn?.Last) { LateFrom = LateFrom(row.UpdatedOn, delivery) });
        var ambitions = delivery.Ambitions
            .Where(row => row.Status.Length > 0 && IsLate(row.Status, row.UpdatedOn, delivery))
            .Select(row => new LateUpdate(UpdateKinds.Ambition, row.Id, row.Summary, row.Owner, string.Join(';', row.ThemeIdList), Since(row.Status, row.UpdatedOn), row.UpdatedOn?.Last) { LateFrom = LateFrom(row.UpdatedOn, delivery) });
        return [.. kpis.Concat(commitments).Concat(ambitions).OrderBy(late => late.Last ?? DateOnly.MinValue)];
    }

    private static bool IsLate(string status, PartialDate? updated, PlanDelivery delivery) =>
        DeliveryStatuses.Of(status) is not (DeliveryStatus.Completed or DeliveryStatus.Stopped)
        && (updated is not { } last || delivery.Today.DayNumber - last.Last.DayNumber > delivery.Rule.UpdateDays);

    private static DateOnly? LateFrom(PartialDate? updated, PlanDelivery delivery) => updated?.Last.AddDays(delivery.Rule.UpdateDays + 1);

    private static string Since(string status, PartialDate? updated) =>
        $"{DeliveryStatuses.Of(status).ToWords()}, {(updated is { } last ? PerformanceTexts.FormatLastUpdate(last.ToWords()) : PerformanceTexts.NoUpdateRecorded)}";
}
