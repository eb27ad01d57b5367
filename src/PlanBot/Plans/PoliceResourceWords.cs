namespace PlanBot.Plans;

/// <summary>How a police resource is told.</summary>
internal static class PoliceResourceWords
{
    /// <summary><c>246 FTE (as at October 2026)</c>; <c>amount not published</c>.</summary>
    public static string AmountInWords(PoliceResource row)
    {
        var amount = row.Amount switch
        {
            null => "amount not published",
            { } pounds when row.Unit is "GBP" => BritishEnglish.Pounds(pounds),
            { } number => $"{BritishEnglish.Number(number)} {row.Unit}".TrimEnd(),
        };
        return (row.Year, row.AsOf) switch
        {
            ("", null) => amount,
            ("", { } day) => $"{amount} (as at {day.ToWords()})",
            (var year, null) => $"{amount} ({year})",
            (var year, { } day) => $"{amount} ({year}, as at {day.ToWords()})",
        };
    }
}
