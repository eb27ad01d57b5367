using System.Net;
using ActivityProtocol.Schema;

namespace ActivityProtocol;

/// <summary>
/// The answers that a client takes to <c>adaptiveCard/action</c> (see "Universal Actions for Adaptive Cards", response
/// format). An addition: the Bot Builder SDK has the type and leaves the values to the bot.
/// </summary>
public static class AdaptiveCardAnswers
{
    /// <summary>The card that takes the place of the one whose button was pressed.</summary>
    public static AdaptiveCardInvokeResponse Card(object card) => Of(HttpStatusCode.OK, "application/vnd.microsoft.card.adaptive", card);

    /// <summary>A text that is shown beside the card.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) => Of(HttpStatusCode.OK, "application/vnd.microsoft.activity.message", text);

    /// <summary>The person has to sign in first; the client shows this card, and asks again with what came of it.</summary>
    public static AdaptiveCardInvokeResponse LoginRequest(OAuthCard card) => Of(HttpStatusCode.Unauthorized, "application/vnd.microsoft.activity.loginRequest", card);

    /// <summary>The magic code was wrong.</summary>
    public static AdaptiveCardInvokeResponse IncorrectAuthCode() => Of(HttpStatusCode.Unauthorized, "application/vnd.microsoft.error.incorrectAuthCode", null);

    /// <summary>The token that the client offered cannot be exchanged.</summary>
    public static AdaptiveCardInvokeResponse PreconditionFailed(string code, string message) => Of(HttpStatusCode.PreconditionFailed, "application/vnd.microsoft.error.preconditionFailed", new Error(code, message));

    /// <summary>An error: 400 where the request is wrong, 500 where the bot failed.</summary>
    public static AdaptiveCardInvokeResponse Error(HttpStatusCode status, string code, string message) => Of(status, "application/vnd.microsoft.error", new Error(code, message));

    private static AdaptiveCardInvokeResponse Of(HttpStatusCode status, string type, object? value) => new() { StatusCode = (int)status, Type = type, Value = value };
}
