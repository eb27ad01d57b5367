using System.Text.Json.Nodes;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Bot;

/// <summary>Which records are told beside an answer, and how the two become one.</summary>
internal static class RelatedAnswers
{
    /// <summary>A record that the answer is not about is told when it fits nearly as well as the one that it is about.</summary>
    private const double NearlyAsWell = 0.95;

    /// <summary>From this on the answer is about what was asked, and nothing else is told.</summary>
    private const double SurelyTold = 0.85;

    /// <summary>Said of what is told beside the answer.</summary>
    private static string Besides => BotTexts.ThePlansDataAlsoHas;

    private static string Near => BotTexts.TheNearestThatTheDataHas;

    /// <summary>More would be a list that nobody reads.</summary>
    private const int LongestBeside = 700;

    /// <summary>Whether it asks what the data holds; a form, a change or a command is never more than that, whoever may have it.</summary>
    public static bool AsksOfTheData(string intent) => intent is
        Intents.ThemeStatus or Intents.ThemeHistory or Intents.AmbitionSearch or Intents.KpiValue or Intents.KpiTrend or Intents.CommitmentStatus or Intents.DecisionWhy
        or Intents.CommissioningAmount or Intents.DeadlineNext or Intents.DeadlineDateOf or Intents.ConsultationDisposition or Intents.StatutoryCheck or Intents.DocumentSearch or Intents.BodyInfo;

    /// <summary>The records to tell beside the answer, the best first: one, or two where the answer found nothing.</summary>
    public static IReadOnlyList<RecognizedEntity> Wanted(RecognizedQuestion question, Answer answer)
    {
        var about = AboutOf(question, answer);
        var told = question.Related.Where(related => about.Contains((related.Entity.Type, related.Entity.Id))).Select(related => related.Entity.Score).DefaultIfEmpty(0).Max();
        var foundNothing = answer.Kind is AnswerKind.Refuse || (about.Count == 0 && IntentEntities.TypesOf(question.Intent).Count > 0);
        if (question.Best(EntityTypes.State) is not null || (question.Intent is Intents.DeadlineNext && answer.Entities.Count > 0))
        {
            // A list that was narrowed, or a stretch of the timetable, says of itself what it leaves out.
            return [];
        }

        if (told >= SurelyTold && question.Intent is not Intents.DecisionWhy)
        {
            return [];
        }

        if (question.Related.Count == 0 && foundNothing && question.Nearest is { } nearest && answer.Kind is AnswerKind.Answer)
        {
            return [nearest];
        }

        return
        [
            .. question.Related
                .Where(related => (foundNothing || related.Sure) && !about.Contains((related.Entity.Type, related.Entity.Id)) && related.Entity.Score >= NearlyAsWell * told)
                .Select(related => related.Entity)
                .Take(foundNothing ? 2 : 1),
        ];
    }

    /// <summary>The answer and what is told besides; the card that begins with the answer's words says the same.</summary>
    /// <param name="answer">What answers.</param>
    /// <param name="more">What is told besides.</param>
    /// <param name="isNearest">Whether nothing better was found.</param>
    public static Answer Joined(Answer answer, Answer more, bool isNearest)
    {
        var (words, asAt) = Freshness.Split(more.Text);
        if (answer.Kind is AnswerKind.Refuse)
        {
            return more;
        }

        if (words.Length == 0 || answer.Text.Contains(words, StringComparison.Ordinal))
        {
            return answer;
        }

        var (own, ownAsAt) = Freshness.Split(answer.Text);
        var text = string.Join(' ', new[] { own, isNearest ? Near : Besides, words.Length > LongestBeside ? words[..words.LastIndexOf(' ', LongestBeside)] + " …" : words, ownAsAt.Length > 0 ? ownAsAt : asAt }.Where(part => part.Length > 0));
        return answer with
        {
            Text = text,
            Card = answer.Card is { } card ? (JsonObject)Replaced(card, answer.Text, text) : null,
            Sources = [.. answer.Sources.Union(more.Sources)],
        };
    }

    /// <summary>The records that the answer itself is about, by kind and id.</summary>
    private static HashSet<(string Type, string Id)> AboutOf(RecognizedQuestion question, Answer answer)
    {
        var types = IntentEntities.TypesOf(question.Intent);
        var read = answer.Entities.Count > 0 ? answer.Entities : [.. types.SelectMany(type => question.All(type).Take(1)).Where(entity => entity.PlanId.Length > 0)];
        return [.. read.Select(entity => (entity.Type, entity.Id))];
    }

    private static JsonNode Replaced(JsonNode node, string old, string text)
    {
        switch (node)
        {
            case JsonObject item:
                return new JsonObject(item.Select(property => KeyValuePair.Create(property.Key, property.Value is null ? null : Replaced(property.Value, old, text))));
            case JsonArray list:
                return new JsonArray([.. list.Select(item => item is null ? null : Replaced(item, old, text))]);
            default:
                return node.GetValueKind() is System.Text.Json.JsonValueKind.String && node.GetValue<string>() == old ? JsonValue.Create(text) : node.DeepClone();
        }
    }
}
