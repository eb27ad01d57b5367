using System.Text.Json.Nodes;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Bot;

/// <summary>An answer as the activity that carries it.</summary>
internal static class AnswerActivities
{
    /// <summary>
    /// A card travels alone, so that it can be updated later; its plain sentence is the notification's text, and its
    /// sources stand on it, since Teams shows citations at the [1] of a text only. Answers and refusals ask whether
    /// they were of use.
    /// </summary>
    public static Activity Of(Answer answer)
    {
        var activity = answer.Card is { } card ? CardMessage.Of(card, answer.Text) : WithText(answer);
        if (answer.File is { } file)
        {
            activity.Attachments = [ConsentTo(file)];
        }

        if (AsksForFeedback(answer))
        {
            activity.AskForFeedback();
        }

        return activity;
    }

    /// <summary>Forms, lists for one person, greetings and questions back are no answers that could be of use.</summary>
    public static bool AsksForFeedback(Answer answer) => answer.Kind is AnswerKind.Answer or AnswerKind.Refuse;

    /// <summary>The sentence and, under it, where it is from.</summary>
    public static string TextOf(Answer answer) => answer.Sources.Count == 0
        ? answer.Text
        : $"{answer.Text}\n\n{SourcesInWords(answer.Sources.Select(source => source.ToWords()))}";

    private static string SourcesInWords(IEnumerable<string> sources) =>
        sources.ToList() is var all && all is [var only] ? BotTexts.FormatSourceSources(only) : BotTexts.FormatSourcesSources(string.Join("; ", all));

    private static Attachment ConsentTo(OfferedFile file)
    {
        var context = new JsonObject { ["token"] = file.Token };
        return new()
        {
            ContentType = FileConsentCard.ContentType,
            Name = file.Name,
            Content = new FileConsentCard { Description = file.Description, SizeInBytes = file.Bytes, AcceptContext = context, DeclineContext = context.DeepClone() },
        };
    }

    private static Activity WithText(Answer answer)
    {
        var cited = answer.Sources.Take(MessageAnnotations.MaxCitations).ToList();
        var message = MessageFactory.Text(CitedText(answer, cited.Count));
        message.TextFormat = TextFormatTypes.Plain;
        if (cited.Count > 0)
        {
            message.AddCitations([.. cited.Select((source, index) => CitationOf(source, index + 1))]);
        }

        if (answer.Suggestions.Count > 0)
        {
            message.SuggestedActions = new SuggestedActions
            {
                Actions = [.. answer.Suggestions.Select(suggestion => new CardAction(ActionTypes.ImBack, suggestion, value: suggestion))],
            };
        }

        return message;
    }

    /// <summary>
    /// The sentence with a mark for each citation, which Teams makes a button of, and the sources in words for clients
    /// that do not, by the same numbers.
    /// </summary>
    private static string CitedText(Answer answer, int cited)
    {
        if (cited == 0)
        {
            return answer.Text;
        }

        var marks = string.Concat(Enumerable.Range(1, cited).Select(position => $" [{position}]"));
        var isAlone = answer.Sources.Count == 1;
        return $"{answer.Text}{marks}\n\n{SourcesInWords(answer.Sources.Select((source, index) => isAlone ? source.ToWords() : $"{index + 1}. {source.ToWords()}"))}";
    }

    private static Citation CitationOf(SourceReference source, int position)
    {
        var place = source.Place.Length > 0 ? source.Place : BotTexts.TheWholeDocument;
        var published = source.Published.Length > 0 ? BotTexts.FormatPublishedPublished(source.Published) : "";
        var name = string.IsNullOrWhiteSpace(source.Title) ? BotTexts.FormatSourcePosition(position) : source.Title;
        return new(position, name, $"{place}{published}.", Uri.TryCreate(source.Address, UriKind.Absolute, out var address) ? address : null);
    }
}
