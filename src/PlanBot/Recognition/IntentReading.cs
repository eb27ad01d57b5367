using System.Globalization;
using PlanBot.Plans;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>What a question is taken to want, how surely, and what is carried over from the question before.</summary>
internal sealed record RecognizedReading(string Intent, double Weight, IReadOnlyList<RecognizedEntity> Carried)
{
    public RecognizedReading(string intent, double weight, IEnumerable<RecognizedEntity> carried)
        : this(intent, weight, [.. carried])
    {
    }
}

/// <summary>Chooses the intent: what the words say about it, and how well records of its kind fit.</summary>
internal static class IntentReading
{
    private const double RecordWeight = 3.6;
    private const double OtherKindWeight = 1.5;
    private const double LeastRecordScore = 0.3;

    /// <summary>From this score on a record is meant though nothing says what is asked of it.</summary>
    private const double LeastNamedScore = 0.5;
    private static readonly string[] PlanChoosing = ["use", "using", "choose", "select", "pick", "open", "switch", "change", "instead", "make"];

    /// <summary>A duty is meant by a question without a word of the law only where it fits as well as this.</summary>
    private const double LeastLawWithoutItsWords = 0.5;

    private static readonly string[] OfTheLaw =
    [
        "law", "legal", "legally", "statute", "statutory", "act", "legislation", "prsra", "duty", "duties", "obliged", "obligation", "obligations", "requirement", "requirements", "required", "require", "requires",
        "compliant", "compliance", "mandatory", "section", "ncpm", "spr", "eia", "must", "powers", "power", "allowed", "plan", "panel", "national", "council", "councils", "constable", "draft", "gaps", "gap",
    ];

    private const double LeastWeight = 2.05;

    /// <summary>A year beside a bare name asks for a value: "ASB 2022/23".</summary>
    private const double YearOfMeasure = 1;

    public static RecognizedReading Best(
        PlanVocabulary vocabulary,
        QuestionWords words,
        IReadOnlyDictionary<string, double> weights,
        IReadOnlyList<RecordMatch> matches,
        List<string> trace)
    {
        var bestByType = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var match in matches)
        {
            bestByType.TryAdd(match.Record.Type, Math.Min(match.Score, 1.1));
        }

        if (words.References.Comments.Count > 0)
        {
            bestByType[EntityTypes.Comment] = 1.2;
        }

        if (words.ThemeNumber is not null)
        {
            bestByType[EntityTypes.Theme] = 1.2;
        }

        if (words.References.Sections.Count > 0)
        {
            bestByType[EntityTypes.Duty] = 1;
        }

        if (words.NamedDocuments.Any(document => document.ByMark))
        {
            bestByType[EntityTypes.Paragraph] = 1;
        }

        var asksForEarlierCommissioner = matches.FirstOrDefault(match => match.Record.Type is EntityTypes.Fact) is { Score: >= LeastRecordScore, Record.Row: Fact fact }
            && fact.Subject.Contains("before", StringComparison.OrdinalIgnoreCase) && weights.ContainsKey(Intents.ThemeList);
        var totals = new List<(string Intent, double Total)>();
        if (asksForEarlierCommissioner)
        {
            totals.Add((Intents.ThemeHistory, weights[Intents.ThemeList] + 1));
        }

        var best = IntentEntities.Defaults.Keys.Select(type => bestByType.GetValueOrDefault(type)).Max();
        var yearOfMeasure = bestByType.GetValueOrDefault(EntityTypes.Kpi) >= 0.5
            && words.Dates.Any(date => date.Kind is NamedDateKind.Year or NamedDateKind.FinancialYear && !words.NamedPlans.Words.Contains(date.Word))
                ? YearOfMeasure
                : 0;
        foreach (var (intent, weight) in weights)
        {
            totals.Add((intent, Total(intent, weight, bestByType, best, words) + (intent is Intents.KpiValue ? yearOfMeasure : 0)));
        }

        foreach (var (type, intent) in IntentEntities.Defaults)
        {
            if (type is EntityTypes.Duty && weights.Count == 0 && words.Topic.Count < 2 && words.References.Sections.Count == 0)
            {
                // One word alone ("the draft") does not ask for the law on it.
                continue;
            }

            if (!weights.ContainsKey(intent) && bestByType.TryGetValue(type, out var score) && score >= 0.5)
            {
                totals.Add((intent, (score * RecordWeight * DefaultShare(type)) + (type is EntityTypes.Kpi ? yearOfMeasure : 0)));
            }
        }

