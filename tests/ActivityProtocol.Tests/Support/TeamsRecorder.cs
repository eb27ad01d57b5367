using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActivityProtocol.Tests.Support;

/// <summary>Overrides every member of the Teams handlers, notes which is reached and with what, and answers in the form that Teams awaits.</summary>
internal sealed class TeamsRecorder : ExtendedTeamsActivityHandler
{
    internal ConcurrentQueue<string> Reached { get; } = new();

    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        Note($"OnAdaptiveCardInvokeAsync {invokeValue.Action!.Verb}", new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = "done" });

    protected override Task<SearchInvokeResponse> OnSearchInvokeAsync(ITurnContext<IInvokeActivity> turnContext, SearchInvokeValue invokeValue, CancellationToken cancellationToken) =>
        Note($"OnSearchInvokeAsync {invokeValue.QueryText} {invokeValue.QueryOptions!.Top} {invokeValue.Dataset}", new SearchInvokeResponse
        {
            StatusCode = 200,
            Type = "application/vnd.microsoft.search.searchResponse",
            Value = new JsonObject { ["results"] = new JsonArray(new JsonObject { ["title"] = "Victims", ["value"] = "1" }) },
        });

    protected override Task<InvokeResponse?> OnTeamsCardActionInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnTeamsCardActionInvokeAsync", (InvokeResponse?)CreateInvokeResponse());

    protected override Task OnTeamsSigninVerifyStateAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnTeamsSigninVerifyStateAsync");

    protected override Task OnSignInFailureAsync(ITurnContext<IInvokeActivity> turnContext, Error error, CancellationToken cancellationToken) =>
        Note($"OnSignInFailureAsync {error.Code}");

    protected override Task OnTeamsFileConsentAcceptAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        Note($"OnTeamsFileConsentAcceptAsync {fileConsentCardResponse.UploadInfo!.UploadUrl}");

    protected override Task OnTeamsFileConsentDeclineAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        Note("OnTeamsFileConsentDeclineAsync");

    protected override Task OnTeamsO365ConnectorCardActionAsync(ITurnContext<IInvokeActivity> turnContext, O365ConnectorCardActionQuery query, CancellationToken cancellationToken) =>
        Note($"OnTeamsO365ConnectorCardActionAsync {query.ActionId}");

    protected override Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
        Note($"OnTeamsMessagingExtensionQueryAsync {query.CommandId} {query.Parameters![0].Value} {query.QueryOptions!.Count}", Result());

    protected override Task<MessagingExtensionResponse> OnTeamsMessagingExtensionSelectItemAsync(ITurnContext<IInvokeActivity> turnContext, JsonObject? query, CancellationToken cancellationToken) =>
        Note($"OnTeamsMessagingExtensionSelectItemAsync {query!["id"]}", Result());

    protected override Task<MessagingExtensionResponse> OnTeamsAppBasedLinkQueryAsync(ITurnContext<IInvokeActivity> turnContext, AppBasedLinkQuery query, CancellationToken cancellationToken) =>
        Note($"OnTeamsAppBasedLinkQueryAsync {query.Url}", Result());

    protected override Task<MessagingExtensionResponse> OnTeamsAnonymousAppBasedLinkQueryAsync(ITurnContext<IInvokeActivity> turnContext, AppBasedLinkQuery query, CancellationToken cancellationToken) =>
        Note($"OnTeamsAnonymousAppBasedLinkQueryAsync {query.Url}", Result());

    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        Note($"OnTeamsMessagingExtensionFetchTaskAsync {action.CommandId} {action.MessagePayload!.Body!.Content} {action.MessagePayload.From!.User!.DisplayName} {action.Context!.Theme}", new MessagingExtensionActionResponse { Task = Dialog() });

    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        Note($"OnTeamsMessagingExtensionSubmitActionAsync {action.CommandId}", new MessagingExtensionActionResponse { ComposeExtension = Result().ComposeExtension });

    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionBotMessagePreviewEditAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        Note($"OnTeamsMessagingExtensionBotMessagePreviewEditAsync {action.BotActivityPreview![0].Text}", new MessagingExtensionActionResponse { Task = Dialog() });

    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionBotMessagePreviewSendAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        Note($"OnTeamsMessagingExtensionBotMessagePreviewSendAsync {action.BotActivityPreview![0].Text}", (MessagingExtensionActionResponse)null!);

    protected override Task<MessagingExtensionResponse> OnTeamsMessagingExtensionConfigurationQuerySettingUrlAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
        Note($"OnTeamsMessagingExtensionConfigurationQuerySettingUrlAsync {query.CommandId}", Result());

    protected override Task OnTeamsMessagingExtensionConfigurationSettingAsync(ITurnContext<IInvokeActivity> turnContext, JsonObject? settings, CancellationToken cancellationToken) =>
        Note($"OnTeamsMessagingExtensionConfigurationSettingAsync {settings!["state"]}");

    protected override Task OnTeamsMessagingExtensionCardButtonClickedAsync(ITurnContext<IInvokeActivity> turnContext, JsonObject? cardData, CancellationToken cancellationToken) =>
        Note($"OnTeamsMessagingExtensionCardButtonClickedAsync {cardData!["id"]}");

    protected override Task<TaskModuleResponse> OnTeamsTaskModuleFetchAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
        Note($"OnTeamsTaskModuleFetchAsync {((JsonElement)taskModuleRequest.Data!).GetProperty("id")} {taskModuleRequest.Context!.Theme}", new TaskModuleResponse { Task = Dialog() });

    protected override Task<TaskModuleResponse> OnTeamsTaskModuleSubmitAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
        Note($"OnTeamsTaskModuleSubmitAsync {((JsonElement)taskModuleRequest.Data!).GetProperty("id")}", new TaskModuleResponse { Task = new TaskModuleMessageResponse { Value = "thanks" } });

    protected override Task<TabResponse> OnTeamsTabFetchAsync(ITurnContext<IInvokeActivity> turnContext, TabRequest tabRequest, CancellationToken cancellationToken) =>
        Note($"OnTeamsTabFetchAsync {tabRequest.TabEntityContext!.TabEntityId}", Tab());

    protected override Task<TabResponse> OnTeamsTabSubmitAsync(ITurnContext<IInvokeActivity> turnContext, TabSubmit tabSubmit, CancellationToken cancellationToken) =>
        Note($"OnTeamsTabSubmitAsync {tabSubmit.TabEntityContext!.TabEntityId}", Tab());

    protected override Task<ConfigResponseBase> OnTeamsConfigFetchAsync(ITurnContext<IInvokeActivity> turnContext, JsonObject? configData, CancellationToken cancellationToken) =>
        Note("OnTeamsConfigFetchAsync", (ConfigResponseBase)new ConfigTaskResponse { Config = Dialog() });

    protected override Task<ConfigResponseBase> OnTeamsConfigSubmitAsync(ITurnContext<IInvokeActivity> turnContext, JsonObject? configData, CancellationToken cancellationToken) =>
        Note("OnTeamsConfigSubmitAsync", (ConfigResponseBase)new ConfigAuthResponse { Config = new BotConfigAuth { Type = "auth", SuggestedActions = new SuggestedActions { Actions = [new CardAction("openUrl")] } } });

    protected override Task OnFeedbackAsync(ITurnContext<IInvokeActivity> turnContext, FeedbackAction feedback, CancellationToken cancellationToken) =>
        Note($"OnFeedbackAsync {feedback.ActionValue!.Reaction} {feedback.ActionValue.FeedbackText()}");

    protected override Task<TaskModuleResponse> OnFeedbackDialogAsync(ITurnContext<IInvokeActivity> turnContext, FeedbackDialogRequest request, CancellationToken cancellationToken) =>
        Note($"OnFeedbackDialogAsync {request.Data!.ActionValue!.Reaction}", new TaskModuleResponse { Task = Dialog() });

    protected override Task OnSuggestedActionAsync(ITurnContext<IInvokeActivity> turnContext, object? value, CancellationToken cancellationToken) =>
        Note("OnSuggestedActionAsync");

    protected override Task OnTeamsChannelCreatedAsync(ChannelInfo? channelInfo, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsChannelCreatedAsync {channelInfo!.Id} {teamInfo!.Id}");

    protected override Task OnTeamsChannelDeletedAsync(ChannelInfo? channelInfo, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsChannelDeletedAsync {channelInfo!.Id} {teamInfo!.Id}");

    protected override Task OnTeamsChannelRenamedAsync(ChannelInfo? channelInfo, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsChannelRenamedAsync {channelInfo!.Id} {teamInfo!.Id}");

    protected override Task OnTeamsChannelRestoredAsync(ChannelInfo? channelInfo, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsChannelRestoredAsync {channelInfo!.Id} {teamInfo!.Id}");

    protected override Task OnChannelSharedAsync(ChannelInfo? channel, TeamInfo? team, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnChannelSharedAsync {channel!.Id} {team!.Id}");

    protected override Task OnChannelUnsharedAsync(ChannelInfo? channel, TeamInfo? team, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnChannelUnsharedAsync {channel!.Id} {team!.Id}");

    protected override Task OnTeamsTeamArchivedAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsTeamArchivedAsync {teamInfo!.Id}");

    protected override Task OnTeamsTeamDeletedAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsTeamDeletedAsync {teamInfo!.Id}");

    protected override Task OnTeamsTeamHardDeletedAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsTeamHardDeletedAsync {teamInfo!.Id}");

    protected override Task OnTeamsTeamRenamedAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsTeamRenamedAsync {teamInfo!.Id}");

    protected override Task OnTeamsTeamRestoredAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsTeamRestoredAsync {teamInfo!.Id}");

    protected override Task OnTeamsTeamUnarchivedAsync(TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsTeamUnarchivedAsync {teamInfo!.Id}");

    protected override Task OnTeamsMembersAddedAsync(IList<TeamsChannelAccount> teamsMembersAdded, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsMembersAddedAsync {string.Join(' ', teamsMembersAdded.Select(member => $"{member.Id}/{member.Email}"))} {teamInfo!.Id}");

    protected override Task OnChannelMembersAddedAsync(IList<ChannelAccount> membersAdded, ChannelInfo? channel, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnChannelMembersAddedAsync {string.Join(' ', membersAdded.Select(member => member.Id))} {channel!.Id}");

    protected override Task OnTeamsMembersRemovedAsync(IList<TeamsChannelAccount> teamsMembersRemoved, TeamInfo? teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsMembersRemovedAsync {string.Join(' ', teamsMembersRemoved.Select(member => $"{member.Id}/{member.Email}"))} {teamInfo!.Id}");

    protected override Task OnChannelMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ChannelInfo? channel, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnChannelMembersRemovedAsync {string.Join(' ', membersRemoved.Select(member => member.Id))} {channel!.Id}");

    protected override Task OnTeamsMeetingStartAsync(MeetingStartEventDetails meeting, ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Note(string.Create(CultureInfo.InvariantCulture, $"OnTeamsMeetingStartAsync {meeting.Title} {meeting.StartTime:HH:mm}"));

    protected override Task OnTeamsMeetingEndAsync(MeetingEndEventDetails meeting, ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Note(string.Create(CultureInfo.InvariantCulture, $"OnTeamsMeetingEndAsync {meeting.Title} {meeting.EndTime:HH:mm}"));

    protected override Task OnTeamsMeetingParticipantsJoinAsync(MeetingParticipantsEventDetails meeting, ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsMeetingParticipantsJoinAsync {meeting.Members![0].User!.Name} {meeting.Members[0].Meeting!.Role}");

    protected override Task OnTeamsMeetingParticipantsLeaveAsync(MeetingParticipantsEventDetails meeting, ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsMeetingParticipantsLeaveAsync {meeting.Members![0].User!.Name} {meeting.Members[0].Meeting!.Role}");

    protected override Task OnTeamsReadReceiptAsync(ReadReceiptInfo readReceiptInfo, ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnTeamsReadReceiptAsync {readReceiptInfo.LastReadMessageId}");

    protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnEventAsync");

    protected override Task OnTokenResponseEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnTokenResponseEventAsync");

    protected override Task OnTeamsMessageEditAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnTeamsMessageEditAsync");

    protected override Task OnTeamsMessageUndeleteAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnTeamsMessageUndeleteAsync");

    protected override Task OnTeamsMessageSoftDeleteAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnTeamsMessageSoftDeleteAsync");

    protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnInstallationUpdateAddAsync");

    protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnInstallationUpdateRemoveAsync");

    protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnTypingActivityAsync");

    protected override Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnEndOfConversationActivityAsync");

    protected override Task OnCommandActivityAsync(ITurnContext<ICommandActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnCommandActivityAsync");

    protected override Task OnCommandResultActivityAsync(ITurnContext<ICommandResultActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnCommandResultActivityAsync");

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        Note("OnMessageActivityAsync");

    protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        Note("OnUnrecognizedActivityTypeAsync");

    protected override Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnReactionsAddedAsync {messageReactions[0].Type}");

    protected override Task OnReactionsRemovedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
        Note($"OnReactionsRemovedAsync {messageReactions[0].Type}");

    private static TaskModuleContinueResponse Dialog() => new() { Value = new TaskModuleTaskInfo { Title = "dialog" } };

    private static MessagingExtensionResponse Result() => new()
    {
        ComposeExtension = new MessagingExtensionResult
        {
            Type = "result",
            AttachmentLayout = "list",
            Attachments = [new MessagingExtensionAttachment { ContentType = "card", Preview = new Attachment { ContentType = "preview" } }],
        },
    };

    private static TabResponse Tab() => new()
    {
        Tab = new TabResponsePayload { Type = "continue", Value = new TabResponseCards { Cards = [new TabResponseCard { Card = new JsonObject { ["type"] = "AdaptiveCard" } }] } },
    };

    private Task Note(string reached)
    {
        Reached.Enqueue(reached);
        return Task.CompletedTask;
    }

    private Task<T> Note<T>(string reached, T answer)
    {
        Reached.Enqueue(reached);
        return Task.FromResult(answer);
    }
}
