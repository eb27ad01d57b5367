using PlanBot.Turns;

namespace PlanBot.Bot;

/// <summary>An answer as the activity that carries it.</summary>
internal static class AnswerActivities
{
    /// <summary>A card travels alone, so that it can be updated later; its plain sentence is the notification's text.</summary>
    public static Activity Of(Answer answer)
    {
        if (answer.Card is { } card)
        {
            var withCard = (Activity)MessageFactory.Attachment(new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = card });
            withCard.Summary = answer.Text;
            return withCard;
        }

        var message = MessageFactory.Text(TextOf(answer));
        message.TextFormat = TextFormatTypes.Plain;
        if (answer.Suggestions.Count > 0)
        {
            message.SuggestedActions = new SuggestedActions
            {
                Actions = [.. answer.Suggestions.Select(suggestion => new CardAction(ActionTypes.ImBack, suggestion, value: suggestion))],
            };
        }

        return message;
    }

    /// <summary>The sentence and, under it, where it is from.</summary>
    public static string TextOf(Answer answer) => answer.Sources.Count == 0
        ? answer.Text
        : $"{answer.Text}\n\n{(answer.Sources.Count == 1 ? "Source" : "Sources")}: {string.Join("; ", answer.Sources.Select(source => source.ToWords()))}";
}
