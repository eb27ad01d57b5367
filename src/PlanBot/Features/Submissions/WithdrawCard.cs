using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Submissions;

namespace PlanBot.Features.Submissions;

/// <summary>The data of <c>WithdrawCard.json</c>: asks before a submission is taken back.</summary>
internal sealed record WithdrawCard(string Reference, string Text)
{
    private static readonly CardTemplate<WithdrawCard> Template = new("Submissions.WithdrawCard.json", WithdrawCardJson.Default.WithdrawCard);

    public static JsonObject Of(Submission submission) =>
        Template.Render(new(submission.Reference, SubmissionsTexts.FormatWithdrawItIsKeptWithIts(submission.Reference)));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WithdrawCard))]
internal sealed partial class WithdrawCardJson : JsonSerializerContext;
