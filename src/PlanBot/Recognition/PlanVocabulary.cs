using System.Collections.Frozen;
using PlanBot.Plans;
using PlanBot.Recognition.Grammar;
using PlanBot.Recognition.Vocabulary;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>
/// What there is to name in all plans, made from their rows: an immutable snapshot that any number of turns may read at
/// once. Made anew when the data changes.
/// </summary>
internal sealed class PlanVocabulary
{
    /// <summary>The plan that records of the law carry: they apply to every plan.</summary>
    public const string National = "national";

    private readonly FrozenDictionary<string, double> _weights;
    private readonly FrozenDictionary<(string PlanId, string Type, string Id), VocabularyRecord> _byId;
    private readonly ILookup<(string PlanId, string Source), VocabularyRecord> _paragraphsBySource;
    private readonly ILookup<(string PlanId, string Type), VocabularyRecord> _byPlan;
    private readonly FrozenDictionary<string, IReadOnlyList<ThemeVersion>> _themeVersions;
    private readonly double _rarest;

    private PlanVocabulary(IReadOnlyList<Plan> plans, Wordbook wordbook, IReadOnlyList<VocabularyRecord> records, VocabularyRows rows)
    {
        Plans = plans;
        Wordbook = wordbook;
        Records = records;
        Index = new RecordIndex(records);
        PlanNames = new PlanNames(plans, wordbook);
        DocumentNames = new DocumentNames(rows.Sources, wordbook);
        Law = new LawNames(rows, wordbook);
        var themes = rows.Themes.ToLookup(theme => theme.PlanId);
        _rarest = Weight(records.Count, 0);
        _weights = records
            .SelectMany(record => record.Name.Concat(record.Alias).Concat(record.Other).Distinct())
            .GroupBy(stem => stem)
            .ToFrozenDictionary(group => group.Key, group => Weight(records.Count, group.Count()), StringComparer.Ordinal);
        _byId = records
            .GroupBy(record => (record.PlanId, record.Type, record.Id))
            .ToFrozenDictionary(group => group.Key, group => group.First());
        _paragraphsBySource = records.Where(record => record.Type is EntityTypes.Paragraph).ToLookup(record => (record.PlanId, record.Row.Source));
        _byPlan = records.ToLookup(record => (record.PlanId, record.Type));
        _themeVersions = plans.ToFrozenDictionary(plan => plan.Id, plan => ThemeVersions.Of(themes[plan.Id]), StringComparer.Ordinal);
    }

    public IReadOnlyList<Plan> Plans { get; }

    public IReadOnlyList<VocabularyRecord> Records { get; }

    public Wordbook Wordbook { get; }

    public RecordIndex Index { get; }

    public PlanNames PlanNames { get; }

    public DocumentNames DocumentNames { get; }

    /// <summary>What law and scrutiny leave behind in the plans, and what it is called.</summary>
    public LawNames Law { get; }

    /// <exception cref="ArgumentException">Two plans have the same id.</exception>
    public static PlanVocabulary Build(VocabularyRows rows)
    {
        var plans = rows.Plans.OrderBy(plan => plan.Id, StringComparer.Ordinal).ToList();
        if (plans.GroupBy(plan => plan.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The plan '{twice.Key}' is there twice.", nameof(rows));
        }

        var named = VocabularyRecords.Named(rows).ToList();
        var synonyms = rows.Synonyms.Concat(OwnSynonyms.All).Concat(rows.Bodies.Where(body => body.Abbreviation.Length > 0).Select(body => new Synonym(body.Abbreviation, body.Name)));
        var texts = named.SelectMany(record => record.Texts).Concat(plans.SelectMany(PlanNames.TextsOf)).Concat(rows.Sources.SelectMany(DocumentNames.TextsOf)).Concat(LawNames.TextsOf(rows));
        var wordbook = Wordbook.Build(synonyms, texts, QuestionGrammar.Words.Concat(BritishDates.Words), RefusalRules.Words.Concat(SmallTalk.Words), QuestionGrammar.Beginnings.Concat(RefusalRules.Beginnings));
        return new PlanVocabulary(plans, wordbook, [.. named.Select(record => record.ToRecord(wordbook))], rows);
    }

    /// <summary>How much a stem tells records apart: the rarer the more. Above 0.</summary>
    public double WeightOf(string stem) => _weights.TryGetValue(stem, out var weight) ? weight : _rarest;

    /// <summary>Whether any record speaks of it.</summary>
    public bool Holds(string stem) => _weights.ContainsKey(stem);

    /// <summary>The stems of the words that a short form stands for; none for any other word.</summary>
    public IReadOnlyList<string> PartStemsOf(string stem) => Wordbook.PartStemsOf(stem);

    public VocabularyRecord? Find(string planId, string type, string id) => _byId.GetValueOrDefault((planId, type, id));

    /// <summary>A plan's records of a kind, in the order of its file.</summary>
    public IEnumerable<VocabularyRecord> RecordsOf(string planId, string type) => _byPlan[(planId, type)];

    /// <summary>The duties of a section: the one that has the id, or all parts of it (<c>s28</c>).</summary>
    public IEnumerable<VocabularyRecord> DutiesOf(string section)
    {
        var exact = Find(National, EntityTypes.Duty, section);
        return exact is not null ? [exact] : RecordsOf(National, EntityTypes.Duty).Where(duty => duty.Id.StartsWith(section + "-", StringComparison.Ordinal));
    }

    /// <summary>The paragraphs that a record is from, where the plan's papers are held.</summary>
    public IEnumerable<VocabularyRecord> ParagraphsBehind(VocabularyRecord record) =>
        record.Row.Source.Split(" | ").SelectMany(source => _paragraphsBySource[(record.PlanId, source)]);

    public Plan? PlanOf(string planId) => PlanNames.Find(planId);

    public IReadOnlyList<ThemeVersion> ThemeVersionsOf(string planId) => _themeVersions.GetValueOrDefault(planId) ?? [];

    private static double Weight(int records, int with) => Math.Log(1 + ((records + 1.0) / (with + 0.5)));
}
