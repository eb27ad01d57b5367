namespace PlanBot.Recognition.Grammar;

/// <summary>
/// What can be asked, and how. Within a group the strongest cue counts for an intent, so that saying the same twice does
/// not count double; the groups add up.
/// </summary>
internal static class QuestionGrammar
{
    /// <summary>Words of the questions themselves: they say what is asked, not about what.</summary>
    public static IReadOnlySet<string> FrameWords { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "theme", "themes", "priority", "priorities", "status", "target", "targets", "figure", "figures", "number", "numbers", "value", "values", "rate", "trend",
        "plan", "plans", "aim", "aims", "ambition", "ambitions", "commitment", "commitments", "promise", "promises", "pledge", "amount", "budget", "deadline",
        "deadlines", "date", "dates", "comment", "comments", "document", "paragraph", "paragraphs", "para", "source", "section", "pcc", "kpi", "indicator",
        "measure", "progress", "update", "updates", "list", "total", "history", "reason", "why", "when", "version", "year", "month", "week", "weeks", "day", "next", "last",
        "done", "due", "happen", "happened", "money", "worth", "size", "addressed", "elsewhere", "dealt", "legal", "law", "require", "required", "requirement",
        "decided", "decide", "decision", "after", "following", "later", "responsible", "owns", "own", "owner", "awarded", "allocated", "act", "paper", "report", "replaced", "renamed", "merged", "called", "became", "added", "must", "duty", "statutory", "mention", "mentions", "mentioned", "quote", "find", "page", "text", "duties", "powers", "legally", "obligation", "obligations", "aiming", "goal", "goals", "objective", "track", "parts", "elements", "strands", "talk", "talks", "discuss", "discusses", "refer", "refers", "published", "publish", "drafted", "kept", "dropped",
        "rated", "rating", "finished", "complete", "completed", "sorted", "ready", "fallen", "risen", "grown", "dropping", "reduced", "increased", "decreased", "max", "maximum", "minimum", "limit", "up", "down", "rise", "rising", "fall", "falling", "fell", "increase", "decrease", "cost", "costs", "spend", "spent", "variance", "reply", "respond", "response", "answer", "answered", "replied", "worse", "better", "improve", "change", "changed", "changes", "compare", "submit", "raise",
    };

    public static IReadOnlyList<IReadOnlyList<Cue>> Groups { get; } = [.. IntentCues.Groups.Select(group => (IReadOnlyList<Cue>)[.. group])];

    /// <summary>Words that begin so are right as they are.</summary>
    public static IEnumerable<string> Beginnings => Groups.SelectMany(group => group).SelectMany(cue => cue.Pattern.Beginnings);

    public static IEnumerable<string> Words => Groups.SelectMany(group => group).SelectMany(cue => cue.Pattern.Words).Concat(FrameWords).Concat(OfficeCommands.Words).Concat(DeliveryCommands.Words).Concat(NudgeCommands.Words).Concat(MappingCommands.Words).Concat(AlignmentCommands.Words).Concat(LawQuestions.Words);

    /// <summary>What the words alone say about the intent: a weight for each intent that they speak for.</summary>
    public static Dictionary<string, double> WeightsOf(IReadOnlyList<string> words, List<string> matched)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        var best = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var group in Groups)
        {
            best.Clear();
            foreach (var cue in group)
            {
                if (!cue.Pattern.IsIn(words))
                {
                    continue;
                }

                matched.Add(cue.Pattern.Text);
                foreach (var (intent, weight) in cue.For)
                {
                    best[intent] = weight < 0 ? Math.Min(best.GetValueOrDefault(intent), weight) : Math.Max(best.GetValueOrDefault(intent), weight);
                }
            }

            foreach (var (intent, weight) in best)
            {
                weights[intent] = weights.GetValueOrDefault(intent) + weight;
            }
        }

        return weights;
    }
}
