using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Turns;

namespace PlanBot.Features.HeldPosts;

/// <summary>"Resume posts here", by the card that PlanBot sends when it is back, or in words.</summary>
internal sealed partial class ResumeHandler(
    ConversationStore conversations,
    DeliveryReports deliveries,
    IEnumerable<IStandingOrders> standingOrders,
    IEnumerable<IConversationListener> listeners,
    OutboxSignal signal,
    ILogger<ResumeHandler> logger)
{
    public async Task<Answer> ResumeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var orders = await standingOrders.OfAllAsync(turn.ConversationId, cancellationToken);
        var own = turn.Scope is ConversationScope.Personal && turn.Person.IsKnown;
        if (orders.Count == 0)
        {
            return new(AnswerKind.Answer, "Nothing is posted here of PlanBot's own accord, so there is nothing to resume. Staff of the office can say \"post deadlines here\".");
        }

        if (!own && !orders.Any(order => Permissions.Allows(turn.Person, PlanBotAction.SubscribeConversation, order.Area)))
        {
            return new(AnswerKind.Refuse, "Only staff of the office whose plan is posted here can resume it.");
        }

        if (!await conversations.ReleaseAsync(turn.ConversationId, cancellationToken))
        {
            return new(AnswerKind.Answer, $"Nothing is held back here: {ResumeCard.WhatOf(orders)} are sent as they come.");
        }

        foreach (var listener in listeners)
        {
            await listener.ResumedAsync(turn.ConversationId, cancellationToken);
        }

        var again = await deliveries.ResendMissedAsync(turn.ConversationId, cancellationToken);
        signal.Wake();
        LogResumed(turn.ConversationId, again);
        var done = ResumeCard.Done(orders, turn.Person.Name, again);
        return new(AnswerKind.Answer, done.Text) { Card = done.Render(), UsedCard = done.Render() };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Posts to conversation {ConversationId} were resumed; {Count} that it missed are sent")]
    private partial void LogResumed(string conversationId, int count);
}

/// <summary>All standing orders of a conversation.</summary>
internal static class StandingOrdersOfAll
{
    public static async Task<IReadOnlyList<StandingOrder>> OfAllAsync(this IEnumerable<IStandingOrders> features, string conversationId, CancellationToken cancellationToken)
    {
        var orders = new List<StandingOrder>();
        foreach (var feature in features)
        {
            orders.AddRange(await feature.InAsync(conversationId, cancellationToken));
        }

        return orders;
    }
}

/// <summary>The data of <c>ResumeCard.json</c>: the offer to go on, and what stands in its place once somebody took it.</summary>
internal sealed record ResumeCard(string Title, string Text, bool Open)
{
    private static readonly CardTemplate<ResumeCard> Template = new("HeldPosts.ResumeCard.json", ResumeCardJson.Default.ResumeCard);

    public static ResumeCard Offer(IReadOnlyList<StandingOrder> orders) => new(
        "Shall PlanBot go on here?",
        $"PlanBot was away from this conversation and is back. Before that it posted here: {WhatOf(orders)}. Nothing is posted until somebody of the office says so.",
        Open: true);

    public static ResumeCard Done(IReadOnlyList<StandingOrder> orders, string by, int again)
    {
        var missed = again > 0 ? $" {BritishEnglish.Count(again, "message")} that did not arrive meanwhile {(again == 1 ? "is" : "are")} sent now." : "";
        return new("PlanBot goes on here", $"Posted here again: {WhatOf(orders)}. {by} resumed it.{missed}", Open: false);
    }

    public static string WhatOf(IReadOnlyList<StandingOrder> orders) => BritishEnglish.List([.. orders.Select(order => order.What)]);

    public JsonObject Render() => Template.Render(this);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ResumeCard))]
internal sealed partial class ResumeCardJson : JsonSerializerContext;
