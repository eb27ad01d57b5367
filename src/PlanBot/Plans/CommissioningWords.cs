namespace PlanBot.Plans;

/// <summary>A commissioning line as people read it, and what may be summed.</summary>
internal static class CommissioningWords
{
    /// <summary>Said in a note of a line that holds other lines, or is a part of one: summed, it would count twice.</summary>
    private static readonly string[] CountedElsewhere = ["sum of", "part of", "within", "includes", "total"];

    public static bool HasAmount(CommissioningLine line) => line.AmountGbp is not null || line.AmountLow is not null || line.AmountHigh is not null || line.AmountKind == "percent change";

    /// <summary><c>£100,000</c>, <c>approximately £98,000</c>, <c>£2,900,000 to £3,800,000</c>, <c>a cut of £40,000</c>; <c>no amount given</c> where the source has none.</summary>
    public static string AmountInWords(CommissioningLine line) => line switch
    {
        { AmountKind: "percent change", AmountGbp: { } change } => $"{(change < 0 ? "down" : "up")} {BritishEnglish.Number(Math.Abs(change))}%",
        { AmountKind: "percent change" } => PlansTexts.AChangeInPercent,
        { AmountLow: { } low, AmountHigh: { } high } => PlansTexts.FormatLowToHigh(BritishEnglish.Pounds(low), BritishEnglish.Pounds(high)),
        { AmountGbp: { } cut } when cut < 0 => PlansTexts.FormatACutOf(Bound(line), BritishEnglish.Pounds(-cut)),
        { AmountGbp: { } amount } => $"{Bound(line)}{BritishEnglish.Pounds(amount)}",
        _ => "no amount given",
    };

    /// <summary><c>PCC Grant fund (2014/15, announced)</c>.</summary>
    public static string NameInWords(CommissioningLine line)
    {
        var details = string.Join(", ", new[] { line.Year, line.Status }.Where(part => part.Length > 0 && !line.Name.Contains(part, StringComparison.OrdinalIgnoreCase)));
        return details.Length > 0 ? $"{line.Name} ({details})" : line.Name;
    }

    /// <summary>The whole line in sentences, the amount first.</summary>
    public static string ToWords(CommissioningLine line) => SourceWords.Sentences(
        HasAmount(line)
            ? $"{NameInWords(line)}: {AmountInWords(line)}."
            : PlansTexts.FormatNoAmountIsGivenForThe(NameInWords(line)),
        line.Recipient.Length > 0 ? PlansTexts.FormatRecipientRecipient(line.Recipient) : "",
        NoteInWords(line));

    /// <summary>The sum of a year's lines, where each is exact and none holds another; else nothing.</summary>
    public static decimal? Sum(IReadOnlyCollection<CommissioningLine> lines) =>
        lines.Count > 1
        && lines.Select(line => line.Year).Distinct().Count() == 1
        && lines.First().Year.Length > 0
        && lines.Select(line => line.Status).Distinct().Count() == 1
        && lines.All(line => line is { AmountKind: "exact", AmountGbp: > 0 })
        && !lines.Any(line => CountedElsewhere.Any(words => line.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || line.Note.Contains(words, StringComparison.OrdinalIgnoreCase)))
            ? lines.Sum(line => line.AmountGbp)
            : null;

    /// <summary>That no amount is given was said with the amount.</summary>
    private static string NoteInWords(CommissioningLine line) => SourceWords.Sentence(string.Join("; ", line.Note
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(part => HasAmount(line) || !part.Equals("no amount given", StringComparison.OrdinalIgnoreCase))));

    private static string Bound(CommissioningLine line) => line.AmountKind is "approximately" or "over" or "up to" ? line.AmountKind + " " : "";
}
