using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams;

namespace PlanBot.Features.Announcements;

/// <summary>Where a plan's announcements can go: the conversations that have its deadlines posted.</summary>
internal sealed class AnnouncementPlaces(PlanDbContext db)
{
    /// <summary>Those in force, by name.</summary>
    public async Task<IReadOnlyList<AnnouncementPlace>> OfAsync(Plan plan, CancellationToken cancellationToken)
    {
        var rows = await db.Set<DeadlineSubscription>().AsNoTracking()
            .Where(subscription => subscription.PlanId == plan.Id && subscription.EndedAtUtc == null)
            .Join(
                db.Set<Conversation>().AsNoTracking().Where(conversation => conversation.GoneAtUtc == null && conversation.HeldAtUtc == null),
                subscription => subscription.ConversationId,
                conversation => conversation.Id,
                (subscription, conversation) => new { Subscription = subscription, Conversation = conversation })
            .ToListAsync(cancellationToken);
        var names = await NamesAsync([.. rows.Select(row => row.Conversation)], cancellationToken);
        return
        [
            .. rows
                .Select(row => new AnnouncementPlace(row.Subscription.Id, row.Conversation.Id, NameOf(row.Subscription, row.Conversation, names)))
                .OrderBy(place => place.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(place => place.SubscriptionId),
        ];
    }

    /// <summary>The names of conversations that something was sent to, also of those that have ended since.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesOfAsync(Plan plan, IReadOnlyCollection<string> conversationIds, CancellationToken cancellationToken)
    {
        var conversations = await db.Set<Conversation>().AsNoTracking().Where(conversation => conversationIds.Contains(conversation.Id)).ToListAsync(cancellationToken);
        var subscriptions = await db.Set<DeadlineSubscription>().AsNoTracking()
            .Where(subscription => subscription.PlanId == plan.Id && conversationIds.Contains(subscription.ConversationId))
            .ToDictionaryAsync(subscription => subscription.ConversationId, cancellationToken);
        var names = await NamesAsync(conversations, cancellationToken);
        return conversations.ToDictionary(
            conversation => conversation.Id,
            conversation => NameOf(subscriptions.GetValueOrDefault(conversation.Id), conversation, names));
    }

    private async Task<Dictionary<string, string>> NamesAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken)
    {
        var people = conversations.Where(conversation => conversation.PersonObjectId.Length > 0).Select(conversation => conversation.PersonObjectId.ToLowerInvariant()).ToList();
        return people.Count == 0 ? [] : (await db.Set<PersonRow>().AsNoTracking()
                .Where(person => people.Contains(person.ObjectId))
                .ToListAsync(cancellationToken))
            .ToDictionary(person => $"{person.TenantId}/{person.ObjectId}", person => person.Name);
    }

    private static string NameOf(DeadlineSubscription? subscription, Conversation conversation, Dictionary<string, string> people)
    {
        var since = subscription is null ? "" : AnnouncementsTexts.FormatDeadlinesSince(BritishEnglish.Day(DateOnly.FromDateTime(PlanDay.ToLondon(subscription.CreatedAtUtc))));
        var person = people.GetValueOrDefault($"{conversation.TenantId}/{conversation.PersonObjectId}".ToLowerInvariant()) ?? "";
        return (conversation.Type, conversation.TeamName, conversation.Name) switch
        {
            (ConversationTypes.Channel, { Length: > 0 } team, { Length: > 0 } channel) => $"{team} › {channel}",
            (ConversationTypes.Channel, { Length: > 0 } team, _) => AnnouncementsTexts.FormatTeamGeneralSince(team, since),
            (ConversationTypes.Channel, _, { Length: > 0 } channel) => AnnouncementsTexts.FormatChannelChannel(channel),
            (ConversationTypes.Channel, _, _) => $"Channel{since}",
            (ConversationTypes.Personal, _, _) when person.Length > 0 => AnnouncementsTexts.FormatPersonalChatWith(person),
            (ConversationTypes.Personal, _, _) => AnnouncementsTexts.FormatPersonalChat(since),
            (_, _, { Length: > 0 } name) => AnnouncementsTexts.FormatGroupChat(name),
            _ => AnnouncementsTexts.FormatGroupChat2(since),
        };
    }
}

/// <summary>A conversation that an announcement can go to.</summary>
internal sealed record AnnouncementPlace(Guid SubscriptionId, string ConversationId, string Name);
