using PlanBot.Plans;

namespace PlanBot.Features.WeeklyDigest;

/// <summary>What a digest says. Pure: made from the timetable as it stands and as the last digest showed it.</summary>
/// <param name="Late">What somebody must deliver and has not.</param>
/// <param name="Ahead">What counts to a day of the coming weeks.</param>
/// <param name="Changes">What was done, cancelled, moved, came in or was taken out since the last digest, a line each.</param>
/// <param name="ToBeAgreed">What still has no date.</param>
internal sealed record DigestContent(
    IReadOnlyList<TimetableEntry> Late,
    IReadOnlyList<TimetableEntry> Ahead,
    IReadOnlyList<DigestChange> Changes,
    IReadOnlyList<TimetableEntry> ToBeAgreed)
{
    /// <summary>How far a digest looks ahead.</summary>
    public const int WeeksAhead = 4;

    /// <summary>Whether there is nothing to look at.</summary>
    public bool IsEmpty => Late.Count + Ahead.Count + Changes.Count + ToBeAgreed.Count == 0;

    /// <param name="visible">The milestones that may be shown in the conversation.</param>
    /// <param name="wants">Those that the subscription wants.</param>
    /// <param name="seen">What the last digest showed; nothing for the first one.</param>
    /// <param name="today">The day.</param>
    public static DigestContent Of(IReadOnlyList<TimetableEntry> visible, Func<Milestone, bool> wants, IReadOnlyDictionary<string, SeenMilestone>? seen, DateOnly today)
    {
        var wanted = visible.Where(entry => wants(entry.Milestone)).ToList();
        return new(
            [.. wanted.Where(entry => entry.Standing is MilestoneStanding.Late)],
            [.. wanted.Where(entry => entry.Standing is MilestoneStanding.Ahead && entry.CountedDay <= today.AddDays(7 * WeeksAhead))],
            seen is null ? [] : [.. ChangesIn(visible, wanted, seen)],
            [.. wanted.Where(entry => entry.Standing is MilestoneStanding.ToBeAgreed)]);
    }

    private static IEnumerable<DigestChange> ChangesIn(IReadOnlyList<TimetableEntry> visible, List<TimetableEntry> wanted, IReadOnlyDictionary<string, SeenMilestone> seen)
    {
        foreach (var entry in wanted)
        {
            if (ChangeOf(entry, seen.GetValueOrDefault(entry.Milestone.Id)) is { } change)
            {
                yield return change;
            }
        }

        var held = visible.Select(entry => entry.Milestone.Id).ToHashSet();
        foreach (var gone in seen.Where(before => !held.Contains(before.Key) && before.Value is { Closed: false, Cancelled: false }))
        {
            yield return new(WeeklyDigestTexts.TakenOut, gone.Value.Event, gone.Value.Date);
        }
    }

    private static DigestChange? ChangeOf(TimetableEntry entry, SeenMilestone? before)
    {
        var (what, date) = (entry.Milestone.Event, MilestoneDates.ToWords(entry.Milestone));
        return (entry.Standing, before) switch
        {
            (MilestoneStanding.Closed, null or { Closed: true }) => null,
            (MilestoneStanding.Cancelled, null or { Cancelled: true }) => null,
            (MilestoneStanding.Cancelled, _) => new(WeeklyDigestTexts.Cancelled, what, entry.Milestone.CancelledBecause is { Length: > 0 } why ? $"{date}: {why}" : date),
            (MilestoneStanding.Closed, _) when entry.Milestone.State == "done" => new(WeeklyDigestTexts.Done, what, entry.Milestone.DoneOn is { } done ? WeeklyDigestTexts.FormatOnDone(done.ToWords()) : date),
            (MilestoneStanding.Closed, _) => new(WeeklyDigestTexts.TookPlace, what, date),
            (_, null) => new(WeeklyDigestTexts.New, what, date),
            (_, { Cancelled: true }) => new(WeeklyDigestTexts.NotCancelledAnyMore, what, date),
            (_, { Closed: true }) => new(WeeklyDigestTexts.OpenAgain, what, date),
            (_, { CountedDay: null }) when entry.CountedDay is not null => new(WeeklyDigestTexts.DateAgreed, what, date),
            (_, { CountedDay: not null }) when entry.CountedDay is null => new(WeeklyDigestTexts.WithoutADateNow, what, WeeklyDigestTexts.FormatBeforeDate(before.Date)),
            _ when before.CountedDay != entry.CountedDay => new(WeeklyDigestTexts.Moved, what, WeeklyDigestTexts.FormatFromTo(before.Date, date)),
            _ => null,
        };
    }
}

/// <summary>Something that changed since the last digest.</summary>
internal sealed record DigestChange(string What, string Event, string Detail);
