using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>What was promised and decided, and where the money goes.</summary>
internal static class DeliveryFiles
{
    public static PlanRowFile<Commitment> Commitments { get; } = new(
        "commitments.csv",
        "What was promised.",
        "commitment_id",
        new PlanColumns<Commitment>()
            .Id("commitment_id", commitment => commitment.Id, "The commitment's id.")
            .Text("summary", commitment => commitment.Summary, "What was promised, in short.", filled: true)
            .Text("owner", commitment => commitment.Owner, "Who answers for it.")
            .Reference("theme_id", commitment => commitment.ThemeId, "themes.csv", "The theme that it belongs to.")
            .Word("status", commitment => commitment.Status, DeliveryStatuses.KnownWords, "How far it has come: the source's own word, or PlanBot's.")
            .Date("due", commitment => commitment.Due, "By when.")
            .Date("decided_on", commitment => commitment.DecidedOn, "When its outcome was decided.")
            .Text("decision_note", commitment => commitment.DecisionNote, "What was decided, and why.")
            .Text("source", commitment => commitment.Source, "Where the facts are from.")
            .ThenOptional()
            .Date("updated_on", commitment => commitment.UpdatedOn, "When the status was last looked at.")
            .Text("updated_by", commitment => commitment.UpdatedBy, "By whom."));

    public static PlanRowFile<Decision> Decisions { get; } = new(
        "decisions.csv",
        "What was decided about a commitment, and the money that it released.",
        "decision_id",
        new PlanColumns<Decision>()
            .Id("decision_id", decision => decision.Id, "The decision's id.")
            .Reference("commitment_id", decision => decision.CommitmentId, "commitments.csv", "The commitment decided on.")
            .Date("decided_on", decision => decision.DecidedOn, "When.")
            .Text("summary", decision => decision.Summary, "What was decided.", filled: true)
            .Text("reason", decision => decision.Reason, "Why.")
            .Number("released_gbp", decision => decision.ReleasedGbp, "Pounds released; empty where the amount was not published.")
            .Text("panel_told", decision => decision.PanelTold, "Which panel was told.")
            .Date("panel_told_on", decision => decision.PanelToldOn, "When it was told.")
            .Text("source", decision => decision.Source, "Where the facts are from."));

    public static PlanRowFile<Reallocation> Reallocations { get; } = new(
        "reallocations.csv",
        "Where money released by a decision goes. The amounts add up to what was released.",
        "reallocation_id",
        new PlanColumns<Reallocation>()
            .Id("reallocation_id", reallocation => reallocation.Id, "The reallocation's id.")
            .Reference("decision_id", reallocation => reallocation.DecisionId, "decisions.csv", "The decision that released the money.", filled: true)
            .Text("destination", reallocation => reallocation.Destination, "Where the money goes.", filled: true)
            .Number("amount_gbp", reallocation => reallocation.AmountGbp, "Pounds; empty where the amount was not published.")
            .Text("note", reallocation => reallocation.Note, "Anything else.")
            .Text("source", reallocation => reallocation.Source, "Where the facts are from."));

    public static PlanRowFile<CommissioningLine> Commissioning { get; } = new(
        "commissioning.csv",
        "Money for services and grants schemes.",
        "line_id",
        new PlanColumns<CommissioningLine>()
            .Id("line_id", line => line.Id, "The line's id.")
            .Text("name", line => line.Name, "The service or scheme.", filled: true)
            .Number("amount_gbp", line => line.AmountGbp, "Pounds, or the percentage of a percent change.")
            .Word("amount_kind", line => line.AmountKind, ["exact", "approximately", "over", "up to", "range", "percent change"], "What the amount is.")
            .Number("amount_low", line => line.AmountLow, "The low end of a range.")
            .Number("amount_high", line => line.AmountHigh, "The high end of a range.")
            .Reference("theme_id", line => line.ThemeId, "themes.csv", "The theme that it belongs to.")
            .Text("year", line => line.Year, "The financial year or years, such as `2013/14`.")
            .Text("recipient", line => line.Recipient, "Who gets it.")
            .Text("status", line => line.Status, "Such as planned, announced, approved, awarded, commissioned, reported, withdrawn.")
            .Text("note", line => line.Note, "Anything else.")
            .Text("source", line => line.Source, "Where the facts are from."),
        checks:
        [
            line => line.AmountKind == "range" && (line.AmountLow is null || line.AmountHigh is null)
                ? new("amount_low", DataTexts.TheAmountIsARangeAnd, DataTexts.GiveAmountLowAndAmountHigh)
                : null,
            line => line is { AmountLow: { } low, AmountHigh: { } high } && low > high
                ? new("amount_low", DataTexts.TheLowEndOfTheRange, DataTexts.PutTheTwoRight)
                : null,
        ]);
}
