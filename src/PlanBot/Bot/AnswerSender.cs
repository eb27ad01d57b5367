using PlanBot.Data;
using PlanBot.Features.AnswerFeedback;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Bot;

/// <summary>Sends an answer to those whom it is for.</summary>
internal sealed partial class AnswerSender(PlanDbContext db, ConversationWriter writer, SentAnswers sentAnswers, ILogger<AnswerSender> logger)
{
    public static string SentPrivately => BotTexts.ISentYouTheAnswerIn;

    /// <summary>What stands where the answer was asked for, of one that was for its asker alone.</summary>
    public static string InWords(bool reached) => reached ? SentPrivately : BotTexts.TheAnswerIsForYouAlone;

    public async Task SendAsync(ITurnContext turnContext, Turn turn, Answer answer, CancellationToken cancellationToken)
    {
        // What was answered, for those who run a turn in this process: the command line and the tests.
        turnContext.TurnState.Set(answer);
        await SendOneAsync(turnContext, turn, answer, cancellationToken);
        if (answer.Also is { } also)
        {
            await SendOneAsync(turnContext, turn, also, cancellationToken);
        }
    }

    private async Task SendOneAsync(ITurnContext turnContext, Turn turn, Answer answer, CancellationToken cancellationToken)
    {
        var stands = await ReplaceUsedCardAsync(turnContext, answer, cancellationToken);
        if (IsPublic(turn, answer))
        {
            // Where the answer's card stands in place of the used one already, its sentence is enough.
            var sent = await turnContext.SendActivityAsync(AnswerActivities.Of(stands ? answer with { Card = null } : answer), cancellationToken);
            await RememberAsync(turn.ConversationId, sent?.Id, answer, cancellationToken);
            return;
        }

        await turnContext.SendActivityAsync(MessageFactory.Text(InWords(await TrySendPrivatelyAsync(turnContext, turn, answer, cancellationToken))), cancellationToken);
    }

    /// <summary>Whether the answer may stand where it was asked for.</summary>
    public static bool IsPublic(Turn turn, Answer answer) =>
        turn.Scope is ConversationScope.Personal || answer.Audience is Audience.Conversation;

    /// <summary>Puts the answer's used card in place of the one pressed, for all; false where there is none to replace.</summary>
    public async Task<bool> ReplaceUsedCardAsync(ITurnContext turnContext, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.UsedCard is not { } used || turnContext.Activity.ReplyToId is not { Length: > 0 } message)
        {
            return false;
        }

        try
        {
            var activity = AnswerActivities.Of(answer with { Card = used });
            activity.Id = message;
            await turnContext.UpdateActivityAsync(activity, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is ErrorResponseException or HttpRequestException)
        {
            // The card stays and can be pressed again, which its feature has to expect anyway.
            LogCannotReplace(exception);
            return false;
        }
    }

    /// <summary>Sends the answer to the asker's personal chat.</summary>
    /// <returns>Whether it reached the chat; never for an account that PlanBot does not know.</returns>
    public async Task<bool> TrySendPrivatelyAsync(ITurnContext turnContext, Turn turn, Answer answer, CancellationToken cancellationToken)
    {
        if (!turn.Person.IsKnown)
        {
            return false;
        }

        var activity = AnswerActivities.Of(answer);
        var personal = await db.FindPersonalAsync(turn.Person.TenantId, turn.Person.ObjectId, cancellationToken);
        try
        {
            if (personal is not null)
            {
                var id = await writer.SendAsync(ConversationStore.ReferenceOf(personal), activity, cancellationToken);
                await RememberAsync(personal.Id, id, answer, cancellationToken);
            }
            else
            {
                await writer.SendToPersonAsync(turnContext.Activity, turn.Person.TenantId, activity, cancellationToken);
            }

            return true;
        }
        catch (Exception exception) when (exception is ErrorResponseException or HttpRequestException)
        {
            LogCannotReach(exception);
            return false;
        }
    }

    /// <summary>So that the thumbs below it can be counted by what it was about.</summary>
    private Task RememberAsync(string conversationId, string? activityId, Answer answer, CancellationToken cancellationToken) =>
        AnswerActivities.AsksForFeedback(answer) && activityId is { Length: > 0 }
            ? sentAnswers.RememberAsync(conversationId, activityId, answer, cancellationToken)
            : Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A used card could not be replaced")]
    private partial void LogCannotReplace(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer for one person could not be sent to the personal chat")]
    private partial void LogCannotReach(Exception exception);
}
