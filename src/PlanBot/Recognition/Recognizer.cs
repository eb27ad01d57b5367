using System.Globalization;
using PlanBot.Plans;
using PlanBot.Recognition.Grammar;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>
/// Understands a question in stages: its words put right, what stands outside refused, the intent by the grammar of what
/// can be asked together with the records that the words fit, what is left open taken from the question before, and
/// asking back where several plans or records fit alike. Holds no state: safe for any number of turns at once.
/// </summary>
internal sealed class Recognizer(PlanVocabulary vocabulary) : IRecognizer
{
    public RecognizedQuestion Recognize(QuestionInConversation question)
    {
        if (SynonymCommands.Of(question.Text) is { } change)
        {
            return change;
        }

        // Before the grammar of questions, which knows no milestone by its date alone.
        if (CancellationCommands.Of(vocabulary, question) is { } cancellation)
        {
            return cancellation;
        }

        if (TimetableCommands.Of(vocabulary, question) is { } command)
        {
            return command;
        }

        if (OwnerCommands.Of(vocabulary, question) is { } owner)
        {
            return owner;
        }

        if (AnnouncementCommands.Is(question.Text))
        {
            return new() { Intent = Intents.AnnouncementDraft, Score = 1, PlanId = question.PlanId, Trace = [$"command: {Intents.AnnouncementDraft}"] };
        }

        var trace = new List<string>();
        var words = QuestionWords.Of(vocabulary, question, trace);
        if (SmallTalk.Of(words.Words) is { } greeting)
        {
            trace.Add($"greeting: {greeting}");
            return Plain(Intents.SmallTalk, 1, EntityTypes.Greeting, greeting, trace);
        }

        if (OfficeCommands.Of(words) is { } intent)
        {
            trace.Add($"command: {intent}");
            return new RecognizedQuestion
            {
                Intent = intent,
                Score = 1,
                Entities = [.. words.References.Submissions.Select(reference => new RecognizedEntity(EntityTypes.Reference, reference, "", 1))],
                PlanId = question.PlanId,
                NamedPlanIds = [.. words.NamedPlans.Plans.Select(plan => plan.Id)],
                Trace = trace,
            };
        }

        if (NudgeCommands.Of(question, words, trace) is { } nudge)
        {
            return nudge;
        }

        if (MappingCommands.Of(vocabulary, question, words, trace) is { } mapping)
        {
            return mapping;
        }

        if (AlignmentCommands.Of(vocabulary, question, words, trace) is { } alignment)
        {
            return alignment;
        }

        if (LawQuestions.Of(vocabulary, question, words, (said, planIds) => ThemesInForceFirst(RecordMatches.Of(vocabulary, said, planIds), question.Today, said), trace) is { } ofLaw)
        {
            return ofLaw;
        }

        if (DeliveryCommands.Of(vocabulary, question, words, (said, planIds) => ThemesInForceFirst(RecordMatches.Of(vocabulary, said, planIds), question.Today, said), trace) is { } delivery)
        {
            return delivery;
        }

        var chosen = FollowUps.ChosenByPosition(question.Previous, words);
        if (chosen is not null)
        {
            question = question with { PlanId = chosen.PlanId };
        }
        else if (FollowUps.StaysWithPlanOf(question.Previous, words) is { } before)
        {
            question = question with { PlanId = before };
        }

        var planIds = PlansAskedAbout(question, words);
        var matches = ThemesInForceFirst(RecordMatches.Of(vocabulary, words, planIds), question.Today, words);
        var cues = new List<string>();
        var weights = QuestionGrammar.WeightsOf(words.Words, cues);
        if (planIds is [var one] && !vocabulary.RecordsOf(one, EntityTypes.Comment).Any() && !words.Has("comment", "comments", "consultation", "disposition"))
        {
            // What sounds like a question about comments is another where the plan has none.
            weights.Remove(Intents.ConsultationDisposition);
        }

        trace.Add(cues.Count > 0 ? $"cues: {string.Join("; ", cues)}" : "cues: none");
        trace.Add($"records: {string.Join("; ", matches.Take(5).Select(match => $"{match.Record.Type} {match.Record.PlanId}/{match.Record.Id} {match.Score.ToString("0.00", CultureInfo.InvariantCulture)}"))}");

        if (weights.GetValueOrDefault(Intents.DeadlineSubscribe) < 7 && weights.GetValueOrDefault(Intents.DeadlineUnsubscribe) < 7 && words.References.Submissions.Count == 0
            && Refusals.ScopesOf(vocabulary, words, matches, weights, question.Today, trace) is { Count: > 0 } scopes)
        {
            return new RecognizedQuestion
            {
                Intent = Intents.OutOfScope,
                Score = 1,
                Entities = [.. scopes.Select(scope => new RecognizedEntity(EntityTypes.Scope, scope, "", 1))],
                NamedPlanIds = [.. words.NamedPlans.Plans.Select(plan => plan.Id)],
                Trace = trace,
            };
        }

        var reading = IntentReading.Best(vocabulary, words, weights, matches, trace);
        reading = FollowUps.Read(vocabulary, question.Previous, chosen, words, weights, matches, reading, trace);
        return Resolved(question, words, weights, matches, planIds, reading, trace);
    }

