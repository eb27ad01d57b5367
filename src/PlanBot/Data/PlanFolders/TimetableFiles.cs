using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>Who takes part, and when what is due.</summary>
internal static class TimetableFiles
{
    private static readonly string[] Precisions =
    [
        "day", "week", "week range", "month", "early month", "late month", "early summer", "summer", "season", "quarter",
        "year", "range", "unknown",
    ];

    public static PlanRowFile<Body> Bodies { get; } = new(
        "bodies.csv",
        "Panels, boards, committees, groups, forces, offices and councils.",
        "body_id",
        new PlanColumns<Body>()
            .Id("body_id", body => body.Id, "The body's id.")
            .Text("name", body => body.Name, "Its name, as published.", filled: true)
            .Text("abbreviation", body => body.Abbreviation, "As people shorten it.")
            .Text("kind", body => body.Kind, "Such as panel, board, group, force, opcc, council, partner.")
            .Text("role", body => body.Role, "What it does for the plan.")
            .Text("source", body => body.Source, "Where the facts are from."));

    public static PlanRowFile<Partner> Partners { get; } = new(
        "partners.csv",
        "Organisations that the plan works with.",
        "partner_id",
        new PlanColumns<Partner>()
            .Id("partner_id", partner => partner.Id, "The partner's id.")
            .Text("name", partner => partner.Name, "Its name.", filled: true)
            .Text("relation", partner => partner.Relation, "What it has to do with the plan.")
            .Text("detail", partner => partner.Detail, "Anything else.")
            .Text("source", partner => partner.Source, "Where the facts are from."));

    public static PlanRowFile<Meeting> Meetings { get; } = new(
        "meetings.csv",
        "Meetings of the bodies.",
        "meeting_id",
        new PlanColumns<Meeting>()
            .Id("meeting_id", meeting => meeting.Id, "The meeting's id.")
            .Reference("body_id", meeting => meeting.BodyId, "bodies.csv", "The body that meets.")
            .Text("title", meeting => meeting.Title, "The meeting.", filled: true)
            .Date("date_start", meeting => meeting.Starts, "Its first day.")
            .Date("date_end", meeting => meeting.Ends, "Its last day.")
            .Word("precision", meeting => meeting.Precision, Precisions, "How exact the date is.")
            .Text("place", meeting => meeting.Place, "Where.")
            .Text("source", meeting => meeting.Source, "Where the facts are from."),
        checks: RowChecks.EndIsNotBeforeStart<Meeting>(meeting => meeting.Starts, meeting => meeting.Ends, "date_start", "date_end"));

    public static PlanRowFile<Milestone> Milestones { get; } = new(
        "milestones.csv",
        "The plan's timetable: what is due and what happens.",
        "milestone_id",
        new PlanColumns<Milestone>()
            .Id("milestone_id", milestone => milestone.Id, "The milestone's id.")
            .Date("date_start", milestone => milestone.Starts, "The first day that the date can mean; a week starts on its Monday.")
            .Date("date_end", milestone => milestone.Ends, "The last day that it can mean.")
            .Word("precision", milestone => milestone.Precision, Precisions, "How exact the date is; `unknown` where it is to be agreed.")
            .Text("event", milestone => milestone.Event, "What is due or happens.", filled: true)
            .Text("body", milestone => milestone.Body, "For or by which body, in words.")
            .Word("kind", milestone => milestone.Kind, MilestoneKinds, "What kind of event it is.")
            .Word("state_in_source", milestone => milestone.State, ["planned", "done", MilestoneDates.Cancelled], "Whether the source looked ahead or back, or says that it does not take place.")
            .Text("note", milestone => milestone.Note, "Anything else.")
            .Text("source", milestone => milestone.Source, "Where the facts are from.")
            .ThenOptional()
            .Text("date_written", milestone => milestone.DateWritten, "The date in the source's own words, where it is vague.")
            .Text("holder", milestone => milestone.Holder, "Who has it in hand.")
            .Text("missing", milestone => milestone.Missing, "What is still missing for it.")
            .Reference("meeting_id", milestone => milestone.MeetingId, "meetings.csv", "The meeting that it belongs to.")
            .WholeNumber("working_days_before", milestone => milestone.WorkingDaysBefore, "How many working days before its meeting it is due.")
            .Reference("theme_id", milestone => milestone.ThemeId, "themes.csv", "The theme that it belongs to.")
            .Word("visibility", milestone => milestone.Visibility, MeasureFiles.Visibilities, "Who may see it.")
            .Date("done_on", milestone => milestone.DoneOn, "The day on which it was done or cancelled.")
            .Text("cancelled_because", milestone => milestone.CancelledBecause, "Why it was cancelled."),
        checks:
        [
            RowChecks.EndIsNotBeforeStart<Milestone>(milestone => milestone.Starts, milestone => milestone.Ends, "date_start", "date_end"),
            milestone => milestone is { WorkingDaysBefore: not null, MeetingId: "" }
                ? new("meeting_id", DataTexts.TheDateIsWorkedBackFrom, DataTexts.GiveTheMeetingIdOrLeave)
                : null,
            milestone => milestone is { CancelledBecause.Length: > 0, State: not MilestoneDates.Cancelled }
                ? new("cancelled_because", DataTexts.ItSaysWhyItWasCancelled, DataTexts.WriteCancelledAsItsStateIn)
                : null,
        ]);

    private static IReadOnlyCollection<string> MilestoneKinds =>
    [
        "panel", "board", "meeting", "paper due", "publication", "statutory", "consultation", "consultation opens",
        "consultation closes", "consultation event", "engagement event", "consultation deadline", "panel deadline",
        "internal deadline", "grant round", "grant deadline", "delivery", "period", "internal",
    ];
}
