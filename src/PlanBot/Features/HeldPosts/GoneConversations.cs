using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Translation;

namespace PlanBot.Features.HeldPosts;

/// <summary>
/// Where something is posted and PlanBot is gone, an administrator is told what to do; where PlanBot is back, the
/// conversation is asked whether to go on.
/// </summary>
internal sealed partial class GoneConversations(
    PlanDbContext db,
    PostOutbox outbox,
    PeopleDirectory people,
    IReaderLanguages languages,
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

        var administrators = await AdministratorsAsync(conversation.TenantId, orders, cancellationToken);
        var posts = new List<NewPost>();
        foreach (var person in administrators)
        {
            // What is posted there is named in the language of who is told, too.
            using var language = Language.Use(await languages.OfPersonAsync(person.TenantId, person.ObjectId, "", cancellationToken));
            posts.Add(new($"conversation-gone:{conversation.Id}:{conversation.GoneAtUtc:O}:{person.ObjectId}", person)
            {
                Topic = "conversation-gone",
                Message = PostOutbox.Text(TextOf(conversation, await standingOrders.OfAllAsync(conversation.Id, cancellationToken))),
            });
        }

        await outbox.EnqueueMissingAsync(posts, cancellationToken);
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
                    Message = CardMessage.Of(offer.Render(), offer.Text),
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
            (true, ConversationLoss.Removed) when conversation.ChannelType.Length > 0 => (HeldPostsTexts.PlanBotWasRemovedFromTheChannel, HeldPostsTexts.AddPlanBotToTheTeamWhere),
            (true, ConversationLoss.Removed) => (HeldPostsTexts.PlanBotWasRemovedFromTheTeam, HeldPostsTexts.AddPlanBotToTheTeamAgain),
            (false, ConversationLoss.Removed) => (HeldPostsTexts.PlanBotWasRemovedFromTheChat, HeldPostsTexts.AddPlanBotToTheChatAgain),
            (_, ConversationLoss.Deleted) => (HeldPostsTexts.ItWasDeleted, HeldPostsTexts.TeamsLetsAnOwnerRestoreA),
            (_, ConversationLoss.Archived) => (HeldPostsTexts.ItsTeamWasArchived, HeldPostsTexts.RestoreTheTeamInTeamsManage),
            _ => (HeldPostsTexts.TeamsRefusesWhatPlanBotSendsThere, HeldPostsTexts.LookWhetherPlanBotIsStillIn),
        };
        return HeldPostsTexts.FormatNothingCanBePostedInAny(where, happened, what, todo);
    }

    private static string PlaceOf(Conversation conversation) => (conversation.Type, conversation.Name, conversation.TeamName) switch
    {
        (ConversationTypes.Channel, { Length: > 0 } name, { Length: > 0 } team) => HeldPostsTexts.FormatTheChannelOfTheTeam(KindOf(conversation), name, team),
        (ConversationTypes.Channel, { Length: > 0 } name, _) => HeldPostsTexts.FormatTheChannel(KindOf(conversation), name),
        (ConversationTypes.Channel, _, { Length: > 0 } team) => HeldPostsTexts.FormatAChannelOfTheTeam(KindOf(conversation), team),
        (ConversationTypes.Channel, _, _) => HeldPostsTexts.FormatAChannelWhoseNameTeamsHas(KindOf(conversation)),
        _ => HeldPostsTexts.AGroupChat,
    };

    private static string KindOf(Conversation conversation) => conversation.ChannelType.Length > 0 ? $"{conversation.ChannelType} " : "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "PlanBot is gone from conversation {ConversationId} ({Loss}); {Orders} things are posted there and are held")]
    private partial void LogGone(string conversationId, ConversationLoss? loss, int orders);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no administrator to tell that PlanBot is gone from conversation {ConversationId}")]
    private partial void LogNobodyToTell(string conversationId);

    [LoggerMessage(Level = LogLevel.Information, Message = "PlanBot is back in conversation {ConversationId}; {Orders} things are held there until somebody resumes them")]
    private partial void LogBack(string conversationId, int orders);
}
