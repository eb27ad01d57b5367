using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.CommissioningAmount;

/// <summary>"How much is the grants scheme worth": the money of a service or scheme, or of a theme or a year; what has no published amount is said.</summary>
internal sealed class CommissioningAmountHandler(PlanDbContext db)
{
    private const double AboutAsLikely = 0.7;

    /// <summary>How much better a loose fact must fit than a line to come first.</summary>
    private const double FactLead = 0.1;

    /// <summary>From this on a fact is what was asked for, though the question names a year that lines have.</summary>
    private const double SureOfFact = 0.7;

    /// <summary>From this on a commitment that the question names is told beside the money.</summary>
    private const double SureOfCommitment = 0.8;

    private const int MostReadings = 4;

    /// <summary>As many lines as a phone shows before it is a list nobody reads.</summary>
    private const int MostLines = 12;

    private static readonly CardTemplate<CommissioningCard> Template = new("CommissioningAmount.CommissioningCard.json", CommissioningJson.Default.CommissioningCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var lines = await db.CommissioningLines.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var references = new SourceReferences(await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken));
        var named = Likely(question, EntityTypes.CommissioningLine, plan);
        var facts = await FactsAsync(question, plan, cancellationToken);
        var asked = question.All(EntityTypes.Year).Select(entity => AskedPeriod.Read(entity.Id)).FirstOrDefault(period => period is not null);

        var ofYear = asked is null ? lines : lines.FindAll(line => IsOf(line, asked));
        if (named.Count == 0 && asked is not null && ofYear.Count > 0 && (facts.Count == 0 || facts[0].Score < SureOfFact))
        {
            return List(turn, plan, InYear(asked).TrimStart(), ofYear, references);
        }

        var found = named.Select(entity => lines.Find(line => line.Id == entity.Id)).OfType<CommissioningLine>().ToList();
        if (found.Count == 0 && facts.Count == 0)
        {
            found = NamedInNotes(lines, question.Best(EntityTypes.Topic)?.Id ?? "");
        }

        if (facts.Count > 0 && (found.Count == 0 || facts[0].Score > named[0].Score + FactLead))
        {
            List<string> parts = [FactWords.ToWords(facts[0].Fact, asked), .. found.Count > 0 && named[0].Score >= 0.6 ? [CommissioningAmountTexts.FormatThePlansDataAlsoHas(CommissioningWords.ToWords(found[0]))] : (string[])[]];
            var sources = references.Of(found.Count > 0 && named[0].Score >= 0.6 ? [facts[0].Fact.Source, found[0].Source] : [facts[0].Fact.Source]);
            return new(AnswerKind.Answer, $"{string.Join(' ', parts)} {Freshness.InWords(turn.Today, sources, facts[0].Fact.AsOf)}") { Sources = sources };
        }

        if (found.Count > 0)
        {
            found = [.. found, .. lines.Where(line => !found.Contains(line) && SamePot(line, found[0]))];
            var promised = question.All(EntityTypes.Commitment).FirstOrDefault(entity => entity.PlanId == plan.Id) is { Score: >= SureOfCommitment } sure ? sure.Id : found[0].Id;
            return await OfLinesAsync(turn, plan, found, asked, facts, promised, references, cancellationToken);
        }

