using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Teams;

/// <summary>Keeps each conversation that PlanBot is in, so that it can write there unasked, also after a restart.</summary>
internal sealed class ConversationStore(PlanDbContext db, TimeProvider clock)
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
        if (conversation.ReferenceJson == json && conversation.GoneAtUtc is null)
        {
            return conversation;
        }

        conversation.Type = type;
        conversation.TenantId = tenantId;
        conversation.ReferenceJson = json;
        conversation.PersonObjectId = type == ConversationTypes.Personal ? activity.From?.AadObjectId ?? "" : "";
        conversation.TeamId = activity.GetChannelData<TeamsChannelData>()?.Team?.Id ?? conversation.TeamId;
        conversation.GoneAtUtc = null;
        conversation.UpdatedAtUtc = clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellationToken);
        return conversation;
    }

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
        catch (DbUpdateException)
        {
            db.Entry(added).State = EntityState.Detached;
            return await db.Set<Conversation>().FindAsync([key], cancellationToken) is { } stored
                ? stored
                : throw new InvalidOperationException($"The conversation {key} could neither be stored nor found.");
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

    /// <summary>PlanBot was taken out: nothing is sent there any more, and it is welcomed anew when it comes back.</summary>
    public async Task MarkGoneAsync(string conversationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<Conversation>()
            .Where(conversation => conversation.Id == conversationId)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(conversation => conversation.GoneAtUtc, now)
                    .SetProperty(conversation => conversation.WelcomedAtUtc, (DateTime?)null),
                cancellationToken);
    }

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
}
