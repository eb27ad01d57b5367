using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.KpiFigures;

/// <summary>"Is burglary going up or down": which way a KPI's value moved, from when to when, and whether that is better.</summary>
internal sealed class KpiTrendHandler(KpiFigureReader reader, KpiFigureHandler figures, DeepLinks links, PlanDbContext db)
{
    private const double AboutAsLikely = 0.9;
    private const int MostReadings = 4;

    private static readonly CardTemplate<KpiTrendCard> Template = new("KpiFigures.KpiTrendCard.json", KpiTrendJson.Default.KpiTrendCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var readings = question.All(EntityTypes.Kpi).Where(entity => entity.PlanId == plan.Id).ToList();
        readings = [.. readings.Where(reading => reading.Score >= AboutAsLikely * readings[0].Score).Take(MostReadings)];
        var series = await reader.ReadAsync(turn, plan, readings, cancellationToken);
        if (series.Count == 0)
        {
            return await figures.AnswerAsync(turn, plan, question, cancellationToken);
        }

        var sources = await reader.SourcesAsync(plan, cancellationToken);
        var (sentence, used) = Sentence(series[0], question, turn.Today);
        var others = series.Skip(1).Where(other => other.Latest is not null).ToList();
        var text = SourceWords.Sentences(others.Select(other => $"{other.Kpi.Name}: {other.InWords(other.Latest!)}{KpiFigureSentences.Comparison(other.Kpi, other.ReadingAt(other.Latest!).Comparison)}.").Prepend(sentence));
        var values = used.Concat(others.Select(other => other.Latest!)).ToList();
        var cited = sources.Of(values.Select(value => value.Source));
        var themeId = await ThemeHeirs.IdAsync(db, plan, series[0].Kpi.ThemeId, turn.Today, cancellationToken);
        return Answer(turn, plan, series, themeId, $"{text} {Freshness.InWords(turn.Today, cited, values.Select(value => value.PublishedOn))}", cited);
    }

    /// <summary>The trend of one KPI, as its button asks for it.</summary>
    public Task<Answer> AnswerAsync(Turn turn, Plan plan, string kpiId, CancellationToken cancellationToken) =>
        AnswerAsync(turn, plan, new RecognizedQuestion { Intent = Intents.KpiTrend, Score = 1, Entities = [new(EntityTypes.Kpi, kpiId, plan.Id, 1)] }, cancellationToken);

