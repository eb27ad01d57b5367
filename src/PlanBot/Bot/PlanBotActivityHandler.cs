using System.Globalization;
using Microsoft.Extensions.Options;
using PlanBot.Features.AnswerFeedback;
using PlanBot.Features.Documents;
using PlanBot.Features.Help;
using PlanBot.Features.PanelPaper;
using PlanBot.Features.PlanImport;
using PlanBot.Features.RecordSearch;
using PlanBot.Features.UnansweredQuestions;
using PlanBot.People;
using PlanBot.Teams;
using PlanBot.Telemetry;
using PlanBot.Translation;
using PlanBot.Turns;

namespace PlanBot.Bot;

/// <summary>Takes each activity to where it is answered. What a question or a button means, the two routers say.</summary>
internal sealed partial class PlanBotActivityHandler(
    TurnReader turns,
    QuestionRouter questions,
    CardActionRouter actions,
    SentDocumentHandler sentDocuments,
    PlanImportHandler sentWorkbooks,
    AnswerSender sender,
    ConversationStore conversations,
    UnansweredQuestionRegister unanswered,
    AnswerFeedbackHandler feedbacks,
    RecordSearchHandler records,
    HelpHandler help,
    CommentDialog commentDialog,
    PaperDelivery papers,
    IOptions<PeopleOptions> people,
    IReaderLanguages languages,
    TurnLimits limits,
    PlanBotMetrics metrics,
    ILogger<PlanBotActivityHandler> logger) : ExtendedTeamsActivityHandler
{
    /// <summary>A verb comes from the client: what is no verb of anybody's is not copied into the log.</summary>
    private const int LongestVerbLogged = 40;

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        if (!people.Value.Allows(TurnReader.TenantOf(turnContext.Activity)))
        {
            LogTenantRefused();
            await RefuseAsync(turnContext, 403, "TenantNotAllowed", () => BotTexts.PlanBotIsNotOpenToYour, cancellationToken);
            return;
        }

        switch (limits.Enter(turnContext.Activity))
        {
            case TurnLimit.Open:
                using (Language.Use(await LanguageOfAsync(turnContext.Activity, cancellationToken)))
                {
                    await limits.RunAsync(token => base.OnTurnAsync(turnContext, token), cancellationToken);
                }

                break;
            case TurnLimit.AskToWait:
                LogLimited();
                await RefuseAsync(turnContext, 429, "TooManyRequests", () => BotTexts.ThatWasALotAtOnce, cancellationToken);
                break;
        }
    }

    /// <summary>The person's own language in the personal chat; everybody's where others read along.</summary>
    private async Task<CultureInfo> LanguageOfAsync(Activity activity, CancellationToken cancellationToken) => ConversationTypes.Of(activity) is ConversationTypes.Personal
        ? await languages.OfPersonAsync(TurnReader.TenantOf(activity), activity.From?.AadObjectId ?? "", activity.Locale ?? "", cancellationToken)
        : languages.OfEverybody;

    /// <summary>In the language of the client: nothing is looked up for whoever is turned away.</summary>
    private async Task RefuseAsync(ITurnContext turnContext, int status, string code, Func<string> words, CancellationToken cancellationToken)
    {
        using var language = Language.Use(Apology.LanguageOf(turnContext.Activity) ?? languages.OfEverybody);
        var sentence = words();
        switch (turnContext.Activity.Type)
        {
            case ActivityTypes.Message:
                await turnContext.SendActivityAsync(MessageFactory.Text(sentence), cancellationToken);
                break;
            case ActivityTypes.Invoke:
                await turnContext.SendActivityAsync(
                    new Activity { Type = ActivityTypesEx.InvokeResponse, Value = new InvokeResponse { Status = 200, Body = CardResponses.Error(status, code, sentence) } },
                    cancellationToken);
                break;
        }
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var turn = await turns.ReadAsync(turnContext.Activity, cancellationToken);
        var text = turnContext.Activity.RemoveRecipientMention() ?? "";
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        Answer? answer;
        if (SentFile.OfMessage(turnContext.Activity) is { } file)
        {
            answer = PlanImportHandler.Takes(file.Name)
                ? await sentWorkbooks.PreviewAsync(turn, file.Name, file.DownloadUrl, cancellationToken)
                : await sentDocuments.ImportAsync(turn, file, cancellationToken);
        }
        else if (string.IsNullOrWhiteSpace(text) && PressedButton.OfMessage(turnContext.Activity) is { } action)
        {
            answer = await actions.AnswerAsync(turn, action, cancellationToken);
            if (answer is null)
            {
                LogUnknownVerb(action.Verb.Length <= LongestVerbLogged ? action.Verb : "(a long one)");
                return;
            }
        }
        else
        {
            answer = string.IsNullOrWhiteSpace(text) ? await help.HelpAsync(turn, cancellationToken) : await questions.AnswerAsync(turn, text, cancellationToken);
        }

        metrics.Answered(answer.Intent, $"{answer.Kind}", answer.Kind is AnswerKind.Refuse, System.Diagnostics.Stopwatch.GetElapsedTime(begun));
        await sender.SendAsync(turnContext, turn, answer, cancellationToken);
        await unanswered.EnterAsync(turnContext.Activity.ChannelId, answer, text, cancellationToken);
        if (answer.Also is { } also)
        {
            await unanswered.EnterAsync(turnContext.Activity.ChannelId, also, text, cancellationToken);
        }
    }

    protected override Task OnFeedbackAsync(ITurnContext<IInvokeActivity> turnContext, FeedbackAction feedback, CancellationToken cancellationToken) =>
        feedbacks.TakeAsync(ConversationStore.KeyOf(turnContext.Activity), turnContext.Activity.ReplyToId ?? "", turnContext.Activity.From?.Id ?? "", feedback.ActionValue?.Reaction ?? "", cancellationToken);

    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        var turn = await turns.ReadAsync(turnContext.Activity, cancellationToken);
        var action = PressedButton.OfInvoke(invokeValue);
        if (await actions.AnswerAsync(turn, action, cancellationToken) is not { } answer)
        {
            LogUnknownVerb(action.Verb.Length <= LongestVerbLogged ? action.Verb : "(a long one)");
            return CardResponses.Error(400, "UnknownVerb", BotTexts.ThisCardIsFromAnotherVersion);
        }

        turnContext.TurnState.Set(answer);
        await sender.ReplaceUsedCardAsync(turnContext, answer, cancellationToken);
        if (answer.Audience is not Audience.Presser && !AnswerSender.IsPublic(turn, answer))
        {
            var reached = await sender.TrySendPrivatelyAsync(turnContext, turn, answer, cancellationToken);
            var line = AnswerSender.InWords(reached);
            if (answer.UsedCard is { } used)
            {
                return CardResponses.Card(used, line);
            }

            // Who presses sees the response alone, so it can stand here where the personal chat cannot be reached.
            if (reached || !turn.Person.IsKnown)
            {
                return CardResponses.Message(line);
            }
        }

        return answer.Card is { } card ? CardResponses.Card(card) : CardResponses.Message(AnswerActivities.TextOf(answer));
    }

    protected override async Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
        await records.SearchAsync(await turns.PlanMeantAsync(turnContext.Activity, cancellationToken), query, cancellationToken);

    protected override async Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        await commentDialog.OpenAsync(await turns.ReadDialogAsync(turnContext.Activity, cancellationToken), action, cancellationToken);

    protected override async Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        await commentDialog.SubmitAsync(await turns.ReadDialogAsync(turnContext.Activity, cancellationToken), action, cancellationToken);

    protected override Task<MessagingExtensionResponse> OnTeamsAppBasedLinkQueryAsync(ITurnContext<IInvokeActivity> turnContext, AppBasedLinkQuery query, CancellationToken cancellationToken) =>
        records.UnfurlAsync(query.Url ?? "", cancellationToken);

    protected override Task<MessagingExtensionResponse> OnTeamsAnonymousAppBasedLinkQueryAsync(ITurnContext<IInvokeActivity> turnContext, AppBasedLinkQuery query, CancellationToken cancellationToken) =>
        records.UnfurlAsync(query.Url ?? "", cancellationToken);

    protected override async Task OnTeamsFileConsentAcceptAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        await AnswerConsentAsync(turnContext, await papers.AcceptAsync(await turns.ReadAsync(turnContext.Activity, cancellationToken), fileConsentCardResponse, cancellationToken), cancellationToken);

    protected override async Task OnTeamsFileConsentDeclineAsync(ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        await AnswerConsentAsync(turnContext, await papers.DeclineAsync(await turns.ReadAsync(turnContext.Activity, cancellationToken), fileConsentCardResponse, cancellationToken), cancellationToken);

    /// <summary>The card that asked is taken away: it has been answered.</summary>
    private async Task AnswerConsentAsync(ITurnContext<IInvokeActivity> turnContext, Activity answer, CancellationToken cancellationToken)
    {
        await turnContext.SendActivityAsync(answer, cancellationToken);
        if (turnContext.Activity.ReplyToId is not { Length: > 0 } asked)
        {
            return;
        }

        try
        {
            await turnContext.DeleteActivityAsync(asked, cancellationToken);
        }
        catch (Exception exception) when (exception is ErrorResponseException or HttpRequestException)
        {
            LogConsentStays(exception);
        }
    }

    private async Task WelcomeAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var turn = await turns.ReadAsync(turnContext.Activity, cancellationToken);
        if (await conversations.TryWelcomeAsync(turn.ConversationId, cancellationToken))
        {
            await sender.SendAsync(turnContext, turn, await help.WelcomeAsync(turn, cancellationToken), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An activity of a tenant that is not allowed was refused")]
    private partial void LogTenantRefused();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody, or a conversation, asks more than the limits allow and is asked to wait")]
    private partial void LogLimited();
    [LoggerMessage(Level = LogLevel.Information, Message = "An answered card of consent could not be taken away")]
    private partial void LogConsentStays(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A card's button asked for {Verb}, which PlanBot does not know")]
    private partial void LogUnknownVerb(string verb);
}
