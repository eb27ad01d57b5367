using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Teams;

/// <summary>Keeps each conversation that PlanBot is in, so that it can write there unasked, also after a restart.</summary>
internal sealed class ConversationStore(PlanDbContext db, IEnumerable<IConversationListener> listeners, TimeProvider clock)
{
    /// <summary>The conversation's key: a channel's id without a thread's <c>;messageid=</c>.</summary>
    public static string KeyOf(IActivity activity)
    {
        var id = activity.Conversation?.Id ?? "";
        var thread = id.IndexOf(";messageid=", StringComparison.OrdinalIgnoreCase);
        return thread < 0 ? id : id[..thread];
    }

    /// <summary>The stored conversation of the activity, brought up to date with how it can be reached now.</summary>
    public async Task<Conversation> RememberAsync(IActivity activity, string tenantId, CancellationToken cancellationToken)
    {
        var key = KeyOf(activity);
        var reference = ProtocolJson.Convert<ConversationReference>(JsonSerializer.SerializeToElement(activity.GetConversationReference(), ProtocolJson.Options))!;
        reference.Conversation!.Id = key;
        reference.ActivityId = null;
        var type = ConversationTypes.Of(activity);
        if (type != ConversationTypes.Personal)
        {
            reference.User = null;
        }

        var json = JsonSerializer.Serialize(reference, ProtocolJson.Options);
        var conversation = await FindOrAddAsync(key, cancellationToken);
        var (channel, team) = NamesIn(activity, conversation);
        var channelType = ConversationTypes.OfChannel(activity) ?? conversation.ChannelType;
        var isBack = conversation.GoneAtUtc is not null;
        if (conversation.ReferenceJson == json && !isBack && conversation.Name == channel && conversation.TeamName == team && conversation.ChannelType == channelType)
        {
            return conversation;
        }

        conversation.Type = type;
        conversation.TenantId = tenantId;
        conversation.ReferenceJson = json;
        conversation.PersonObjectId = type == ConversationTypes.Personal ? activity.From?.AadObjectId ?? "" : "";
        conversation.TeamId = activity.GetChannelData<TeamsChannelData>()?.Team?.Id ?? conversation.TeamId;
        (conversation.Name, conversation.TeamName, conversation.ChannelType) = (channel, team, channelType);
        conversation.GoneAtUtc = null;
        conversation.UpdatedAtUtc = clock.GetUtcNow().UtcDateTime;
        await TogetherAsync(
            async () =>
            {
                await db.SaveChangesAsync(cancellationToken);
                if (isBack)
                {
                    await TellBackAsync(conversation, cancellationToken);
                }
            },
            cancellationToken);
        return conversation;
    }

    /// <summary>Teams says the names in some activities only, mostly when something happens to the team.</summary>
    private static (string Channel, string Team) NamesIn(IActivity activity, Conversation known) =>
        activity.GetChannelData<TeamsChannelData>() is { } data
            ? (data.Channel?.Name ?? known.Name, data.Team?.Name ?? known.TeamName)
            : (known.Name, known.TeamName);