    /// <summary>The plans that the question may be about: those that it names, else the conversation's, else the only one there is, else all.</summary>
    private IReadOnlyList<string> PlansAskedAbout(QuestionInConversation question, QuestionWords words)
    {
        if (words.NamedPlans.Plans.Count > 0 && words.NamedPlans.Plans[0].Id == question.PlanId)
        {
            return [question.PlanId];
        }

        if (words.NamedPlans.Plans.Count > 0)
        {
            return [.. words.NamedPlans.Plans.Select(plan => plan.Id)];
        }

        if (question.PlanId is PlanVocabulary.National)
        {
            return [PlanVocabulary.National];
        }

        if (vocabulary.PlanOf(question.PlanId) is { } chosen)
        {
            return [chosen.Id];
        }

        return vocabulary.Plans.Count == 1 ? [vocabulary.Plans[0].Id] : [];
    }

    /// <summary>Of two versions of a theme the one that was named is meant, or the one in force.</summary>
    private List<RecordMatch> ThemesInForceFirst(IReadOnlyList<RecordMatch> matches, DateOnly today, QuestionWords words)
    {
        RecordMatch Weighed(RecordMatch match)
        {
            if (match.Record.Row is not Theme theme)
            {
                return match;
            }

            var versions = vocabulary.ThemeVersionsOf(match.Record.PlanId);
            // A version that the theme is not in says nothing of the theme: before it was added, after it was retired.
            var named = ThemeVersionNames.In(versions, words.Dates) is { } name && versions.Any(version => version.Name == name && version.Themes.Any(other => other.Name == theme.Name)) ? name : null;
            var meant = named ?? ThemeVersions.InForce(versions, today)?.Name;
            if (theme.Version == meant)
            {
                return match with { Score = match.Score + (named is null ? 0.08 : 0.3) };
            }

            // Of a theme that is gone the last version that had it: from there its history is told to the end.
            return named is null && versions.LastOrDefault(version => version.InForceFrom <= today && version.Themes.Any(other => other.Name == theme.Name))?.Name == theme.Version
                ? match with { Score = match.Score + 0.04 }
                : match;
        }

        return [.. matches.Select(Weighed).OrderByDescending(match => match.Score)];
    }

