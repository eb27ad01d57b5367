using PlanBot.Plans;
using PlanBot.Recognition.Grammar;

namespace PlanBot.Recognition;

/// <summary>
/// How recommendations, reviews, alignments, police resources and equality impact assessments are asked about and recorded.
/// Looked for before the grammar of questions. Most ways of asking count only where the plan holds such rows: without them
/// the same words ask for a promise, a comment or a paper, as they always did.
/// </summary>
internal static class LawQuestions
{
    private const double LeastScore = 0.45;
    private const int MostReadings = 3;

    /// <summary>What ambitions are not aligned, or recommendations not answered.</summary>
    public const string Unaligned = "unaligned";

    /// <summary>Whether the way of asking is of the thing whatever a plan holds.</summary>
    private sealed record Way(string Intent, PhrasePattern Pattern, bool IsSure);

    private static readonly Way[] Commands =
    [
        .. Of(
            Intents.RecommendationStart,
            true,
            "^ please? record|log|enter|add|note a|an|the|another? new? ... recommendation|recommendations",
            "^ please? record|log|enter|add|note the|a|our|pcc|pcc's? ... response|reply|answer to ... recommendation|recommendations|panel|panel's",
            "^ please? update|change the? ... recommendation"),
        .. Of(
            Intents.ReviewStart,
            true,
            "^ please? record|log|enter|add|note a|an|the|our|another? new|annual|yearly|mid-year|quarterly|plan? plan? review"),
    ];

