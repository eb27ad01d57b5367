namespace PlanBot.Plans;

/// <summary>A loose fact as a sentence: its subject, its value with unit and day, its note.</summary>
internal static class FactWords
{
    /// <summary>Said at the end of a subject of what the value only bounds.</summary>
    private static readonly string[] Bounds = ["more than", "over", "about", "up to"];

    /// <summary><c>Survey responses: 6,156 responses (2024). Record number.</c></summary>
    public static string ToWords(Fact fact)
    {
        var day = fact.AsOf?.ToWords() is { Length: > 0 } known ? $" ({known})" : "";
        if (fact.Value.Length == 0)
        {
            return SourceWords.Sentences(PlansTexts.FormatNoFigureIsGivenSoNo(fact.Subject, day), SourceWords.Sentence(fact.Note));
        }

        var bound = Bounds.FirstOrDefault(word => fact.Subject.EndsWith($"({word})", StringComparison.Ordinal));
        var subject = bound is null ? fact.Subject : fact.Subject[..^(bound.Length + 2)].TrimEnd();
        return SourceWords.Sentences($"{subject}: {(bound is null ? "" : bound + " ")}{ValueInWords(fact)}{day}.", SourceWords.Sentence(fact.Note));
    }

    /// <summary>The same; where the fact is of another financial year than the one asked for, that is said first.</summary>
    public static string ToWords(Fact fact, AskedPeriod? asked) => IsOfOtherYear(fact, asked)
        ? PlansTexts.FormatNoFigureIsHeldForWhat(asked!.Words, ToWords(fact))
        : ToWords(fact);

    private static bool IsOfOtherYear(Fact fact, AskedPeriod? asked) =>
        asked is not null && fact.Subject.Contains('/', StringComparison.Ordinal) && AskedPeriod.Read(fact.Subject) is { } own && own.DaysWith(asked) == 0;

    public static string ValueInWords(Fact fact)
    {
        if (fact.Unit is "date" or "month" or "year" && PartialDate.TryParse(fact.Value, out var date))
        {
            return date.ToWords();
        }

        if (!KpiValue.TryNumber(fact.Value, out var number))
        {
            return SourceWords.InPounds(fact.Value);
        }

        return fact.Unit switch
        {
            "GBP" => BritishEnglish.Pounds(number),
            "percent" => $"{BritishEnglish.Number(number)}%",
            "" => BritishEnglish.Number(number),
            _ => $"{BritishEnglish.Number(number)} {fact.Unit}",
        };
    }
}