    /// <summary>Two activities say that PlanBot was added, and may arrive together: the second finds what the first one stored.</summary>
    private async Task<Conversation> FindOrAddAsync(string key, CancellationToken cancellationToken)
    {
        if (await db.Set<Conversation>().FindAsync([key], cancellationToken) is { } known)
        {
            return known;
        }

        var added = new Conversation { Id = key, UpdatedAtUtc = clock.GetUtcNow().UtcDateTime };
        db.Add(added);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return added;
        }
        catch (DbUpdateException failure) when (db.IsOvertaken(failure))
        {
            db.Entry(added).State = EntityState.Detached;
            return await db.Set<Conversation>().SingleAsync(stored => stored.Id == key, cancellationToken);
        }
    }

    /// <summary>True for the first caller only: PlanBot welcomes once, though two activities say that it was added.</summary>
    public async Task<bool> TryWelcomeAsync(string conversationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Set<Conversation>()
            .Where(conversation => conversation.Id == conversationId && conversation.WelcomedAtUtc == null)
            .ExecuteUpdateAsync(update => update.SetProperty(conversation => conversation.WelcomedAtUtc, now), cancellationToken) == 1;
    }

    /// <summary>PlanBot cannot write there any more: nothing is sent there until somebody wants it again.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="loss">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task MarkGoneAsync(string conversationId, ConversationLoss loss, CancellationToken cancellationToken) =>
        MarkGoneAsync(db.Set<Conversation>().Where(conversation => conversation.Id == conversationId), loss, cancellationToken);

    /// <summary>Whether it is a channel that PlanBot is let into, and put out of, apart from its team: a private or a shared one.</summary>
    public async Task<bool> IsByItselfAsync(IActivity activity, CancellationToken cancellationToken)
    {
        var key = KeyOf(activity);
        return (ConversationTypes.OfChannel(activity) ?? await db.Set<Conversation>().Where(conversation => conversation.Id == key).Select(conversation => conversation.ChannelType).SingleOrDefaultAsync(cancellationToken)) is { Length: > 0 };
    }

    /// <summary>The same for all channels of a team.</summary>
    public Task MarkTeamGoneAsync(string teamId, ConversationLoss loss, CancellationToken cancellationToken) =>
        MarkGoneAsync(db.Set<Conversation>().Where(conversation => conversation.TeamId == teamId && conversation.Type == ConversationTypes.Channel), loss, cancellationToken);

    /// <summary>Teams says that a channel is there again.</summary>
    public Task MarkBackAsync(string conversationId, CancellationToken cancellationToken) =>
        MarkBackAsync(db.Set<Conversation>().Where(conversation => conversation.Id == conversationId), cancellationToken);

    /// <summary>
    /// The same for the channels of a team that went with it, and not for one that was deleted by itself. Added to a team
    /// again PlanBot is not in its private and shared channels: there it has to be let in one by one.
    /// </summary>
    /// <param name="teamId">The team.</param>
    /// <param name="losses">What is made good by it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task MarkTeamBackAsync(string teamId, IReadOnlyCollection<ConversationLoss> losses, CancellationToken cancellationToken) =>
        MarkBackAsync(db.Set<Conversation>().Where(conversation => conversation.TeamId == teamId && conversation.Loss != null && losses.Contains(conversation.Loss.Value) && (conversation.ChannelType == "" || conversation.Loss != ConversationLoss.Removed)), cancellationToken);

    public Task RenameChannelAsync(string conversationId, string name, CancellationToken cancellationToken) =>
        db.Set<Conversation>()
            .Where(conversation => conversation.Id == conversationId)
            .ExecuteUpdateAsync(update => update.SetProperty(conversation => conversation.Name, name), cancellationToken);

    public Task RenameTeamAsync(string teamId, string name, CancellationToken cancellationToken) =>
        db.Set<Conversation>()
            .Where(conversation => conversation.TeamId == teamId)
            .ExecuteUpdateAsync(update => update.SetProperty(conversation => conversation.TeamName, name), cancellationToken);

    /// <summary>Somebody wants posts here again.</summary>
    /// <returns>False where nothing was held.</returns>
    public async Task<bool> ReleaseAsync(string conversationId, CancellationToken cancellationToken) =>
        await db.Set<Conversation>()
            .Where(conversation => conversation.Id == conversationId && conversation.HeldAtUtc != null)
            .ExecuteUpdateAsync(update => update.SetProperty(conversation => conversation.HeldAtUtc, (DateTime?)null), cancellationToken) == 1;

    /// <summary>A conversation that is over with its last answer, as on the command line.</summary>
    public async Task ForgetAsync(string conversationId, CancellationToken cancellationToken) =>
        await db.Set<Conversation>().Where(conversation => conversation.Id == conversationId).ExecuteDeleteAsync(cancellationToken);

    public async Task ChoosePlanAsync(string conversationId, string planId, CancellationToken cancellationToken) =>
        await db.Set<Conversation>()
            .Where(conversation => conversation.Id == conversationId)
            .ExecuteUpdateAsync(update => update.SetProperty(conversation => conversation.PlanId, planId), cancellationToken);

    /// <summary>The reference with which PlanBot writes to the conversation unasked.</summary>
    public static ConversationReference ReferenceOf(Conversation conversation) =>
        JsonSerializer.Deserialize<ConversationReference>(conversation.ReferenceJson, ProtocolJson.Options)
        ?? throw new InvalidOperationException($"The stored reference of conversation {conversation.Id} is empty.");

    /// <summary>Where the bot was taken out it is welcomed anew when it comes back.</summary>
    private async Task MarkGoneAsync(IQueryable<Conversation> which, ConversationLoss loss, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var conversation in await which.AsNoTracking().Where(row => row.GoneAtUtc == null).ToListAsync(cancellationToken))
        {
            await TogetherAsync(
                async () =>
                {
                    // Two activities may say the same: one of them tells the listeners.
                    var isFirst = await db.Set<Conversation>()
                        .Where(row => row.Id == conversation.Id && row.GoneAtUtc == null)
                        .ExecuteUpdateAsync(
                            update => update
                                .SetProperty(row => row.GoneAtUtc, now)
                                .SetProperty(row => row.Loss, loss)
                                .SetProperty(row => row.HeldAtUtc, now)
                                .SetProperty(row => row.WelcomedAtUtc, row => loss == ConversationLoss.Removed ? null : row.WelcomedAtUtc),
                            cancellationToken) == 1;
                    if (isFirst)
                    {
                        (conversation.GoneAtUtc, conversation.Loss, conversation.HeldAtUtc) = (now, loss, now);
                        foreach (var listener in listeners)
                        {
                            await listener.GoneAsync(conversation, cancellationToken);
                        }
                    }
                },
                cancellationToken);
        }
    }

    private async Task MarkBackAsync(IQueryable<Conversation> which, CancellationToken cancellationToken)
    {
        foreach (var conversation in await which.AsNoTracking().Where(row => row.GoneAtUtc != null).ToListAsync(cancellationToken))
        {
            await TogetherAsync(
                async () =>
                {
                    var isFirst = await db.Set<Conversation>()
                        .Where(row => row.Id == conversation.Id && row.GoneAtUtc != null)
                        .ExecuteUpdateAsync(update => update.SetProperty(row => row.GoneAtUtc, (DateTime?)null), cancellationToken) == 1;
                    if (isFirst)
                    {
                        conversation.GoneAtUtc = null;
                        await TellBackAsync(conversation, cancellationToken);
                    }
                },
                cancellationToken);
        }
    }

    /// <summary>What became of a conversation and what is done about it stand or fall together: else a listener that failed would never be told again.</summary>
    private async Task TogetherAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            await change();
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await change();
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task TellBackAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        foreach (var listener in listeners)
        {
            await listener.BackAsync(conversation, cancellationToken);
        }
    }
}
