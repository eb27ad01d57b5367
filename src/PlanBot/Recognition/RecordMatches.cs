using PlanBot.Plans;
using PlanBot.Recognition.Grammar;
using PlanBot.Recognition.Vocabulary;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>A record that a question may mean, and how well its words fit.</summary>
/// <param name="Record">The record.</param>
/// <param name="Score">From 0 to 1: how much of what the question asks about stands in it, and how much of its name was said.</param>
/// <param name="Matched">The stems in common.</param>
internal sealed record RecordMatch(VocabularyRecord Record, double Score, IReadOnlyList<string> Matched)
{
    /// <summary>From 0 to 1: how much of what the question asks about stands anywhere in the record, rare words counting more.</summary>
    public double Cover { get; init; }

    /// <summary>What the words in common weigh: two rare words tell more than three that every record has.</summary>
    public double Strength { get; init; }
}

/// <summary>Which records a question's words fit, in the plans that it may be about.</summary>
internal static class RecordMatches
{
    private const int MostCandidates = 150;

    /// <summary>What a word counts that stands in a record's text but not in its name.</summary>
    private const double OutsideName = 0.55;

    /// <summary>What a word of the question's frame (status, target) counts where a record's name has it too.</summary>
    private const double FrameShare = 0.3;

    /// <summary>What an everyday word counts that no record has.</summary>
    private const double EverydayShare = 0.2;

    /// <summary>What an everyday word counts that records have too.</summary>
    private const double EverydayShareHeld = 0.5;

    public static IReadOnlyList<RecordMatch> Of(PlanVocabulary vocabulary, QuestionWords question, IReadOnlyCollection<string> planIds)
    {
        var stems = question.Content.Concat(question.Frame).ToList();
        var found = vocabulary.Index.Search(stems, planIds.Count == 0 ? [] : [.. planIds, PlanVocabulary.National], MostCandidates);
        return
        [
            .. found
                .Select(number => Match(vocabulary, vocabulary.Records[number], question, planIds.Count == 1))
                .Where(match => match.Score > 0.1)
                .OrderByDescending(match => match.Score)
                .ThenBy(match => match.Record.Row.Ordinal),
        ];
    }

    private static RecordMatch Match(PlanVocabulary vocabulary, VocabularyRecord record, QuestionWords question, bool inOnePlan)
    {
        var matched = new List<string>(4);
        double said = 0, fits = 0, about = 0, held = 0;
        foreach (var stem in question.Content)
        {
            var weight = vocabulary.WeightOf(stem) * (!question.Everyday.Contains(stem) ? 1 : vocabulary.Holds(stem) ? EverydayShareHeld : EverydayShare);
            said += weight;
            var share = ShareOf(record, stem);
            fits += weight * share;
            about += weight;
            if (share > 0)
            {
                held += weight;
                matched.Add(stem);
            }
        }

        foreach (var stem in question.Frame)
        {
            var share = ShareOf(record, stem);
            if (share > 0)
            {
                // What the frame shares with a record speaks for it, and never against it.
                var weight = vocabulary.WeightOf(stem) * FrameShare * share;
                said += weight;
                fits += weight;
                matched.Add(stem);
            }
        }

        if (said <= 0)
        {
            return new RecordMatch(record, 0, matched);
        }

        var named = Math.Max(Coverage(vocabulary, record.Name, matched), 0.95 * Coverage(vocabulary, record.Alias, matched));
        var onlyFrame = !question.Content.Any(matched.Contains);
        var score = fits / said * (0.55 + (0.45 * named)) * (onlyFrame ? 0.6 : 1) * (question.Topic.Count == 0 ? 0.75 : 1);
        // Exactly its name is said.
        if (named > 0.999 && fits / said > 0.999 && matched.Count > 1)
        {
            score += 0.1;
        }

        score += Suits(record, question, inOnePlan) + (0.01 * matched.Count);
        return new RecordMatch(record, Math.Max(0, score), matched) { Cover = about > 0 ? held / about : 0, Strength = held };
    }

    /// <summary>A paper is asked for by what stands in it: an imported paragraph has no other name.</summary>
    private static double ShareOf(VocabularyRecord record, string stem) =>
        Array.IndexOf(record.Name, stem) >= 0 || Array.IndexOf(record.Alias, stem) >= 0 ? 1 : record.Other.Contains(stem) ? (record.Row is ImportedParagraph ? 1 : OutsideName) : 0;

    /// <summary>A short form in a name (OCG) is said in part by the words that it stands for ("organised gangs").</summary>
    private static double ShareOfParts(PlanVocabulary vocabulary, string stem, List<string> matched)
    {
        var parts = vocabulary.PartStemsOf(stem);
        if (parts.Count == 0)
        {
            return 0;
        }

        var said = parts.Count(matched.Contains);
        return 2 * said >= parts.Count ? 0.9 * said / parts.Count : 0;
    }

    private static double Coverage(PlanVocabulary vocabulary, string[] stems, List<string> matched)
    {
        double all = 0, said = 0;
        foreach (var stem in stems)
        {
            var weight = vocabulary.WeightOf(stem);
            all += weight;
            said += matched.Contains(stem) ? weight : ShareOfParts(vocabulary, stem, matched) * weight;
        }

        return all > 0 ? said / all : 0;
    }

    /// <summary>What speaks for or against a record besides its words.</summary>
    private static double Suits(VocabularyRecord record, QuestionWords question, bool inOnePlan) => record.Row switch
    {
        Milestone milestone => (DateFits(record, question) is { } fits ? (fits ? 0.35 : -0.2) : 0) + KindFits(milestone, question, inOnePlan),
        StatutoryEvidence => 0.03,
        Duty when question.HowLong && record.Other.Concat(record.Name).Contains("time") => 0.45,
        Kpi kpi when question.Has("target", "targets") => kpi.Target.Length > 0 ? 0.25 : -0.05,
        Duty duty when duty.Summary.StartsWith("May ", StringComparison.Ordinal) => question.Has("can", "may", "could", "allowed") ? 0.1 : -0.2,
        _ => 0,
    };

