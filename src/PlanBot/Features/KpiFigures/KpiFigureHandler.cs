using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.KpiFigures;

/// <summary>"How many burglaries in 2013/14": a KPI's value or a loose fact, for the time asked or the latest, with what it is compared with.</summary>
internal sealed class KpiFigureHandler(KpiFigureReader reader)
{
    /// <summary>Readings that fit nearly as well as the best are given beside it.</summary>
    private const double AboutAsLikely = 0.8;

    /// <summary>How much better a loose fact must fit than a KPI to come first.</summary>
    private const double FactLead = 0.05;

    private const int MostReadings = 5;
    private const int MostNames = 8;

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var kpis = Likely(question, EntityTypes.Kpi, plan);
        var facts = Likely(question, EntityTypes.Fact, plan);
        var series = await reader.ReadAsync(turn, plan, kpis, cancellationToken);
        var held = await reader.FactsAsync(plan, [.. facts.Select(fact => fact.Id)], cancellationToken);
        var sources = await reader.SourcesAsync(plan, cancellationToken);
        if (series.Count == 0 && held.Count == 0)
        {
            return await NothingHeldAsync(turn, plan, question, cancellationToken);
        }

        var asked = PeriodAsked(question);
        var factFirst = held.Count > 0 && (series.Count == 0 || facts[0].Score > kpis[0].Score + FactLead);
        var factWords = facts.Select(entity => held.Find(fact => fact.Id == entity.Id)).OfType<Fact>().Select(fact => FactWords.ToWords(fact, asked)).ToList();
        var figures = series.ConvertAll(each => Figure.Of(each, asked));
        List<string> parts = [.. factFirst ? factWords.Take(MostReadings) : []];
        if (figures.Count > 0 && (!factFirst || kpis[0].Score >= 0.6))
        {
            parts.Add(figures.Count > 1 && kpis[1].Score >= 0.95 * kpis[0].Score
                ? string.Join(' ', figures.Select(figure => figure.InShort(asked)))
                : figures[0].InFull(asked, sources, turn.Today));
            parts.AddRange(figures.Skip(1).Where((_, at) => kpis[at + 1].Score < 0.95 * kpis[0].Score).Select(figure => figure.InShort(asked)));
        }

        if (!factFirst && factWords.Count > 0 && facts[0].Score >= 0.6)
        {
            parts.Add(KpiFiguresTexts.FormatThePlansDataAlsoHas(factWords[0]));
        }

        var cells = (factFirst ? held.Select(fact => fact.Source) : [])
            .Concat(figures.SelectMany(figure => figure.Sources))
            .Concat(factFirst || factWords.Count == 0 || facts[0].Score < 0.6 ? [] : held.Take(1).Select(fact => fact.Source));
        var cited = sources.Of(cells);
        var dates = figures.SelectMany(figure => figure.Given).Select(value => value.PublishedOn).Concat(held.Take(factFirst ? MostReadings : 0).Select(fact => fact.AsOf));
        parts.Add(Freshness.InWords(turn.Today, cited, dates));
        return new(AnswerKind.Answer, string.Join(' ', parts)) { Sources = cited };
    }

    /// <summary>The time that a question names, if any.</summary>
    public static AskedPeriod? PeriodAsked(RecognizedQuestion question) =>
        question.Entities.Where(entity => entity.Type is EntityTypes.Year or EntityTypes.Date).Select(entity => AskedPeriod.Read(entity.Id)).FirstOrDefault(period => period is not null);

    private static List<RecognizedEntity> Likely(RecognizedQuestion question, string type, Plan plan)
    {
        var readings = question.All(type).Where(entity => entity.PlanId == plan.Id).ToList();
        return [.. readings.Where(reading => reading.Score >= AboutAsLikely * readings[0].Score).Take(MostReadings)];
    }

    private async Task<Answer> NothingHeldAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var topic = question.Best(EntityTypes.Topic)?.Id ?? "";
        var names = await reader.NamesAsync(turn, plan, cancellationToken);
        var measures = names.Count == 0
            ? KpiFiguresTexts.ItHoldsNoKeyPerformanceIndicators
            : KpiFiguresTexts.FormatWhatItMeasures(string.Join("; ", names.Take(MostNames)), names.Count > MostNames ? KpiFiguresTexts.FormatAndMore(NumberWords.Of(names.Count - MostNames)) : "");
        return new(AnswerKind.Answer, KpiFiguresTexts.FormatNoFigureIsHeldTheData(topic.Length > 0 ? KpiFiguresTexts.FormatForTopic(topic) : "", plan.AreaLabel, plan.Title, measures));
    }

    /// <summary>A KPI with the values that were asked for.</summary>
    private sealed record Figure(KpiSeries Series, IReadOnlyList<Measurement> Given, bool IsMissing)
    {
        public IEnumerable<string> Sources => Given.Count > 0
            ? Given.SelectMany(value => Series.Disagreeing(value).Prepend(value)).Select(value => value.Source)
            : Series.Latest is { } latest ? [latest.Source] : [Series.Kpi.Source];

        public static Figure Of(KpiSeries series, AskedPeriod? asked)
        {
            if (asked is null)
            {
                return new(series, series.Latest is { } latest ? [latest] : [], IsMissing: false);
            }

            var given = series.In(asked);
            return new(series, given, given.Count == 0);
        }

        public string InShort(AskedPeriod? asked) => Given.Count > 0
            ? SourceWords.Sentences($"{Series.Kpi.Name}: {string.Join("; ", Given.Select(Series.InWords))}{KpiFigureSentences.Comparison(Series.Kpi, Series.ReadingAt(Given[^1]).Comparison)}.", SourceWords.Sentence(Given[^1].Note))
            : KpiFiguresTexts.FormatNoFigureIsHeld(Series.Kpi.Name, asked is null ? "" : KpiFiguresTexts.FormatForWords(asked.Words));

        public string InFull(AskedPeriod? asked, SourceReferences sources, DateOnly today)
        {
            var kpi = Series.Kpi;
            if (Given.Count == 0)
            {
                return SourceWords.Sentences(
                    IsMissing ? KpiFiguresTexts.FormatNoFigureIsHeldForIn(kpi.Name, asked!.Words) : KpiFiguresTexts.FormatNoFigureIsHeldForThe(kpi.Name),
                    KpiFigureSentences.Target(kpi, null),
                    Series.Latest is { } other ? KpiFiguresTexts.FormatTheLatestIs(Series.InWords(other), KpiFigureSentences.Comparison(kpi, Series.ReadingAt(other).Comparison)) : "",
                    Series.Latest is { } last ? KpiFigureSentences.Others(Series, last) : "");
            }

            var value = Given[^1];
            var reading = Series.ReadingAt(value);
            return SourceWords.Sentences(
                Given.Count > 1 && Series.Disagreeing(value).Count == 0
                    ? KpiFiguresTexts.FormatKpiInWordsGiven(kpi.Name, asked!.Words, string.Join("; ", Given.Select(Series.InWords)))
                    : KpiFigureSentences.Value(Series, value, reading),
                KpiFigureSentences.Disagreement(Series, value, sources),
                KpiFigureSentences.Target(kpi, reading),
                KpiFigureSentences.NotCompared(reading),
                SourceWords.Sentence(value.Note),
                KpiFigureSentences.Recording(Series, value, today),
                KpiFigureSentences.Others(Series, [.. Given, .. Series.Disagreeing(value)]));
        }
    }
}
