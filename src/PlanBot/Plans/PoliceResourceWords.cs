namespace PlanBot.Plans;

/// <summary>How a police resource is told.</summary>
internal static class PoliceResourceWords
{
    /// <summary><c>246 FTE (as at October 2026)</c>; <c>amount not published</c>.</summary>
    public static string AmountInWords(PoliceResource row)
    {
        var amount = row.Amount switch
        {
            null => PlansTexts.AmountNotPublished,
            { } pounds when row.Unit is "GBP" => BritishEnglish.Pounds(pounds),
            { } number => $"{BritishEnglish.Number(number)} {row.Unit}".TrimEnd(),
        };
        return (row.Year, row.AsOf) switch
        {
            ("", null) => amount,
            ("", { } day) => PlansTexts.FormatAsAt2(amount, day.ToWords()),
            (var year, null) => $"{amount} ({year})",
            (var year, { } day) => PlansTexts.FormatAsAt3(amount, year, day.ToWords()),
        };
    }
}
