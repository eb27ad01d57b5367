namespace PlanBot.Plans;

/// <summary>A milestone as it counts on a day.</summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="CountedDay">The day that due, late and next count to; nothing while the date is to be agreed.</param>
/// <param name="DaysLeft">Days from the day asked about to the counted day; negative when past; nothing without a date.</param>
/// <param name="Standing">Whether it is done, cancelled, ahead, late or past.</param>
internal sealed record TimetableEntry(Milestone Milestone, DateOnly? CountedDay, int? DaysLeft, MilestoneStanding Standing)
{
    /// <summary>
    /// <c>today</c>, <c>tomorrow</c>, <c>in 14 days</c>, <c>3 days late</c>; empty where it does not matter. What takes place
    /// in a span of days may do so later in it: <c>from today</c>.
    /// </summary>
    public string DaysInWords => (Standing, DaysLeft) switch
    {
        (MilestoneStanding.Ahead, 0) when BeginsASpan => PlansTexts.FromToday,
        (MilestoneStanding.Ahead, 1) when BeginsASpan => PlansTexts.FromTomorrow,
        (MilestoneStanding.Ahead, 0) => "today",
        (MilestoneStanding.Ahead, 1) => "tomorrow",
        (MilestoneStanding.Ahead, { } days) => PlansTexts.FormatInDays(BritishEnglish.Count(days, "day")),
        (MilestoneStanding.Late, { } days) => PlansTexts.FormatDaysLate(BritishEnglish.Count(-days, "day")),
        _ => "",
    };

    private bool BeginsASpan =>
        MilestoneDates.NatureOf(Milestone) is MilestoneNature.Happens && MilestoneDates.SpanOf(Milestone) is { } span && span.Last > span.First;
}

internal enum MilestoneStanding
{
    Ahead,

    /// <summary>Somebody must deliver it, the day has passed and nothing says that it is done.</summary>
    Late,

    /// <summary>Done, or something that took place.</summary>
    Closed,

    /// <summary>Without a date; listed, never counted.</summary>
    ToBeAgreed,

    /// <summary>Does not take place and is not wanted any more; listed, never late.</summary>
    Cancelled,
}

/// <summary>A plan's milestones as they count on a day.</summary>
internal sealed class PlanTimetable
{
    public PlanTimetable(IEnumerable<Milestone> milestones, DateOnly today, WorkingDays workingDays)
    {
        Entries =
        [
            .. milestones
                .Select(milestone => Entry(milestone, today, workingDays))
                .OrderBy(entry => entry.CountedDay ?? DateOnly.MaxValue)
                .ThenBy(entry => entry.Milestone.Ordinal),
        ];
    }

    /// <summary>All, by their counted day, those to be agreed last.</summary>
    public IReadOnlyList<TimetableEntry> Entries { get; }

    public IEnumerable<TimetableEntry> Of(MilestoneStanding standing) => Entries.Where(entry => entry.Standing == standing);

    private static TimetableEntry Entry(Milestone milestone, DateOnly today, WorkingDays workingDays)
    {
        var counted = MilestoneDates.CountedDay(milestone, workingDays);
        var standing = MilestoneDates.IsCancelled(milestone, today) ? MilestoneStanding.Cancelled
            : MilestoneDates.IsDone(milestone, today) ? MilestoneStanding.Closed
            : counted is not { } day ? MilestoneStanding.ToBeAgreed
            : day >= today ? MilestoneStanding.Ahead
            : MilestoneDates.NatureOf(milestone) is MilestoneNature.Due ? MilestoneStanding.Late
            : MilestoneStanding.Closed;
        return new(milestone, counted, counted is { } date ? date.DayNumber - today.DayNumber : null, standing);
    }
}
