using System.Net;
using Microsoft.Extensions.Configuration;

namespace PlanBot.Teams;

/// <summary>Writes into a conversation unasked.</summary>
internal sealed class ConversationWriter(CloudAdapter adapter, IConfiguration configuration)
{
    /// <summary>The bot's app id; empty on a developer's machine without a registration.</summary>
    private string AppId => configuration["MicrosoftAppId"] ?? "";

    /// <summary>Sends into a known conversation.</summary>
    /// <returns>The new activity's id, empty where the channel gives none.</returns>
    /// <exception cref="ErrorResponseException">The channel refused it.</exception>
    public async Task<string> SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken)
    {
        var id = "";
        await adapter.ContinueConversationAsync(
            AppId,
            reference,
            async (turnContext, token) => id = (await SendAsync(turnContext, activity, token))?.Id ?? "",
            cancellationToken);
        return id;
    }

    /// <summary>Replaces a message that the bot sent.</summary>
    /// <exception cref="ErrorResponseException">The channel refused it.</exception>
    public Task UpdateAsync(ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken)
    {
        activity.Id = activityId;
        return adapter.ContinueConversationAsync(
            AppId,
            reference,
            (turnContext, token) => turnContext.UpdateActivityAsync(activity, token),
            cancellationToken);
    }

    /// <summary>Opens, or finds, the personal chat with the activity's sender and sends there.</summary>
    /// <exception cref="ErrorResponseException">The channel refused it, as where the app is not installed for the person.</exception>
    public Task SendToPersonAsync(IActivity from, string tenantId, Activity activity, CancellationToken cancellationToken) =>
        adapter.CreateConversationAsync(
            AppId,
            from.ChannelId!,
            from.ServiceUrl!,
            null,
            new ConversationParameters { IsGroup = false, Bot = from.Recipient, Members = [from.From!], TenantId = tenantId },
            (turnContext, token) => SendAsync(turnContext, activity, token),
            cancellationToken);

    /// <summary>Somebody in a conversation, with the id that the channel's roster has; nothing where the person is not in it.</summary>
    public async Task<ChannelAccount?> FindMemberAsync(ConversationReference reference, string objectId, CancellationToken cancellationToken)
    {
        ChannelAccount? member = null;
        try
        {
            await adapter.ContinueConversationAsync(
                AppId,
                reference,
                async (turnContext, token) => member = await TeamsInfo.GetMemberAsync(turnContext, objectId, token),
                cancellationToken);
        }
        catch (ErrorResponseException refusal) when (refusal.Response?.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
        {
            return null;
        }

        return member;
    }

    /// <summary>Opens, or finds, the personal chat with a member of a conversation and sends there.</summary>
    /// <returns>The chat's conversation id and the new activity's id.</returns>
    /// <exception cref="ErrorResponseException">The channel refused it, as where the app is not installed for the person.</exception>
    public async Task<(string ChatId, string ActivityId)> SendToMemberAsync(ConversationReference reference, ChannelAccount member, string tenantId, Activity activity, CancellationToken cancellationToken)
    {
        var (chatId, activityId) = ("", "");
        await adapter.CreateConversationAsync(
            AppId,
            reference.ChannelId!,
            reference.ServiceUrl!,
            null,
            new ConversationParameters { IsGroup = false, Bot = reference.Bot, Members = [member], TenantId = tenantId },
            async (turnContext, token) =>
            {
                chatId = turnContext.Activity.Conversation?.Id ?? "";
                activityId = (await SendAsync(turnContext, activity, token))?.Id ?? "";
            },
            cancellationToken);
        return (chatId, activityId);
    }

    /// <summary>Begins a thread in a channel.</summary>
    /// <returns>The new post's activity id and the thread's conversation id.</returns>
    /// <exception cref="ErrorResponseException">The channel refused it.</exception>
    public async Task<(string ActivityId, string ThreadId)> PostInChannelAsync(ConversationReference channel, string tenantId, Activity activity, CancellationToken cancellationToken)
    {
        var (activityId, threadId) = ("", "");
        await adapter.CreateConversationAsync(
            AppId,
            channel.ChannelId!,
            channel.ServiceUrl!,
            null,
            new ConversationParameters
            {
                IsGroup = true,
                Bot = channel.Bot,
                TenantId = tenantId,
                ChannelData = new TeamsChannelData { Channel = new ChannelInfo { Id = channel.Conversation!.Id } },
                Activity = activity,
            },
            (turnContext, _) =>
            {
                threadId = turnContext.Activity.Conversation?.Id ?? "";
                activityId = RootOf(threadId) ?? turnContext.Activity.Id ?? "";
                return Task.CompletedTask;
            },
            cancellationToken);
        return (activityId, threadId);
    }

    /// <summary>Sends to the end of the conversation: the id of a turn that the bot starts is made up, and nothing is replied to.</summary>
    private static Task<ResourceResponse?> SendAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        turnContext.Activity.Id = null;
        return turnContext.SendActivityAsync(activity, cancellationToken);
    }

    /// <summary>The thread's first activity. The turn's own id is made up where the channel names the thread alone.</summary>
    private static string? RootOf(string threadId)
    {
        const string mark = ";messageid=";
        var at = threadId.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : threadId[(at + mark.Length)..];
    }
}
