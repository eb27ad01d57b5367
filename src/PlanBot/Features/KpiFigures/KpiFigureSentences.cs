using PlanBot.Plans;

namespace PlanBot.Features.KpiFigures;

/// <summary>The sentences about a KPI's value: what it is, against what, whether that is better, its target, what its source adds.</summary>
internal static class KpiFigureSentences
{
    private const int MostOtherValues = 4;

    /// <summary>Words of a comparator that is the KPI's own earlier value; any other is somebody else's, which is not moved from.</summary>
    private static readonly string[] EarlierWords = ["previous", "earlier", "last", "year", "month", "baseline", "before", "average", "survey", "first day"];

    /// <summary>The value and what it is compared with.</summary>
    public static string Value(KpiSeries series, Measurement value, KpiReading reading) =>
        $"{series.Kpi.Name}: {series.InWords(value)}{Comparison(series.Kpi, reading.Comparison)}.";

    /// <summary><c>, up 6.7% from 3,935 offences (previous year), which is worse</c>; empty where there is nothing to compare with.</summary>
    public static string Comparison(Kpi kpi, KpiComparison? comparison)
    {
        if (comparison is null)
        {
            return "";
        }

        var judged = comparison.MayBeChance ? $", {CountChange.InWords}" : comparison.Better switch { true => KpiFiguresTexts.WhichIsBetter, false => KpiFiguresTexts.WhichIsWorse, _ => "" };
        if (EarlierWords.Any(word => comparison.Label.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return $", {comparison.MovementInWords(kpi)}{judged}";
        }

        var side = comparison.Change switch { > 0 => "above", < 0 => "below", _ => KpiFiguresTexts.TheSameAs };
        return $", {side} {KpiValue.Format(kpi, comparison.Value)} ({comparison.Label}){judged}";
    }

    /// <summary>The target and the plan's own verdict, where it has them.</summary>
    public static string Target(Kpi kpi, KpiReading? reading)
    {
        if (kpi.Target.Length == 0 && kpi.GreenAt is null)
        {
            return "";
        }

        var target = kpi.Target.Length > 0 ? KpiFiguresTexts.FormatTargetTargetInWords(TargetInWords(kpi)) : KpiFiguresTexts.FormatGreenFrom(KpiValue.Format(kpi, kpi.GreenAt!.Value));
        return reading is { Verdict: not Rating.NotRated } ? KpiFiguresTexts.FormatTargetVerdictItWhy(target, reading.Verdict, reading.Why) : target;
    }

    /// <summary>What may not be compared, and why.</summary>
    public static string NotCompared(KpiReading reading) => SourceWords.Sentences(
        reading.InvalidComparators.Select(comparator => KpiFiguresTexts.FormatNotComparedWith(comparator.Label, SourceWords.Sentence(comparator.Reason))));

    /// <summary>That no later value is held; when it was published and by whom it was recorded, where the data says so.</summary>
    public static string Recording(KpiSeries series, Measurement value, DateOnly today)
    {
        var published = value.PublishedOn is { } on && on.First <= today ? KpiFiguresTexts.FormatPublishedOnPart(on.ToWords()) : "";
        var recorded = value.RecordedBy.Length > 0 ? KpiFiguresTexts.FormatRecordedBy(value.RecordedBy) : "";
        var details = string.Join(", ", new[] { value == series.Latest ? KpiFiguresTexts.TheLatestValueHeld : "", published, recorded }.Where(part => part.Length > 0));
        return details.Length > 0 ? $"{BritishEnglish.Capitalised(details)}." : "";
    }

    /// <summary>The other values, the latest first.</summary>
    public static string Others(KpiSeries series, params IReadOnlyCollection<Measurement> given)
    {
        var others = series.Values.Where(value => !given.Contains(value)).Reverse().ToList();
        return others.Count == 0
            ? ""
            : KpiFiguresTexts.FormatAlsoHeld(string.Join("; ", others.Take(MostOtherValues).Select(series.InWords)), others.Count > MostOtherValues ? KpiFiguresTexts.FormatAndEarlier(NumberWords.Of(others.Count - MostOtherValues)) : "");
    }

    /// <summary>Where sources give different values for one period, each with its source.</summary>
    public static string Disagreement(KpiSeries series, Measurement value, SourceReferences sources)
    {
        var others = series.Disagreeing(value);
        return others.Count == 0
            ? ""
            : KpiFiguresTexts.FormatTheSourcesDisagree(string.Join("; ", others.Prepend(value).Select(each => KpiFiguresTexts.FormatSeriesBySources(series.InWords(each), string.Join(", ", sources.Of(each.Source).Select(source => source.ToWords()))))));
    }

    private static string TargetInWords(Kpi kpi)
    {
        var text = kpi.Target.Trim();
        return text.EndsWith('%') || !KpiValue.TryNumber(text, out var number)
            ? text[0] is '-' or '+' ? KpiFiguresTexts.FormatTextAChangePart(text, kpi.Comparator.Length > 0 ? KpiFiguresTexts.FormatOnThe(kpi.Comparator) : "") : text
            : KpiValue.Format(kpi, number);
    }
}
