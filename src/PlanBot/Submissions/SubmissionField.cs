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
    public string InWords => IsRequired ? SubmissionsTexts.FormatLabelRequired(Label) : Label;
}

/// <summary>The fields of what partners send, in the form's order.</summary>
internal static class SubmissionFields
{
    public static SubmissionField Organisation => new(
        "organisation", SubmissionsTexts.YourOrganisation, 100, SubmissionsTexts.EnterTheNameOfYourOrganisation, row => row.Organisation, (row, value) => row.Organisation = value)
    {
        IsRequired = true,
        Example = SubmissionsTexts.SuchAsACouncilAHealth,
    };

    public static SubmissionField Title => new(
        "title", SubmissionsTexts.Title, 120, SubmissionsTexts.GiveThePriorityAShortTitle, row => row.Title, (row, value) => row.Title = value)
    {
        IsRequired = true,
        Example = SubmissionsTexts.SuchAsSaferEveningsInThe,
    };

    public static SubmissionField Priority => new(
        "priority", SubmissionsTexts.YourLocalPriority, 2000, SubmissionsTexts.SayWhatYourLocalPriorityIs, row => row.Text, (row, value) => row.Text = value)
    {
        IsRequired = true,
        IsMultiline = true,
        Example = SubmissionsTexts.WhatYouWantToAchieveLocally,
    };

    public static SubmissionField Strategy => new(
        "strategy", SubmissionsTexts.StrategyThatItComesFrom, 200, SubmissionsTexts.NameTheStrategyOrPlanThat, row => row.Strategy, (row, value) => row.Strategy = value)
    {
        IsRequired = true,
        Example = SubmissionsTexts.SuchAsYourCommunitySafetyPartnership,
    };

    public static SubmissionField Themes => new(
        "themes", SubmissionsTexts.ThemesOfThePlanThatIt, 2000, SubmissionsTexts.ChooseThemesFromTheList, row => row.ThemeIds, (row, value) => row.ThemeIds = value)
    {
        IsThemes = true,
        Example = SubmissionsTexts.LeaveEmptyIfYouAreNot,
    };

    public static SubmissionField Support => new(
        "support", SubmissionsTexts.HowItSupportsDeliveryOfThe, 2000, SubmissionsTexts.SayHowThePrioritySupportsDelivery, row => row.Support, (row, value) => row.Support = value)
    {
        IsRequired = true,
        IsMultiline = true,
        Example = SubmissionsTexts.WhatYouWillDoWithWhom,
    };

    public static SubmissionField EvidenceLink => new(
        "evidenceLink", SubmissionsTexts.LinkToTheEvidence, 500, SubmissionsTexts.EnterAWebAddressThatBegins, row => row.EvidenceLink, (row, value) => row.EvidenceLink = value)
    {
        IsWebAddress = true,
        Example = "https://",
    };

    public static SubmissionField AreaCovered => new(
        "areaCovered", SubmissionsTexts.AreasCovered, 500, SubmissionsTexts.NameEachAreaInAFew, row => row.AreaCovered, (row, value) => row.AreaCovered = value)
    {
        IsMultiline = true,
        Example = SubmissionsTexts.DistrictsTownsOrTheWholeForce,
    };

    public static SubmissionField Timescale => new(
        "timescale", SubmissionsTexts.Timescale, 100, SubmissionsTexts.GiveTheTimescaleInAFew, row => row.Timescale, (row, value) => row.Timescale = value)
    {
        Example = SubmissionsTexts.SuchAsTheNextTwoYears,
    };

    public static SubmissionField LeadContact => new(
        "leadContact", SubmissionsTexts.LeadContact, 200, SubmissionsTexts.SayInAFewWordsWhom, row => row.LeadContact, (row, value) => row.LeadContact = value)
    {
        IsContact = true,
        Example = SubmissionsTexts.WhomTheOfficeCanAskAbout,
    };

    public static SubmissionField Section => new(
        "section", SubmissionsTexts.SectionOfTheDraft, 200, SubmissionsTexts.NameTheSectionOrPageOf, row => row.Section, (row, value) => row.Section = value)
    {
        Example = SubmissionsTexts.SuchAsPartnershipWorkingPage12,
    };

    public static SubmissionField Topic => new(
        "topic", SubmissionsTexts.Topic, 120, SubmissionsTexts.GiveTheCommentATopicIn, row => row.Title, (row, value) => row.Title = value)
    {
        IsRequired = true,
        Example = SubmissionsTexts.SuchAsAntiSocialBehaviour,
    };

    public static SubmissionField Comment => new(
        "comment", SubmissionsTexts.YourComment, 4000, SubmissionsTexts.WriteYourComment, row => row.Text, (row, value) => row.Text = value)
    {
        IsRequired = true,
        IsMultiline = true,
        Example = SubmissionsTexts.WhatIsMissingWrongOrGood,
    };

    public static IReadOnlyList<SubmissionField> OfPriority =>
        [Organisation, Title, Priority, Strategy, Themes, Support, EvidenceLink, AreaCovered, Timescale, LeadContact];

    public static IReadOnlyList<SubmissionField> OfComment => [Organisation, Section, Topic, Comment, Themes, LeadContact];

    public static IReadOnlyList<SubmissionField> Of(SubmissionKind kind) => kind is SubmissionKind.Priority ? OfPriority : OfComment;
}
