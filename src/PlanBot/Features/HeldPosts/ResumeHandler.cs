using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Turns;

namespace PlanBot.Features.HeldPosts;

/// <summary>"Resume posts here", by the card that PlanBot sends when it is back, or in words.</summary>
internal sealed partial class ResumeHandler(
    PlanDbContext db,
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
            return new(AnswerKind.Answer, HeldPostsTexts.NothingIsPostedHereOfPlanBots);
        }

        if (!own && !orders.Any(order => Permissions.Allows(turn.Person, PlanBotAction.SubscribeConversation, order.Area)))
        {
            return new(AnswerKind.Refuse, HeldPostsTexts.OnlyStaffOfTheOfficeWhose);
        }

        // All of it or nothing: whoever asks again after a failure finds what is held as it was.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await conversations.ReleaseAsync(turn.ConversationId, cancellationToken))
        {
            return new(AnswerKind.Answer, HeldPostsTexts.FormatNothingIsHeldBackHereAre(ResumeCard.WhatOf(orders)));
        }

        foreach (var listener in listeners)
        {
            await listener.ResumedAsync(turn.ConversationId, cancellationToken);
        }

        var again = await deliveries.ResendMissedAsync(turn.ConversationId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
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
        HeldPostsTexts.ShallPlanBotGoOnHere,
        HeldPostsTexts.FormatPlanBotWasAwayFromThisConversation(WhatOf(orders)),
        Open: true);

    public static ResumeCard Done(IReadOnlyList<StandingOrder> orders, string by, int again)
    {
        var missed = again > 0 ? HeldPostsTexts.FormatThatDidNotArriveMeanwhileSent(BritishEnglish.Count(again, "message"), again == 1 ? "is" : "are") : "";
        return new(HeldPostsTexts.PlanBotGoesOnHere, HeldPostsTexts.FormatPostedHereAgainResumedIt(WhatOf(orders), by, missed), Open: false);
    }

    public static string WhatOf(IReadOnlyList<StandingOrder> orders) => BritishEnglish.List([.. orders.Select(order => order.What)]);

    public JsonObject Render() => Template.Render(this);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ResumeCard))]
internal sealed partial class ResumeCardJson : JsonSerializerContext;
