using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.CommitmentStatus;

/// <summary>"Did they keep the promise to …": how far a commitment has come, by whom, when it is due, what was decided; the list where none is named.</summary>
internal sealed class CommitmentStatusHandler(PlanDbContext db, DeepLinks links)
{
    private const double AboutAsLikely = 0.85;

    /// <summary>How much better a loose fact must fit than a commitment to come first.</summary>
    private const double FactLead = 0.1;

    private const int MostReadings = 3;
    private const int MostListed = 15;

    private static readonly CardTemplate<CommitmentCard> Template = new("CommitmentStatus.CommitmentCard.json", CommitmentJson.Default.CommitmentCard);

    private static readonly CardTemplate<CommitmentListCard> ListTemplate = new("CommitmentStatus.CommitmentListCard.json", CommitmentJson.Default.CommitmentListCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var all = await db.Commitments.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var references = new SourceReferences(await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken));
        var readings = question.All(EntityTypes.Commitment).Where(entity => entity.PlanId == plan.Id).ToList();
        readings = [.. readings.Where(reading => reading.Score >= AboutAsLikely * readings[0].Score).Take(MostReadings)];
        var found = readings.Select(reading => all.Find(row => row.Id == reading.Id)).OfType<Commitment>().ToList();

        var factEntity = question.All(EntityTypes.Fact).FirstOrDefault(entity => entity.PlanId == plan.Id);
        var fact = factEntity is null ? null : await db.Facts.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == factEntity.Id, cancellationToken);
        if (found.Count == 0)
        {
            return fact is not null && factEntity!.Score >= 0.5
                ? OfFact(turn, fact, references)
                : question.Best(EntityTypes.State)?.Id is { } state ? OfState(turn, plan, all, state, references)
                : List(turn, plan, all, question.Best(EntityTypes.Topic)?.Id ?? "", references);
        }

        var decisions = await DecisionsAsync(plan, found[0].Id, cancellationToken);
        var line = await db.CommissioningLines.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == found[0].Id, cancellationToken);
        var factFits = fact is not null && factEntity!.Score >= 0.6;
        var factFirst = factFits && factEntity!.Score > readings[0].Score + FactLead;
        var sources = references.Of([.. found.Select(row => row.Source), .. decisions.Select(money => money.Decision.Source), line?.Source ?? "", factFits ? fact!.Source : ""]);
        var text = SourceWords.Sentences(
            factFirst ? FactWords.ToWords(fact!) : "",
            Sentence(found[0], turn.Today),
            string.Join(' ', decisions.Select(money => DecisionInWords(money))),
            line is null ? "" : CommitmentStatusTexts.FormatMoneyLine(CommissioningWords.ToWords(line)),
            factFits && !factFirst ? CommitmentStatusTexts.FormatThePlansDataAlsoHas(FactWords.ToWords(fact!)) : "",
            found.Count > 1 ? CommitmentStatusTexts.FormatAlsoFound(string.Join(" ", found.Skip(1).Select(other => Sentence(other, turn.Today)))) : "",
            Freshness.InWords(turn.Today, sources, [.. found.Select(row => row.UpdatedOn), .. decisions.Select(money => money.Decision.DecidedOn)]));
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Entities = [.. found.Select(row => new RecognizedEntity(EntityTypes.Commitment, row.Id, plan.Id, 1))],
            Card = decisions.Count > 0 ? CardOf(turn, plan, found[0], await ThemeHeirs.IdAsync(db, plan, found[0].ThemeId, turn.Today, cancellationToken), decisions, text, sources) : null,
        };
    }

    private static Answer OfFact(Turn turn, Fact fact, SourceReferences references)
    {
        var sources = references.Of(fact.Source);
        return new(AnswerKind.Answer, $"{FactWords.ToWords(fact)} {Freshness.InWords(turn.Today, sources, fact.AsOf)}") { Sources = sources };
    }

    /// <summary>The commitment of a card's button.</summary>
    public Task<Answer> AnswerAsync(Turn turn, Plan plan, string commitmentId, CancellationToken cancellationToken) =>
        AnswerAsync(turn, plan, new RecognizedQuestion { Intent = Intents.CommitmentStatus, Score = 1, Entities = [new(EntityTypes.Commitment, commitmentId, plan.Id, 1)] }, cancellationToken);

    private async Task<List<DecisionMoney>> DecisionsAsync(Plan plan, string commitmentId, CancellationToken cancellationToken)
    {
        var decisions = await db.Decisions.AsNoTracking().Where(row => row.PlanId == plan.Id && row.CommitmentId == commitmentId).ToListAsync(cancellationToken);
        var ids = decisions.ConvertAll(decision => decision.Id);
        var reallocations = await db.Reallocations.AsNoTracking().Where(row => row.PlanId == plan.Id && ids.Contains(row.DecisionId)).ToListAsync(cancellationToken);
        return [.. decisions.OrderBy(decision => decision.DecidedOn?.First).Select(decision => DecisionMoney.Of(decision, reallocations))];
    }

    private static string Sentence(Commitment commitment, DateOnly today) => SourceWords.Sentences(
        $"{CommitmentWords.SummaryInWords(commitment)}: {CommitmentWords.StatusInWords(commitment)}.",
        CommitmentWords.Standing(commitment),
        SourceWords.Sentence(commitment.DecisionNote),
        CommitmentWords.Particulars(commitment, today));

    private static string DecisionInWords(DecisionMoney money) => SourceWords.Sentences(
        CommitmentStatusTexts.FormatDecisionPartSummary(money.Decision.DecidedOn is { } on ? CommitmentStatusTexts.FormatOfOnPart(on.ToWords()) : "", SourceWords.Sentence(money.Decision.Summary)),
        money.Decision.Reason.Length > 0 ? CommitmentStatusTexts.FormatReasonReason(SourceWords.Sentence(money.Decision.Reason)) : "");

    private JsonObject CardOf(Turn turn, Plan plan, Commitment commitment, string themeId, List<DecisionMoney> decisions, string text, IReadOnlyList<SourceReference> sources) =>
        Template.Render(new(
            CardHeader.Of(plan, turn.Today),
            CommitmentWords.SummaryInWords(commitment),
            commitment.Id,
            themeId,
            plan.Id,
            text,
            [.. Figures(commitment)],
            [.. decisions.Select(money => new CommitmentDecision(
                money.Decision.DecidedOn?.ToWords() ?? CommitmentStatusTexts.DayNotGiven,
                money.Decision.Summary,
                SourceWords.Sentences(SourceWords.Sentence(money.Decision.Reason), money.ToWords())))],
            [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))],
            new(links.ToRecord(new(plan.Id, EntityTypes.Commitment, commitment.Id)))));

    private static IEnumerable<Figure> Figures(Commitment commitment)
    {
        yield return new("Status", CommitmentWords.StatusInWords(commitment));
        if (commitment.Owner.Length > 0)
        {
            yield return new(CommitmentStatusTexts.Owner, commitment.Owner);
        }

        if (commitment.Due is { } due)
        {
            yield return new(CommitmentStatusTexts.Due, due.ToWords());
        }

        yield return new(CommitmentStatusTexts.LastUpdate, commitment.UpdatedOn is { } updated
            ? $"{updated.ToWords()}{(commitment.UpdatedBy.Length > 0 ? CommitmentStatusTexts.FormatByUpdatedBy(commitment.UpdatedBy) : "")}"
            : CommitmentStatusTexts.NotRecorded);
    }

    /// <summary>"Which commitments are delayed": those of a state; which states there are where none is of it.</summary>
    private static Answer OfState(Turn turn, Plan plan, List<Commitment> all, string state, SourceReferences references)
    {
        var found = all.FindAll(row => IsOf(row, state, turn.Today));
        var which = state is States.Open ? CommitmentStatusTexts.OpenNeitherCompletedNorStopped : state is States.Overdue ? CommitmentStatusTexts.OpenAndPastTheDateThat : state;
        var sources = references.Of((found.Count > 0 ? found : all).Select(row => row.Source));
        var text = found.Count == 0
            ? CommitmentStatusTexts.FormatNoCommitmentOfIsByThe(plan.AreaLabel, plan.Title, which, BritishEnglish.Count(all.Count, "commitment"), all.Count > 0 ? $": {Counts(all)}" : "")
            : CommitmentStatusTexts.FormatFoundCountOfCommitmentsPartWhichFound(found.Count, BritishEnglish.Count(all.Count, "commitment"), found.Count == 1 ? "is" : "are", which, string.Join("; ", found.Take(MostListed).Select(row => $"{CommitmentWords.SummaryInWords(row)} ({CommitmentWords.StatusInWords(row)}{(row.Due is { } due ? CommitmentStatusTexts.FormatDueDue(due.ToWords()) : "")}{(row.Owner.Length > 0 ? $", {row.Owner}" : "")})")), found.Count > MostListed ? CommitmentStatusTexts.FormatAndMore(found.Count - MostListed) : "");
        return new(AnswerKind.Answer, $"{text} {Freshness.InWords(turn.Today, sources, found.Select(row => row.UpdatedOn))}")
        {
            Sources = sources,
            Entities = [.. found.Select(row => new RecognizedEntity(EntityTypes.Commitment, row.Id, plan.Id, 1))],
        };
    }

    private static bool IsOf(Commitment commitment, string state, DateOnly today)
    {
        var status = DeliveryStatuses.Of(commitment.Status);
        var isOpen = status is not (DeliveryStatus.Completed or DeliveryStatus.Stopped);
        return state switch
        {
            States.Open => isOpen,
            States.Overdue => isOpen && commitment.Due is { } due && due.Last < today,
            _ => status.ToWords() == state,
        };
    }

    /// <summary>Whether the word stands in the owner's name, or is its initials: CC for Chief Constable.</summary>
    private static bool IsOwner(Commitment commitment, string word)
    {
        var names = commitment.Owner.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return names.Contains(word, StringComparer.OrdinalIgnoreCase) || string.Concat(names.Where(name => char.IsUpper(name[0])).Select(name => name[0])).Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    private static string Counts(List<Commitment> all) => string.Join(", ", all.GroupBy(CommitmentWords.StatusInWords).Select(group => $"{group.Count()} {group.Key}"));

    private static Answer List(Turn turn, Plan plan, List<Commitment> all, string topic, SourceReferences references)
    {
        var none = topic.Length > 0 ? CommitmentStatusTexts.FormatIFindNoCommitmentOnIn(topic, plan.AreaLabel, plan.Title) : "";
        if (all.Count == 0)
        {
            return new(AnswerKind.Answer, CommitmentStatusTexts.FormatTheDataHoldsNoCommitmentsFor(none));
        }

        var owned = topic.Length > 0 ? all.FindAll(row => row.Owner.Length > 0 && topic.Split(' ').All(word => IsOwner(row, word) || word is "owned" or "held" or "led")) : [];
        if (owned.Count > 0)
        {
            var ofOwner = references.Of(owned.Select(row => row.Source));
            return new(AnswerKind.Answer, CommitmentStatusTexts.FormatCommitmentsOfOwnerOwnedToday(BritishEnglish.Count(owned.Count, "commitment"), owned[0].Owner, string.Join("; ", owned.Take(MostListed).Select(row => $"{CommitmentWords.SummaryInWords(row)} ({CommitmentWords.StatusInWords(row)})")), Freshness.InWords(turn.Today, ofOwner, owned.Select(row => row.UpdatedOn)))) { Sources = ofOwner };
        }

        var counts = Counts(all);
        var sources = references.Of(all.Select(row => row.Source));
        var text = CommitmentStatusTexts.FormatThePlansDataHolds(none, BritishEnglish.Count(all.Count, "commitment"), counts, Freshness.InWords(turn.Today, sources, all.Select(row => row.UpdatedOn)));
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Card = ListTemplate.Render(new(
                CardHeader.Of(plan, turn.Today),
                CommitmentStatusTexts.Commitments,
                text,
                [.. all.Take(MostListed).Select(row => new CommitmentLine(CommitmentWords.SummaryInWords(row), CommitmentWords.StatusInWords(row), CommitmentWords.Particulars(row, turn.Today)))],
                [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))])),
        };
    }
}