    private static readonly Way[] Ways =
    [
        .. Of(
            Intents.RecommendationStatus,
            true,
            "which|what|any|list|show ... recommendations|recs ... outstanding|open|unanswered|accepted|rejected|implemented|responded|answered",
            "outstanding|open|unanswered recommendations|recs",
            "recommendations|recs is|are? still? outstanding|open|unanswered|late|overdue",
            "^ panel|panel's recs",
            "^ list|show me? the|our|all? panel|panel's? recommendations",
            "^ the|our? panel|panel's recommendations $",
            "recommendations ... not|never ... responded|answered|published|accepted"),
        .. Of(
            Intents.RecommendationStatus,
            false,
            "recommend*|reccom*|recomen*|recs",
            "cc|chief|constable ... sent|given|get|got ... copy|copies",
            "task and? finish",
            "pcc|pcc's|commissioner|opcc|office|we|they respond|responded|reply|replied|answer|answered ... panel|panel's",
            "responded|replied|respond|reply|response|answer to the|our? panel|panel's",
            "has|have|did|was|is|were|when ... response|reply ... published|publish|public|online|website",
            "was|is|has|have|did|when ... copy|copies ... cc|chief|constable|force",
            "copy|copies ... sent|send|went|given|go ... cc|chief|constable",
            "panel's report|recommendation|views ... answered|responded|accepted|outcome"),
        .. Of(
            Intents.ReviewStatus,
            true,
            "when was|were|is|has|did|will the|our? plan been|be|get? last|next|previously|most? recently? reviewed|review",
            "when did we|they|you|pcc|opcc|office last review the|our? plan",
            "when ... plan be|get|is|due|up? reviewed|review $",
            "when is|was|will|are the|our? next|last|latest|previous|annual|yearly plan? review be? of?|due? the? plan? $",
            "what came|became|come|happened of|from|out|after|in|at of? the|our? last|latest|annual|yearly|plan? plan? review of? the? plan? $",
            "outcome|result|results|conclusion|upshot of|from the|our? last|latest|annual|yearly|plan? plan? review of? the? plan? $",
            "^ last|next|latest|annual|yearly plan? review of? the? plan? $",
            "plan review|reviews cycle|history|outcome|outcomes|dates",
            "review cycle"),
        .. Of(
            Intents.ReviewStatus,
            false,
            "has|have|had|was|did|is the|our? plan been|being|get? reviewed|review",
            "how often is|are|do|does the|our|we? ... plan reviewed|review",
            "who reviewed|reviews the|our? plan",
            "did|does|has|was the|our|annual|last|latest|yearly|plan? annual|last|plan? review ... change|changed|changes|anything|no",
            "reviews of|to the|our? plan",
            "^ which|what|any|list|show ... reviews"),
        .. Of(
            Intents.AlignmentList,
            true,
            "aligned|align|alignment|aligns|unaligned ... ambition|ambitions|aims|theme|themes|plan|spr|ncpm|national|force|strategy|strategies|priorities|measures",
            "ambition|ambitions|aims|theme|themes|plan|priorities ... aligned|align|alignment|aligns|unaligned",
            "^ alignment|unaligned $",
            "unaligned|misaligned"),
        .. Of(
            Intents.AlignmentList,
            false,
            "align*|allign*|unaligned",
            "ambition|ambitions|aims|theme|themes|what|which|priorities ... support|supports|supporting|contribute|contributes|deliver|delivers|help|helps|serve|serves|feed|meet|linked|link|links|tied|mapped|relate|cover|covers ... national|spr|ncpm|threat|threats|strategy|strategies",
            "ambition|ambitions|aims ... support|supports|supporting|contribute|contributes|deliver|delivers|serve|serves|meet|linked|link|tied|mapped|for|on ... spr|ncpm|national",
            "how ... plan|ambitions|we|theme ... support|supports|contribute|contributes|deliver|help ... national|spr|ncpm",
            "do|does ... plan|ambitions|theme|we ... support|supports|contribute|serve ... national|spr|ncpm",
            "ambitions|ambition|aims ... no|not|without|outside ... spr|ncpm|national"),
        .. Of(
            Intents.ResourceList,
            true,
            "police|policing resource|resources ... theme|themes|for|behind|have|has|go|goes|per|by|allocated|assigned|$",
            "resource|resources ... does|do|has|have|for|behind|per|by|of ... theme|themes"),
        .. Of(
            Intents.ResourceList,
            false,
            "what|which|how ... resource|resources ... has|have|theme|behind|for|go|goes|available|allocated|assigned",
            "how many ... officers|officer|pcso|pcsos|staff|specials|constables|detectives|volunteers|fte ... work|works|working|behind|assigned|allocated|dedicated|deployed|posted|theme",
            "how many ... officers|officer|pcso|pcsos|staff|specials|fte are|is? on|for",
            "officers|officer|pcso|pcsos|staff|fte|headcount|detectives ... theme|themes|behind|allocated|assigned|dedicated|per",
            "headcount|fte|workforce"),
        .. Of(
            Intents.StatutoryCheck,
            false,
            "^ eia|eias $",
            "has|have|had|was|were|is|did|when|who|are ... eia|equality|eias ... done|do|did|carried|completed|complete|published|undertaken|made|conducted|revision|revisions|version|versions|refresh|there|each|every|$",
            "eia|eias ... done|each|every|revision|revisions|version|versions|published|review|reviewed|gap|gaps|missing",
            "which|what|any|list|show ... revisions|revision|versions|version ... eia|eias|equality",
            "is|are there an|a|any? eia|eias"),
    ];

    /// <summary>With these in it a question asks for the law itself.</summary>
    private static readonly string[] OfTheLaw = ["law", "legal", "legally", "statute", "statutory", "act", "section", "duty", "duties", "must", "obliged", "obligation", "required", "requirement", "requirements", "power", "powers", "supposed"];

    /// <summary>With these in it a question asks for a paper, a promise or a comment.</summary>
    private static readonly string[] OfPapers = ["paper", "papers", "document", "documents", "paragraph", "quote", "minutes", "page", "comment", "comments", "consultation", "commitment", "commitments", "promise", "promises", "promised", "pledge", "another", "further", "weeks"];

