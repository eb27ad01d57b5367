using PlanBot.Plans;

namespace PlanBot.Submissions;

/// <summary>What is said of a submission in words.</summary>
internal static class SubmissionWords
{
    public static string KindOf(SubmissionKind kind) => kind is SubmissionKind.Priority ? SubmissionsTexts.LocalPriority : SubmissionsTexts.CommentOnTheDraft;

    /// <summary>Status with a symbol, so that it is never colour alone.</summary>
    public static string StatusOf(Submission submission) => submission.Status switch
    {
        SubmissionStatus.Received => SubmissionsTexts.Received,
        SubmissionStatus.InTriage => SubmissionsTexts.BeingLookedAt,
        SubmissionStatus.Asked => SubmissionsTexts.QuestionToThePartner,
        SubmissionStatus.Decided => $"● {OutcomeOf(submission.Outcome)}",
        SubmissionStatus.Withdrawn => SubmissionsTexts.Withdrawn,
        _ => throw new InvalidOperationException($"The status {submission.Status} has no words."),
    };

    public static string OutcomeOf(SubmissionOutcome outcome) => outcome switch
    {
        SubmissionOutcome.None => SubmissionsTexts.NotDecided,
        SubmissionOutcome.Accepted => SubmissionsTexts.Accepted,
        SubmissionOutcome.AcceptedInPart => SubmissionsTexts.AcceptedInPart,
        SubmissionOutcome.NotTakenForward => SubmissionsTexts.NotTakenForward,
        SubmissionOutcome.Addressed => SubmissionsTexts.Addressed,
        SubmissionOutcome.PartlyAddressed => SubmissionsTexts.PartlyAddressed,
        SubmissionOutcome.NotAddressed => SubmissionsTexts.NotAddressed,
        SubmissionOutcome.DealtWithElsewhere => SubmissionsTexts.DealtWithElsewhere,
        _ => throw new InvalidOperationException($"The outcome {outcome} has no words."),
    };

    /// <summary>The outcomes that there are for a kind.</summary>
    public static IReadOnlyList<SubmissionOutcome> OutcomesFor(SubmissionKind kind) => kind is SubmissionKind.Priority
        ? [SubmissionOutcome.Accepted, SubmissionOutcome.AcceptedInPart, SubmissionOutcome.DealtWithElsewhere, SubmissionOutcome.NotTakenForward]
        : [SubmissionOutcome.Addressed, SubmissionOutcome.PartlyAddressed, SubmissionOutcome.NotAddressed, SubmissionOutcome.DealtWithElsewhere];

    /// <summary>Whether the outcome says into which themes.</summary>
    public static bool HasThemes(SubmissionOutcome outcome) => outcome is SubmissionOutcome.Accepted or SubmissionOutcome.AcceptedInPart;

    /// <summary>The outcome as a sentence, with themes, place and reason.</summary>
    public static string OutcomeSentence(Submission submission, IReadOnlyCollection<Theme> themes)
    {
        var names = IdList.Split(submission.OutcomeThemeIds).Select(id => themes.FirstOrDefault(theme => theme.Id == id)?.Name ?? id).ToList();
        var into = names.Count > 0 ? SubmissionsTexts.FormatIntoNames(BritishEnglish.List(names)) : "";
        var where = submission.OutcomeWhere.Length > 0 ? $" ({submission.OutcomeWhere})" : "";
        return $"{OutcomeOf(submission.Outcome)}{into}{where}. {(submission.Kind is SubmissionKind.Priority ? SubmissionsTexts.Reason : SubmissionsTexts.Response)}: {submission.OutcomeReason}";
    }
}