        if (question.All(EntityTypes.Theme).FirstOrDefault(entity => entity.PlanId == plan.Id) is { Score: >= 0.5 } theme
            && await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken) is var themes
            && themes.Find(row => row.Id == theme.Id) is { } row)
        {
            var held = new ThemeLineage(themes, turn.Today).HeldBy(row);
            var ofTheme = lines.FindAll(line => held.Contains(line.ThemeId) && (asked is null || IsOf(line, asked)));
            return ofTheme.Count > 0
                ? List(turn, plan, CommissioningAmountTexts.FormatForRowInYear(row.Name, InYear(asked)), ofTheme, references)
                : new(AnswerKind.Answer, CommissioningAmountTexts.FormatNoAmountIsHeldForThe(row.Name, InYear(asked), WhatThereIs(lines))) { Sources = references.Of(row.Source) };
        }

        var topic = question.Best(EntityTypes.Topic)?.Id ?? "";
        return ofYear.Count > 0 && topic.Length == 0
            ? List(turn, plan, InYear(asked).TrimStart(), ofYear, references)
            : new(AnswerKind.Answer, CommissioningAmountTexts.FormatNoAmountIsHeldTheData(topic.Length > 0 ? CommissioningAmountTexts.FormatForTopic(topic) : "", InYear(asked), plan.AreaLabel, plan.Title, WhatThereIs(lines)));
    }

    private static List<RecognizedEntity> Likely(RecognizedQuestion question, string type, Plan plan)
    {
        var readings = question.All(type).Where(entity => entity.PlanId == plan.Id).ToList();
        return [.. readings.Where(reading => reading.Score >= AboutAsLikely * readings[0].Score).Take(MostReadings)];
    }

    private static string InYear(AskedPeriod? asked) => asked is null ? "" : CommissioningAmountTexts.FormatInWords(asked.Words);

    private static bool IsOf(CommissioningLine line, AskedPeriod asked) => AskedPeriod.Read(line.Year) is { } years && years.DaysWith(asked) > 0;

    /// <summary>Lines whose recipient or note names what was asked about: "more than a third to Victim Support".</summary>
    private static List<CommissioningLine> NamedInNotes(List<CommissioningLine> lines, string topic)
    {
        var words = topic.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] : lines.FindAll(line => Array.TrueForAll(words, word => $"{line.Name} {line.Recipient} {line.Note}".Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether two lines of a year are by their names about the same money; where their amounts differ both are named.</summary>
    private static bool SamePot(CommissioningLine line, CommissioningLine other) =>
        line.Year == other.Year && line.Year.Length > 0 && NameWords(line).Intersect(NameWords(other)).Count() >= 2;

    private static IEnumerable<string> NameWords(CommissioningLine line) =>
        line.Name.ToLowerInvariant().Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3 && !char.IsAsciiDigit(word[0]) && word is not ("additional" or "funding"));

    private static string WhatThereIs(List<CommissioningLine> lines) => lines.Count == 0
        ? CommissioningAmountTexts.ItHoldsNoCommissioningLines
        : CommissioningAmountTexts.FormatWhatItHas(string.Join("; ", lines.Take(MostLines).Select(line => $"{CommissioningWords.NameInWords(line)}: {CommissioningWords.AmountInWords(line)}")));

    private async Task<List<(Fact Fact, double Score)>> FactsAsync(RecognizedQuestion question, Plan plan, CancellationToken cancellationToken)
    {
        var named = question.All(EntityTypes.Fact).Where(entity => entity.PlanId == plan.Id).ToList();
        var ids = named.ConvertAll(entity => entity.Id);
        var facts = await db.Facts.AsNoTracking().Where(row => row.PlanId == plan.Id && ids.Contains(row.Id)).ToListAsync(cancellationToken);
        return [.. named.Select(entity => (facts.Find(fact => fact.Id == entity.Id)!, entity.Score)).Where(item => item.Item1 is not null)];
    }

    private async Task<Answer> OfLinesAsync(Turn turn, Plan plan, List<CommissioningLine> found, AskedPeriod? asked, List<(Fact Fact, double Score)> facts, string commitmentId, SourceReferences references, CancellationToken cancellationToken)
    {
        var best = found[0];
        List<string> parts = [];
        if (asked is not null && AskedPeriod.Read(best.Year) is not null && !IsOf(best, asked))
        {
            var ofYear = found.FindAll(line => IsOf(line, asked));
            if (ofYear.Count > 0)
            {
                found = [.. ofYear, .. found.Except(ofYear)];
            }
            else
            {
                parts.Add(CommissioningAmountTexts.FormatNoAmountIsHeldForIn(best.Name, asked.Words));
            }
        }

        parts.Add(CommissioningWords.ToWords(found[0]));
        var commitment = await db.Commitments.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == commitmentId, cancellationToken);
        if (commitment is not null)
        {
            parts.Add(CommissioningAmountTexts.FormatTheCommitment(CommitmentWords.SummaryInWords(commitment), CommitmentWords.StatusInWords(commitment), SourceWords.Sentences(SourceWords.Sentence(commitment.DecisionNote), CommitmentWords.Particulars(commitment, turn.Today))));
        }

        var others = found.Skip(1).ToList();
        if (others.Count > 0)
        {
            parts.Add(CommissioningAmountTexts.FormatOthersThatFit(string.Join("; ", others.Select(line => $"{CommissioningWords.ToWords(line).TrimEnd('.')} ({BySource(references, line)})"))));
        }

        if (facts.Count > 0 && facts[0].Score >= 0.6)
        {
            parts.Add(CommissioningAmountTexts.FormatThePlansDataAlsoHas(FactWords.ToWords(facts[0].Fact)));
        }

        var sources = references.Of([.. found.Select(line => line.Source), commitment?.Source ?? "", facts.Count > 0 && facts[0].Score >= 0.6 ? facts[0].Fact.Source : ""]);
        parts.Add(Freshness.InWords(turn.Today, sources));
        return new(AnswerKind.Answer, string.Join(' ', parts))
        {
            Sources = sources,
            Entities = [.. found.Select(line => new RecognizedEntity(EntityTypes.CommissioningLine, line.Id, plan.Id, 1))],
        };
    }

    /// <summary>Who says so, where lines about the same money may differ.</summary>
    private static string BySource(SourceReferences references, CommissioningLine line) => string.Join(", ", references.Of(line.Source).Select(source => source.ToWords()));

    private static Answer List(Turn turn, Plan plan, string scope, List<CommissioningLine> lines, SourceReferences references)
    {
        var of = scope.Length > 0 ? $" {scope}" : "";
        if (lines is [var only])
        {
            var source = references.Of(only.Source);
            return new(AnswerKind.Answer, CommissioningAmountTexts.FormatThePlansDataHasOneCommissioning(of, CommissioningWords.ToWords(only), Freshness.InWords(turn.Today, source))) { Sources = source };
        }

        var sources = references.Of(lines.Select(line => line.Source));
        var sum = CommissioningWords.Sum(lines) is { } total
            ? CommissioningAmountTexts.FormatTogetherTotal(BritishEnglish.Pounds(total))
            : CommissioningAmountTexts.TheyAreNotSummedTheirYears;
        var text = CommissioningAmountTexts.FormatThePlansDataHas(BritishEnglish.Count(lines.Count, CommissioningAmountTexts.CommissioningLine), of, string.Join("; ", lines.Take(MostLines).Select(line => $"{CommissioningWords.NameInWords(line)}: {CommissioningWords.AmountInWords(line)}")), sum, Freshness.InWords(turn.Today, sources));
        return new(AnswerKind.Answer, text)
        {
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                scope.Length > 0 ? CommissioningAmountTexts.FormatMoneyScope(scope) : CommissioningAmountTexts.MoneyByCommissioningLine,
                $"{BritishEnglish.Count(lines.Count, CommissioningAmountTexts.CommissioningLine)}{of}. {sum} {Freshness.InWords(turn.Today, sources)}",
                [.. lines.Take(MostLines).Select(line => new CommissioningCardLine(CommissioningWords.NameInWords(line), CommissioningWords.AmountInWords(line), Detail(line)))],
                [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))])),
            Sources = sources,
        };
    }

    private static string Detail(CommissioningLine line) => SourceWords.Sentences(line.Recipient.Length > 0 ? CommissioningAmountTexts.FormatRecipientRecipient(line.Recipient) : "", SourceWords.Sentence(line.Note));
}

/// <summary>The data of <c>CommissioningCard.json</c>.</summary>
internal sealed record CommissioningCard(CardHeader Header, string Title, string Text, IReadOnlyList<CommissioningCardLine> Lines, IReadOnlyList<SourceLine> Sources);

internal sealed record CommissioningCardLine(string Name, string Amount, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CommissioningCard))]
internal sealed partial class CommissioningJson : JsonSerializerContext;
