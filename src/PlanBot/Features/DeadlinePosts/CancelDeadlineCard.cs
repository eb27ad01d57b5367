using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>The data of <c>CancelDeadlineCard.json</c>: asks before a deadline is cancelled, and says afterwards what was decided.</summary>
/// <param name="Asked">Where it was asked for: <see cref="InWords"/>, or on the deadline's own card.</param>
internal sealed record CancelDeadlineCard(string Title, string Text, IReadOnlyList<CardInput> Inputs, string PlanId, string MilestoneId, string Asked, bool Open)
{
    /// <summary>The input that holds the reason.</summary>
    public const string Reason = "reason";

    /// <summary>It was asked for in the conversation's words, so that it is a message of its own.</summary>
    public const string InWords = "words";

    /// <summary>It stands for whoever pressed the button in place of the deadline's card.</summary>
    public const string OnCard = "card";

    private static readonly CardTemplate<CancelDeadlineCard> Template = new("DeadlinePosts.CancelDeadlineCard.json", CancelDeadlineJson.Default.CancelDeadlineCard);

    /// <summary>What is asked, in a sentence.</summary>
    public static string TextOf(Milestone milestone) =>
        DeadlinePostsTexts.FormatItsCardsSaySoInEvery(milestone.Event, MilestoneDates.ToWords(milestone));

    public static JsonObject Ask(Milestone milestone, string reason, string asked) => Template.Render(new(
        DeadlinePostsTexts.CancelThis,
        TextOf(milestone),
        [new(Reason, DeadlinePostsTexts.WhyIsItCancelled, DeadlineCard.Within(reason), DeadlineCard.LongestInput)],
        milestone.PlanId,
        milestone.Id,
        asked,
        Open: true));

    /// <summary>What stands in place of the question once it was answered.</summary>
    public static JsonObject Settled(Milestone milestone, string title, string text) =>
        Template.Render(new(title, text, [], milestone.PlanId, milestone.Id, InWords, Open: false));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CancelDeadlineCard))]
internal sealed partial class CancelDeadlineJson : JsonSerializerContext;
