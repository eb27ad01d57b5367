using System.Text.RegularExpressions;
using PlanBot.Plans;
using PlanBot.Recognition.Grammar;

namespace PlanBot.Recognition;

/// <summary>"Map ambition 12 to victims", "map ambitions": which ambition counts for which theme. The ambition is looked for in the words before "to", the theme in those after it.</summary>
internal static partial class MappingCommands
{
    private const double LeastScore = 0.33;
    private const double AboutAsLikely = 0.8;
    private const int MostReadings = 3;

    private static readonly PhrasePattern[] All =
    [
        .. new[]
        {
            "^ please? map|assign|tie the|all|our|some? unmapped|remaining|open|other? ambitions|aims|ambition $",
            "^ please? map the|all|whatever? unmapped|rest|remaining|is? left|unmapped? ambitions? $",
            "^ ambitions|aims to map $",
            "^ please? start|continue|go mapping|on|through? with|the? mapping|ambitions ...",
        }.Select(PhrasePattern.Parse),
    ];

    private static readonly PhrasePattern One = PhrasePattern.Parse("^ please|can|could|lets|let? you|we|i|us? map|link|tie|assign ...");

    private static readonly string[] Between = ["to", "under", "into", "onto", "with"];

    public static readonly string[] AmbitionWords = ["ambition", "ambitions", "aim", "aims", "goal", "objective"];

    public static IEnumerable<string> Words => All.Append(One).SelectMany(pattern => pattern.Words).Where(word => word.Length > 2);

    public static RecognizedQuestion? Of(PlanVocabulary vocabulary, QuestionInConversation question, QuestionWords words, List<string> trace)
    {
        var planId = words.NamedPlans.Plans is [var named, ..] ? named.Id : question.PlanId.Length > 0 ? question.PlanId : vocabulary.Plans is [var only] ? only.Id : "";
        if (Array.Exists(All, pattern => pattern.IsIn(words.Words)))
        {
            return Command(planId, words, [], trace);
        }

        var verb = words.Words.ToList().FindIndex(word => word is "map" or "link" or "tie" or "assign");
        if (verb < 0 || !One.IsIn(words.Words) || planId.Length == 0)
        {
            return null;
        }

        var to = words.Words.ToList().FindLastIndex(Between.Contains);
        var what = words.Words.Skip(verb + 1).Take((to > verb ? to : words.Words.Count) - verb - 1).ToList();
        if (what.Count == 0 || (words.Words[verb] is not "map" && !what.Exists(AmbitionWords.Contains)))
        {
            return null;
        }

        var ambitions = AmbitionsOf(vocabulary, question, planId, what);
        var themes = to > verb ? Matches(vocabulary, question, planId, words.Words.Skip(to + 1).Where(word => word is not ("theme" or "priority" or "the")), EntityTypes.Theme)
            .Where(match => match.Record.Row is Theme theme && ThemeVersions.InForce(vocabulary.ThemeVersionsOf(planId), question.Today)?.Name == theme.Version) : [];
        if (ambitions.Count == 0 && !what.Exists(AmbitionWords.Contains) && !themes.Any())
        {
            return null;
        }

        return Command(
            planId,
            words,
            [
                .. ambitions,
                .. themes.Take(MostReadings).Select(match => new RecognizedEntity(EntityTypes.Theme, match.Record.Id, planId, Math.Min(match.Score, 1))),
                .. ambitions.Count == 0 ? [new RecognizedEntity(EntityTypes.Topic, string.Join(' ', what.Where(word => !AmbitionWords.Contains(word) && word is not "the")), "", 1)] : (RecognizedEntity[])[],
            ],
            trace);
    }

    /// <summary>By the document's own number where one was said, else by its words.</summary>
    public static List<RecognizedEntity> AmbitionsOf(PlanVocabulary vocabulary, QuestionInConversation question, string planId, List<string> what)
    {
        foreach (var number in Number().Matches(question.Text).Select(match => match.Value))
        {
            if (vocabulary.RecordsOf(planId, EntityTypes.Ambition).Where(record => record.Row is Ambition ambition && ambition.Ref.Equals(number, StringComparison.OrdinalIgnoreCase)).ToList() is [_, ..] numbered)
            {
                return [.. numbered.Select(record => new RecognizedEntity(EntityTypes.Ambition, record.Id, planId, 1))];
            }
        }

        if (what.TrueForAll(word => AmbitionWords.Contains(word) || char.IsAsciiDigit(word[0])))
        {
            return [];
        }

        var matches = Matches(vocabulary, question, planId, what.Where(word => !AmbitionWords.Contains(word)), EntityTypes.Ambition).ToList();
        return [.. matches.Where(match => match.Score >= AboutAsLikely * matches[0].Score).Take(MostReadings).Select(match => new RecognizedEntity(EntityTypes.Ambition, match.Record.Id, planId, Math.Min(match.Score, 1)))];
    }

    /// <summary>The records of a kind that a part of what was said fits, the best first.</summary>
    public static IEnumerable<RecordMatch> Matches(PlanVocabulary vocabulary, QuestionInConversation question, string planId, IEnumerable<string> part, string type) =>
        RecordMatches.Of(vocabulary, QuestionWords.Of(vocabulary, question with { Text = string.Join(' ', part), PlanId = planId, Previous = null }, []), [planId])
            .Where(match => match.Record.PlanId == planId && match.Record.Type == type && match.Score >= LeastScore);

    private static RecognizedQuestion Command(string planId, QuestionWords words, IReadOnlyList<RecognizedEntity> entities, List<string> trace)
    {
        trace.Add($"command: {Intents.AmbitionMap}");
        return new()
        {
            Intent = Intents.AmbitionMap,
            Score = 1,
            PlanId = planId,
            NamedPlanIds = [.. words.NamedPlans.Plans.Select(plan => plan.Id)],
            Entities = entities,
            Trace = trace,
        };
    }

    [GeneratedRegex(@"(?<![\w.])\d+(?:\.\d+)*[a-z]?(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
