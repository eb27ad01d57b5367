using PlanBot.Plans;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>When which deadline is posted. Pure: the day, the timetable and the lead times say it all.</summary>
internal static class DeadlineSchedule
{
    /// <summary>
    /// For how many days after its last late day a late milestone is still caught up with, as after a machine was off.
    /// What is late for longer is listed when somebody asks and does not flood a channel.
    /// </summary>
    private const int CatchUpDays = 14;

    /// <summary>
    /// The day on which a lead time is posted: so many days before the counted day, on the working day before where
    /// that is a weekend or a bank holiday; a negative one so many working days after it.
    /// </summary>
    public static DateOnly DayOf(DateOnly countedDay, int lead, WorkingDays workingDays) => lead >= 0
        ? workingDays.OnOrBefore(countedDay.AddDays(-lead))
        : workingDays.After(countedDay, -lead);

    /// <summary>
    /// The lead time that counts on the day: the latest one whose day has come. Nothing before the first one, without
    /// a date, when it is done or has taken place, or when it has been late for long.
    /// </summary>
    public static int? CurrentLead(TimetableEntry entry, DateOnly today, LeadTimes leads, WorkingDays workingDays)
    {
        if (entry is not { CountedDay: { } counted, Standing: MilestoneStanding.Ahead or MilestoneStanding.Late })
        {
            return null;
        }

        var come = LeadsOf(entry, leads).Where(lead => DayOf(counted, lead, workingDays) <= today).ToList();
        if (come.Count == 0)
        {
            return null;
        }

        var current = come[^1];
        var isPast = entry.Standing is MilestoneStanding.Late
            && (current >= 0 || today > DayOf(counted, leads.Days[^1], workingDays).AddDays(CatchUpDays));
        return isPast ? null : current;
    }

    /// <summary>What would be posted from the day on if nothing moved and nothing were done, the next first.</summary>
    /// <param name="posted">What was posted already.</param>
    public static IReadOnlyList<PlannedPost> Next(PlanTimetable timetable, DateOnly today, LeadTimes leads, WorkingDays workingDays, IReadOnlySet<PostKey> posted) =>
    [
        .. timetable.Entries
            .SelectMany(entry => PlannedFor(entry, today, leads, workingDays, posted))
            .OrderBy(post => post.Day)
            .ThenBy(post => post.Entry.CountedDay),
    ];

    private static IEnumerable<PlannedPost> PlannedFor(TimetableEntry entry, DateOnly today, LeadTimes leads, WorkingDays workingDays, IReadOnlySet<PostKey> posted)
    {
        if (entry is not { CountedDay: { } counted, Standing: MilestoneStanding.Ahead or MilestoneStanding.Late })
        {
            yield break;
        }

        if (CurrentLead(entry, today, leads, workingDays) is { } current && !posted.Contains(new(entry.Milestone.Id, counted, current)))
        {
            yield return new(entry, current, today);
        }

        // Lead times that fall on the same working day are one post; nothing is expected to become late.
        var ahead = LeadsOf(entry, leads)
            .Where(lead => lead >= 0 || entry.Standing is MilestoneStanding.Late)
            .Select(lead => new PlannedPost(entry, lead, DayOf(counted, lead, workingDays)))
            .Where(post => post.Day > today)
            .GroupBy(post => post.Day)
            .Select(sameDay => sameDay.Last());
        foreach (var post in ahead)
        {
            yield return post;
        }
    }

    /// <summary>The lead times that apply, the longest first: only what somebody must deliver can be late.</summary>
    private static IEnumerable<int> LeadsOf(TimetableEntry entry, LeadTimes leads) =>
        leads.Days.Where(lead => lead >= 0 || MilestoneDates.NatureOf(entry.Milestone) is MilestoneNature.Due);
}

/// <summary>A post that is to come.</summary>
/// <param name="Entry">The milestone as it counts on the day asked about.</param>
/// <param name="Lead">The lead time in days.</param>
/// <param name="Day">When it is posted.</param>
internal sealed record PlannedPost(TimetableEntry Entry, int Lead, DateOnly Day);

/// <summary>What makes a post of one subscription the same post.</summary>
internal readonly record struct PostKey(string MilestoneId, DateOnly CountedDay, int LeadDays);
