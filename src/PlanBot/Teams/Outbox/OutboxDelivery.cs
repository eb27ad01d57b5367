using System.Net;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Graph;

namespace PlanBot.Teams.Outbox;

/// <summary>One post on its way into its conversation: a new message, an update, a reply, or a chat to be opened first.</summary>
internal sealed class OutboxDelivery(PlanDbContext db, OutboxQueue queue, ConversationWriter writer, IAppInstallation installation, TimeProvider clock)
{
    /// <summary>Why a post is kept as failed; the reason of an installation that was tried stands behind it.</summary>
    private const string NoChat = "no personal chat, and in no conversation with PlanBot";

    /// <summary>In so many conversations a person is looked for whom PlanBot has no chat with.</summary>
    private const int MostRosters = 5;

    /// <summary>After an installation Teams tells of the chat by itself, mostly at once.</summary>
    private static readonly TimeSpan UntilTold = TimeSpan.FromSeconds(10);

    /// <summary>What becomes of a post about a message that does not stand there.</summary>
    public static SendOutcome NothingStands { get; } = new SendOutcome.Closed("no message stands there");

    /// <summary>Whether it is about a message that does not stand there: found before it takes anything of the pace.</summary>
    public async Task<bool> HasNothingToChangeAsync(OutboxPost post, CancellationToken cancellationToken) =>
        post.Action is PostAction.Update or PostAction.Reply && await StandingOfAsync(post, cancellationToken) is null;

    /// <exception cref="ErrorResponseException">The channel refused it.</exception>
    /// <exception cref="HttpRequestException">The channel could not be reached, or did not answer.</exception>
    public async Task<SendOutcome> DeliverAsync(OutboxPost post, Conversation? conversation, Activity activity, CancellationToken cancellationToken)
    {
        var standing = await StandingOfAsync(post, cancellationToken);
        if (standing is null && post.Action is PostAction.Update or PostAction.Reply)
        {
            return NothingStands;
        }

        await WaitForTenantAsync(conversation?.TenantId ?? post.PersonTenantId, cancellationToken);

        // Every attempt is counted and paced here, so none is repeated further down.
        using var once = ConnectorRetries.Suspend();
        if (conversation is null)
        {
            return await OpenAsync(post, activity, cancellationToken);
        }

        var reference = ConversationStore.ReferenceOf(conversation);
        switch (post.Action)
        {
            case PostAction.Update or PostAction.UpdateOrNew when standing is not null:
                await writer.UpdateAsync(In(reference, standing.ThreadId), standing.ActivityId, activity, cancellationToken);
                return new SendOutcome.Sent(standing.ActivityId, standing.ThreadId);

            case PostAction.Reply:
                return new SendOutcome.Sent(await writer.SendAsync(In(reference, standing!.ThreadId), activity, cancellationToken), standing.ThreadId);

            case var _ when conversation.Type == ConversationTypes.Channel:
                var (activityId, threadId) = await writer.PostInChannelAsync(reference, conversation.TenantId, activity, cancellationToken);
                return new SendOutcome.Sent(activityId, threadId);

            default:
                return new SendOutcome.Sent(await writer.SendAsync(reference, activity, cancellationToken), conversation.Id);
        }
    }

    /// <summary>
    /// Opens the chat with somebody whom PlanBot has none with yet. Teams wants the person's id as its roster has it, so a
    /// conversation is needed that both are in. Where there is none, or the person has not PlanBot's app, it is installed for
    /// the person, if the settings let it.
    /// </summary>
    private async Task<SendOutcome> OpenAsync(OutboxPost post, Activity activity, CancellationToken cancellationToken)
    {
        var shared = await db.Set<Conversation>().AsNoTracking()
            .Where(row => row.TenantId == post.PersonTenantId && row.Type != ConversationTypes.Personal && row.GoneAtUtc == null)
            .OrderByDescending(row => row.UpdatedAtUtc)
            .Take(MostRosters)
            .ToListAsync(cancellationToken);
        foreach (var conversation in shared)
        {
            var reference = ConversationStore.ReferenceOf(conversation);
            if (await writer.FindMemberAsync(reference, post.PersonObjectId, cancellationToken) is { } member)
            {
                try
                {
                    var (chatId, activityId) = await writer.SendToMemberAsync(reference, member, post.PersonTenantId, activity, cancellationToken);
                    return new SendOutcome.Sent(activityId, chatId);
                }
                catch (ErrorResponseException refusal) when (refusal.Response?.StatusCode is HttpStatusCode.Forbidden)
                {
                    // The app is not installed for the person.
                    return await InstallAndSendAsync(post, activity, cancellationToken) is { } sent and not SendOutcome.Impossible ? sent : SendOutcome.Of(refusal, clock.GetUtcNow());
                }
            }
        }

        return await InstallAndSendAsync(post, activity, cancellationToken);
    }

    private async Task<SendOutcome> InstallAndSendAsync(OutboxPost post, Activity activity, CancellationToken cancellationToken)
    {
        var known = db.Set<Conversation>().AsNoTracking().Where(row => row.TenantId == post.PersonTenantId);
        if (await known.AnyAsync(row => row.PersonObjectId == post.PersonObjectId && row.GoneAtUtc != null && row.Loss == ConversationLoss.Removed, cancellationToken))
        {
            return new SendOutcome.Impossible("the person took PlanBot out");
        }

        switch (await installation.EnsureAsync(post.PersonTenantId, post.PersonObjectId, cancellationToken))
        {
            case InstallOutcome.Installed { ChatId: { Length: > 0 } chatId } when await known.OrderByDescending(row => row.UpdatedAtUtc).FirstOrDefaultAsync(cancellationToken) is { } any:
                var reference = ConversationStore.ReferenceOf(any);
                (reference.User, reference.Conversation) = (null, new ConversationAccount { Id = chatId, ConversationType = ConversationTypes.Personal, TenantId = post.PersonTenantId });
                return new SendOutcome.Sent(await writer.SendAsync(reference, activity, cancellationToken), chatId);
            case InstallOutcome.Installed:
                return new SendOutcome.TryAgain("installed, and the chat not known yet", UntilTold, Unknown: false, Alone: false);
            case InstallOutcome.Later later:
                return new SendOutcome.TryAgain($"not installed: {later.Why}", later.After, Unknown: false, Alone: false);
            case InstallOutcome.Never never:
                return new SendOutcome.Impossible(never.Why.Length > 0 ? $"{NoChat}; {never.Why}" : NoChat);
            case var other:
                throw new InvalidOperationException($"{other.GetType().Name} is no outcome of an installation.");
        }
    }

    private async Task<StandingMessage?> StandingOfAsync(OutboxPost post, CancellationToken cancellationToken) =>
        post.StandingName.Length == 0 ? null : await queue.StandingAsync(post.StandingName, cancellationToken);

    private async Task WaitForTenantAsync(string tenantId, CancellationToken cancellationToken)
    {
        var wait = await queue.ReserveTenantAsync(tenantId, cancellationToken);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private static ConversationReference In(ConversationReference reference, string threadId)
    {
        reference.Conversation!.Id = threadId;
        return reference;
    }
}
