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
        return word.Length == 0 ? "status not given" : word == meaning ? word : $"{word} ({meaning})";
    }

    /// <summary>What its status says in a sentence of its own.</summary>
    public static string Standing(Commitment commitment) => DeliveryStatuses.Of(commitment.Status) switch
    {
        DeliveryStatus.Completed => "It was done.",
        DeliveryStatus.Stopped => "It is not going ahead.",
        DeliveryStatus.NotStarted => commitment.Status switch
        {
            "planned" => "It was planned; the data does not say that it was done.",
            "agreed" => "It was agreed; the data does not say that it was done.",
            "proposed" => "It was proposed; the data does not say that it was agreed or done.",
            _ => "It has not started.",
        },
        DeliveryStatus.InProgress => "It was under way; the data does not say that it was done.",
        DeliveryStatus.Unknown => "The data does not say whether it was done.",
        _ => "",
    };

    /// <summary><c>Owner: OPCC. Due 13 May 2022, which has passed. Decided 22 January 2018.</c></summary>
    public static string Particulars(Commitment commitment, DateOnly today) => SourceWords.Sentences(
        commitment.Owner.Length > 0 ? $"Owner: {commitment.Owner}." : "",
        DueInWords(commitment, today),
        commitment.DecidedOn is { } decided ? $"Decided on {decided.ToWords()}." : "",
        commitment.UpdatedOn is { } updated ? $"Last update: {updated.ToWords()}{(commitment.UpdatedBy.Length > 0 ? $" by {commitment.UpdatedBy}" : "")}." : "");

    private static string DueInWords(Commitment commitment, DateOnly today)
    {
        if (commitment.Due is not { } due)
        {
            return "";
        }

        var isOpen = DeliveryStatuses.Of(commitment.Status) is not (DeliveryStatus.Completed or DeliveryStatus.Stopped);
        return isOpen && due.Last < today
            ? $"Due: {due.ToWords()}, which has passed; no later update is held."
            : $"Due: {due.ToWords()}.";
    }
}