    private Answer Answer(Turn turn, Plan plan, List<KpiSeries> series, string themeId, string text, IReadOnlyList<SourceReference> sources)
    {
        var first = series[0];
        var trend = first.Latest is { } latest ? KpiTrend.Of([first.ReadingAt(latest)], [.. first.Values], turn.Today) : null;
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Entities = [.. series.Select(each => new RecognizedEntity(EntityTypes.Kpi, each.Kpi.Id, plan.Id, 1))],
            Card = trend is { Points.Count: > 0 }
                ? Template.Render(new(
                    CardHeader.Of(plan, turn.Today),
                    first.Kpi.Name,
                    text,
                    trend,
                    themeId,
                    plan.Id,
                    [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))],
                    new(links.ToRecord(new(plan.Id, EntityTypes.Kpi, first.Kpi.Id)))))
                : null,
        };
    }

    private static (string Text, IReadOnlyList<Measurement> Used) Sentence(KpiSeries series, RecognizedQuestion question, DateOnly today)
    {
        var kpi = series.Kpi;
        if (series.Latest is not { } latest)
        {
            return (SourceWords.Sentences(KpiFiguresTexts.FormatNoFigureIsHeldForSo(kpi.Name), KpiFigureSentences.Target(kpi, null)), []);
        }

        var (from, to) = Ends(series, question, latest);
        var reading = series.ReadingAt(to);
        var better = kpi.Better.Length > 0 ? KpiFiguresTexts.FormatIsBetter(BritishEnglish.Capitalised(kpi.Better)) : "";
        var closing = SourceWords.Sentences(
            KpiFigureSentences.Target(kpi, reading),
            KpiFigureSentences.NotCompared(reading),
            SourceWords.Sentence(to.Note),
            KpiFigureSentences.Recording(series, to, today));
        if (to.ValueKind is "percent change" && KpiValue.TryNumber(to.Value, out var change))
        {
            // The value itself says which way it went.
            var judged = Judged(kpi, change);
            return (SourceWords.Sentences($"{kpi.Name}: {series.InWords(to)}{judged}.", better, KpiFigureSentences.Others(series, to), closing), series.Values);
        }

        if (from is not null && KpiValue.TryNumber(from.Value, out var before) && KpiValue.TryNumber(to.Value, out var after))
        {
            return (SourceWords.Sentences(
                CountChange.MayBeChance(kpi, to.ValueKind, before, after)
                    ? KpiFiguresTexts.FormatFromToSoNoTrendIs(kpi.Name, series.InWords(from), series.InWords(to), CountChange.InWords)
                    : KpiFiguresTexts.FormatFromTo(kpi.Name, Moved(kpi, before, after), series.InWords(from), series.InWords(to), Judged(kpi, after - before)),
                better,
                closing,
                KpiFigureSentences.Others(series, from, to)), series.Values);
        }

        if (from is not null)
        {
            return (SourceWords.Sentences(KpiFiguresTexts.FormatFromTo2(kpi.Name, series.InWords(from), series.InWords(to)), closing), series.Values);
        }

        return reading.Comparison is { } comparison
            ? (SourceWords.Sentences(KpiFigureSentences.Value(series, to, reading), better, closing, KpiFiguresTexts.FormatOnlyOneValueIsHeldIs(ComparedWith(comparison))), [to])
            : (SourceWords.Sentences(KpiFiguresTexts.FormatOnlyOneValueIsHeldAnd(kpi.Name, series.InWords(to)), closing, KpiFigureSentences.Others(series, to)), [to]);
    }

    /// <summary>The two values to compare: those asked for, else the latest and the one before it of the same kind.</summary>
    private static (Measurement? From, Measurement To) Ends(KpiSeries series, RecognizedQuestion question, Measurement latest)
    {
        var named = question.Entities
            .Where(entity => entity.Type is EntityTypes.Year or EntityTypes.Date)
            .Select(entity => AskedPeriod.Read(entity.Id))
            .OfType<AskedPeriod>()
            .SelectMany(period => series.In(period).TakeLast(1))
            .Distinct()
            .OrderBy(value => AskedPeriod.Of(value)?.Last)
            .ToList();
        var to = named.Count > 1 || (named.Count == 1 && named[0] != latest && Before(series, named[0]) is not null && named[0].ValueKind != latest.ValueKind) ? named[^1] : latest;
        return (named.FirstOrDefault(value => value != to && value.ValueKind == to.ValueKind) ?? Before(series, to), to);
    }

    /// <summary>The value before: of the same kind and, where both have a period, of one as long. A value without a period has no place in time.</summary>
    private static Measurement? Before(KpiSeries series, Measurement value) =>
        AskedPeriod.Of(value) is { } period
            ? series.Values.TakeWhile(other => other != value).LastOrDefault(other =>
                other.ValueKind == value.ValueKind && AskedPeriod.Of(other) is { } earlier && earlier.Last < period.Last && Math.Abs(earlier.Days - period.Days) <= 3)
            : null;

    private static string Moved(Kpi kpi, decimal before, decimal after)
    {
        if (before == after)
        {
            return "unchanged";
        }

        var size = kpi.Unit is "percent" ? KpiComparison.Points(after - before)
            : before == 0 ? BritishEnglish.Number(Math.Abs(after - before))
            : $"{BritishEnglish.Number(Math.Abs(after - before))} ({BritishEnglish.Number(Math.Abs(Math.Round((after - before) / Math.Abs(before) * 100, 1)))}%)";
        return $"{(after > before ? "up" : "down")} {size}";
    }

    private static string Judged(Kpi kpi, decimal change) => (kpi.Better, change) switch
    {
        (_, 0) => "",
        ("higher", > 0) or ("lower", < 0) => KpiFiguresTexts.WhichIsBetter,
        ("higher", < 0) or ("lower", > 0) => KpiFiguresTexts.WhichIsWorse,
        _ => "",
    };

    private static string ComparedWith(KpiComparison comparison) => comparison.Label.StartsWith("the ", StringComparison.Ordinal) ? comparison.Label : KpiFiguresTexts.FormatTheLabel(comparison.Label);
}

/// <summary>The data of <c>KpiTrendCard.json</c>.</summary>
internal sealed record KpiTrendCard(
    CardHeader Header,
    string Kpi,
    string Text,
    KpiTrend Trend,
    string ThemeId,
    string PlanId,
    IReadOnlyList<SourceLine> Sources,
    CardLink Share);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KpiTrendCard))]
internal sealed partial class KpiTrendJson : JsonSerializerContext;
