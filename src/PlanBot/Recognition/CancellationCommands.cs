using System.Text.RegularExpressions;
using PlanBot.Plans;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>
/// "Cancel the panel meeting on 15 September because the chair is ill", "reinstate the panel meeting". Read from the text
/// as it was typed; taken for one only where it names a deadline of the plan.
/// </summary>
internal static partial class CancellationCommands
{
    /// <summary>How sure it is that a milestone is meant whose date is not the one that was said.</summary>
    private const double NotOnTheDate = 0.5;

    private const int LongestCommand = 600;

    private static readonly HashSet<string> Links = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "our", "of", "on", "in", "for", "from", "at", "to", "this", "that", "due", "dated", "monday", "tuesday", "wednesday", "thursday", "friday",
    };

    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase)
    {
        "who", "what", "which", "when", "where", "why", "how", "if", "is", "are", "was", "were", "has", "have", "did", "does", "do", "tell", "show", "list",
    };

    /// <summary>The command, or nothing where the text is none or names no deadline of the plan.</summary>
    /// <returns>With every milestone that the words name: sure of those on the date that was said, less sure of the others.</returns>
    public static RecognizedQuestion? Of(PlanVocabulary vocabulary, QuestionInConversation question)
    {
        var planId = question.PlanId.Length > 0 ? question.PlanId : vocabulary.Plans is [var only] ? only.Id : "";
        if (planId.Length == 0 || Said(question.Text) is not { } said)
        {
            return null;
        }

        var named = MeantBy(said.What, [.. vocabulary.RecordsOf(planId, EntityTypes.Milestone).Select(record => record.Row).OfType<Milestone>()], question.Today);
        var intent = said.Reinstates ? Intents.DeadlineReinstate : Intents.DeadlineCancel;
        return named.Count == 0 ? null : new()
        {
            Intent = intent,
            Score = 1,
            PlanId = question.PlanId,
            Entities = [.. named.Select(one => new RecognizedEntity(EntityTypes.Milestone, one.Milestone.Id, planId, one.IsOnTheDate ? 1 : NotOnTheDate)), new(EntityTypes.Why, said.Why, "", 1)],
            Trace = [$"command: {intent}"],
        };
    }

    /// <summary>What somebody says, without looking for what it names; nothing where it is no command.</summary>
    public static (bool Reinstates, string What, string Why)? Said(string text)
    {
        var said = text.Length > LongestCommand ? "" : Spaces().Replace(SpokenTo.WithoutName(text), " ").Trim();
        if (said.EndsWith('?') || Asking.Contains(said.Split(' ')[0]))
        {
            return null;
        }

        said = said.TrimEnd('.', '!').TrimEnd();
        foreach (var (form, reinstates) in new[] { (Cancel(), false), (Reinstate(), true), (IsCancelled(), false) })
        {
            if (form.Match(said) is { Success: true } match)
            {
                return (reinstates, match.Groups["what"].Value.Trim(' ', ','), match.Groups["why"].Value.Trim());
            }
        }

        return null;
    }

    /// <summary>The milestones that the words name: each word stands in what it is, for whom or of which kind; and whether a date that was said is one that it can mean.</summary>
    public static IReadOnlyList<(Milestone Milestone, bool IsOnTheDate)> MeantBy(string what, IReadOnlyList<Milestone> milestones, DateOnly today)
    {
        var words = Tokenizer.Words(what);
        var dates = BritishDates.In(words, today);
        var names = words.Where((word, at) => !Links.Contains(word) && !dates.Any(date => at >= date.Word && at < date.Word + date.Words)).Select(Singular).ToList();
        return names.Count == 0
            ? []
            : [.. milestones
                .Where(milestone => IsNamedBy(names, milestone))
                .Select(milestone => (milestone, dates.Count == 0 || (MilestoneDates.SpanOf(milestone) is { } span && dates.Any(date => date.First <= span.Last && date.Last >= span.First))))];
    }

    private static bool IsNamedBy(List<string> names, Milestone milestone)
    {
        var held = Tokenizer.Words($"{milestone.Event} {milestone.Body} {milestone.Kind}").Select(Singular).ToHashSet(StringComparer.Ordinal);
        return names.TrueForAll(held.Contains);
    }

    private static string Singular(string word) => word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A(please )?(?:cancel|call off) (?<what>.{3,200}?)(?:(?:,? because(?: of)?|:| –| -) (?<why>.{2,300}))?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cancel();

    [GeneratedRegex(@"\A(please )?(?:reinstate|un-?cancel) (?<what>.{3,200})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reinstate();

    [GeneratedRegex(@"\A(?<what>.{3,200}?) (?:is|are|has been|have been|was|were) (?:now )?(?:cancelled|canceled|called off)(?:(?:,? because(?: of)?|:| –| -) (?<why>.{2,300}))?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsCancelled();
}
