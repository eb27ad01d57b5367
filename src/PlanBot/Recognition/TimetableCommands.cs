using System.Text.RegularExpressions;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>
/// What people say about the deadlines that they work on: who holds one, what is missing for it; and that they want its
/// dates as a calendar, or posts again. Read from the text as it was typed, since names and what is missing are no words of
/// PlanBot's; taken for one only where it names a deadline of the plan.
/// </summary>
internal static partial class TimetableCommands
{
    /// <summary>Stands for whoever speaks.</summary>
    public const string Speaker = "me";

    /// <summary>Stands for nobody and nothing: what was held or missing is not any more.</summary>
    public const string Nothing = "";

    private const int LongestCommand = 600;

    private const double LeastScore = 0.55;

    private const double AboutAsLikely = 0.8;

    private const int MostReadings = 4;

    private static readonly HashSet<string> NotNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "who", "what", "which", "when", "where", "why", "how", "that", "this", "it", "there", "if", "does", "do", "did", "is", "are", "was", "has", "have", "so", "and", "but", "me", "us",
    };

    /// <summary>The command, or nothing where the text is none.</summary>
    public static RecognizedQuestion? Of(PlanVocabulary vocabulary, QuestionInConversation question)
    {
        if (question.Text.Length > LongestCommand)
        {
            return null;
        }

        var said = Spaces().Replace(SpokenTo.WithoutName(question.Text), " ").Trim();
        var isQuestion = said.EndsWith('?');
        said = said.TrimEnd('.', '!', '?').Trim();
        if (Revoke().IsMatch(said))
        {
            return Command(Intents.CalendarRevoke, question, []);
        }

        if (Resume().IsMatch(said))
        {
            return Command(Intents.PostsResume, question, []);
        }

        if (Calendar().Match(said) is { Success: true } calendar)
        {
            return Command(Intents.CalendarLink, question, [new(EntityTypes.Wanted, calendar.Groups["wanted"].Value.Trim(), "", 1)]);
        }

        if (Asked().Match(said) is { Success: true } asked && DeadlinesIn(vocabulary, question, asked.Groups["what"].Value) is { Count: > 0 } askedAbout)
        {
            return Command(Intents.DeadlineHolding, question, askedAbout);
        }

        return isQuestion ? null : Missing(vocabulary, question, said) ?? Hand(vocabulary, question, said);
    }

    private static RecognizedQuestion? Missing(PlanVocabulary vocabulary, QuestionInConversation question, string said)
    {
        foreach (var form in new[] { MissingFor(), StillMissing() })
        {
            if (form.Match(said) is { Success: true } match
                && !NotNames.Contains(FirstWordOf(match.Groups["missing"].Value))
                && DeadlinesIn(vocabulary, question, match.Groups["what"].Value) is { Count: > 0 } deadlines)
            {
                var missing = match.Groups["missing"].Value.Trim();
                var nothing = missing.Equals("nothing", StringComparison.OrdinalIgnoreCase) || missing.StartsWith("nothing ", StringComparison.OrdinalIgnoreCase);
                return Command(Intents.DeadlineMissing, question, [.. deadlines, new(EntityTypes.Missing, nothing ? Nothing : missing, "", 1)]);
            }
        }

        return null;
    }

    private static RecognizedQuestion? Hand(PlanVocabulary vocabulary, QuestionInConversation question, string said)
    {
        if (Holds().Match(said) is not { Success: true } match || NotNames.Contains(FirstWordOf(match.Groups["who"].Value)))
        {
            return null;
        }

        if (DeadlinesIn(vocabulary, question, match.Groups["what"].Value) is not { Count: > 0 } deadlines)
        {
            return null;
        }

        var who = match.Groups["who"].Value.Trim();
        var holder = who is "I" or "i" ? Speaker : who.Equals("nobody", StringComparison.OrdinalIgnoreCase) ? Nothing : who;
        return Command(Intents.DeadlineHand, question, [.. deadlines, new(EntityTypes.Holder, holder, "", 1)]);
    }

    /// <summary>The deadlines that the words fit, the best first; none where the conversation is about no plan.</summary>
    private static List<RecognizedEntity> DeadlinesIn(PlanVocabulary vocabulary, QuestionInConversation question, string what)
    {
        var planId = question.PlanId.Length > 0 ? question.PlanId : vocabulary.Plans is [var only] ? only.Id : "";
        if (planId.Length == 0)
        {
            return [];
        }

        var words = QuestionWords.Of(vocabulary, question with { Text = what, PlanId = planId }, []);
        var matches = RecordMatches.Of(vocabulary, words, [planId]).Where(match => match.Record.Type is EntityTypes.Milestone && match.Record.PlanId == planId).ToList();
        return matches is [{ Score: >= LeastScore }, ..]
            ? [.. matches.Where(match => match.Score >= matches[0].Score * AboutAsLikely).Take(MostReadings).Select(match => new RecognizedEntity(EntityTypes.Milestone, match.Record.Id, planId, Math.Min(match.Score, 1)))]
            : [];
    }

    private static RecognizedQuestion Command(string intent, QuestionInConversation question, IReadOnlyList<RecognizedEntity> entities) => new()
    {
        Intent = intent,
        Score = 1,
        PlanId = question.PlanId,
        Entities = entities,
        Trace = [$"command: {intent}"],
    };

    private static string FirstWordOf(string text) => text.Split(' ')[0];

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A(please )?(revoke|cancel|withdraw|remove|delete|end) (all )?(the |our |my )?(calendar|ics|ical) (links?|feeds?|addresse?s?)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Revoke();

    [GeneratedRegex(@"\A(please )?(resume|restart) (the )?(posts?|posting|deadline posts)( here| in this channel| in this chat)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resume();

    [GeneratedRegex(@"\A((please |can i have |can you |could i have |i want |i need |give me |send me |make me |make |get me |show me )*)(a |an |the |our )?(new )?(\.?ics|ical|calendar) (link|feed|address|url|subscription)( (for|of) (?<wanted>.{1,120}))?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calendar();

    [GeneratedRegex(@"\A(?:(what(?:'s|’s| is| are)? (still )?missing (for|from|in)|who (has|holds|is holding|has got)) (the )?(?<what>.{3,200})|what does (the )?(?<what>.{3,200}) still need)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\A(?<missing>.{2,300}?) (is|are) (still )?missing (for|from|in) (the )?(?<what>.{3,200})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MissingFor();

    [GeneratedRegex(@"\A(the )?(?<what>.{3,200}?) (is|are) (still )?(missing|waiting for) (?<missing>.{2,300})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StillMissing();

    [GeneratedRegex(@"\A(?<who>I|i|[Nn]obody|[Tt]he [\p{L} ]{2,40} team|\p{Lu}[\p{L}'’.\-]*(?: (?:and |of |& )?\p{L}[\p{L}'’.\-]*){0,4}?) (?:has got|have got|has|have|holds|hold|is holding|am holding|is doing|am doing) (?:the |our )(?<what>.{3,200})\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Holds();
}
