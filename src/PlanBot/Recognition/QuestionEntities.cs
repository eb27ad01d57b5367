using PlanBot.Plans;
using PlanBot.Recognition.Grammar;
using PlanBot.Recognition.Vocabulary;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>What a question names, once its intent is known.</summary>
internal static class QuestionEntities
{
    private const int MostReadings = 5;

    /// <summary>A body's meetings of some years have one name: which is meant is told by the day that it is asked on.</summary>
    private const int MostMilestones = 12;

    private const int MostDutiesOfSection = 12;
    private const double LeastScore = 0.33;
    private const double LeastFrameScore = 0.2;

    private static readonly string[] WhatIsDone = ["change", "changed", "publish", "published", "review", "respond", "response"];

    /// <summary>"When was the last panel": the one before today.</summary>
    private static readonly PhrasePattern AsksForLast = PhrasePattern.Parse("last|previous|recent panel|board|meeting|committee|jarap|deadline|one");

    /// <summary>The records, those that the intent answers for first, the best of a kind first.</summary>
    public static List<RecognizedEntity> RecordsFor(PlanVocabulary vocabulary, string intent, QuestionWords words, IReadOnlyList<RecordMatch> matches, IReadOnlyList<string> planIds, DateOnly today)
    {
        var entities = new List<RecognizedEntity>(NamedByLetter(vocabulary, words, planIds).Concat(ThemeByNumber(vocabulary, words, planIds, today)));
        if (intent is Intents.StatutoryCheck)
        {
            matches = WithoutThoseOfState(vocabulary, intent, words, matches);
            entities.AddRange(NamedInLaw(vocabulary, words, matches));
        }
        else if (intent is Intents.DocumentSearch)
        {
            entities.AddRange(NamedParagraphs(vocabulary, words, planIds));
        }

        if (intent is Intents.CommitmentStatus && AsksForList(words))
        {
            matches = WithoutThoseOfState(vocabulary, intent, words, matches);
        }
        else if (intent is Intents.DocumentSearch)
        {
            matches = InNamedDocuments(words, planIds, WithParagraphsBehind(vocabulary, matches), entities);
        }

        // "Quote on no change to the plan" has no words but the question's own.
        var least = intent is Intents.DocumentSearch && words.Topic.Count == 0 ? LeastFrameScore : LeastScore;
        foreach (var type in IntentEntities.TypesOf(intent))
        {
            if (type is EntityTypes.Comment && (entities.Count > 0 || DispositionIn(words) is not null && words.Topic.Count == 0))
            {
                continue;
            }

            var ofType = matches.Where(match => match.Record.Type == type && match.Score >= least).ToList();
            entities.AddRange(ofType
                .Where(match => match.Score >= 0.6 * ofType[0].Score)
                .Take(type is EntityTypes.Milestone ? MostMilestones : MostReadings)
                .Select(match => new RecognizedEntity(type, match.Record.Id, match.Record.PlanId, type is EntityTypes.Milestone ? match.Score / Math.Max(1, ofType[0].Score) : Math.Min(match.Score, 1))));
        }

        if (intent is Intents.StatutoryCheck && !entities.Exists(entity => entity.Type is EntityTypes.Duty))
        {
            // "Can the plan be changed midway" names a duty by what is done alone.
            var doing = words.Words.Where(WhatIsDone.Contains).Select(vocabulary.Wordbook.Stem).ToList();
            entities.AddRange(matches
                .Where(match => match.Record.Type is EntityTypes.Duty && doing.Exists(stem => match.Record.Name.Contains(stem)))
                .Take(2)
                .Select(match => new RecognizedEntity(EntityTypes.Duty, match.Record.Id, match.Record.PlanId, 0.4)));
        }

        if (intent is Intents.DecisionWhy && !entities.Exists(entity => entity.Type is EntityTypes.Commitment))
        {
            entities.AddRange(CommitmentsOfSameParagraph(vocabulary, entities));
        }
        else if (intent is Intents.ThemeHistory && entities.Count == 0)
        {
            entities.AddRange(ThemesThatChanged(vocabulary, planIds));
        }

        entities.AddRange(matches
            .Where(match => match.Score >= 0.6 && !entities.Exists(entity => entity.Type == match.Record.Type))
            .DistinctBy(match => match.Record.Type)
            .Take(MostReadings)
            .Select(match => new RecognizedEntity(match.Record.Type, match.Record.Id, match.Record.PlanId, Math.Min(match.Score, 1) * 0.9)));
        return entities;
    }

