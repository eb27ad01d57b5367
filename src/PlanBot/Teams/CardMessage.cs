using System.Text.Json.Nodes;

namespace PlanBot.Teams;

/// <summary>An Adaptive Card as a message.</summary>
internal static class CardMessage
{
    /// <summary>What an attachment, a response or a dialog says that it holds.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>A card travels alone, so that it can be updated later; the sentence is the notification's.</summary>
    public static Activity Of(JsonObject card, string sentence)
    {
        var activity = (Activity)MessageFactory.Attachment(new Attachment { ContentType = ContentType, Content = card });
        activity.Summary = sentence;
        return activity;
    }
}
