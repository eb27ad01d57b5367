using PlanBot.Plans;

namespace PlanBot.Recognition;

/// <summary>A record that a question's words point to, whatever kind of thing the question asks for.</summary>
/// <param name="Entity">The record; its score is how well it fits.</param>
/// <param name="Sure">Whether it fits so well that it answers a question which nothing else answers.</param>
internal sealed record RelatedRecord(RecognizedEntity Entity, bool Sure);

/// <summary>
/// The last stage of understanding: the records of a plan that hold most of what a question asks about, of all kinds. What
/// is asked for as a reason may be held as a loose fact, a deadline as a commitment, a figure as the answer to a comment.
/// </summary>
internal static class RelatedRecords
{
    private const int Most = 3;

    /// <summary>Below this a record shares words with the question by chance.</summary>
    private const double LeastFit = 0.45;

    /// <summary>From this on it is an answer of its own.</summary>
    private const double SureFit = 0.48;

    /// <summary>What the shared words weigh together at least: about two that few records have.</summary>
    private const double LeastStrength = 7;

    /// <summary>What the words that tell something weigh together at least for the nearest record.</summary>
    private const double LeastNearest = 2.2;

    /// <summary>What a word of the question's frame counts.</summary>
    private const double FrameShare = 0.4;

    private const double NearByScore = 0.4;

    private const double LeastStrengthWithFrame = 4;

    private const double LeastCoverOfNearest = 0.4;

    private const double LeastStrengthOfNearest = 6;

    /// <summary>
    /// What is nearest where a feature finds nothing, or nothing else was understood: it shares the words that tell
    /// something, or half of them.
    /// </summary>
    /// <param name="vocabulary">What there is to name.</param>
    /// <param name="words">The question.</param>
    /// <param name="matches">What its words fit.</param>
    /// <param name="types">The kinds of record that are looked at; all where empty.</param>
    /// <param name="mostOfIt">Whether it must share half of what the question says, as where nothing else says what is asked.</param>
    public static RecordMatch? Nearest(PlanVocabulary vocabulary, QuestionWords words, IReadOnlyList<RecordMatch> matches, IReadOnlyList<string> types, bool mostOfIt)
    {
        var telling = words.Content.Where(vocabulary.Holds).ToList();
        double WeightOf(string stem) => vocabulary.WeightOf(stem) * (words.Everyday.Contains(stem) ? 0.5 : 1);
        return matches
            .Where(match => match.Record.PlanId != PlanVocabulary.National && IsToldToAll(match.Record.Row) && IntentEntities.Defaults.ContainsKey(match.Record.Type))
            .Where(match => types.Count > 0 ? types.Contains(match.Record.Type) : match.Record.Type is not (EntityTypes.Body or EntityTypes.Partner))
            .Select(match => (Match: match, Shared: telling.Where(match.Matched.Contains).ToList(), Framed: words.Frame.Where(match.Matched.Contains).Sum(WeightOf) * FrameShare))
            .Where(item => item.Shared.Count > 0 && item.Shared.Sum(WeightOf) + item.Framed >= LeastNearest)
            .Where(item => !mostOfIt || words.Topic.Count == 0 || 2 * item.Shared.Count >= telling.Count || item.Framed > 0)
            .OrderByDescending(item => item.Shared.Sum(WeightOf) + item.Framed)
            .ThenByDescending(item => item.Match.Score)
            .Select(item => item.Match)
            .FirstOrDefault();
    }

    /// <summary>Whether the nearest record is near enough to answer what nothing else said anything about.</summary>
    public static bool IsNearEnough(QuestionWords words, RecordMatch match) =>
        words.Topic.Count > 0 && match.Matched.Count > 1 && words.Content.Any(match.Matched.Contains)
        && ((words.Content.Count(match.Matched.Contains) > 1 && match.Score >= NearByScore)
            || (match.Cover >= LeastCoverOfNearest && match.Strength >= (words.Frame.Any(match.Matched.Contains) ? LeastStrengthWithFrame : LeastStrengthOfNearest)));

    public static IReadOnlyList<RelatedRecord> Of(QuestionWords words, IReadOnlyList<RecordMatch> matches)
    {
        if (words.Content.Count == 0 || (words.Topic.Count == 0 && words.Content.Count + words.Frame.Count < 3))
        {
            return [];
        }

        return
        [
            .. matches
                .Where(match => IsToldToAll(match.Record.Row) && IntentEntities.Defaults.ContainsKey(match.Record.Type))
                .Select(match => (Match: match, Fit: FitOf(match, words)))
                .Where(item => item.Fit >= LeastFit && SharesEnough(item.Match, words))
                .OrderByDescending(item => item.Fit)
                .Take(Most)
                .Select(item => new RelatedRecord(
                    new RecognizedEntity(item.Match.Record.Type, item.Match.Record.Id, item.Match.Record.PlanId, Math.Min(item.Fit, 1)),
                    item.Fit >= SureFit)),
        ];
    }

    /// <summary>Mostly by whether it holds the words at all, less by what its name says.</summary>
    private static double FitOf(RecordMatch match, QuestionWords words) => (match.Score + (2 * match.Cover)) / 3 * match.Record.Type switch
    {
        EntityTypes.Duty when !words.Has("law", "legal", "legally", "statutory", "duty", "duties", "must", "act", "section", "required") => 0.8,
        EntityTypes.Body or EntityTypes.Partner => 0.85,
        EntityTypes.Paragraph => 0.92,
        EntityTypes.Theme => 0.95,
        _ => 1,
    };

    private static bool SharesEnough(RecordMatch match, QuestionWords words)
    {
        var shared = words.Content.Count(match.Matched.Contains);
        return shared > 1 ? match.Strength >= LeastStrength || match.Score >= 0.6 : shared == 1 && match.Score >= 0.6 && (words.Content.Count == 1 || match.Matched.Count > 1);
    }

    /// <summary>What is for staff alone is left to the features, which know who asks.</summary>
    private static bool IsToldToAll(PlanRow row) => row is not (Kpi { Visibility: "staff" } or Milestone { Visibility: "staff" });
}