    /// <summary>The plain values: versions, years, dates, letters, references, the plan's area.</summary>
    public static IEnumerable<RecognizedEntity> ValuesOf(PlanVocabulary vocabulary, string intent, QuestionWords words, Plan? plan, DateOnly today)
    {
        foreach (var reference in words.References.Submissions)
        {
            yield return Value(EntityTypes.Reference, reference);
        }

        foreach (var date in words.Dates)
        {
            if (intent is Intents.DeadlineNext && words.NamedPlans.Words.Contains(date.Word))
            {
                continue;
            }

            if (intent is Intents.DeadlineNext && DateRanges.BoundOf(words.Words, date) is { } bound)
            {
                yield return bound;
                continue;
            }

            var type = date.Kind switch
            {
                NamedDateKind.Year or NamedDateKind.FinancialYear => EntityTypes.Year,
                NamedDateKind.Period => EntityTypes.Period,
                _ => EntityTypes.Date,
            };
            yield return Value(type, date.Id);
        }

        if (intent is Intents.DeadlineNext && AsksForLast.IsIn(words.Words))
        {
            yield return Value(EntityTypes.Position, "-1");
        }

        if (DispositionIn(words) is { } disposition && words.References.Comments.Count == 0)
        {
            yield return Value(EntityTypes.Disposition, disposition);
        }

        if (Kinds.Of(words) is { } kind && intent is Intents.RatingList)
        {
            yield return Value(EntityTypes.Kind, kind);
        }

        if (States.Of(intent, words.Words) is { } state && (intent is not Intents.CommitmentStatus || AsksForList(words)))
        {
            yield return Value(EntityTypes.State, state);
        }

        if (plan is not null && intent is Intents.ThemeList or Intents.ThemeStatus or Intents.ThemeHistory)
        {
            var versions = vocabulary.ThemeVersionsOf(plan!.Id);
            if ((ThemeVersionNames.In(versions, words.Dates) ?? ThemeVersionNames.First(versions, words) ?? ThemeVersions.InForce(versions, today)?.Name) is { } version)
            {
                yield return Value(EntityTypes.Version, version);
            }
        }

        if (words.Topic.Count > 0)
        {
            yield return Value(EntityTypes.Topic, string.Join(' ', words.Topic.Select(word => IsShortForm(vocabulary, word) ? word.ToUpperInvariant() : word)));
        }

        if (intent is Intents.SubmissionStart or Intents.SubmissionStatus)
        {
            yield return Value(EntityTypes.Submission, SubmissionKind(words, intent));
        }

        if (plan is not null)
        {
            yield return Value(EntityTypes.Area, plan.Area);
            if (plan.Id.StartsWith(plan.Area + "-", StringComparison.Ordinal))
            {
                yield return Value(EntityTypes.Period, plan.Id[(plan.Area.Length + 1)..]);
            }
        }
    }

    /// <summary>Comments by their letters; the second part of one comes after it.</summary>
    private static IEnumerable<RecognizedEntity> NamedByLetter(PlanVocabulary vocabulary, QuestionWords words, IReadOnlyList<string> planIds)
    {
        var plans = planIds.Count > 0 ? planIds : [.. vocabulary.Plans.Select(plan => plan.Id)];
        return plans.SelectMany(plan => words.References.Comments
            .Where(letter => vocabulary.Find(plan, EntityTypes.Comment, letter) is not null)
            .Select(letter => new RecognizedEntity(EntityTypes.Comment, letter, plan, 1)));
    }

    /// <summary>"Which commitments are delayed" asks for several; "is the helpline delayed" for one.</summary>
    private static bool AsksForList(QuestionWords words) => Kinds.Of(words) is Kinds.Commitment;

    /// <summary>The theme that is named by its number, of the version in force or the one that is named.</summary>
    private static IEnumerable<RecognizedEntity> ThemeByNumber(PlanVocabulary vocabulary, QuestionWords words, IReadOnlyList<string> planIds, DateOnly today)
    {
        foreach (var plan in words.ThemeNumber is null ? [] : planIds)
        {
            var versions = vocabulary.ThemeVersionsOf(plan);
            var meant = ThemeVersionNames.In(versions, words.Dates) ?? ThemeVersions.InForce(versions, today)?.Name;
            if (versions.FirstOrDefault(version => version.Name == meant)?.Themes.FirstOrDefault(theme => theme.Order == words.ThemeNumber) is { } theme)
            {
                yield return new RecognizedEntity(EntityTypes.Theme, theme.Id, plan, 1);
            }
        }
    }

