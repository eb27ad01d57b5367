using System.Net;
using System.Text.Json.Nodes;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Teams;

/// <summary>A bot in Teams, whose methods each handle one kind of activity. Override the ones that matter.</summary>
public partial class TeamsActivityHandler : ActivityHandler
{
    /// <inheritdoc/>
    protected override async Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        try
        {
            if (turnContext.Activity is { Name: null, ChannelId: Connector.Channels.Msteams })
            {
                return await OnTeamsCardActionInvokeAsync(turnContext, cancellationToken).ConfigureAwait(false);
            }

            var activity = turnContext.Activity;
            switch (InvokeNames.Canonical(activity.Name))
            {
                case InvokeNames.FileConsent:
                    return await OnTeamsFileConsentAsync(turnContext, InvokeValues.Read<FileConsentCardResponse>(activity), cancellationToken).ConfigureAwait(false);

                case InvokeNames.ExecuteAction:
                    await OnTeamsO365ConnectorCardActionAsync(turnContext, InvokeValues.Read<O365ConnectorCardActionQuery>(activity), cancellationToken).ConfigureAwait(false);
                    return CreateInvokeResponse();

                case InvokeNames.QueryLink:
                    return CreateInvokeResponse(await OnTeamsAppBasedLinkQueryAsync(turnContext, InvokeValues.Read<AppBasedLinkQuery>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.AnonymousQueryLink:
                    return CreateInvokeResponse(await OnTeamsAnonymousAppBasedLinkQueryAsync(turnContext, InvokeValues.Read<AppBasedLinkQuery>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.Query:
                    return CreateInvokeResponse(await OnTeamsMessagingExtensionQueryAsync(turnContext, InvokeValues.Read<MessagingExtensionQuery>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.SelectItem:
                    return CreateInvokeResponse(await OnTeamsMessagingExtensionSelectItemAsync(turnContext, InvokeValues.Object(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.SubmitAction:
                    return CreateInvokeResponse(await OnTeamsMessagingExtensionSubmitActionDispatchAsync(turnContext, InvokeValues.Read<MessagingExtensionAction>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.FetchTask:
                    return CreateInvokeResponse(await OnTeamsMessagingExtensionFetchTaskAsync(turnContext, InvokeValues.Read<MessagingExtensionAction>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.QuerySettingUrl:
                    return CreateInvokeResponse(await OnTeamsMessagingExtensionConfigurationQuerySettingUrlAsync(turnContext, InvokeValues.Read<MessagingExtensionQuery>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.Setting:
                    await OnTeamsMessagingExtensionConfigurationSettingAsync(turnContext, InvokeValues.Object(activity), cancellationToken).ConfigureAwait(false);
                    return CreateInvokeResponse();

                case InvokeNames.CardButtonClicked:
                    await OnTeamsMessagingExtensionCardButtonClickedAsync(turnContext, InvokeValues.Object(activity), cancellationToken).ConfigureAwait(false);
                    return CreateInvokeResponse();

                case InvokeNames.TaskFetch:
                    return CreateInvokeResponse(await OnTeamsTaskModuleFetchAsync(turnContext, InvokeValues.Read<TaskModuleRequest>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.TaskSubmit:
                    return CreateInvokeResponse(await OnTeamsTaskModuleSubmitAsync(turnContext, InvokeValues.Read<TaskModuleRequest>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.TabFetch:
                    return CreateInvokeResponse(await OnTeamsTabFetchAsync(turnContext, InvokeValues.Read<TabRequest>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.TabSubmit:
                    return CreateInvokeResponse(await OnTeamsTabSubmitAsync(turnContext, InvokeValues.Read<TabSubmit>(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.ConfigFetch:
                    return CreateInvokeResponse(await OnTeamsConfigFetchAsync(turnContext, InvokeValues.Object(activity), cancellationToken).ConfigureAwait(false));

                case InvokeNames.ConfigSubmit:
                    return CreateInvokeResponse(await OnTeamsConfigSubmitAsync(turnContext, InvokeValues.Object(activity), cancellationToken).ConfigureAwait(false));

                default:
                    return await base.OnInvokeActivityAsync(turnContext, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (InvokeResponseException answer)
        {
            return answer.CreateInvokeResponse();
        }
        catch (InvalidInvokeException invalid)
        {
            return new InvokeResponse { Status = (int)HttpStatusCode.BadRequest, Body = invalid.Body };
        }
    }

    /// <summary>A sign-in: calls <see cref="OnTeamsSigninVerifyStateAsync"/>, for a token exchange as well, as the Bot Builder SDK does.</summary>
    protected override Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        OnTeamsSigninVerifyStateAsync(turnContext, cancellationToken);

    /// <summary>Somebody said whether a file may be put into their OneDrive.</summary>
    protected virtual async Task<InvokeResponse?> OnTeamsFileConsentAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fileConsentCardResponse);
        switch (fileConsentCardResponse.Action)
        {
            case "accept":
                await OnTeamsFileConsentAcceptAsync(turnContext, fileConsentCardResponse, cancellationToken).ConfigureAwait(false);
                return CreateInvokeResponse();
            case "decline":
                await OnTeamsFileConsentDeclineAsync(turnContext, fileConsentCardResponse, cancellationToken).ConfigureAwait(false);
                return CreateInvokeResponse();
            default:
                throw new InvalidInvokeException($"'{fileConsentCardResponse.Action}' is not a supported Action");
        }
    }

    /// <summary>The dialog of an action was sent: directly, or from a preview.</summary>
    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionDispatchAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.BotMessagePreviewAction switch
        {
            null or "" => OnTeamsMessagingExtensionSubmitActionAsync(turnContext, action, cancellationToken),
            "edit" => OnTeamsMessagingExtensionBotMessagePreviewEditAsync(turnContext, action, cancellationToken),
            "send" => OnTeamsMessagingExtensionBotMessagePreviewSendAsync(turnContext, action, cancellationToken),
            var other => throw new InvalidInvokeException($"'{other}' is not a supported BotMessagePreviewAction"),
        };
    }

    /// <summary>A card action of Teams: an invoke without a name. Not overridden: answered with 501.</summary>
    protected virtual Task<InvokeResponse?> OnTeamsCardActionInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A magic code to verify. Not overridden: answered with 501.</summary>
    protected virtual Task OnTeamsSigninVerifyStateAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A file may be put into the person's OneDrive. Not overridden: answered with 501.</summary>
    protected virtual Task OnTeamsFileConsentAcceptAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A file may not be put into the person's OneDrive. Not overridden: answered with 501.</summary>
    protected virtual Task OnTeamsFileConsentDeclineAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>Somebody searches with the message extension. Not overridden: answered with 501.</summary>
    protected virtual Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>An action of a connector card. Not overridden: answered with 501.</summary>
    protected virtual Task OnTeamsO365ConnectorCardActionAsync(ITurnContext<IInvokeActivity> turnContext, O365ConnectorCardActionQuery query, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A link was pasted. Not overridden: answered with 501.</summary>
    protected virtual Task<MessagingExtensionResponse> OnTeamsAppBasedLinkQueryAsync(ITurnContext<IInvokeActivity> turnContext, AppBasedLinkQuery query, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A link was pasted where the app is not installed. Not overridden: answered with 501.</summary>
    protected virtual Task<MessagingExtensionResponse> OnTeamsAnonymousAppBasedLinkQueryAsync(ITurnContext<IInvokeActivity> turnContext, AppBasedLinkQuery query, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A result was tapped. Not overridden: answered with 501.</summary>
    protected virtual Task<MessagingExtensionResponse> OnTeamsMessagingExtensionSelectItemAsync(ITurnContext<IInvokeActivity> turnContext, JsonObject? query, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>An action of the message extension asks for its dialog. Not overridden: answered with 501.</summary>
    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>The dialog of an action was sent. Not overridden: answered with 501.</summary>
    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>The preview is to be edited. Not overridden: answered with 501.</summary>
    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionBotMessagePreviewEditAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>The preview is to be sent. Not overridden: answered with 501.</summary>
    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionBotMessagePreviewSendAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>The message extension's settings are asked for. Not overridden: answered with 501.</summary>
    protected virtual Task<MessagingExtensionResponse> OnTeamsMessagingExtensionConfigurationQuerySettingUrlAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>The message extension's settings were sent. Not overridden: answered with 501.</summary>
    protected virtual Task OnTeamsMessagingExtensionConfigurationSettingAsync(ITurnContext<IInvokeActivity> turnContext, JsonObject? settings, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A button of a result's card was pressed. Not overridden: answered with 501.</summary>
    protected virtual Task OnTeamsMessagingExtensionCardButtonClickedAsync(ITurnContext<IInvokeActivity> turnContext, JsonObject? cardData, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A button asks for its dialog. Not overridden: answered with 501.</summary>
    protected virtual Task<TaskModuleResponse> OnTeamsTaskModuleFetchAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A dialog was sent. Not overridden: answered with 501.</summary>
    protected virtual Task<TaskModuleResponse> OnTeamsTaskModuleSubmitAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A tab asks for its cards. Not overridden: answered with 501.</summary>
    protected virtual Task<TabResponse> OnTeamsTabFetchAsync(ITurnContext<IInvokeActivity> turnContext, TabRequest tabRequest, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>A card of a tab was sent. Not overridden: answered with 501.</summary>
    protected virtual Task<TabResponse> OnTeamsTabSubmitAsync(ITurnContext<IInvokeActivity> turnContext, TabSubmit tabSubmit, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>The bot's settings are asked for. Not overridden: answered with 501.</summary>
    protected virtual Task<ConfigResponseBase> OnTeamsConfigFetchAsync(ITurnContext<IInvokeActivity> turnContext, JsonObject? configData, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    /// <summary>The bot's settings were sent. Not overridden: answered with 501.</summary>
    protected virtual Task<ConfigResponseBase> OnTeamsConfigSubmitAsync(ITurnContext<IInvokeActivity> turnContext, JsonObject? configData, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);
}