    /// <summary>What is reviewed that is not the plan.</summary>
    private static readonly string[] OtherReviews = ["kpi", "kpis", "metrics", "metric", "threshold", "thresholds", "services", "survivors", "estate", "fatal", "draft", "budget", "eia", "report", "case", "thresholds'", "collision", "vetting"];

    /// <summary>What sounds like a recommendation or a headcount and asks for neither: advice, and who is about tonight.</summary>
    private static readonly PhrasePattern[] Elsewhere =
    [
        .. new[] { "^ recommend", "you|i recommend", "tonight|shift|now|today|patrol|patrolling" }.Select(PhrasePattern.Parse),
    ];

    private static readonly string[] NotWords = ["not", "no", "unaligned", "misaligned", "without", "none", "missing", "lack", "lacks", "outside", "nothing"];

    /// <summary>Words that say what is wanted and name no record.</summary>
    private static readonly HashSet<string> AskingWords = new(StringComparer.Ordinal)
    {
        "recommendation", "recommendations", "recommend", "recommended", "panel", "response", "respond", "responded", "published", "publish", "outstanding", "copy", "sent", "outcome", "record", "log", "add", "note", "enter", "review", "reviewed",
        "aligned", "align", "alignment", "unaligned", "support", "supports", "supporting", "contribute", "national", "spr", "ncpm", "measures", "measure", "ambition", "ambitions", "theme", "themes", "framework", "strategy", "strategies", "threat", "threats",
        "police", "policing", "resource", "resources", "officers", "officer", "pcso", "staff", "work", "working", "fte", "headcount", "have", "has", "many", "people", "allocated", "assigned", "force",
    };

    /// <summary>The words of the ways of asking, so that slips in them are put right.</summary>
    public static IEnumerable<string> Words => Commands.Concat(Ways).SelectMany(way => way.Pattern.Words);

    /// <param name="matches">The records that words fit in some plans, themes in force first.</param>
    public static RecognizedQuestion? Of(
        PlanVocabulary vocabulary,
        QuestionInConversation question,
        QuestionWords words,
        Func<QuestionWords, IReadOnlyCollection<string>, IReadOnlyList<RecordMatch>> matches,
        List<string> trace)
    {
        var planId = words.NamedPlans.Plans is [var named, ..] ? named.Id : question.PlanId;
        if (planId.Length == 0 && vocabulary.Plans.Count == 1)
        {
            planId = vocabulary.Plans[0].Id;
        }

        if (planId is PlanVocabulary.National || IntentOf(vocabulary, planId, words) is not { } intent)
        {
            return null;
        }

        var stems = words.Words.Select(vocabulary.Wordbook.Stem).ToHashSet(StringComparer.Ordinal);
        var entities = EntitiesOf(vocabulary, intent, planId, words, stems, matches, question.Previous).ToList();
        trace.Add($"{(Commands.Any(command => command.Intent == intent) ? "command" : "of scrutiny")}: {intent}{string.Concat(entities.Take(1).Select(entity => $" {entity.Type} {entity.Id}"))}");
        return new RecognizedQuestion
        {
            Intent = intent,
            Score = 1,
            Entities = entities,
            PlanId = planId,
            NamedPlanIds = [.. words.NamedPlans.Plans.Select(plan => plan.Id)],
            Trace = trace,
        };
    }

    private static string? IntentOf(PlanVocabulary vocabulary, string planId, QuestionWords words)
    {
        if (Array.Find(Commands, command => command.Pattern.IsIn(words.Words)) is { } command)
        {
            return command.Intent;
        }

        if (words.Has(OfTheLaw) || words.Has(OfPapers) || words.NamedDocuments.Count > 0 || words.References.Sections.Count > 0 || Array.Exists(Elsewhere, pattern => pattern.IsIn(words.Words)))
        {
            return null;
        }

        if (vocabulary.Law.HoldsThreats && words.Has("spr") && words.Has("threat", "threats"))
        {
            return Intents.AlignmentList;
        }

        foreach (var way in Ways)
        {
            if (!way.Pattern.IsIn(words.Words) || (way.Intent is Intents.ReviewStatus && words.Has(OtherReviews)))
            {
                continue;
            }

            if (way.IsSure || Holds(vocabulary, way.Intent, planId))
            {
                return way.Intent;
            }
        }

        return null;
    }

