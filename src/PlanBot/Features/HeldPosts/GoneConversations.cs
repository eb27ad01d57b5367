using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.HeldPosts;

/// <summary>
/// Where something is posted and PlanBot is gone, an administrator is told what to do; where PlanBot is back, the
/// conversation is asked whether to go on.
/// </summary>
internal sealed partial class GoneConversations(
    PlanDbContext db,
    PostOutbox outbox,
    PeopleDirectory people,
    IEnumerable<IStandingOrders> standingOrders,
    IOptions<PeopleOptions> options,
    ILogger<GoneConversations> logger) : IConversationListener
{
    /// <summary>A person who takes the app out of the own chat knows it; nobody else is told.</summary>
    public async Task GoneAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        var orders = await standingOrders.OfAllAsync(conversation.Id, cancellationToken);
        LogGone(conversation.Id, conversation.Loss, orders.Count);
        if (orders.Count == 0 || conversation.Type == ConversationTypes.Personal)
        {
            return;
        }

        var text = TextOf(conversation, orders);
        var administrators = await AdministratorsAsync(conversation.TenantId, orders, cancellationToken);
        await outbox.EnqueueMissingAsync(
            [
                .. administrators.Select(person => new NewPost($"conversation-gone:{conversation.Id}:{conversation.GoneAtUtc:O}:{person.ObjectId}", person)
                {
                    Topic = "conversation-gone",
                    Message = PostOutbox.Text(text),
                }),
            ],
            cancellationToken);
        if (administrators.Count == 0)
        {
            LogNobodyToTell(conversation.Id);
        }
    }

    public async Task BackAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        if (conversation.HeldAtUtc is null)
        {
            return;
        }

        var orders = await standingOrders.OfAllAsync(conversation.Id, cancellationToken);
        LogBack(conversation.Id, orders.Count);
        if (orders.Count == 0)
        {
            // Nothing is posted there of PlanBot's own accord, so there is nothing to ask about.
            await db.Set<Conversation>()
                .Where(row => row.Id == conversation.Id)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.HeldAtUtc, (DateTime?)null), cancellationToken);
            return;
        }

        var offer = ResumeCard.Offer(orders);
        await outbox.EnqueueMissingAsync(
            [
                new($"offer-to-resume:{conversation.Id}:{conversation.HeldAtUtc:O}", new PostTarget.Conversation(conversation.Id))
                {
                    Topic = PostOutbox.TopicWhileHeld,
                    Message = PostOutbox.Card(offer.Render(), offer.Text),
                },
            ],
            cancellationToken);
    }

    private async Task<IReadOnlyList<PostTarget.Person>> AdministratorsAsync(string tenantId, IReadOnlyList<StandingOrder> orders, CancellationToken cancellationToken)
    {
        var found = options.Value.FirstAdministrators
            .Where(first => first.TenantId.Equals(tenantId, StringComparison.OrdinalIgnoreCase))
            .Select(first => new PostTarget.Person(first.TenantId, first.ObjectId))
            .ToHashSet();
        foreach (var area in orders.Select(order => order.Area).Distinct())
        {
            var holders = await people.WhoMayAsync(PlanBotAction.ManageRoles, area, cancellationToken);
            found.UnionWith(holders.Select(holder => new PostTarget.Person(holder.TenantId, holder.ObjectId)));
        }

        return [.. found];
    }

    private static string TextOf(Conversation conversation, IReadOnlyList<StandingOrder> orders)
    {
        var (what, where) = (BritishEnglish.List([.. orders.Select(order => order.What)]), PlaceOf(conversation));
        var (happened, todo) = (conversation.Type == ConversationTypes.Channel, conversation.Loss) switch
        {
            (true, ConversationLoss.Removed) when conversation.ChannelType.Length > 0 => ("PlanBot was removed from the channel or its team", "Add PlanBot to the team where it is missing (Manage team, Apps), then to this channel (Manage channel, Apps): it is not let into private and shared channels with their team."),
            (true, ConversationLoss.Removed) => ("PlanBot was removed from the team", "Add PlanBot to the team again (Manage team, Apps)."),
            (false, ConversationLoss.Removed) => ("PlanBot was removed from the chat", "Add PlanBot to the chat again (View more apps)."),
            (_, ConversationLoss.Deleted) => ("it was deleted", "Teams lets an owner restore a deleted channel or team for 30 days; else say \"post deadlines here\" in another channel."),
            (_, ConversationLoss.Archived) => ("its team was archived", "Restore the team in Teams (Manage teams), or say \"post deadlines here\" in a channel of another team."),
            _ => ("Teams refuses what PlanBot sends there", "Look whether PlanBot is still in the team or chat and allowed in the Teams admin centre; then mention PlanBot there."),
        };
        return $"Nothing can be posted in {where} any more: {happened}. What waits for it: {what}. {todo} When PlanBot is back it asks there whether to go on; until somebody says so nothing is posted. If it is meant to be so, there is nothing to do.";
    }

    private static string PlaceOf(Conversation conversation) => (conversation.Type, conversation.Name, conversation.TeamName) switch
    {
        (ConversationTypes.Channel, { Length: > 0 } name, { Length: > 0 } team) => $"the {KindOf(conversation)}channel {name} of the team {team}",
        (ConversationTypes.Channel, { Length: > 0 } name, _) => $"the {KindOf(conversation)}channel {name}",
        (ConversationTypes.Channel, _, { Length: > 0 } team) => $"a {KindOf(conversation)}channel of the team {team}",
        (ConversationTypes.Channel, _, _) => $"a {KindOf(conversation)}channel whose name Teams has not told",
        _ => "a group chat",
    };

    private static string KindOf(Conversation conversation) => conversation.ChannelType.Length > 0 ? $"{conversation.ChannelType} " : "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "PlanBot is gone from conversation {ConversationId} ({Loss}); {Orders} things are posted there and are held")]
    private partial void LogGone(string conversationId, ConversationLoss? loss, int orders);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no administrator to tell that PlanBot is gone from conversation {ConversationId}")]
    private partial void LogNobodyToTell(string conversationId);

    [LoggerMessage(Level = LogLevel.Information, Message = "PlanBot is back in conversation {ConversationId}; {Orders} things are held there until somebody resumes them")]
    private partial void LogBack(string conversationId, int orders);
}
