using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;
using PlanBot.Submissions;

namespace PlanBot.Features.Triage;

/// <summary>The data of <c>TriagePostCard.json</c>: the card as posted, safe for all who can read it.</summary>
internal sealed record TriagePostCard(CardHeader Header, string Reference, string Text, IReadOnlyList<Figure> Facts, string Note, bool IsOpenToStaff);

/// <summary>The data of <c>TriageCard.json</c>: the same card for staff, with all that was sent and what can be done.</summary>
internal sealed record TriageCard(
    CardHeader Header,
    string Reference,
    string Revision,
    string Text,
    string Warning,
    IReadOnlyList<Figure> Facts,
    IReadOnlyList<TriagePart> Parts,
    IReadOnlyList<RoundDisposition> Rounds,
    bool CanTake,
    bool CanAct);

internal sealed record TriagePart(string Label, IReadOnlyList<string> Lines);

/// <summary>What a triage card needs to know besides the submission.</summary>
/// <param name="Plan">The plan that it was sent for.</param>
/// <param name="Today">The day on the clock.</param>
/// <param name="Themes">The plan's themes.</param>
/// <param name="Holder">The name of who holds it; empty where nobody does.</param>
/// <param name="HolderHasLeft">Whoever holds it may not triage any more.</param>
/// <param name="ReplyDue">The day by which the partner should have heard.</param>
internal sealed record TriageFacts(Plan Plan, DateOnly Today, IReadOnlyList<Theme> Themes, string Holder, bool HolderHasLeft, DateOnly ReplyDue)
{
    public string Sender { get; init; } = "";

    /// <summary>What was decided on the comment that this one repeats.</summary>
    public RoundDisposition? Earlier { get; init; }

    /// <summary>The last message to the sender could not be delivered.</summary>
    public bool IsUnreachable { get; init; }

    public string HolderInWords => Holder.Length == 0 ? TriageTexts.NobodyYet : HolderHasLeft ? TriageTexts.FormatMayNotTriageAnyMoreAssign(Holder) : Holder;
}

/// <summary>Draws the cards of triage.</summary>
internal static class TriageCards
{
    /// <summary>Teams refreshes a card for so many people.</summary>
    public const int MostRefreshed = 60;

    private static readonly CardTemplate<TriagePostCard> PostTemplate = new("Triage.TriagePostCard.json", TriageCardsJson.Default.TriagePostCard);
    private static readonly CardTemplate<TriageCard> StaffTemplate = new("Triage.TriageCard.json", TriageCardsJson.Default.TriageCard);

    /// <summary>The card as posted: reference, status and who holds it, nothing of what was sent or by whom.</summary>
    /// <param name="staff">The Teams ids of those for whom it refreshes into the staff's card.</param>
    public static JsonObject Post(Submission submission, TriageFacts facts, IReadOnlyList<string> staff)
    {
        var card = Base(submission, facts, isOpenToStaff: true);
        if (staff.Count > 0)
        {
            card["refresh"] = new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["title"] = "Refresh",
                    ["verb"] = "triage.view",
                    ["data"] = new JsonObject { ["verb"] = "triage.view", ["reference"] = submission.Reference },
                },
                ["userIds"] = new JsonArray([.. staff.Take(MostRefreshed).Select(id => JsonValue.Create(id))]),
            };
        }

        return card;
    }

    /// <summary>The same for somebody who may not act: without any button.</summary>
    public static JsonObject ForReader(Submission submission, TriageFacts facts) => Base(submission, facts, isOpenToStaff: false);

    /// <summary>The card for staff.</summary>
    public static JsonObject ForStaff(Submission submission, TriageFacts facts, Guid reader, string text) => StaffTemplate.Render(new(
        CardHeader.Of(facts.Plan, facts.Today),
        submission.Reference,
        $"{submission.Revision}",
        text.Length > 0 ? text : TriageTexts.FormatSentOn(BritishEnglish.Capitalised(SubmissionWords.KindOf(submission.Kind)), PlanDay.InWords(submission.SubmittedAtUtc)),
        facts.IsUnreachable ? TriageTexts.TheSenderCouldNotBeTold : "",
        [
            new(TriageTexts.Status, SubmissionWords.StatusOf(submission)),
            new(TriageTexts.With, facts.HolderInWords),
            .. submission.IsOpen ? (Figure[])[new(TriageTexts.ReplyDue, BritishEnglish.Day(facts.ReplyDue) + (facts.ReplyDue < facts.Today ? submission.Status is SubmissionStatus.Asked ? TriageTexts.WaitsForThePartnersAnswer : TriageTexts.OverdueInBrackets : ""))] : [],
        ],
        [
            .. SubmissionFields.Of(submission.Kind)
                .Select(field => new TriagePart(field.Label, field.IsThemes ? NamesOf(submission.ThemeIds, facts.Themes) : TypedText.Lines(field.Read(submission))))
                .Append(new(TriageTexts.SentBy, TypedText.Lines(facts.Sender)))
                .Append(new(TriageTexts.CameBy, submission.Origin is "Teams" ? [] : TypedText.Lines($"{submission.Origin} {submission.OriginId}")))
                .Append(new(TriageTexts.LateAcceptedBecause, TypedText.Lines(submission.LateReason)))
                .Append(new(TriageTexts.Asked, TypedText.Lines(submission.Question)))
                .Append(new(TriageTexts.Answered, TypedText.Lines(submission.Reply)))
                .Append(new(TriageTexts.Decision, submission.Outcome is SubmissionOutcome.None || facts.Earlier is not null ? [] : TypedText.Lines(SubmissionWords.OutcomeSentence(submission, facts.Themes))))
                .Where(part => part.Lines.Count > 0),
        ],
        [.. RoundDisposition.SideBySide(facts.Earlier, submission, facts.Themes).Select(round => round with { Lines = [.. round.Lines.SelectMany(TypedText.Lines)] })],
        submission.IsOpen && submission.AssignedToKey != reader,
        submission.Status is not SubmissionStatus.Withdrawn));

    private static JsonObject Base(Submission submission, TriageFacts facts, bool isOpenToStaff) => PostTemplate.Render(new(
        CardHeader.Of(facts.Plan, facts.Today),
        submission.Reference,
        TriageTexts.FormatACameInOnWhatIt(SubmissionWords.KindOf(submission.Kind), PlanDay.InWords(submission.SubmittedAtUtc)),
        [new(TriageTexts.Status, SubmissionWords.StatusOf(submission)), new(TriageTexts.With, facts.Holder.Length == 0 ? TriageTexts.NobodyYet : facts.Holder)],
        isOpenToStaff ? TriageTexts.ForStaffItRefreshesByItself : "",
        isOpenToStaff));

    private static List<string> NamesOf(string themeIds, IReadOnlyList<Theme> themes) =>
        [.. IdList.Split(themeIds).Select(id => themes.FirstOrDefault(theme => theme.Id == id)?.Name ?? id)];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TriagePostCard))]
[JsonSerializable(typeof(TriageCard))]
internal sealed partial class TriageCardsJson : JsonSerializerContext;
