using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;
using PlanBot.Submissions;

namespace PlanBot.Features.Submissions;

/// <summary>What a submission's card says beside the submission itself.</summary>
/// <param name="Text">The sentence that the card begins with.</param>
/// <param name="SentBy">The sender's name; empty where the reader is somebody else of the organisation.</param>
/// <param name="Office">Who decides what becomes of it.</param>
/// <param name="Earlier">What was decided on the comment that it repeats.</param>
internal sealed record SubmissionShown(string Text, string SentBy, string Office, RoundDisposition? Earlier);

/// <summary>The data of <c>SubmissionCard.json</c>: a submission as it was sent and what became of it, for its sender.</summary>
internal sealed record SubmissionCard(
    CardHeader Header,
    string PlanId,
    string Reference,
    string Title,
    string Text,
    string Next,
    IReadOnlyList<SubmissionPart> Parts,
    IReadOnlyList<SubmissionPart> Outcome,
    IReadOnlyList<RoundDisposition> Rounds,
    string Question,
    bool CanEdit,
    bool CanWithdraw,
    bool CanResubmit)
{
    private static readonly CardTemplate<SubmissionCard> Template =
        new("Submissions.SubmissionCard.json", SubmissionCardJson.Default.SubmissionCard);

    /// <param name="themes">The plan's themes, for the names of those chosen.</param>
    public static JsonObject Of(Submission submission, Plan plan, DateOnly today, SubmissionShown shown, IReadOnlyCollection<Theme> themes)
    {
        var isOwn = shown.SentBy.Length > 0;
        return Template.Render(new(
            CardHeader.Of(plan, today),
            plan.Id,
            submission.Reference,
            submission.Kind is SubmissionKind.Priority ? SubmissionsTexts.LocalPriority : SubmissionsTexts.Comment,
            shown.Text,
            submission.Status is SubmissionStatus.Decided or SubmissionStatus.Withdrawn
                ? SubmissionsTexts.FormatItIsKeptWithAllIts(shown.Office)
                : SubmissionsTexts.FormatItIsKeptForToDecide(shown.Office),
            [
                .. SubmissionFields.Of(submission.Kind)
                    .Where(field => isOwn || !field.IsContact)
                    .Select(field => new SubmissionPart(field.Label, field.IsThemes ? NamesOf(submission.ThemeIds, themes) : TypedText.Lines(field.Read(submission))))
                    .Where(part => part.Lines.Count > 0),
                .. isOwn ? (SubmissionPart[])[new(SubmissionsTexts.SentBy, [TypedText.Line(shown.SentBy)])] : [],
                new(SubmissionsTexts.Sent, [PlanDay.InWords(submission.SubmittedAtUtc)]),
                new(SubmissionsTexts.Status, [SubmissionWords.StatusOf(submission)]),
            ],
            [
                .. submission.Outcome is not SubmissionOutcome.None && shown.Earlier is null ? (SubmissionPart[])[new(SubmissionsTexts.DecidedOnThisOne, TypedText.Lines(SubmissionWords.OutcomeSentence(submission, themes)))] : [],
                .. submission.Reply.Length > 0 ? (SubmissionPart[])[new(SubmissionsTexts.TheOfficeAsked, TypedText.Lines(submission.Question)), new(SubmissionsTexts.Answered, TypedText.Lines(submission.Reply))] : [],
            ],
            [.. RoundDisposition.SideBySide(shown.Earlier, submission, themes).Select(round => round with { Lines = [.. round.Lines.SelectMany(TypedText.Lines)] })],
            submission.Status is SubmissionStatus.Asked && isOwn ? TypedText.Line(submission.Question) : "",
            isOwn && submission.CanBeEdited,
            isOwn && submission.Status is not SubmissionStatus.Withdrawn,
            isOwn && submission is { Kind: SubmissionKind.Comment, Status: SubmissionStatus.Decided }));
    }

    private static List<string> NamesOf(string themeIds, IReadOnlyCollection<Theme> themes) =>
        [.. IdList.Split(themeIds).Select(id => themes.FirstOrDefault(theme => theme.Id == id)?.Name ?? id)];
}

/// <summary>A field of a submission with what was typed, line by line.</summary>
internal sealed record SubmissionPart(string Label, IReadOnlyList<string> Lines);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SubmissionCard))]
internal sealed partial class SubmissionCardJson : JsonSerializerContext;