    private static bool Holds(PlanVocabulary vocabulary, string intent, string planId) => intent switch
    {
        Intents.RecommendationStatus => vocabulary.Law.HoldsRecommendations(planId),
        Intents.ReviewStatus => vocabulary.Law.HoldsReviews(planId),
        Intents.AlignmentList => vocabulary.Law.HoldsAlignments(planId),
        Intents.ResourceList => vocabulary.Law.HoldsResources(planId),
        _ => vocabulary.Law.HoldsAssessments(planId),
    };

    private static IEnumerable<RecognizedEntity> EntitiesOf(
        PlanVocabulary vocabulary,
        string intent,
        string planId,
        QuestionWords words,
        HashSet<string> stems,
        Func<QuestionWords, IReadOnlyCollection<string>, IReadOnlyList<RecordMatch>> matches,
        RecognizedQuestion? previous)
    {
        switch (intent)
        {
            case Intents.RecommendationStatus or Intents.RecommendationStart:
                var recommended = vocabulary.Law.RecommendationsNamed(planId, stems);
                if (recommended.Count == 0 && previous is not null && intent is Intents.RecommendationStatus && !words.Words.Any(word => word is "recommendations" or "recs" or "which"))
                {
                    // "Was the response published?" leans on the recommendation before.
                    var before = previous.Entities.Where(entity => entity.Type is EntityTypes.Recommendation && entity.PlanId == planId).ToList();
                    recommended = before.Count <= MostReadings ? before : [];
                }

                return recommended
                    .Concat(Records(vocabulary, EntityTypes.Body, planId, words, matches))
                    .Concat(words.Has("outstanding", "open", "unanswered", "late", "overdue", "missing", "waiting") || (words.Has("not") && words.Has("recommendations", "recs")) ? [Value(EntityTypes.State, States.Open)] : [])
                    .Concat(intent is Intents.RecommendationStatus && recommended.Count == 0 && OutcomeOf(words) is { Length: > 0 } outcome ? [Value(EntityTypes.Wanted, outcome)] : [])
                    .Concat(StepOf(words) is { Length: > 0 } step ? [Value(EntityTypes.Kind, step)] : []);

            case Intents.ReviewStart or Intents.ReviewStatus:
                return words.Has("no") && words.Has("change", "changes") ? [Value(EntityTypes.State, "no change")]
                    : words.Has("next") ? [Value(EntityTypes.Position, "1")]
                    : [];

            case Intents.AlignmentList:
                var themes = Records(vocabulary, EntityTypes.Theme, planId, words, matches).ToList();
                var items = themes.Count > 0 && words.Has("theme", "themes") ? [] : vocabulary.Law.ItemsNamed(planId, stems);
                var framework = FrameworkOf(words);
                return items.Take(MostReadings)
                    .Concat(framework.Length > 0 ? [Value(EntityTypes.Framework, framework)] : [])
                    .Concat(words.Has(NotWords) ? [Value(EntityTypes.State, Unaligned)] : [])
                    .Concat(items.Count > 0 ? [] : themes.Concat(Records(vocabulary, EntityTypes.Ambition, planId, words, matches)));

            case Intents.ResourceList:
                var kind = KindOf(words);
                return Records(vocabulary, EntityTypes.Theme, planId, words, matches).Take(1)
                    .Concat(vocabulary.Law.ResourcesNamed(planId, stems))
                    .Concat(kind.Length > 0 ? [Value(EntityTypes.ResourceKind, kind)] : []);

            default:
                var assessed = vocabulary.RecordsOf(planId, EntityTypes.Duty).FirstOrDefault(record => record.Row is StatutoryEvidence evidence && evidence.Requirement.Contains("equality impact", StringComparison.OrdinalIgnoreCase));
                return [new(EntityTypes.Duty, assessed?.Id ?? "eia", planId, 1)];
        }
    }

