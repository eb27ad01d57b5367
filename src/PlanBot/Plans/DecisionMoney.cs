namespace PlanBot.Plans;

/// <summary>The money that a decision releases and where it goes.</summary>
/// <param name="Reallocations">Where it goes, in the data's order.</param>
/// <param name="Balances">Whether what goes out is what was released; nothing where an amount was not published.</param>
internal sealed record DecisionMoney(Decision Decision, IReadOnlyList<Reallocation> Reallocations, bool? Balances)
{
    public static DecisionMoney Of(Decision decision, IEnumerable<Reallocation> reallocations)
    {
        var own = reallocations.Where(row => row.DecisionId == decision.Id).OrderBy(row => row.Ordinal).ToList();
        bool? balances = decision.ReleasedGbp is { } released && own.TrueForAll(row => row.AmountGbp is not null)
            ? released == own.Sum(row => row.AmountGbp!.Value)
            : null;
        return new(decision, own, balances);
    }

    /// <summary>Released, where it went, and whether the two are the same; empty where no money moved.</summary>
    public string ToWords()
    {
        if (Decision.ReleasedGbp is null or 0 && Reallocations.Count == 0)
        {
            return "";
        }

        var released = Decision.ReleasedGbp is { } amount ? PlansTexts.FormatItReleased(BritishEnglish.Pounds(amount)) : PlansTexts.HowMuchItReleasedIsNot;
        if (Reallocations.Count == 0)
        {
            return PlansTexts.FormatTheDataDoesNotSayWhere(released);
        }

        var destinations = BritishEnglish.List([.. Reallocations.Select(DestinationInWords)]);
        return PlansTexts.FormatReleasedReallocatedDestinationsBalanceInWords(released, destinations, BalanceInWords());
    }

    /// <summary>Said of the two sides of the sum.</summary>
    public string BalanceInWords() => Balances switch
    {
        true => PlansTexts.ItBalances,
        false => PlansTexts.FormatItDoesNotBalanceOfIs(BritishEnglish.Pounds(Reallocations.Sum(row => row.AmountGbp!.Value)), BritishEnglish.Pounds(Decision.ReleasedGbp!.Value)),
        null => PlansTexts.NotEveryAmountWasPublishedSo,
    };

    public static string AmountInWords(Reallocation row) => row.AmountGbp is { } amount ? BritishEnglish.Pounds(amount) : PlansTexts.AmountNotGiven;

    private static string DestinationInWords(Reallocation row) =>
        PlansTexts.FormatAmountInWordsToDestinationPart(AmountInWords(row), row.Destination, row.Note.Length > 0 ? $" ({SourceWords.InPounds(row.Note)})" : "");
}
