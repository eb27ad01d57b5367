using PlanBot.Plans;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition.Vocabulary;

/// <summary>What each kind of row is known by.</summary>
internal static class VocabularyRecords
{
    public static IEnumerable<NamedRow> Named(VocabularyRows rows) =>
    [
        .. rows.Themes.Select(theme => new NamedRow(EntityTypes.Theme, theme.Id, theme, theme.Name, [theme.ChangeNote, theme.Purpose])),
        .. rows.Ambitions.Select(ambition => new NamedRow(EntityTypes.Ambition, ambition.Id, ambition, ambition.Summary, [ambition.Ref, ambition.Measure])),
        .. rows.Kpis.Select(kpi => new NamedRow(EntityTypes.Kpi, kpi.Id, kpi, kpi.Name, [kpi.Unit])),
        .. rows.Commitments.Select(commitment => new NamedRow(EntityTypes.Commitment, commitment.Id, commitment, commitment.Summary, [commitment.DecisionNote])),
        .. rows.Decisions.Select(decision => new NamedRow(EntityTypes.Decision, decision.Id, decision, decision.Summary, [decision.Reason, decision.PanelTold])),
        .. rows.CommissioningLines.Select(line => new NamedRow(EntityTypes.CommissioningLine, line.Id, line, line.Name, [line.Recipient, line.Note, line.Year])),
        .. rows.Milestones.Select(milestone => new NamedRow(EntityTypes.Milestone, milestone.Id, milestone, milestone.Event, [milestone.Body, milestone.Kind, milestone.Note])),
        .. rows.Comments.Select(comment => new NamedRow(EntityTypes.Comment, comment.Label, comment, comment.Topic, [comment.Comment, comment.Response])),
        .. rows.Duties.Select(duty => new NamedRow(EntityTypes.Duty, duty.Id, duty, duty.Summary, [duty.Who, duty.Act]) { PlanId = PlanVocabulary.National, ShortName = duty.Subject }),
        .. rows.StatutoryEvidence.Select(evidence => new NamedRow(EntityTypes.Duty, evidence.Id, evidence, evidence.Requirement, [evidence.Evidence])),
        .. rows.NationalMeasures.Where(measure => !measure.IsThreat).Select(measure => new NamedRow(EntityTypes.Duty, measure.Id, measure, measure.Name, [measure.Framework]) { PlanId = PlanVocabulary.National }),
        .. Paragraphs(rows.Paragraphs),
        .. rows.Facts.Select(fact => new NamedRow(EntityTypes.Fact, fact.Id, fact, fact.Subject, [fact.Note, fact.Value])),
        .. rows.Bodies.Select(body => new NamedRow(EntityTypes.Body, body.Id, body, body.Name, [body.Abbreviation, body.Role])),
        .. rows.Partners.Select(partner => new NamedRow(EntityTypes.Partner, partner.Id, partner, partner.Name, [partner.Detail])),
    ];

    /// <summary>
    /// A paragraph of an imported paper is known by all its words. Where a plan folder describes the same paragraph in
    /// short, its keywords name the imported one, which takes its place.
    /// </summary>
    private static IEnumerable<NamedRow> Paragraphs(IReadOnlyList<Paragraph> paragraphs)
    {
        static (string, string, string) PlaceOf(Paragraph paragraph) => (paragraph.PlanId, paragraph.Doc, paragraph.BarePara);
        var imported = paragraphs.OfType<ImportedParagraph>().Select(PlaceOf).ToHashSet();
        var inShort = paragraphs
            .Where(paragraph => paragraph is not ImportedParagraph && imported.Contains(PlaceOf(paragraph)))
            .DistinctBy(PlaceOf)
            .ToDictionary(PlaceOf);
        foreach (var paragraph in paragraphs)
        {
            var same = inShort.GetValueOrDefault(PlaceOf(paragraph));
            if (paragraph is ImportedParagraph { Text: var text })
            {
                yield return new NamedRow(EntityTypes.Paragraph, paragraph.Id, paragraph, same?.Keywords ?? "", [paragraph.Heading, text, same?.Gist ?? ""]) { ShortName = NameOfPart(paragraph) };
            }
            else if (same is null)
            {
                yield return new NamedRow(EntityTypes.Paragraph, paragraph.Id, paragraph, paragraph.Keywords, [paragraph.Heading, paragraph.Gist]) { ShortName = NameOfPart(paragraph) };
            }
        }
    }

    /// <summary>A part of a paper that has a name and no number is known by it: <c>Executive summary</c>.</summary>
    private static string NameOfPart(Paragraph paragraph) => paragraph.Para.Any(char.IsAsciiDigit) ? "" : paragraph.Para;
}

/// <summary>A row with what it is called and what else it says, before words become stems.</summary>
internal sealed record NamedRow(string Type, string Id, PlanRow Row, string Name, string[] Other)
{
    public string PlanId { get; init; } = Row.PlanId;

    /// <summary>
    /// What its compilers call it in short. An id is a short name, apart from the letters and numbers that only tell it apart
    /// (<c>v2-</c>, <c>-r3-2023</c>).
    /// </summary>
    public string ShortName { get; init; } = string.Join(' ', Row.Id.Split('-', '_').Where(word => word.Length > 2 && word.All(char.IsAsciiLetter)));

    public IEnumerable<string> Texts => Other.Prepend(Name).Append(ShortName);

    public VocabularyRecord ToRecord(Wordbook wordbook)
    {
        var name = Stems(wordbook, Name).ToArray();
        var alias = Stems(wordbook, ShortName).ToArray();
        var other = Other.SelectMany(text => Stems(wordbook, text)).Concat(PartsOfShortForms(wordbook)).ToHashSet(StringComparer.Ordinal);
        other.ExceptWith(name);
        other.ExceptWith(alias);
        return new VocabularyRecord { Type = Type, Id = Id, PlanId = PlanId, Name = name, Alias = alias, Other = other, Row = Row };
    }

    private static IEnumerable<string> Stems(Wordbook wordbook, string text) =>
        wordbook.Canonical(Tokenizer.Words(text, int.MaxValue, int.MaxValue))
            .Where(word => !CommonWords.Stop.Contains(word))
            .Select(wordbook.Stem)
            .Distinct();

    /// <summary>What is named by a short form is found by the words that it stands for as well.</summary>
    private IEnumerable<string> PartsOfShortForms(Wordbook wordbook) =>
        wordbook.Canonical(Tokenizer.Words(Name, int.MaxValue, int.MaxValue))
            .SelectMany(wordbook.PartsOf)
            .Where(word => !CommonWords.Stop.Contains(word))
            .Select(wordbook.Stem);
}