    /// <summary>The plan's records that the words name beside what is asked.</summary>
    private static IEnumerable<RecognizedEntity> Records(
        PlanVocabulary vocabulary,
        string type,
        string planId,
        QuestionWords words,
        Func<QuestionWords, IReadOnlyCollection<string>, IReadOnlyList<RecordMatch>> matches)
    {
        // A body is what recommends: "panel" and "board" name it.
        var topic = words.Words.Where(word => !Wording.CommonWords.Stop.Contains(word) && (type is EntityTypes.Body ? word is not ("recommend" or "recommended" or "recommendation" or "recommendations" or "recs") : !AskingWords.Contains(word))).Distinct().ToList();
        if (topic.Count == 0 || planId.Length == 0)
        {
            return [];
        }

        var said = words with { Topic = topic, Content = [.. topic.Select(vocabulary.Wordbook.Stem).Distinct()], Frame = [] };
        var inForce = ThemeVersions.InForce(vocabulary.ThemeVersionsOf(planId), DateOnly.MaxValue)?.Name;
        return matches(said, [planId])
            .Where(match => match.Record.Type == type && match.Score >= LeastScore)
            .OrderByDescending(match => match.Record.Row is not Theme theme || theme.Version == inForce)
            .Take(MostReadings)
            .Select(match => new RecognizedEntity(type, match.Record.Id, match.Record.PlanId, Math.Min(1, match.Score)));
    }

    /// <summary>The framework that the words name; empty where they name none.</summary>
    public static string FrameworkOf(QuestionWords words) =>
        words.Has("spr", "threat", "threats") ? AmbitionAlignment.StrategicRequirement
        : words.Has("ncpm", "national", "nationally") ? AmbitionAlignment.NationalMeasures
        : words.Has("force", "force's") && words.Has("strategy", "strategies", "plan", "plans") ? AmbitionAlignment.ForceStrategy
        : "";

    /// <summary>The step after a recommendation that is asked about; empty where it is the recommendation itself.</summary>
    private static string StepOf(QuestionWords words) =>
        words.Has("copy", "copies") ? RecommendationSteps.Copy
        : words.Has("published", "publish", "publication", "online", "website") && words.Has("response", "responses", "reply", "it", "answer") ? RecommendationSteps.Publication
        : words.Has("respond", "responded", "reply", "replied", "response", "responses", "answer", "answered") ? RecommendationSteps.Response
        : "";

    /// <summary>The outcome that recommendations are narrowed to; empty where they are not.</summary>
    private static string OutcomeOf(QuestionWords words) =>
        !words.Has("which", "list", "show", "any", "many") ? ""
        : words.Has("rejected", "refused", "declined") || (words.Has("not") && words.Has("accepted")) ? "not accepted"
        : words.Has("accepted") ? words.Has("partly", "partially") ? "partly accepted" : "accepted"
        : words.Has("implemented", "done", "completed") && !words.Has("not") ? "done"
        : "";

    private static string KindOf(QuestionWords words) =>
        words.Has("pcso", "pcsos") ? "PCSOs"
        : words.Has("officer", "officers", "constables", "detectives") ? "officers"
        : words.Has("specials", "special") ? "special constables"
        : words.Has("staff") ? "staff"
        : words.Has("volunteers", "volunteer") ? "volunteers"
        : words.Has("budget", "money", "pounds") ? "budget"
        : "";

    private static RecognizedEntity Value(string type, string id) => new(type, id, "", 1);

    private static IEnumerable<Way> Of(string intent, bool isSure, params string[] patterns) =>
        patterns.Select(pattern => new Way(intent, PhrasePattern.Parse(pattern), isSure));
}
