using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.Submissions;

/// <summary>What was decided on a comment in one consultation round, to stand beside what was decided on it in another.</summary>
/// <param name="Label">Which round.</param>
/// <param name="Lines">The disposition and the response, as they were typed.</param>
internal sealed record RoundDisposition(string Label, IReadOnlyList<string> Lines)
{
    private static string EarlierRound => SubmissionsTexts.InTheEarlierRound;

    /// <summary>What was decided on the comment that <paramref name="submission"/> repeats; nothing where it repeats none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="submission">The later comment.</param>
    /// <param name="themes">The plan's themes.</param>
    /// <param name="shown">The submissions that the reader may see.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<RoundDisposition?> EarlierAsync(PlanDbContext db, Submission submission, IReadOnlyCollection<Theme> themes, IQueryable<Submission> shown, CancellationToken cancellationToken)
    {
        if (submission.Resubmits.Length == 0)
        {
            return null;
        }

        if (await db.ConsultationComments.AsNoTracking().SingleOrDefaultAsync(comment => comment.PlanId == submission.PlanId && comment.Id == submission.Resubmits, cancellationToken) is { } imported)
        {
            return Earlier(imported);
        }

        return await shown.AsNoTracking().SingleOrDefaultAsync(sent => sent.Reference == submission.Resubmits, cancellationToken) is { } first ? Earlier(first, themes) : null;
    }

    /// <summary>An imported comment, which is of an earlier round than any that was sent here.</summary>
    private static RoundDisposition Earlier(ConsultationComment comment) => new(
        EarlierRound,
        [SubmissionsTexts.FormatCommentLetterTopicDisposition(comment.Letter, comment.Topic, comment.Disposition), SubmissionsTexts.FormatResponsePart(comment.Response.Length > 0 ? comment.Response : SubmissionsTexts.NoneIsRecorded)]);

    private static RoundDisposition Earlier(Submission first, IReadOnlyCollection<Theme> themes) => new(EarlierRound, [InWords(first, themes)]);

    /// <summary>The two side by side; none where the comment repeats no earlier one.</summary>
    public static IReadOnlyList<RoundDisposition> SideBySide(RoundDisposition? earlier, Submission submission, IReadOnlyCollection<Theme> themes) =>
        earlier is null ? [] : [earlier, new(SubmissionsTexts.InThisRound, [InWords(submission, themes)])];

    private static string InWords(Submission sent, IReadOnlyCollection<Theme> themes) =>
        $"{sent.Reference} ({sent.Title}): {(sent.Outcome is SubmissionOutcome.None ? SubmissionWords.StatusOf(sent) : SubmissionWords.OutcomeSentence(sent, themes))}";
}
