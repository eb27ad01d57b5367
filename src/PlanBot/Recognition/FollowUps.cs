using System.Globalization;
using PlanBot.Recognition.Grammar;
using PlanBot.Recognition.Vocabulary;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>Questions that lean on the one before: "and mental health?", "why?", "next one after that?", "no, the 2017 one".</summary>
internal static class FollowUps
{
    /// <summary>A reading that the question before gives, above what most words alone give.</summary>
    private const double Weight = 5;

    private const double LeastRecordScore = 0.3;

    private static readonly string[] Openers = ["and", "so", "but", "then", "also", "same", "or", "ok"];

    private static readonly string[] Pronouns = ["it", "that", "they", "them", "those", "this", "these", "he", "its", "their", "one"];

    private static readonly string[] StandsAlone = [Intents.DeadlineNext, Intents.ThemeList, Intents.PlanList, Intents.PlanChoose, Intents.SubmissionStart, Intents.SubmissionStatus, Intents.Help];

    private static readonly PhrasePattern HowMany = PhrasePattern.Parse("how many");

    /// <summary>What asks for several: no single record that was told before answers it.</summary>
    private static readonly PhrasePattern[] AsksForSeveral =
    [
        PhrasePattern.Parse("which|what kpis|indicators|measures|commitments|promises"),
        PhrasePattern.Parse("how many kpis|indicators|measures|commitments|promises|ambitions|aims"),
        PhrasePattern.Parse("how much money|funding in total|all"),
        PhrasePattern.Parse("how much ... in total|altogether|overall"),
    ];

    private static readonly string[][] Positions =
    [
        ["first", "1", "1st", "former"], ["second", "2", "2nd"], ["third", "3", "3rd"], ["fourth", "4", "4th"], ["fifth", "5", "5th"],
    ];

    /// <summary>"The second one", "2", "the last": what is meant of the choices that were offered.</summary>
    public static RecognizedEntity? ChosenByPosition(RecognizedQuestion? previous, QuestionWords words)
    {
        if (previous is not { Intent: Intents.Clarify, Entities: [var first, ..] } || words.Words.Count is 0 or > 4)
        {
            return null;
        }

        var choices = previous.All(first.Type).Where(entity => entity.PlanId.Length > 0).ToList();
        var position = words.Has("last", "latter") ? choices.Count - 1
            : words.Words is ["one"] ? 0
            : Array.FindIndex(Positions, names => words.Has(names));
        return position >= 0 && position < choices.Count ? choices[position] : null;
    }

    /// <summary>The plan of the question before, where this one cannot stand alone and names none.</summary>
    public static string? StaysWithPlanOf(RecognizedQuestion? previous, QuestionWords words) =>
        previous is { PlanId.Length: > 0 } && words.NamedPlans.Plans.Count == 0 && LeansOnPrevious(words) ? previous.PlanId : null;

    /// <param name="chosen">What was picked of the choices that were offered; nothing where none was.</param>
    public static RecognizedReading Read(
        PlanVocabulary vocabulary,
        RecognizedQuestion? previous,
        RecognizedEntity? chosen,
        QuestionWords words,
        IReadOnlyDictionary<string, double> weights,
        IReadOnlyList<RecordMatch> matches,
        RecognizedReading reading,
        List<string> trace)
    {
        if (previous is null || previous.Intent is Intents.SmallTalk or Intents.Help or Intents.OutOfScope or Intents.Unknown or Intents.PlanList or Intents.PlanChoose)
        {
            return reading;
        }

        var before = previous.IntentOnceChosen.Length > 0 ? previous.IntentOnceChosen : previous.Intent;
        var asked = weights.OrderByDescending(pair => pair.Value).Select(pair => (Intent: pair.Key, Weight: pair.Value)).FirstOrDefault((Intents.Unknown, 0));
        var followed = chosen is { Type: not EntityTypes.Plan }
            ? new RecognizedReading(before, Weight, previous.Entities.Where(entity => entity.PlanId.Length == 0).Prepend(chosen))
            : DeadlineAfter(previous, before, words)
            ?? CommentByLetter(vocabulary, before, words, previous)
            ?? CountOfSame(previous, before, words)
            ?? InPlanChosen(vocabulary, previous, before, words, chosen);
        if (followed is null && ((StandsAlone.Contains(reading.Intent) && reading.Weight >= 4) || IsOfSeveral(previous, words)))
        {
            return reading;
        }

        followed ??= OfOtherRecord(before, words, asked, matches) ?? OfSameRecord(vocabulary, previous, before, words, asked, matches);
        if (followed is null)
        {
            return reading;
        }

        trace.Add($"follow-up: {followed.Intent}{string.Concat(followed.Carried.Select(entity => $" {entity.Type} {entity.Id}"))}");
        return followed;
    }