    /// <summary>
    /// "When is it published" asks for the publication, not for the meeting that talks about it; "when does it close" for the last day.
    /// The latter says nothing of which plan is meant.
    /// </summary>
    private static double KindFits(Milestone milestone, QuestionWords question, bool inOnePlan) =>
        milestone.Kind == "publication" && question.Has("published", "publish", "publication", "reissued", "issued") ? 0.25
        : inOnePlan && (milestone.Kind.EndsWith("deadline", StringComparison.Ordinal) || milestone.Kind.EndsWith("closes", StringComparison.Ordinal)) && question.Has("deadline", "left", "apply", "until", "latest", "cutoff", "close", "closes", "closed", "closing", "end", "ends", "ended", "finish", "finished", "shut") ? 0.3
        : 0;

    /// <summary>Whether a milestone falls on a date that the question names; nothing to say where it names none.</summary>
    private static bool? DateFits(VocabularyRecord record, QuestionWords question)
    {
        if (record.Row is not Milestone { Starts: { } starts } milestone || question.Dates.Count == 0)
        {
            return null;
        }

        return milestone.Event.Length > 0 && question.Dates.Any(date => date.Kind is NamedDateKind.FinancialYear && milestone.Event.Contains(date.Id, StringComparison.Ordinal))
            || question.Dates.Any(date => date.YearSaid ? date.Holds(starts) : starts.Part is not DatePart.Year && starts.First.Month == date.First.Month);
    }
}

/// <summary>What a question's words are made of, once they are spelt right.</summary>
internal sealed record QuestionWords
{
    /// <summary>The words, short forms in place.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    public required References References { get; init; }

    public required IReadOnlyList<NamedDate> Dates { get; init; }

    public required NamedPlans NamedPlans { get; init; }

    public required IReadOnlyList<NamedDocument> NamedDocuments { get; init; }

    /// <summary>Stems of the words that say what the question is about.</summary>
    public required IReadOnlyList<string> Content { get; init; }

    /// <summary>The same as words, in their order.</summary>
    public required IReadOnlyList<string> Topic { get; init; }

    /// <summary>Stems of the words that say what is asked, such as status or target.</summary>
    public required IReadOnlyList<string> Frame { get; init; }

    /// <summary>Stems of words of everyday speech.</summary>
    public required IReadOnlySet<string> Everyday { get; init; }

    /// <summary>The place in the plan's order of the theme that is named by it ("priority 3", "the third theme"); nothing where none is.</summary>
    public int? ThemeNumber { get; init; }

    /// <summary>Whether it asks for how long something is or may take.</summary>
    public bool HowLong => AsksHowLong.IsIn(Words);

    /// <summary>"How long does the panel get" asks for a time.</summary>
    private static readonly PhrasePattern AsksHowLong = PhrasePattern.Parse("how long|soon|quickly");

    public bool Has(params ReadOnlySpan<string> any)
    {
        foreach (var word in any)
        {
            if (Words.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    public static QuestionWords Of(PlanVocabulary vocabulary, QuestionInConversation question, List<string> trace)
    {
        var plain = Tokenizer.Plain(question.Text.Length > Tokenizer.MostCharacters ? question.Text[..Tokenizer.MostCharacters] : question.Text);
        var typed = Tokenizer.WordsOf(plain);
        var words = vocabulary.Wordbook.Canonical(vocabulary.Wordbook.Spelt(typed, trace));
        trace.Add($"words: {string.Join(' ', words)}");

        var dates = BritishDates.In(words, question.Today);
        var named = vocabulary.PlanNames.In(words, dates, vocabulary.PlanOf(question.PlanId));
        var consumed = named.Words.Concat(dates.SelectMany(date => Enumerable.Range(date.Word, date.Words))).ToHashSet();
        var content = words
            .Where((word, at) => !consumed.Contains(at) && !CommonWords.Stop.Contains(word) && (word.Length > 1 || char.IsAsciiDigit(word[0])))
            .Distinct()
            .ToList();
        var topic = content.Where(word => !QuestionGrammar.FrameWords.Contains(word)).ToList();
        var frame = content.Where(QuestionGrammar.FrameWords.Contains).ToList();
        List<string> Stems(IEnumerable<string> from) => [.. from.Select(vocabulary.Wordbook.Stem).Distinct()];

        // "The second one" names nothing; nor does an everyday word that no record has.
        if (topic.TrueForAll(word => CommonWords.Ordinals.Contains(word) || (CommonWords.Everyday.Contains(word) && !vocabulary.Holds(vocabulary.Wordbook.Stem(word)))))
        {
            topic.Clear();
        }

        // Where nothing else is said, the words of the frame are what is asked about: "why no changes to the plan".
        var about = topic.Count > 0 ? topic : frame;
        return new QuestionWords
        {
            Words = words,
            References = References.In(plain),
            Dates = dates,
            NamedPlans = named,
            ThemeNumber = ThemeNumbers.In(words),
            NamedDocuments = vocabulary.DocumentNames.In(words),
            Topic = topic,
            Content = Stems(about),
            Frame = [.. topic.Count > 0 ? Stems(frame) : [], .. dates.Select(date => date.Id), .. AsksHowLong.IsIn(words) ? Stems(["time", "days", "period"]) : []],
            Everyday = Stems(about.Where(CommonWords.Everyday.Contains)).ToHashSet(StringComparer.Ordinal),
        };
    }
}