        // "use devon and cornwall", "lancashire 2021": nothing but a plan is named.
        if (words.NamedPlans.Plans.Count > 0 && words.Words.Count <= 8 && words.Topic.All(PlanChoosing.Contains))
        {
            totals.Add((Intents.PlanChoose, words.Words.Any(PlanChoosing.Contains) ? 6 : weights.Count == 0 ? 3 : 0));
        }

        if (words.References.Submissions.Count > 0)
        {
            totals.Add((Intents.SubmissionStatus, 12));
        }

        var ordered = totals.OrderByDescending(total => total.Total).ToList();
        if (words.NamedPlans.Plans.Count == 0 && words.Topic.Any(word => !PlanChoosing.Contains(word)))
        {
            totals.RemoveAll(total => total.Intent is Intents.PlanChoose);
        }

        trace.Add($"intents: {string.Join("; ", ordered.Take(5).Select(total => $"{total.Intent} {total.Total.ToString("0.0", CultureInfo.InvariantCulture)}"))}");
        return ordered.Count > 0 && ordered[0].Total >= LeastWeight ? new RecognizedReading(ordered[0].Intent, ordered[0].Total, [])
            : ByNameAlone(words, matches) is { } named ? new RecognizedReading(named, LeastWeight, [])
            : new RecognizedReading(Intents.Unknown, 0, []);
    }

    /// <summary>Where nothing says what is asked, a record that several of the question's words name is what is meant: "background papers?".</summary>
    private static string? ByNameAlone(QuestionWords words, IReadOnlyList<RecordMatch> matches) =>
        matches is [{ Matched.Count: > 1 } best, ..] && (best.Score >= LeastNamedScore || (best.Score >= LeastRecordScore && words.Content.All(best.Matched.Contains)))
            ? IntentEntities.Defaults.GetValueOrDefault(best.Record.Type)
            : null;

    private static double Total(string intent, double weight, Dictionary<string, double> bestByType, double best, QuestionWords words)
    {
        var types = IntentEntities.TypesOf(intent);
        var record = 0.0;
        for (var i = 0; i < types.Count; i++)
        {
            record = Math.Max(record, bestByType.GetValueOrDefault(types[i]) * (i == 0 ? 1 : 0.8));
        }

        if (intent is Intents.ThemeList)
        {
            // Where one theme is named, it is not the list that is wanted.
            return weight - (8 * Math.Max(0, bestByType.GetValueOrDefault(EntityTypes.Theme) - 0.7));
        }

        if (intent is Intents.StatutoryCheck)
        {
            if (record < LeastLawWithoutItsWords && words.References.Sections.Count == 0 && !words.Has(OfTheLaw))
            {
                // "How much will the force have to save" is no matter of law.
                return weight * 0.6;
            }

            // "Council tax requirement" has a word of the law in it, and fits what the law does not say.
            return weight + (record * RecordWeight) - (OtherKindWeight * Math.Max(0, best - record - 0.3));
        }

        if (!IntentEntities.NeedsRecord(intent))
        {
            return weight + (record * RecordWeight);
        }

        // A way of asking that no record answers is weak evidence: "how many" alone asks for nothing that a plan holds.
        // Where a record of another kind fits much better, that kind is meant.
        return record < LeastRecordScore
            ? weight * (intent is Intents.KpiValue ? 0.75 : 0.6)
            : weight + (record * RecordWeight) - (OtherKindWeight * Math.Max(0, best - record - 0.15));
    }

    /// <summary>What a bare name most likely asks for, where several kinds of record have it.</summary>
    private static double DefaultShare(string type) => type switch
    {
        EntityTypes.Theme => 1,
        EntityTypes.Kpi => 0.97,
        EntityTypes.Comment => 0.8,
        EntityTypes.Commitment => 0.95,
        EntityTypes.CommissioningLine => 0.93,
        EntityTypes.Milestone => 0.85,
        EntityTypes.Ambition => 0.85,
        EntityTypes.Duty => 0.75,
        EntityTypes.Fact => 0.9,
        EntityTypes.Decision => 0.9,
        EntityTypes.Body => 0.7,
        _ => 0.6,
    };
}
