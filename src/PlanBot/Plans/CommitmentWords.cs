namespace PlanBot.Plans;

/// <summary>A commitment and what was decided about it, as people read it.</summary>
internal static class CommitmentWords
{
    /// <summary>What was promised, amounts as they are written in Britain.</summary>
    public static string SummaryInWords(Commitment commitment) => SourceWords.InPounds(commitment.Summary);

    /// <summary>The source's own word and what it means: <c>kept (completed)</c>, <c>at risk</c>.</summary>
    public static string StatusInWords(Commitment commitment)
    {
        var meaning = DeliveryStatuses.Of(commitment.Status).ToWords();
        var word = commitment.Status.Replace('-', ' ');
        return word.Length == 0 ? PlansTexts.StatusNotGiven : word == meaning ? word : $"{word} ({meaning})";
    }

    /// <summary>What its status says in a sentence of its own.</summary>
    public static string Standing(Commitment commitment) => DeliveryStatuses.Of(commitment.Status) switch
    {
        DeliveryStatus.Completed => PlansTexts.ItWasDone,
        DeliveryStatus.Stopped => PlansTexts.ItIsNotGoingAhead,
        DeliveryStatus.NotStarted => commitment.Status switch
        {
            "planned" => PlansTexts.ItWasPlannedTheDataDoes,
            "agreed" => PlansTexts.ItWasAgreedTheDataDoes,
            "proposed" => PlansTexts.ItWasProposedTheDataDoes,
            _ => PlansTexts.ItHasNotStarted,
        },
        DeliveryStatus.InProgress => PlansTexts.ItWasUnderWayTheData,
        DeliveryStatus.Unknown => PlansTexts.TheDataDoesNotSayWhether,
        _ => "",
    };

    /// <summary><c>Owner: OPCC. Due 13 May 2022, which has passed. Decided 22 January 2018.</c></summary>
    public static string Particulars(Commitment commitment, DateOnly today) => SourceWords.Sentences(
        commitment.Owner.Length > 0 ? PlansTexts.FormatOwnerOwner(commitment.Owner) : "",
        DueInWords(commitment, today),
        commitment.DecidedOn is { } decided ? PlansTexts.FormatDecidedOn(decided.ToWords()) : "",
        commitment.UpdatedOn is { } updated ? PlansTexts.FormatLastUpdate(updated.ToWords(), commitment.UpdatedBy.Length > 0 ? PlansTexts.FormatByUpdatedBy(commitment.UpdatedBy) : "") : "");

    private static string DueInWords(Commitment commitment, DateOnly today)
    {
        if (commitment.Due is not { } due)
        {
            return "";
        }

        var isOpen = DeliveryStatuses.Of(commitment.Status) is not (DeliveryStatus.Completed or DeliveryStatus.Stopped);
        return isOpen && due.Last < today
            ? PlansTexts.FormatDueWhichHasPassedNoLater(due.ToWords())
            : PlansTexts.FormatDueDue(due.ToWords());
    }
}
