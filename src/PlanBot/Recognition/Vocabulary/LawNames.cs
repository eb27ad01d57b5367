using PlanBot.Plans;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition.Vocabulary;

/// <summary>
/// What plans hold of assessments, recommendations, reviews, alignments and resources, and the words that each is known
/// by. They stand apart from the other records: they are asked about in ways of their own, and a recommendation on the
/// helpline does not make every question about the helpline one about the recommendation.
/// </summary>
internal sealed class LawNames
{
    /// <summary>Of a name's own words so many must be said.</summary>
    private const double LeastShare = 0.5;

    /// <summary>Of the short name that an id gives, more: a group is no group in particular.</summary>
    private const double LeastShareOfAlias = 0.6;

    /// <summary>Words that stand in many of the names and tell none from the others.</summary>
    private static readonly HashSet<string> Generic = new(StringComparer.Ordinal)
    {
        "reduce", "reducing", "improve", "tackle", "crime", "national", "plan", "force", "strategy", "officers", "officer", "staff", "police", "theme", "budget", "number", "people", "report", "panel", "publish", "recommendation",
    };

    private readonly ILookup<string, Known> _recommendations;
    private readonly ILookup<string, Known> _items;
    private readonly ILookup<string, Known> _resources;
    private readonly HashSet<string> _assessed;
    private readonly HashSet<string> _reviewed;
    private readonly List<Known> _measures;

    public LawNames(VocabularyRows rows, Wordbook wordbook)
    {
        var generic = Generic.Select(wordbook.Stem).ToHashSet(StringComparer.Ordinal);
        List<string> Stems(string name) => [.. wordbook.Canonical(Tokenizer.Words(name, int.MaxValue, int.MaxValue)).Where(word => !CommonWords.Stop.Contains(word)).Select(wordbook.Stem).Where(stem => !generic.Contains(stem)).Distinct()];
        Known Of(string type, string planId, string id, string name, string alias = "") => new(new(type, id, planId, 1), Stems(name), Stems(alias));

        _recommendations = rows.Recommendations.ToLookup(row => row.PlanId, row => Of(EntityTypes.Recommendation, row.PlanId, row.Id, row.Summary, string.Join(' ', row.Id.Split('-', '_').Where(word => word.Length > 2 && word.All(char.IsAsciiLetter)))));
        _items = rows.Alignments.DistinctBy(row => (row.PlanId, row.Framework, row.Item)).ToLookup(row => row.PlanId, row => Of(EntityTypes.AlignedItem, row.PlanId, row.MeasureId.Length > 0 ? row.MeasureId : row.Item, row.Item));
        _resources = rows.Resources.ToLookup(row => row.PlanId, row => Of(EntityTypes.Resource, row.PlanId, row.Id, row.Name));
        _measures = [.. rows.NationalMeasures.Select(row => Of(EntityTypes.AlignedItem, PlanVocabulary.National, row.Id, row.Name))];
        _assessed = rows.EqualityImpacts.Select(row => row.PlanId).ToHashSet(StringComparer.Ordinal);
        _reviewed = rows.Reviews.Select(row => row.PlanId).ToHashSet(StringComparer.Ordinal);
        HoldsThreats = rows.NationalMeasures.Any(row => row.IsThreat);
    }

    /// <summary>Whether the national threats are there to be listed.</summary>
    public bool HoldsThreats { get; }

    public bool HoldsAssessments(string planId) => _assessed.Contains(planId);

    public bool HoldsRecommendations(string planId) => _recommendations.Contains(planId);

    public bool HoldsReviews(string planId) => _reviewed.Contains(planId);

    public bool HoldsAlignments(string planId) => _items.Contains(planId);

    public bool HoldsResources(string planId) => _resources.Contains(planId);

    /// <summary>The recommendations that the words name best.</summary>
    public IReadOnlyList<RecognizedEntity> RecommendationsNamed(string planId, IReadOnlyCollection<string> stems) => Named(_recommendations[planId], stems);

    /// <summary>The measures, threats and strategies that the words name best.</summary>
    public IReadOnlyList<RecognizedEntity> ItemsNamed(string planId, IReadOnlyCollection<string> stems) => Named(_measures.Concat(_items[planId]), stems);

    /// <summary>The resources that the words name best.</summary>
    public IReadOnlyList<RecognizedEntity> ResourcesNamed(string planId, IReadOnlyCollection<string> stems) => Named(_resources[planId], stems);

    /// <summary>The words of the names, so that slips in them are put right.</summary>
    public static IEnumerable<string> TextsOf(VocabularyRows rows) =>
        rows.Recommendations.Select(row => row.Summary)
            .Concat(rows.Alignments.Select(row => row.Item))
            .Concat(rows.Resources.Select(row => row.Name))
            .Concat(rows.NationalMeasures.Where(row => row.IsThreat).Select(row => row.Name));

    private static List<RecognizedEntity> Named(IEnumerable<Known> known, IReadOnlyCollection<string> stems)
    {
        var scored = known
            .Select(one => (one.Entity, Said: one.Stems.Union(one.Alias).Count(stems.Contains), Share: Share(one.Stems, stems), AliasShare: Share(one.Alias, stems)))
            .Where(one => one.Said > 0 && (one.Share >= LeastShare || one.AliasShare >= LeastShareOfAlias || one.Said >= 2))
            .Select(one => (one.Entity, one.Said, Share: Math.Max(one.Share, one.AliasShare)))
            .OrderByDescending(one => one.Said)
            .ThenByDescending(one => one.Share)
            .ToList();
        return [.. scored.Where(one => one.Said == scored[0].Said && one.Share >= 0.8 * scored[0].Share).Select(one => one.Entity with { Score = Math.Min(1, one.Share) }).DistinctBy(entity => entity.Id)];
    }

    private static double Share(IReadOnlyList<string> own, IReadOnlyCollection<string> said) => own.Count == 0 ? 0 : own.Count(said.Contains) / (double)own.Count;

    /// <param name="Alias">The stems of the short name that its compilers gave it.</param>
    private sealed record Known(RecognizedEntity Entity, IReadOnlyList<string> Stems, IReadOnlyList<string> Alias);
}
