namespace PlanBot.Audit;

/// <summary>The record that a change is about.</summary>
/// <param name="Kind">One of <see cref="AuditKinds"/>.</param>
/// <param name="PlanId">The plan that it belongs to; empty where it belongs to none.</param>
/// <param name="Reference">Its reference or id.</param>
internal sealed record AuditedRecord(string Kind, string PlanId, string Reference);

/// <summary>The kinds of record whose changes are kept.</summary>
internal static class AuditKinds
{
    public const string Submission = "submission";
    public const string ConsultationRound = "consultation round";
    public const string Role = "role";
    public const string Organisation = "organisation";
    public const string Person = "person";
    public const string Document = "document";
    public const string Milestone = "milestone";
    public const string Announcement = "announcement";
    public const string Subscription = "subscription";
    public const string CalendarLink = "calendar link";
    public const string Measurement = "measurement";
    public const string Commitment = "commitment";
    public const string Ambition = "ambition";
    public const string Decision = "decision";
    public const string Reallocation = "reallocation";
    public const string Recommendation = "recommendation";
    public const string Review = "review";
    public const string Alignment = "alignment";
    public const string Status = "status";
    public const string Theme = "theme";
    public const string Kpi = "kpi";
    public const string CommissioningLine = "commissioning line";
    public const string Owner = "owner";
    public const string NudgeRhythm = "nudge rhythm";
    public const string Installation = "installation";
    public const string PlanImport = "plan import";
}

/// <summary>Who did it: a person, by the key of the person's row, or a part of PlanBot.</summary>
internal sealed record AuditActor
{
    private AuditActor(Guid? personKey, string name) => (PersonKey, Name) = (personKey, name);

    public static AuditActor CommandLine { get; } = new(null, "command line");

    public static AuditActor Import { get; } = new(null, "import");

    public static AuditActor Retention { get; } = new(null, "retention");

    public Guid? PersonKey { get; }

    public string Name { get; }

    /// <param name="key"><c>Person.Key</c> of the turn's sender.</param>
    public static AuditActor Person(Guid key) => new(key, "");

    /// <summary>Another part of PlanBot, by its name.</summary>
    public static AuditActor Part(string name) => new(null, name);
}
