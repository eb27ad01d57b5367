using PlanBot.Recognition.Grammar;

namespace PlanBot.Recognition;

/// <summary>Whether a question is outside what PlanBot holds, and why.</summary>
internal static class Refusals
{
    /// <summary>From this score on, and with two words in common, a record is what is meant rather than something outside.</summary>
    private const double SurelyMeant = 0.7;

    /// <summary>From this score on, and with three words in common, a record is called by its name: "names of the theme on victims and witnesses" asks for no person's.</summary>
    private const double ByName = 0.8;

    /// <summary>From this weight on somebody wants to send in a priority: "our road safety priority" is about no road.</summary>
    private const double SurelySends = 4.5;

    /// <summary>Words that every plan has: they do not tie another force to what is held.</summary>
    private static readonly string[] OfEveryPlan = ["police", "crime", "plan", "pcc", "force", "commissioner", "priorities", "themes", "constabulary", "area"];

    /// <summary>The scopes of a question that is refused, the first being the reason; none for one that may be answered.</summary>
    public static IReadOnlyList<string> ScopesOf(PlanVocabulary vocabulary, QuestionWords question, IReadOnlyList<RecordMatch> matches, IReadOnlyDictionary<string, double> weights, DateOnly today, List<string> trace)
    {
        var meant = (matches.Count > 0 && matches[0].Score >= SurelyMeant && matches[0].Matched.Count > 1) || question.NamedDocuments.Any(document => document.ByMark)
            || weights.GetValueOrDefault(Intents.SubmissionStart) >= SurelySends;
        var byName = matches.Count > 0 && matches[0].Score >= ByName && matches[0].Matched.Count > 2;
        var scopes = new List<string>();
        foreach (var rule in RefusalRules.All)
        {
            if (scopes.Contains(rule.Scope) || (meant && !rule.Firm) || (byName && rule.Scope is Scopes.PersonalData) || !rule.Pattern.IsIn(question.Words))
            {
                continue;
            }

            trace.Add($"refusal: {rule.Scope} by '{rule.Pattern.Text}'");
            scopes.Add(rule.Scope);
        }

        if (OtherForce(vocabulary, question, matches) is { } force)
        {
            trace.Add($"refusal: {Scopes.OtherForce} by '{force}'");
            scopes.Insert(scopes.Count > 0 && scopes[0] is Scopes.Emergency or Scopes.PersonalCase or Scopes.Instruction ? 1 : 0, Scopes.OtherForce);
        }

        if (scopes.Count == 0 && AsksForForecast(question, matches))
        {
            trace.Add($"refusal: {Scopes.Future} by a change that nothing promises");
            scopes.Add(Scopes.Future);
        }

        if (scopes.Count == 0 && AsksOfTheFuture(vocabulary, question, today))
        {
            trace.Add($"refusal: {Scopes.Future} by a year after every plan");
            scopes.Add(Scopes.Future);
        }

        return scopes;
    }

    private static string? OtherForce(PlanVocabulary vocabulary, QuestionWords question, IReadOnlyList<RecordMatch> matches)
    {
        foreach (var area in RefusalRules.PoliceAreaWords)
        {
            if (area.Exists(vocabulary.PlanNames.AreaWords.Contains) || !StandsIn(area, question.Words))
            {
                continue;
            }

            var stems = area.Where(word => word is not "police").Select(vocabulary.Wordbook.Stem).ToList();
            var general = OfEveryPlan.Concat(area).Select(vocabulary.Wordbook.Stem).ToHashSet(StringComparer.Ordinal);
            if (!matches.Any(match => (match.Record.Type is EntityTypes.Duty ? question.Has("act", "law", "section", "duty", "legal", "apply", "applies", "rules", "same") : match.Matched.Count > 1 && match.Matched.Any(stem => !general.Contains(stem))) && stems.Exists(match.Matched.Contains)))
            {
                return string.Join(' ', area);
            }
        }

        return null;
    }

    /// <summary>"Will the grant be cut again": whether a figure or money will change, where no promise and no date says so.</summary>
    private static bool AsksForForecast(QuestionWords question, IReadOnlyList<RecordMatch> matches) =>
        (RefusalRules.Forecasts.Any(pattern => pattern.IsIn(question.Words)) && !matches.Any(match => match.Record.Type is EntityTypes.Commitment or EntityTypes.Milestone && match.Score >= SurelyMeant))
        || (RefusalRules.Changes.Any(pattern => pattern.IsIn(question.Words)) && !matches.Any(match => match.Record.Type is EntityTypes.Commitment && match.Score >= SurelyMeant));

    /// <summary>A year that no plan reaches is not in the data, whatever is asked about it.</summary>
    private static bool AsksOfTheFuture(PlanVocabulary vocabulary, QuestionWords question, DateOnly today)
    {
        return question.Dates.Any(date => date.YearSaid && date.First.Year > Math.Max(vocabulary.PlanNames.LastYear, today.Year));
    }

    private static bool StandsIn(List<string> area, IReadOnlyList<string> words)
    {
        for (var at = 0; at + area.Count <= words.Count; at++)
        {
            var i = 0;
            while (i < area.Count && words[at + i] == area[i])
            {
                i++;
            }

            if (i == area.Count)
            {
                return true;
            }
        }

        return false;
    }
}
