using System.Net;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Hosting;

/// <summary>
/// What becomes of a turn that throws: the log gets the exception with a reference number, the person one sentence with
/// the same number. A turn that the bot started itself has nobody to apologise to: its exception goes to whoever
/// started it.
/// </summary>
internal sealed partial class TurnApology(Func<Activity, string, string> sentence, ILogger logger)
{
    // No vowels, no digits that look like letters: nothing to misread, no words.
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ23456789";
    private const int InternalServerError = 500;

    internal static string DefaultSentence(Activity activity, string reference) =>
        $"Sorry, something went wrong and your request was not completed. Please try again. If it happens again, quote reference {reference}.";

    internal static string NewReference() => RandomNumberGenerator.GetString(Letters, 8);

    internal async Task OnTurnErrorAsync(ITurnContext turnContext, Exception thrown)
    {
        var activity = turnContext.Activity;
        if (activity is { Type: ActivityTypes.Event, Name: ActivityEventNames.ContinueConversation or ActivityEventNames.CreateConversation })
        {
            ExceptionDispatchInfo.Throw(thrown);
        }

        var reference = NewReference();
        LogTurnFailed(logger, thrown, reference, activity.Type, activity.Name, activity.ChannelId);
        switch (activity.Type)
        {
            case ActivityTypes.Invoke:
                turnContext.TurnState.Set(BotAdapter.InvokeResponseKey, new Activity(ActivityTypesEx.InvokeResponse) { Value = Answer(activity, sentence(activity, reference)) });
                break;

            case ActivityTypes.Message:
                try
                {
                    await turnContext.SendActivityAsync(MessageFactory.Text(sentence(activity, reference))).ConfigureAwait(false);
                }
#pragma warning disable CA1031 // Whatever keeps the apology from being sent: the turn has failed already, and another error would have it run again.
                catch (Exception unsent)
#pragma warning restore CA1031
                {
                    LogApologyNotSent(logger, unsent, reference);
                }

                break;
        }
    }

    // A card shows the error of its action only in a response with status 200.
    private static InvokeResponse Answer(Activity activity, string text)
    {
        var error = AdaptiveCardAnswers.Error(HttpStatusCode.InternalServerError, "InternalServerError", text);
        return new InvokeResponse { Status = InvokeNames.Canonical(activity.Name) == InvokeNames.AdaptiveCardAction ? 200 : InternalServerError, Body = error };
    }

    [LoggerMessage(10, LogLevel.Error, "A turn failed. Reference {Reference}, activity {Type} {Name} on {ChannelId}")]
    private static partial void LogTurnFailed(ILogger logger, Exception thrown, string reference, string? type, string? name, string? channelId);

    [LoggerMessage(11, LogLevel.Error, "The apology for a failed turn could not be sent. Reference {Reference}")]
    private static partial void LogApologyNotSent(ILogger logger, Exception unsent, string reference);
}
