using PlanBot.Recognition.Vocabulary;

namespace PlanBot.Recognition;

/// <summary>Questions that lean on the one before: "and mental health?", "why?", "next one after that?".</summary>
internal static class FollowUps
{
    private static readonly string[] Openers = ["and", "so", "but", "then", "also", "same", "or", "ok"];

    private static readonly string[] Pronouns = ["it", "that", "they", "them", "those", "this", "these", "he", "its", "their", "one"];

    /// <summary>Whether the question cannot stand alone, by its form.</summary>
    public static bool LeansOnPrevious(QuestionWords question)
    {
        var words = question.Words;
        return words.Count > 0 && (Openers.Contains(words[0])
            || (words.Count > 1 && words[0] is "what" or "how" && words[1] is "about")
            || (question.Topic.Count <= 2 && words.Any(Pronouns.Contains))
            || (words.Count <= 4 && question.Topic.Count == 0)
            || (words.Count > 1 && words[0] is "no" or "not"));
    }

    /// <summary>The record that the conversation was about: the first of the kind that the previous intent answers for.</summary>
    public static RecognizedEntity? RecordOf(RecognizedQuestion previous)
    {
        var intent = previous.IntentOnceChosen.Length > 0 ? previous.IntentOnceChosen : previous.Intent;
        return IntentEntities.TypesOf(intent).Select(previous.Best).FirstOrDefault(entity => entity is not null)
            ?? previous.Entities.FirstOrDefault(entity => entity.PlanId.Length > 0);
    }

    /// <summary>The intent that a new question about the previous record has: "why?" of a theme asks for its history.</summary>
    public static string IntentFor(string asked, string recordType) => (asked, recordType) switch
    {
        (Intents.DecisionWhy or Intents.CommitmentStatus or Intents.DeadlineDateOf, EntityTypes.Comment) => Intents.ConsultationDisposition,
        (Intents.DecisionWhy or Intents.DeadlineDateOf, EntityTypes.Theme) => Intents.ThemeHistory,
        (Intents.CommitmentStatus, EntityTypes.Theme) => Intents.ThemeStatus,
        (Intents.ThemeStatus, EntityTypes.Commitment) => Intents.CommitmentStatus,
        (Intents.ThemeHistory, EntityTypes.Commitment) => Intents.CommitmentStatus,
        (Intents.ThemeHistory or Intents.ThemeStatus or Intents.CommitmentStatus, EntityTypes.Kpi) => Intents.KpiTrend,
        (Intents.CommitmentStatus or Intents.ThemeStatus, EntityTypes.CommissioningLine) => Intents.CommissioningAmount,
        (Intents.CommitmentStatus or Intents.ThemeStatus, EntityTypes.Milestone) => Intents.DeadlineDateOf,
        _ => asked,
    };

    /// <summary>The same thing as a record of another kind: a commitment and the money for it share their id.</summary>
    public static RecognizedEntity InKind(PlanVocabulary vocabulary, RecognizedEntity entity, string intent)
    {
        var types = IntentEntities.TypesOf(intent);
        if (types.Contains(entity.Type))
        {
            return entity;
        }

        VocabularyRecord? same = types.Select(type => vocabulary.Find(entity.PlanId, type, entity.Id)).FirstOrDefault(record => record is not null);
        return same is null ? entity : entity with { Type = same.Type };
    }
}
