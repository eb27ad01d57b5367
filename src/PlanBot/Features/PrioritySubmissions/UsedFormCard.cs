using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;

namespace PlanBot.Features.PrioritySubmissions;

/// <summary>
/// The data of <c>UsedFormCard.json</c>: what stands in a group or channel in place of a form that was used.
/// All can read it, so it says who sent something and nothing of what.
/// </summary>
internal sealed record UsedFormCard(CardHeader Header, string PlanId, string Text, IReadOnlyList<string> Lines)
{
    private static readonly CardTemplate<UsedFormCard> Template =
        new("PrioritySubmissions.UsedFormCard.json", UsedFormJson.Default.UsedFormCard);

    /// <param name="submissions">All that were sent with the form: in a channel several people may have filled it in.</param>
    public static JsonObject Of(IReadOnlyList<PrioritySubmission> submissions, Plan plan, DateOnly today) => Template.Render(new(
        CardHeader.Of(plan, today),
        plan.Id,
        submissions.Count == 1 ? "This form was sent." : "This form was sent more than once.",
        [.. submissions.Select(submission => $"{TypedText.Line(submission.PersonName)} sent a local priority: {submission.Reference}, {SubmissionWords.When(submission)}.")]));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UsedFormCard))]
internal sealed partial class UsedFormJson : JsonSerializerContext;