    /// <summary>What a record shares with a question for a state must be more than the state's words: a gap in the law is no gap in the funding.</summary>
    private static IReadOnlyList<RecordMatch> WithoutThoseOfState(PlanVocabulary vocabulary, string intent, QuestionWords words, IReadOnlyList<RecordMatch> matches)
    {
        if (States.Of(intent, words.Words) is null)
        {
            return matches;
        }

        var ofState = words.Words.Where(word => States.Words.Contains(word) || QuestionGrammar.FrameWords.Contains(word)).Select(vocabulary.Wordbook.Stem).ToHashSet(StringComparer.Ordinal);
        return [.. matches.Where(match => !match.Matched.All(ofState.Contains))];
    }

    /// <summary>Sections of the act; the list of what a plan must contain (<c>s7-1</c>); the national measures (<c>ncpm</c>).</summary>
    private static IEnumerable<RecognizedEntity> NamedInLaw(PlanVocabulary vocabulary, QuestionWords words, IReadOnlyList<RecordMatch> matches)
    {
        foreach (var section in words.References.Sections)
        {
            if (section is "s7" && words.Has("plan", "plans"))
            {
                // What a plan must hold is the whole of section 7(1).
                yield return new RecognizedEntity(EntityTypes.Duty, "s7-1", PlanVocabulary.National, 1);
                continue;
            }

            foreach (var duty in vocabulary.DutiesOf(section).Take(MostDutiesOfSection))
            {
                yield return new RecognizedEntity(EntityTypes.Duty, duty.Id, PlanVocabulary.National, 1);
            }
        }

        var dutyByName = matches.Any(match => match.Record.Type is EntityTypes.Duty && match.Score >= 0.9);
        if (words.Has("ncpm") || (words.Has("national") && (words.Has("measures", "measure") || (words.Has("priorities") && !dutyByName))))
        {
            yield return new RecognizedEntity(EntityTypes.Duty, "ncpm", PlanVocabulary.National, 1);
        }

        var surelyMeant = matches.Any(match => match.Record.Type is EntityTypes.Duty && match.Score >= 0.5);
        if (!surelyMeant && words.References.Sections.Count == 0 && words.Has("contain", "contains", "include", "cover", "set", "content", "contents", "say", "have", "in") && words.Has("plan", "plans") && words.Has("what", "which", "list", "many"))
        {
            yield return new RecognizedEntity(EntityTypes.Duty, "s7-1", PlanVocabulary.National, 1);
        }
    }

    /// <summary>What a paper says is found by the records that were taken from it, too.</summary>
    private static List<RecordMatch> WithParagraphsBehind(PlanVocabulary vocabulary, IReadOnlyList<RecordMatch> matches) =>
    [
        .. matches
            .Concat(matches
                .Where(match => match.Record.Type is not EntityTypes.Paragraph && match.Score >= 0.5)
                .SelectMany(match => vocabulary.ParagraphsBehind(match.Record).Select(paragraph => match with { Record = paragraph, Score = 0.8 * match.Score })))
            .GroupBy(match => match.Record)
            .Select(group => group.MaxBy(match => match.Score)!)
            .OrderByDescending(match => match.Score),
    ];

    /// <summary>Where a paper is named, the paragraphs are its own, and the paper is an entity too: "what did paper J say about …".</summary>
    private static IReadOnlyList<RecordMatch> InNamedDocuments(QuestionWords words, IReadOnlyList<string> planIds, IReadOnlyList<RecordMatch> matches, List<RecognizedEntity> entities)
    {
        var named = words.NamedDocuments.Where(document => planIds.Count == 0 || planIds.Contains(document.PlanId)).ToList();
        if (named.Count == 0)
        {
            return matches;
        }

        entities.AddRange(named.Take(MostReadings).Select(document => new RecognizedEntity(EntityTypes.Document, document.Doc, document.PlanId, 1)));
        return [.. matches.Where(match => match.Record.Row is not Paragraph paragraph || named.Exists(document => document.PlanId == paragraph.PlanId && document.Doc == paragraph.Doc))];
    }

    private static IEnumerable<RecognizedEntity> NamedParagraphs(PlanVocabulary vocabulary, QuestionWords words, IReadOnlyList<string> planIds) =>
        from plan in planIds
        from number in words.References.Paragraphs
        from record in vocabulary.RecordsOf(plan, EntityTypes.Paragraph)
        where record.Row is Paragraph paragraph && (paragraph.BarePara == Paragraph.Bare(number) || paragraph.Para.EndsWith("¶" + number, StringComparison.Ordinal))
        where words.NamedDocuments.Count == 0 || words.NamedDocuments.Any(document => document.PlanId == plan && document.Doc == ((Paragraph)record.Row).Doc)
        select new RecognizedEntity(EntityTypes.Paragraph, record.Id, plan, 1);

