using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>A decision about a commitment as somebody gives it.</summary>
/// <param name="Status">The commitment's status from now on; empty where it stays.</param>
/// <param name="Released">Pounds released; nothing where the amount is not published.</param>
/// <param name="Destinations">Where the money goes, each with its amount, or nothing where that is not published.</param>
/// <param name="PanelToldOn">When the panel is or was told; nothing where that is not settled.</param>
internal sealed record GivenDecision(
    string CommitmentId,
    string Status,
    string Summary,
    string Reason,
    DateOnly DecidedOn,
    decimal? Released,
    IReadOnlyList<(string Destination, decimal? Amount)> Destinations,
    string Panel,
    DateOnly? PanelToldOn,
    string Evidence);

/// <summary>Decisions about commitments: why, the money released and where it goes, which panel is told when, which becomes a milestone.</summary>
internal sealed class PlanDecisions(PlanDbContext db, AuditTrail audit)
{
    public const int LongestText = 500;

    public Task<UpdateOutcome> DecideAsync(Person person, Plan plan, GivenDecision given, DateOnly today, CancellationToken cancellationToken) =>
        NewRows.WriteAsync(db, () => WriteAsync(person, plan, given, today, cancellationToken));

    private async Task<UpdateOutcome> WriteAsync(Person person, Plan plan, GivenDecision given, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.Commitments.SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == given.CommitmentId, cancellationToken) is not { } commitment)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ThePlanDoesNotHoldThat);
        }

        if (ProblemOf(given, today) is { } problem)
        {
            return new UpdateOutcome.Refused(problem);
        }

        var by = AuditActor.Person(person.Key);
        var source = PlanUpdates.SourceOf(person, today, given.Evidence);
        var decision = new Decision
        {
            PlanId = plan.Id,
            Id = await NewRows.IdAsync("decision", db.Decisions, plan, cancellationToken),
            Ordinal = await NewRows.OrdinalAsync(db.Decisions, plan, cancellationToken),
            CommitmentId = commitment.Id,
            DecidedOn = PartialDate.Of(given.DecidedOn),
            Summary = given.Summary,
            Reason = given.Reason,
            ReleasedGbp = given.Released,
            PanelTold = given.Panel,
            PanelToldOn = given.PanelToldOn is { } told ? PartialDate.Of(told) : null,
            Source = source,
        };
        db.Add(decision);
        audit.RecordChanged(by, new(AuditKinds.Decision, plan.Id, decision.Id), "decision recorded", decision);
        var ordinal = await NewRows.OrdinalAsync(db.Reallocations, plan, cancellationToken);
        var reallocations = new List<Reallocation>();
        foreach (var (destination, amount) in given.Destinations)
        {
            var row = new Reallocation
            {
                PlanId = plan.Id,
                Id = $"{decision.Id}-{reallocations.Count + 1}",
                Ordinal = ordinal++,
                DecisionId = decision.Id,
                Destination = destination,
                AmountGbp = amount,
                Note = amount is null ? "Amount not published" : "",
                Source = source,
            };
            reallocations.Add(row);
            db.Add(row);
            audit.RecordChanged(by, new(AuditKinds.Reallocation, plan.Id, row.Id), "money moved", row);
        }

        commitment.Status = given.Status.Length > 0 ? given.Status : commitment.Status;
        commitment.DecidedOn = decision.DecidedOn;
        commitment.DecisionNote = given.Reason;
        (commitment.UpdatedOn, commitment.UpdatedBy) = (PartialDate.Of(today), person.Name);
        audit.RecordChanged(by, new(AuditKinds.Commitment, plan.Id, commitment.Id), "decision recorded", commitment);
        if (given.PanelToldOn is { } day)
        {
            await AddMilestoneAsync(by, plan, commitment, decision, day, today, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        var money = DecisionMoney.Of(decision, reallocations).ToWords();
        var panel = given.PanelToldOn is { } on ? PerformanceTexts.FormatIsToldOnThatIsIn(given.Panel, BritishEnglish.Day(on)) : PerformanceTexts.ThePanelsDayIsNotGiven;
        return new UpdateOutcome.Kept(SourceWords.Sentences(SourceWords.Sentence(given.Summary), money.Length > 0 ? money : PerformanceTexts.NoMoneyIsGivenAsMoved, panel), UpdateUndo.KeyOf(db));
    }

    private static string? ProblemOf(GivenDecision given, DateOnly today)
    {
        if (given.Status.Length > 0 && !PlanUpdates.ReportedStatuses.Contains(given.Status))
        {
            return PerformanceTexts.ChooseAStatus;
        }

        if (given.Summary.Length is 0 or > LongestText || given.Reason.Length is 0 or > LongestText)
        {
            return PerformanceTexts.FormatSayWhatWasDecidedAndWhy(LongestText);
        }

        if (given.DecidedOn > today || given.DecidedOn.Year < 1900)
        {
            return PerformanceTexts.GiveTheDayOfTheDecision;
        }

        if (given.Released is < 0 || given.Destinations.Any(row => row.Amount is < 0))
        {
            return PerformanceTexts.GiveAmountsWithoutAMinusSign;
        }

        if (given.Destinations.Any(row => row.Destination.Length > LongestText) || given.Panel.Length > LongestText)
        {
            return PerformanceTexts.FormatShortenTheNamesToAtMost(LongestText);
        }

        if (given.PanelToldOn is not null && given.Panel.Length == 0)
        {
            return PerformanceTexts.SayWhichPanelIsToldOn;
        }

        if (given.Released is { } released && given.Destinations.Count > 0 && given.Destinations.All(row => row.Amount is not null)
            && given.Destinations.Sum(row => row.Amount!.Value) is var goes && goes != released)
        {
            return PerformanceTexts.FormatAreReleasedAndAreGivenA(BritishEnglish.Pounds(released), BritishEnglish.Pounds(goes));
        }

        return PlanUpdates.WrongWords("", given.Evidence);
    }

    private async Task AddMilestoneAsync(AuditActor by, Plan plan, Commitment commitment, Decision decision, DateOnly day, DateOnly today, CancellationToken cancellationToken)
    {
        var milestone = new Milestone
        {
            PlanId = plan.Id,
            Id = $"{decision.Id}-panel",
            Ordinal = await NewRows.OrdinalAsync(db.Milestones, plan, cancellationToken),
            Starts = PartialDate.Of(day),
            Ends = PartialDate.Of(day),
            Precision = "day",
            Event = $"{decision.PanelTold} is told: {decision.Summary}",
            Body = decision.PanelTold,
            Kind = "panel",
            State = day < today ? "done" : "planned",
            ThemeId = commitment.ThemeId,
            Source = decision.Source,
        };
        db.Add(milestone);
        audit.RecordChanged(by, new(AuditKinds.Milestone, plan.Id, milestone.Id), "added with a decision", milestone);
    }
}