    private RecognizedQuestion Resolved(
        QuestionInConversation question,
        QuestionWords words,
        IReadOnlyDictionary<string, double> weights,
        List<RecordMatch> matches,
        IReadOnlyList<string> planIds,
        RecognizedReading reading,
        List<string> trace)
    {
        var related = planIds.Count == 1 ? RelatedRecords.Of(words, matches) : [];
        if (related.Count > 0)
        {
            trace.Add($"related: {string.Join("; ", related.Select(record => $"{record.Entity.Type} {record.Entity.Id} {record.Entity.Score.ToString("0.00", CultureInfo.InvariantCulture)}"))}");
        }

        if (reading.Intent is Intents.DecisionWhy && planIds.Count == 1)
        {
            related = [.. ReasonsForDoing(words, planIds), .. related];
        }

        var nearest = planIds.Count == 1 ? RelatedRecords.Nearest(vocabulary, words, matches, [], mostOfIt: reading.Intent is Intents.Unknown) : null;
        RecognizedEntity? instead = null;
        var intent = reading.Intent;
        if (intent is Intents.Unknown && planIds is not [PlanVocabulary.National])
        {
            (intent, instead) = InsteadOfUnknown(words, weights, matches, related, nearest);
            trace.Add(instead is null ? "nothing near" : $"near: {instead.Type} {instead.Id}");
        }
        else if (planIds is [] or [PlanVocabulary.National] && IntentEntities.NeedsRecord(intent) && IsOfTheLawAlone(matches))
        {
            // Of the law alone, what is asked for is what the law says.
            intent = Intents.StatutoryCheck;
        }
        else if (intent is Intents.DecisionWhy && reading.Carried.Count == 0 && IsAboutATheme(matches))
        {
            // Why a theme was added, merged or dropped is in its history.
            intent = Intents.ThemeHistory;
        }

        var records = QuestionEntities.RecordsFor(vocabulary, intent, words, matches, planIds, question.Today);
        if (reading.Carried.Any(entity => entity.PlanId.Length > 0 || entity.Type is EntityTypes.Position))
        {
            records = [.. reading.Carried.Where(entity => entity.PlanId.Length > 0)];
        }

        if (instead is not null && !records.Exists(entity => entity.Type == instead.Type))
        {
            records.Insert(0, instead);
        }
        else if (intent is Intents.AmbitionSearch && records.Count == 0 && nearest is { } ofTheme && ofTheme.Record.Type is EntityTypes.Theme)
        {
            records.Add(EntityOf(ofTheme));
        }

        var plan = planIds.Count == 1 ? vocabulary.PlanOf(planIds[0]) : null;
        var plans = records.Where(entity => entity.Score >= 0.8 * records[0].Score && entity.PlanId != PlanVocabulary.National).Select(entity => entity.PlanId).Distinct().ToList();
        // What the question only mentions by the way (a loose fact on the number of themes) does not say which plan's themes are meant.
        if (plan is null && plans.Count == 1 && records[0].Score >= 0.6 && (IntentEntities.NeedsRecord(intent) || IntentEntities.TypesOf(intent).Contains(records[0].Type)))
        {
            plan = vocabulary.PlanOf(plans[0]);
        }

        var values = QuestionEntities.ValuesOf(vocabulary, intent, words, plan, question.Today);
        var entities = records.Concat(reading.Carried.Where(entity => entity.PlanId.Length == 0)).Concat(values).DistinctBy(entity => (entity.Type, entity.Id, entity.PlanId)).ToList();
        var result = new RecognizedQuestion
        {
            Intent = intent,
            Score = reading.Weight / (reading.Weight + 2),
            Entities = entities,
            PlanId = plan?.Id ?? "",
            NamedPlanIds = [.. words.NamedPlans.Plans.Select(named => named.Id)],
            Related = related,
            Nearest = plan is not null && !records.Exists(entity => IntentEntities.TypesOf(intent).Contains(entity.Type)) ? NearestFor(intent, words, matches, nearest) : null,
            Trace = trace,
        };

        var namesNothing = words.Topic.Count == 0;
        if (records.Count == 0 && plan is not null && !namesNothing && AsksForRecordAlone(intent) && Kinds.Of(words) is null && words.References.Sections.Count == 0
            && !matches.Any(match => match.Record.PlanId == plan.Id && words.Content.Any(match.Matched.Contains)))
        {
            trace.Add("unknown: the plan holds none of its words");
            return result with { Intent = Intents.Unknown };
        }

        // With no plan to look in, a thing that no plan holds is outside; a question that names nothing is asked back.
        if (plan is null && IntentEntities.NeedsRecord(intent) && records.Count == 0 && !namesNothing)
        {
            trace.Add("unknown: no plan holds it");
            return result with { Intent = Intents.Unknown };
        }

        if (plan is null && IntentEntities.NeedsPlan(intent))
        {
            trace.Add(plans.Count > 1 ? $"clarify: {plans.Count} plans fit" : "clarify: no plan is chosen");
            return result with { Intent = Intents.Clarify, IntentOnceChosen = intent };
        }

        if (words.Words.Count > 0 && namesNothing && (intent is Intents.Unknown || PointsAtNothing(intent, words, records, reading)))
        {
            trace.Add("clarify: nothing says what is meant");
            return result with { Intent = Intents.Clarify };
        }

        trace.Add($"intent: {intent}");
        return result;
    }

    /// <summary>What is meant where neither the way of asking nor a record alone says it: both together, or what is near.</summary>
    private (string Intent, RecognizedEntity? Record) InsteadOfUnknown(QuestionWords words, IReadOnlyDictionary<string, double> weights, List<RecordMatch> matches, IReadOnlyList<RelatedRecord> related, RecordMatch? nearest)
    {
        if (words.Topic.Count == 0 && words.Has(Pronouns))
        {
            // "Who owns it": nothing says what.
            return (Intents.Unknown, null);
        }

        if (related is [{ Sure: true } sure, ..])
        {
            return (IntentEntities.Defaults[sure.Entity.Type], sure.Entity);
        }

        foreach (var (asked, weight) in weights.OrderByDescending(pair => pair.Value))
        {
            if (weight >= 2 && IntentEntities.TypesOf(asked) is { Count: > 0 } types && IntentEntities.NeedsRecord(asked) && RelatedRecords.Nearest(vocabulary, words, matches, types, mostOfIt: true) is { } ofKind)
            {
                return (asked, EntityOf(ofKind));
            }
        }

        return nearest is not null && RelatedRecords.IsNearEnough(words, nearest)
            ? (IntentEntities.Defaults[nearest.Record.Type], EntityOf(nearest))
            : (Intents.Unknown, null);
    }

