namespace PlanBot.Plans;

/// <summary>A panel, board, committee, group, force, office or council.</summary>
internal sealed class Body : PlanRow
{
    public string Name { get; set; } = "";

    public string Abbreviation { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Role { get; set; } = "";
}

/// <summary>An organisation that the plan works with.</summary>
internal sealed class Partner : PlanRow
{
    public string Name { get; set; } = "";

    public string Relation { get; set; } = "";

    public string Detail { get; set; } = "";
}

/// <summary>A meeting of a body.</summary>
internal sealed class Meeting : PlanRow
{
    public string BodyId { get; set; } = "";

    public string Title { get; set; } = "";

    public PartialDate? Starts { get; set; }

    public PartialDate? Ends { get; set; }

    public string Precision { get; set; } = "";

    public string Place { get; set; } = "";
}

/// <summary>Something that the plan's timetable holds. Its date may be vague and is kept as written.</summary>
internal sealed class Milestone : PlanRow
{
    public PartialDate? Starts { get; set; }

    public PartialDate? Ends { get; set; }

    /// <summary>day, week, week range, month, early month, early summer, summer, unknown.</summary>
    public string Precision { get; set; } = "";

    /// <summary>The date in the source's own words; empty where it is just the day.</summary>
    public string DateWritten { get; set; } = "";

    public string Event { get; set; } = "";

    public string Body { get; set; } = "";

    public string Kind { get; set; } = "";

    /// <summary>planned where the source was looking ahead, done where it looked back, cancelled where it does not take place.</summary>
    public string State { get; set; } = "";

    /// <summary>The day on which it was done or cancelled; nothing where the source does not say.</summary>
    public PartialDate? DoneOn { get; set; }

    /// <summary>Why it was cancelled, where it was.</summary>
    public string CancelledBecause { get; set; } = "";

    public string Note { get; set; } = "";

    public string Holder { get; set; } = "";

    /// <summary>What is still missing for it.</summary>
    public string Missing { get; set; } = "";

    public string MeetingId { get; set; } = "";

    /// <summary>Working days before its meeting that a paper is due; its date is then worked back.</summary>
    public int? WorkingDaysBefore { get; set; }

    public string ThemeId { get; set; } = "";

    /// <summary><c>staff</c> where only the office may see it; else everyone.</summary>
    public string Visibility { get; set; } = "";
}
