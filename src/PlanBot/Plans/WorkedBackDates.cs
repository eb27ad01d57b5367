namespace PlanBot.Plans;

/// <summary>The dates of papers that are due so many working days before their meeting, worked back from the meeting's first day.</summary>
internal static class WorkedBackDates
{
    /// <summary>
    /// Gives each such milestone its day; when the meeting moves, the paper moves with it. Where the meeting's date is not
    /// known to the day, the paper's date stays as it was written.
    /// </summary>
    /// <param name="milestones">Milestones that are not tracked: what is worked back is never stored, so that an export gives what was imported.</param>
    /// <param name="meetings">The meetings of the same plans.</param>
    /// <param name="workingDays">The working days.</param>
    public static void Apply(IEnumerable<Milestone> milestones, IEnumerable<Meeting> meetings, WorkingDays workingDays)
    {
        var byId = meetings.ToDictionary(meeting => (meeting.PlanId, meeting.Id));
        foreach (var milestone in milestones)
        {
            if (milestone is { WorkingDaysBefore: { } count, MeetingId.Length: > 0 }
                && byId.TryGetValue((milestone.PlanId, milestone.MeetingId), out var meeting)
                && meeting.Starts is { IsDay: true } start)
            {
                var day = PartialDate.Of(workingDays.Before(start.First, count));
                (milestone.Starts, milestone.Ends, milestone.Precision, milestone.DateWritten) = (day, day, "day", "");
            }
        }
    }
}