    /// <summary>A reason may be kept as a loose fact: what was decided stands in the same paragraph of the same paper.</summary>
    private static List<RecognizedEntity> CommitmentsOfSameParagraph(PlanVocabulary vocabulary, List<RecognizedEntity> entities)
    {
        var facts = entities.Where(entity => entity.Type is EntityTypes.Fact).Select(entity => vocabulary.Find(entity.PlanId, entity.Type, entity.Id)).OfType<VocabularyRecord>().ToList();
        return
        [
            .. from fact in facts.Take(1)
               from commitment in vocabulary.RecordsOf(fact.PlanId, EntityTypes.Commitment)
               where fact.Row.Source.Length > 0 && commitment.Row.Source.Contains(fact.Row.Source, StringComparison.Ordinal)
               select new RecognizedEntity(EntityTypes.Commitment, commitment.Id, commitment.PlanId, 0.5),
        ];
    }

    /// <summary>"Why did we go from six themes to four" asks of the themes that went.</summary>
    private static IEnumerable<RecognizedEntity> ThemesThatChanged(PlanVocabulary vocabulary, IReadOnlyList<string> planIds) =>
        planIds
            .SelectMany(plan => vocabulary.RecordsOf(plan, EntityTypes.Theme))
            .Where(record => record.Row is Theme { ChangeKind: "merged" or "split" or "retired" or "added" })
            .Select(record => new RecognizedEntity(EntityTypes.Theme, record.Id, record.PlanId, 0.5));

    private static string? DispositionIn(QuestionWords words)
    {
        if (words.Has("elsewhere"))
        {
            return "dealt with elsewhere";
        }

        if (words.Has("ignore", "ignored", "unanswered", "overlooked", "dismissed", "rejected") || (words.Has("which", "what") && words.Has("resubmit", "resubmitted")))
        {
            return "not addressed";
        }

        if (words.Has("partly", "partially"))
        {
            return "partly addressed";
        }

        if (!words.Has("addressed", "unaddressed"))
        {
            return null;
        }

        return words.Has("partly", "partially", "part", "half") ? "partly addressed" : words.Has("not", "unaddressed", "never", "ignored") ? "not addressed" : "addressed";
    }

    /// <summary>ASB is one; "panel", which stands for the police and crime panel, is a word of its own.</summary>
    private static bool IsShortForm(PlanVocabulary vocabulary, string word) =>
        vocabulary.Wordbook.PartsOf(word) is { Count: > 0 } parts && !parts.Contains(word);

    private static string SubmissionKind(QuestionWords words, string intent) =>
        words.References.Comments.Count > 0 || words.Has("comment", "comments", "response", "consultation", "respond", "representation", "objection")
            ? "consultation comment"
            : intent is Intents.SubmissionStart || words.Has("priority", "priorities", "strategy", "strategies", "views") ? "local priorities" : "any";

    private static RecognizedEntity Value(string type, string id) => new(type, id, "", 1);
}

/// <summary>Which version of a plan's themes a question names by its date.</summary>
internal static class ThemeVersionNames
{
    private static readonly string[] OfTheStart = ["first", "original", "originally", "initial"];

    private static readonly string[] OfAVersion = ["plan", "version", "draft", "themes", "priorities"];

    /// <summary>"The themes of the first plan", "the original six themes": the plan's first version.</summary>
    public static string? First(IReadOnlyList<ThemeVersion> versions, QuestionWords question)
    {
        var at = question.Words.ToList().FindIndex(OfTheStart.Contains);
        return at >= 0 && question.Words.Skip(at + 1).Take(2).Any(OfAVersion.Contains)
            ? versions.FirstOrDefault(version => !version.IsEarlierPlan)?.Name
            : null;
    }

    public static string? In(IReadOnlyList<ThemeVersion> versions, IReadOnlyList<NamedDate> dates)
    {
        foreach (var date in dates.Where(date => date.YearSaid))
        {
            var exact = versions.FirstOrDefault(version => version.Name == date.Id);
            if (exact is not null)
            {
                return exact.Name;
            }

            if (date.Kind is NamedDateKind.Month or NamedDateKind.Day && ThemeVersions.InForce(versions, date.First) is { } inForce)
            {
                return inForce.Name;
            }
        }

        return null;
    }
}
