using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;
using PlanBot.Submissions;

namespace PlanBot.Features.Submissions;

/// <summary>
/// The data of <c>UsedFormCard.json</c>: what stands in a group or channel in place of a form that was used.
/// All can read it, so it says who sent something and nothing of what.
/// </summary>
internal sealed record UsedFormCard(CardHeader Header, string PlanId, string Text, IReadOnlyList<string> Lines)
{
    private static readonly CardTemplate<UsedFormCard> Template =
        new("Submissions.UsedFormCard.json", UsedFormJson.Default.UsedFormCard);

    /// <param name="submissions">All that were sent with the form: in a channel several people may have filled it in.</param>
    /// <param name="names">The names of those who sent them, by the keys of their rows.</param>
    public static JsonObject Of(IReadOnlyList<Submission> submissions, IReadOnlyDictionary<Guid, string> names, Plan plan, DateOnly today) => Template.Render(new(
        CardHeader.Of(plan, today),
        plan.Id,
        submissions.Count == 1 ? SubmissionsTexts.ThisFormWasSent : SubmissionsTexts.ThisFormWasSentMoreThan,
        [.. submissions.Select(submission => SubmissionsTexts.FormatLineSentAKindReferenceSubmittedAtUtc(TypedText.Line(names.GetValueOrDefault(submission.PersonKey ?? Guid.Empty, SubmissionsTexts.Somebody)), SubmissionWords.KindOf(submission.Kind), submission.Reference, PlanDay.InWords(submission.SubmittedAtUtc)))]));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UsedFormCard))]
internal sealed partial class UsedFormJson : JsonSerializerContext;