    private static bool IsAboutATheme(List<RecordMatch> matches) =>
        matches.Find(match => match.Record.Type is EntityTypes.Theme) is { Score: >= 0.6 } theme
        && !matches.Exists(match => match.Record.Type is EntityTypes.Commitment or EntityTypes.Decision or EntityTypes.Fact && match.Score > theme.Score - 0.1);

    /// <summary>Of the kinds that are asked for where there is one.</summary>
    private RecognizedEntity? NearestFor(string intent, QuestionWords words, List<RecordMatch> matches, RecordMatch? nearest) =>
        (IntentEntities.TypesOf(intent) is { Count: > 0 } types ? RelatedRecords.Nearest(vocabulary, words, matches, types, mostOfIt: false) : null) is { } ofKind && ofKind.Score >= 0.6 * (nearest?.Score ?? 0) ? EntityOf(ofKind)
        : nearest is not null ? EntityOf(nearest)
        : null;

    /// <summary>With no plan chosen: whether the law fits much better than what any plan holds.</summary>
    private static bool IsOfTheLawAlone(List<RecordMatch> matches) =>
        matches is [{ Record: { Type: EntityTypes.Duty, PlanId: PlanVocabulary.National } } first, ..] && first.Score >= 0.3 && first.Matched.Count > 1
        && !matches.Exists(match => match.Record.PlanId != PlanVocabulary.National && match.Score >= 0.8 * first.Score);

    /// <summary>Whether an answer that names no record says nothing: a figure, a sum, a promise.</summary>
    private static bool AsksForRecordAlone(string intent) => intent is Intents.KpiValue or Intents.KpiTrend or Intents.CommissioningAmount or Intents.CommitmentStatus or Intents.DeadlineDateOf;

    /// <summary>A record that is near is what is meant, less sure than one that is named.</summary>
    private static RecognizedEntity EntityOf(RecordMatch match) => new(match.Record.Type, match.Record.Id, match.Record.PlanId, Math.Clamp(match.Score, 0.5, 1));

    /// <summary>"Why can we not compare with last year for the report" asks about comparing as much as about the report.</summary>
    private IEnumerable<RelatedRecord> ReasonsForDoing(QuestionWords words, IReadOnlyList<string> planIds)
    {
        List<string> doing = [.. words.Words.Where(ActionWords.Contains).Select(vocabulary.Wordbook.Stem).Distinct()];
        return doing.Count == 0
            ? []
            : RecordMatches.Of(vocabulary, words with { Content = doing, Topic = doing, Frame = words.Frame.Except(doing).ToList(), Everyday = new HashSet<string>() }, planIds)
                .Where(match => match.Record.Type is EntityTypes.Fact or EntityTypes.Commitment or EntityTypes.Decision && match.Cover >= 1)
                .Take(2)
                .Select(match => new RelatedRecord(new RecognizedEntity(match.Record.Type, match.Record.Id, match.Record.PlanId, 1), Sure: true));
    }

    /// <summary>Words of the questions themselves that may be what a reason is asked for.</summary>
    private static readonly HashSet<string> ActionWords = new(StringComparer.Ordinal) { "compare", "compared", "comparing", "comparison", "comparisons", "changed", "change", "changes" };

    /// <summary>Below this a record shares a word of the question's frame with it, no more.</summary>
    private const double NamedScore = 0.5;

    /// <summary>"When is it due" with nothing before it: what "it" is must be said.</summary>
    private static bool PointsAtNothing(string intent, QuestionWords words, List<RecognizedEntity> records, RecognizedReading reading) =>
        intent is Intents.DeadlineDateOf or Intents.KpiValue or Intents.KpiTrend or Intents.CommitmentStatus or Intents.CommissioningAmount or Intents.ThemeStatus
        && reading.Carried.Count == 0
        && records.TrueForAll(record => record.Score < NamedScore)
        && words.Words.Count <= 8
        && words.Dates.Count == 0
        && Kinds.Of(words) is null
        && words.Has(Pronouns);

    private static readonly string[] Pronouns = ["it", "that", "this", "they", "them", "those", "he", "she", "one"];

    private static RecognizedQuestion Plain(string intent, double score, string type, string id, List<string> trace) =>
        new() { Intent = intent, Score = score, Entities = [new RecognizedEntity(type, id, "", 1)], Trace = trace };
}