    /// <summary>"Which commitments are late?" after one of them. After a theme it is that theme's that are meant, and "it" says that one is.</summary>
    private static bool IsOfSeveral(RecognizedQuestion previous, QuestionWords words) =>
        RecordOf(previous)?.Type is not EntityTypes.Theme
        && words.Words.Count > 0
        && !Openers.Contains(words.Words[0])
        && !words.Words.Any(Pronouns.Contains)
        && Array.Exists(AsksForSeveral, pattern => pattern.IsIn(words.Words));

    /// <summary>"Next one after that?"</summary>
    private static RecognizedReading? DeadlineAfter(RecognizedQuestion previous, string before, QuestionWords words)
    {
        if (before is not Intents.DeadlineNext || words.Topic.Count > 0 || !words.Has("next", "after", "then", "following", "later"))
        {
            return null;
        }

        var position = previous.Best(EntityTypes.Position) is { } told && int.TryParse(told.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var next = new RecognizedEntity(EntityTypes.Position, Math.Min(position + 1, 1_000).ToString(CultureInfo.InvariantCulture), "", 1);
        return new RecognizedReading(Intents.DeadlineNext, Weight, previous.Entities.Where(entity => entity.Type is not EntityTypes.Position).Prepend(next));
    }

    /// <summary>"And d?" after a comment.</summary>
    private static RecognizedReading? CommentByLetter(PlanVocabulary vocabulary, string before, QuestionWords words, RecognizedQuestion previous)
    {
        var plan = previous.Best(EntityTypes.Comment)?.PlanId;
        return before is Intents.ConsultationDisposition && plan is not null && words.References.LetterAlone is { } letter && vocabulary.Find(plan, EntityTypes.Comment, letter) is not null
            ? new RecognizedReading(before, Weight, [new RecognizedEntity(EntityTypes.Comment, letter, plan, 1)])
            : null;
    }

    /// <summary>"The Lancashire 2021 one" where it was asked back, "no, the 2017 one" where the wrong plan was answered from.</summary>
    private static RecognizedReading? InPlanChosen(PlanVocabulary vocabulary, RecognizedQuestion previous, string before, QuestionWords words, RecognizedEntity? chosen)
    {
        if (chosen is null && (words.NamedPlans.Plans.Count == 0 || words.Topic.Count > 0 || (previous.Intent is not Intents.Clarify && !LeansOnPrevious(words))))
        {
            return null;
        }

        List<string> plans = chosen is null ? [.. words.NamedPlans.Plans.Select(plan => plan.Id)] : [chosen.Id];
        var values = previous.Entities.Where(entity => entity.PlanId.Length == 0 && entity.Type is not (EntityTypes.Area or EntityTypes.Period or EntityTypes.Version));
        var records = previous.Entities.Where(entity => plans.Contains(entity.PlanId) && entity.Type is not EntityTypes.Plan).ToList();
        if (records.Count == 0 && RecordOf(previous) is { } record && vocabulary.Find(record.PlanId, record.Type, record.Id) is { } known)
        {
            records = SameInOtherPlan(vocabulary, known, words, plans);
        }

        return new RecognizedReading(before, Weight, records.Concat(values));
    }

    /// <summary>"And mental health?"</summary>
    private static RecognizedReading? OfOtherRecord(string before, QuestionWords words, (string Intent, double Weight) asked, IReadOnlyList<RecordMatch> matches)
    {
        var types = IntentEntities.TypesOf(before);
        return LeansOnPrevious(words) && words.Topic.Count > 0 && (asked.Weight < 4 || NamesAlone(words)) && matches.Any(match => types.Contains(match.Record.Type) && match.Score >= LeastRecordScore)
            ? new RecognizedReading(before, Weight, [])
            : null;
    }

    /// <summary>"And hate crime duties?" names what is meant and asks nothing new of it.</summary>
    private static bool NamesAlone(QuestionWords words) =>
        words.Words.Count <= 6 && Openers.Contains(words.Words[0]) && !words.Has("why", "when", "who", "where", "how", "which", "is", "are", "was", "were", "did", "does", "do", "will", "can", "has", "have");

    /// <summary>"How many is that" counts what was listed.</summary>
    private static RecognizedReading? CountOfSame(RecognizedQuestion previous, string before, QuestionWords words) =>
        before is Intents.ThemeList or Intents.AmbitionSearch && HowMany.IsIn(words.Words) && words.Topic.Count == 0 && !words.Has("kpi", "kpis", "commitments", "comments", "deadlines")
            && !(before is Intents.ThemeList && words.Has("ambitions", "aims")) && !(before is Intents.AmbitionSearch && words.Has("themes", "priorities"))
            ? new RecognizedReading(before, Weight, previous.Entities.Where(entity => entity.PlanId.Length == 0))
            : null;

    /// <summary>"Why?", "who owns it", "and last year?", "max per application".</summary>
    private static RecognizedReading? OfSameRecord(
        PlanVocabulary vocabulary,
        RecognizedQuestion previous,
        string before,
        QuestionWords words,
        (string Intent, double Weight) asked,
        IReadOnlyList<RecordMatch> matches)
    {
        if (before is Intents.ConsultationDisposition && words.Has("addressed", "unaddressed", "elsewhere", "partly", "partially", "fully", "ignored") && words.Has("many", "which", "all", "any", "others"))
        {
            // "How many were fully addressed" counts them all.
            return new RecognizedReading(before, Weight, []);
        }

        var leans = LeansOnPrevious(words);

        // "Max per application" after a fund: that a workshop is about applying does not make it what is meant.
        var askedFor = IntentEntities.TypesOf(before).Concat(IntentEntities.TypesOf(asked.Intent)).ToList();
        var namesItsOwn = words.Topic.Count > 0 && matches.Any(match => match.Score >= (askedFor.Contains(match.Record.Type) ? 0.55 : 0.8));

        // A name that no record has is a name all the same: "the VFX theme" is not the theme asked about before.
        namesItsOwn |= !leans && words.Has("theme", "priority", "ambition", "kpi", "commitment") && words.Topic.Any(word => !vocabulary.Holds(vocabulary.Wordbook.Stem(word)));
        if (namesItsOwn || !(leans || words.Topic.Count <= 3) || RecordOf(previous) is not { } record)
        {
            return null;
        }

        var otherYear = OtherYear(previous, words);
        if (asked.Weight < 2 && !leans && words.Dates.Count == 0 && otherYear is null)
        {
            return null;
        }

        var intent = asked.Weight >= 2.5 && !StandsAlone.Contains(asked.Intent) && asked.Intent is not Intents.Unknown ? IntentFor(asked.Intent, record.Type) : before;

        // "So where did that money go" still asks for the reason.
        intent = intent is Intents.CommissioningAmount && before is Intents.DecisionWhy && words.Has("go", "gone", "went") ? before : intent;
        var carried = InKind(vocabulary, record, intent);
        return new RecognizedReading(intent, Weight, otherYear is null ? [carried] : [carried, otherYear]);
    }

    /// <summary>Whether the question cannot stand alone, by its form.</summary>
    private static bool LeansOnPrevious(QuestionWords question)
    {
        var words = question.Words;
        return words.Count > 0 && (Openers.Contains(words[0])
            || (words.Count > 1 && words[0] is "what" or "how" && words[1] is "about")
            || (question.Topic.Count <= 2 && words.Any(Pronouns.Contains))
            || (words.Count <= 4 && question.Topic.Count == 0)
            || (words.Count > 1 && words[0] is "no" or "not"));
    }

    /// <summary>The year before or after the one that was asked about.</summary>
    private static RecognizedEntity? OtherYear(RecognizedQuestion previous, QuestionWords words)
    {
        var step = !words.Has("year") ? 0 : words.Has("last", "previous", "before", "earlier") ? -1 : words.Has("next", "after", "following") ? 1 : 0;
        if (step == 0 || previous.Best(EntityTypes.Year)?.Id is not { Length: >= 4 } year || !int.TryParse(year.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var id = year.Length > 4 ? BritishDates.FinancialYear(number + step, 0, 1).Id : (number + step).ToString(CultureInfo.InvariantCulture);
        return new RecognizedEntity(EntityTypes.Year, id, "", 1);
    }

    /// <summary>The record that the conversation was about: the best of the kind that the previous intent answers for.</summary>
    private static RecognizedEntity? RecordOf(RecognizedQuestion previous)
    {
        var intent = previous.IntentOnceChosen.Length > 0 ? previous.IntentOnceChosen : previous.Intent;
        return IntentEntities.TypesOf(intent).Select(previous.Best).FirstOrDefault(entity => entity is not null);
    }

    private static List<RecognizedEntity> SameInOtherPlan(PlanVocabulary vocabulary, VocabularyRecord record, QuestionWords words, List<string> plans) =>
    [
        .. RecordMatches.Of(vocabulary, words with { Content = record.Name, Frame = [], Topic = record.Name }, plans)
            .Where(match => match.Record.Type == record.Type && match.Score >= LeastRecordScore)
            .Take(3)
            .Select(match => new RecognizedEntity(record.Type, match.Record.Id, match.Record.PlanId, Math.Min(match.Score, 1))),
    ];

    /// <summary>The intent that a new question about the previous record has: "why?" of a theme asks for its history.</summary>
    private static string IntentFor(string asked, string recordType) => (asked, recordType) switch
    {
        (Intents.DecisionWhy or Intents.CommitmentStatus or Intents.DeadlineDateOf, EntityTypes.Comment) => Intents.ConsultationDisposition,
        (Intents.DecisionWhy or Intents.DeadlineDateOf, EntityTypes.Theme) => Intents.ThemeHistory,
        (Intents.CommitmentStatus, EntityTypes.Theme) => Intents.ThemeStatus,
        (Intents.ThemeStatus or Intents.ThemeHistory or Intents.DeadlineDateOf, EntityTypes.Commitment) => Intents.CommitmentStatus,
        (Intents.ThemeHistory or Intents.ThemeStatus or Intents.CommitmentStatus, EntityTypes.Kpi) => Intents.KpiTrend,
        (Intents.CommitmentStatus or Intents.ThemeStatus or Intents.KpiValue, EntityTypes.CommissioningLine) => Intents.CommissioningAmount,
        (Intents.CommitmentStatus or Intents.ThemeStatus, EntityTypes.Milestone) => Intents.DeadlineDateOf,
        _ => asked,
    };

    /// <summary>The same thing as a record of another kind: a commitment and the money for it share their id.</summary>
    private static RecognizedEntity InKind(PlanVocabulary vocabulary, RecognizedEntity entity, string intent)
    {
        var types = IntentEntities.TypesOf(intent);
        if (types.Contains(entity.Type))
        {
            return entity;
        }

        var same = types.Select(type => vocabulary.Find(entity.PlanId, type, entity.Id)).FirstOrDefault(record => record is not null);
        return same is null ? entity : entity with { Type = same.Type };
    }
}
