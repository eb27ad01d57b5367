namespace PlanBot.Submissions;

/// <summary>One field of a form: how it is asked for, what is checked, and where it is kept.</summary>
/// <param name="Id">The input's id on the card.</param>
/// <param name="Label">How the form and the receipt call it.</param>
/// <param name="MaxLength">In UTF-16 code units, as the card's input counts.</param>
/// <param name="Wrong">The sentence beside the field where it is missing or is not what is asked for.</param>
internal sealed record SubmissionField(
    string Id,
    string Label,
    int MaxLength,
    string Wrong,
    Func<Submission, string> Read,
    Action<Submission, string> Write)
{
    public bool IsRequired { get; init; }

    public bool IsMultiline { get; init; }

    public bool IsWebAddress { get; init; }

    /// <summary>Chosen from the plan's themes in force; several with <c>;</c> between them.</summary>
    public bool IsThemes { get; init; }

    /// <summary>Names a person to ask: shown to the sender and to staff only.</summary>
    public bool IsContact { get; init; }

    /// <summary>An example, shown while the input is empty.</summary>
    public string Example { get; init; } = "";

    /// <summary>Such as <c>Title (required)</c>.</summary>
    public string InWords => IsRequired ? $"{Label} (required)" : Label;
}

/// <summary>The fields of what partners send, in the form's order.</summary>
internal static class SubmissionFields
{
    public static SubmissionField Organisation { get; } = new(
        "organisation", "Your organisation", 100, "Enter the name of your organisation.", row => row.Organisation, (row, value) => row.Organisation = value)
    {
        IsRequired = true,
        Example = "Such as a council, a health body or a charity",
    };

    public static SubmissionField Title { get; } = new(
        "title", "Title", 120, "Give the priority a short title.", row => row.Title, (row, value) => row.Title = value)
    {
        IsRequired = true,
        Example = "Such as Safer evenings in the town centre",
    };

    public static SubmissionField Priority { get; } = new(
        "priority", "Your local priority", 2000, "Say what your local priority is.", row => row.Text, (row, value) => row.Text = value)
    {
        IsRequired = true,
        IsMultiline = true,
        Example = "What you want to achieve locally, and why",
    };

    public static SubmissionField Strategy { get; } = new(
        "strategy", "Strategy that it comes from", 200, "Name the strategy or plan that the priority comes from.", row => row.Strategy, (row, value) => row.Strategy = value)
    {
        IsRequired = true,
        Example = "Such as your community safety partnership plan",
    };

    public static SubmissionField Themes { get; } = new(
        "themes", "Themes of the plan that it supports", 2000, "Choose themes from the list.", row => row.ThemeIds, (row, value) => row.ThemeIds = value)
    {
        IsThemes = true,
        Example = "Leave empty if you are not sure",
    };

    public static SubmissionField Support { get; } = new(
        "support", "How it supports delivery of the plan", 2000, "Say how the priority supports delivery of the plan.", row => row.Support, (row, value) => row.Support = value)
    {
        IsRequired = true,
        IsMultiline = true,
        Example = "What you will do, with whom, and what difference it makes",
    };

    public static SubmissionField EvidenceLink { get; } = new(
        "evidenceLink", "Link to the evidence", 500, "Enter a web address that begins with https:// or http://, or leave this empty.", row => row.EvidenceLink, (row, value) => row.EvidenceLink = value)
    {
        IsWebAddress = true,
        Example = "https://",
    };

    public static SubmissionField AreaCovered { get; } = new(
        "areaCovered", "Areas covered", 500, "Name each area in a few words, one a line.", row => row.AreaCovered, (row, value) => row.AreaCovered = value)
    {
        IsMultiline = true,
        Example = "Districts, towns or the whole force area, one a line",
    };

    public static SubmissionField Timescale { get; } = new(
        "timescale", "Timescale", 100, "Give the timescale in a few words.", row => row.Timescale, (row, value) => row.Timescale = value)
    {
        Example = "Such as the next two years",
    };

    public static SubmissionField LeadContact { get; } = new(
        "leadContact", "Lead contact", 200, "Say in a few words whom the office can ask.", row => row.LeadContact, (row, value) => row.LeadContact = value)
    {
        IsContact = true,
        Example = "Whom the office can ask about it",
    };

    public static SubmissionField Section { get; } = new(
        "section", "Section of the draft", 200, "Name the section or page of the draft.", row => row.Section, (row, value) => row.Section = value)
    {
        Example = "Such as Partnership working, page 12",
    };

    public static SubmissionField Topic { get; } = new(
        "topic", "Topic", 120, "Give the comment a topic in a few words.", row => row.Title, (row, value) => row.Title = value)
    {
        IsRequired = true,
        Example = "Such as Anti-social behaviour",
    };

    public static SubmissionField Comment { get; } = new(
        "comment", "Your comment", 4000, "Write your comment.", row => row.Text, (row, value) => row.Text = value)
    {
        IsRequired = true,
        IsMultiline = true,
        Example = "What is missing, wrong or good, and what should be said instead",
    };

    public static IReadOnlyList<SubmissionField> OfPriority { get; } =
        [Organisation, Title, Priority, Strategy, Themes, Support, EvidenceLink, AreaCovered, Timescale, LeadContact];

    public static IReadOnlyList<SubmissionField> OfComment { get; } = [Organisation, Section, Topic, Comment, Themes, LeadContact];

    public static IReadOnlyList<SubmissionField> Of(SubmissionKind kind) => kind is SubmissionKind.Priority ? OfPriority : OfComment;
}
