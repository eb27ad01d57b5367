using System.Text.RegularExpressions;
using PlanBot.Plans;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>
/// Who answers for what: "I own residential burglary", "Tom Ellis answers for the Performance team". Read from the text as
/// it was typed, since names are no words of PlanBot's; taken for one only where it names an owner or a record of the plan.
/// </summary>
internal static partial class OwnerCommands
{
    /// <summary>Stands for whoever speaks.</summary>
    public const string Speaker = "me";

    private const int LongestCommand = 300;

    private const double LeastScore = 0.55;

    private static readonly HashSet<string> NotNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "who", "what", "which", "when", "where", "why", "how", "that", "this", "it", "there", "if", "does", "do", "did", "is", "are", "was", "has", "have", "so", "and", "but", "nobody", "somebody", "anybody", "everybody", "please",
    };

    /// <summary>Words of an owner's name that tell it from no other.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase) { "the", "of", "for", "and", "team", "our", "office", "a" };

    /// <summary>The command, or nothing where the text is none.</summary>
    public static RecognizedQuestion? Of(PlanVocabulary vocabulary, QuestionInConversation question)
    {
        if (question.Text.Length > LongestCommand || question.Text.TrimEnd().EndsWith('?'))
        {
            return null;
        }

        var said = Spaces().Replace(SpokenTo.WithoutName(question.Text), " ").Trim().TrimEnd('.', '!').Trim();
        if (Claim().Match(said) is { Success: true } claim)
        {
            return Command(vocabulary, question, Intents.OwnerClaim, Speaker, claim.Groups["what"].Value);
        }

        return Link().Match(said) is { Success: true } link && !NotNames.Contains(link.Groups["who"].Value.Split(' ')[0])
            ? Command(vocabulary, question, Intents.OwnerLink, link.Groups["who"].Value.Trim(), link.Groups["what"].Value)
            : null;
    }

    private static RecognizedQuestion? Command(PlanVocabulary vocabulary, QuestionInConversation question, string intent, string who, string what)
    {
        var planId = question.PlanId.Length > 0 ? question.PlanId : vocabulary.Plans is [var only] ? only.Id : "";
        if (planId.Length == 0)
        {
            return null;
        }

        var named = OwnerNamed(vocabulary, planId, what) is { } owner
            ? new RecognizedEntity(EntityTypes.Owner, owner, "", 1)
            : RecordNamed(vocabulary, question with { PlanId = planId }, planId, what);
        return named is null ? null : new RecognizedQuestion
        {
            Intent = intent,
            Score = 1,
            PlanId = planId,
            Entities = [named, new(EntityTypes.Holder, who, "", 1)],
            Trace = [$"command: {intent} {named.Type} {named.Id}"],
        };
    }

    /// <summary>An owner as the plan's records write it.</summary>
    private static string? OwnerNamed(PlanVocabulary vocabulary, string planId, string what)
    {
        var said = WordsOf(what);
        if (said.Count == 0)
        {
            return null;
        }

        var owners = vocabulary.RecordsOf(planId, EntityTypes.Kpi).Concat(vocabulary.RecordsOf(planId, EntityTypes.Commitment)).Concat(vocabulary.RecordsOf(planId, EntityTypes.Ambition))
            .Select(record => record.Row switch
            {
                Kpi kpi => kpi.Owner,
                Commitment commitment => commitment.Owner,
                Ambition ambition => ambition.Owner,
                _ => "",
            })
            .Where(owner => owner.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase);
        var fitting = owners.Where(owner => WordsOf(owner) is var words && said.TrueForAll(word => words.Exists(other => AreAlike(word, other))) && said.Count * 2 >= words.Count)
            .OrderBy(owner => WordsOf(owner).Count)
            .ToList();

        // Two that fit alike are told apart by the words that were said of neither: by none.
        return fitting.Count == 1 || (fitting.Count > 1 && WordsOf(fitting[0]).Count == said.Count) ? fitting[0] : null;
    }

    private static RecognizedEntity? RecordNamed(PlanVocabulary vocabulary, QuestionInConversation question, string planId, string what)
    {
        var words = QuestionWords.Of(vocabulary, question with { Text = what, Previous = null }, []);
        return RecordMatches.Of(vocabulary, words, [planId]).FirstOrDefault(match => match.Record.PlanId == planId) is { Score: >= LeastScore, Record.Type: EntityTypes.Kpi or EntityTypes.Commitment or EntityTypes.Ambition } best
            ? new(best.Record.Type, best.Record.Id, planId, Math.Min(best.Score, 1))
            : null;
    }

    private static bool AreAlike(string said, string written) =>
        said == written || (said.Length >= 5 && EditDistance.Between(said, written, 2) <= (said.Length >= 8 ? 2 : 1));

    private static List<string> WordsOf(string text) =>
        [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).Where(word => !Plain.Contains(word))];

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A(hello,? |hi,? |please note (that )?)?(i own|i answer for|i'?m responsible for|i’m responsible for|i am (now )?responsible for|i am accountable for|i look after|i am the owner of|i'?m the owner of|i’m the owner of|i am (now )?in charge of|i'?m in charge of|i’m in charge of|i am the|i'?m the|i’m the|i am our|i lead on) (the )?(?<what>.{3,200})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Claim();

    [GeneratedRegex(@"\A(?<who>\p{Lu}[\p{L}'’.\-]*(?: \p{L}[\p{L}'’.\-]*){0,4}?) (?:now )?(?:answers for|owns|is (?:now )?responsible for|is the owner of|is (?:now )?in charge of|looks after|is our|is the) (?:the )?(?<what>.{3,200})\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
