using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.DecisionReasons;

/// <summary>"Why was it dropped, and where did the money go": what was decided, when, by whom and why, the money released, which panel was told.</summary>
internal sealed class DecisionReasonsHandler(PlanDbContext db)
{
    private const double AboutAsLikely = 0.85;
    private const int MostReadings = 2;
    private const int MostFacts = 3;
    private const int MostListed = 8;

    private static readonly CardTemplate<DecisionCard> Template = new("DecisionReasons.DecisionCard.json", DecisionJson.Default.DecisionCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(plan, cancellationToken);
        var commitments = Likely(question, EntityTypes.Commitment, plan)
            .Select(entity => rows.Commitments.Find(row => row.Id == entity.Id))
            .OfType<Commitment>()
            .OrderByDescending(row => rows.Decisions.Exists(decision => decision.CommitmentId == row.Id) || row.DecidedOn is not null)
            .ThenByDescending(row => row.DecisionNote.Length > 0)
            .Take(MostReadings)
            .ToList();
        var facts = Likely(question, EntityTypes.Fact, plan).Select(entity => rows.Facts.Find(row => row.Id == entity.Id)).OfType<Fact>().Take(MostReadings).ToList();
        var factFirst = facts.Count > 0 && (commitments.Count == 0 || question.Best(EntityTypes.Fact)!.Score > question.Best(EntityTypes.Commitment)!.Score);
        var named = Likely(question, EntityTypes.Decision, plan).Take(MostReadings).Select(entity => rows.Decisions.Find(row => row.Id == entity.Id)).OfType<Decision>().ToList();
        var decisions = commitments.Take(1).SelectMany(commitment => rows.Decisions.Where(decision => decision.CommitmentId == commitment.Id))
            .Concat(named)
            .Distinct()
            .OrderBy(decision => decision.DecidedOn?.First)
            .Select(decision => DecisionMoney.Of(decision, rows.Reallocations))
            .ToList();
        var line = question.All(EntityTypes.CommissioningLine).FirstOrDefault(entity => entity.PlanId == plan.Id) is { Score: >= 0.6 } fundedBy
            ? rows.Lines.Find(row => row.Id == fundedBy.Id)
            : commitments.Count > 0 ? rows.Lines.Find(row => row.Id == commitments[0].Id) : null;
        var invalid = question.All(EntityTypes.Kpi).FirstOrDefault(entity => entity.PlanId == plan.Id) is { } kpi ? await InvalidComparatorsAsync(turn, plan, kpi.Id, cancellationToken) : [];
        var sameParagraph = commitments.Count > 0 ? FactsOfSameParagraph(rows, commitments[0], facts) : [];
        var notes = NotesOfPlan(plan, $"{question.Best(EntityTypes.Topic)?.Id} {string.Join(' ', facts.Take(1).Select(fact => fact.Subject))}");

        List<string> parts =
        [
            .. factFirst ? facts.Select(FactWords.ToWords) : [],
            .. factFirst ? notes : [],
            .. decisions.Select(money => InWords(money, turn.Today)),
            .. commitments.Select(commitment => InWords(commitment, turn.Today)),
            .. line is null ? (string[])[] : [DecisionReasonsTexts.FormatMoneyLine(CommissioningWords.ToWords(line))],
            .. !factFirst ? facts.Select(FactWords.ToWords) : [],
            .. invalid.Select(comparator => DecisionReasonsTexts.FormatNotComparedWith(comparator.Label, SourceWords.Sentence(comparator.Reason))),
            .. sameParagraph.Count > 0 ? [DecisionReasonsTexts.FormatTheSamePaperSays(string.Join(" ", sameParagraph.Select(FactWords.ToWords)))] : (string[])[],
            .. factFirst ? [] : notes,
        ];
        if (parts.Count == 0)
        {
            return NothingHeld(turn, plan, question, rows);
        }

        var sources = new SourceReferences(rows.Sources).Of(
        [
            .. factFirst ? facts.Select(fact => fact.Source) : [],
            .. decisions.Select(money => money.Decision.Source),
            .. commitments.Select(commitment => commitment.Source),
            line?.Source ?? "",
            .. facts.Select(fact => fact.Source),
            .. invalid.Select(comparator => comparator.Source),
            .. notes.Count > 0 ? [plan.Source] : (string[])[],
        ]);
        var text = $"{string.Join(' ', parts)} {Freshness.InWords(turn.Today, sources, [.. decisions.Select(money => money.Decision.DecidedOn), .. commitments.Select(row => row.UpdatedOn)])}";
        return new(AnswerKind.Answer, text)
        {
            Sources = sources,
            Entities = commitments.Count > 0 ? [.. commitments.Select(row => new RecognizedEntity(EntityTypes.Commitment, row.Id, plan.Id, 1))] : [],
            Card = decisions.Count > 0 ? CardOf(turn, plan, decisions[^1], text, sources) : null,
        };
    }

    /// <summary>The reasons of a card's button.</summary>
    public Task<Answer> AnswerAsync(Turn turn, Plan plan, string commitmentId, CancellationToken cancellationToken) =>
        AnswerAsync(turn, plan, new RecognizedQuestion { Intent = Intents.DecisionWhy, Score = 1, Entities = [new(EntityTypes.Commitment, commitmentId, plan.Id, 1)] }, cancellationToken);

    private static List<RecognizedEntity> Likely(RecognizedQuestion question, string type, Plan plan)
    {
        var readings = question.All(type).Where(entity => entity.PlanId == plan.Id).ToList();
        return [.. readings.Where(reading => reading.Score >= AboutAsLikely * readings[0].Score)];
    }

    private async Task<Rows> ReadAsync(Plan plan, CancellationToken cancellationToken) => new(
        await db.Commitments.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
        await db.Decisions.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
        await db.Reallocations.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken),
        await db.CommissioningLines.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken),
        await db.Facts.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken),
        await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken));

    private async Task<List<Comparator>> InvalidComparatorsAsync(Turn turn, Plan plan, string kpiId, CancellationToken cancellationToken)
    {
        var staff = turn.MaySeeStaffOnly(plan.Area);
        return await db.Kpis.AsNoTracking().AnyAsync(row => row.PlanId == plan.Id && row.Id == kpiId && (staff || row.Visibility != "staff"), cancellationToken)
            ? await db.Comparators.AsNoTracking().Where(row => row.PlanId == plan.Id && row.KpiId == kpiId && !row.Valid).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken)
            : [];
    }

    private static string InWords(DecisionMoney money, DateOnly today)
    {
        var decision = money.Decision;
        return SourceWords.Sentences(
            DecisionReasonsTexts.FormatDecidedOn(decision.Summary, decision.DecidedOn?.ToWords() ?? DecisionReasonsTexts.ADayThatIsNotGiven, decision.Reason.Length > 0 ? DecisionReasonsTexts.FormatBecauseReason(SourceWords.Sentence(decision.Reason)) : DecisionReasonsTexts.TheReasonIsNotGiven),
            money.ToWords(),
            PanelInWords(decision) is { Length: > 0 } panel ? IsToCome(decision, today) ? DecisionReasonsTexts.FormatPanelToBeTold(panel) : DecisionReasonsTexts.FormatPanelTold(panel) : DecisionReasonsTexts.TheDataDoesNotSayWhich);
    }

    private static string InWords(Commitment commitment, DateOnly today) => SourceWords.Sentences(
        $"{CommitmentWords.SummaryInWords(commitment)}: {CommitmentWords.StatusInWords(commitment)}.",
        commitment.DecisionNote.Length > 0 ? SourceWords.Sentence(commitment.DecisionNote) : DecisionReasonsTexts.TheDataGivesNoReason,
        CommitmentWords.Particulars(commitment, today));

    /// <summary>What is told on a later day is planned.</summary>
    private static bool IsToCome(Decision decision, DateOnly today) => decision.PanelToldOn is { } told && told.First > today;

    private static string PanelInWords(Decision decision) =>
        string.Join(", ", new[] { decision.PanelTold, decision.PanelToldOn?.ToWords() ?? "" }.Where(part => part.Length > 0));

    /// <summary>What the paragraph that a decision is from says besides.</summary>
    private static List<Fact> FactsOfSameParagraph(Rows rows, Commitment commitment, List<Fact> given)
    {
        var cells = Cells(commitment);
        return [.. rows.Facts.Where(fact => !given.Contains(fact) && cells.Overlaps(Cells(fact))).Take(MostFacts)];

        static HashSet<string> Cells(PlanRow row) => [.. row.Source.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Sentences of the plan's own note that share two words with what was asked.</summary>
    private static List<string> NotesOfPlan(Plan plan, string topic)
    {
        var words = Words(topic);
        return [.. plan.Note
            .Split(". ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(sentence => Words(sentence).Count(words.Contains) >= 2)
            .Select(SourceWords.Sentence)];

        static HashSet<string> Words(string text) =>
            [.. text.ToLowerInvariant().Split([' ', ',', '.', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3)];
    }

    private static Answer NothingHeld(Turn turn, Plan plan, RecognizedQuestion question, Rows rows)
    {
        var topic = question.Best(EntityTypes.Topic)?.Id ?? "";
        if (topic.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(WordsOfDecisions.Contains))
        {
            return ListOf(turn, plan, rows);
        }

        var decided = rows.Decisions.Select(decision => decision.Summary)
            .Concat(rows.Commitments.Where(commitment => commitment.DecisionNote.Length > 0).Select(commitment => commitment.Summary))
            .ToList();
        var there = decided.Count == 0
            ? DecisionReasonsTexts.ItHoldsNoDecisions
            : DecisionReasonsTexts.FormatItHasReasonsOrNotesFor(string.Join("; ", decided.Take(MostListed)), decided.Count > MostListed ? DecisionReasonsTexts.FormatAndMore(NumberWords.Of(decided.Count - MostListed)) : "");
        return new(AnswerKind.Answer, DecisionReasonsTexts.FormatTheDataOfDoesNotGive(plan.AreaLabel, plan.Title, topic.Length > 0 ? DecisionReasonsTexts.FormatForTopic(topic) : "", there, plan.Note.Length > 0 ? DecisionReasonsTexts.FormatTheDatasNoteOnThePlan(SourceWords.Sentence(plan.Note)) : ""));
    }

    /// <summary>Words that ask for decisions and say nothing of which.</summary>
    private static readonly HashSet<string> WordsOfDecisions = new(StringComparer.OrdinalIgnoreCase) { "decision", "decisions", "made", "make", "taken", "take", "reasons", "recent", "key", "main", "pcc", "commissioner", "log", "register" };

    /// <summary>"Which decisions were made": the decisions, and the commitments that a day of decision or a note is held for.</summary>
    private static Answer ListOf(Turn turn, Plan plan, Rows rows)
    {
        var noted = rows.Commitments.FindAll(row => row.DecidedOn is not null && !rows.Decisions.Exists(decision => decision.CommitmentId == row.Id));
        var lines = rows.Decisions.OrderByDescending(row => row.DecidedOn?.First).Select(row => $"{row.Summary} ({row.DecidedOn?.ToWords() ?? DecisionReasonsTexts.DayNotGiven}{(row.Reason.Length > 0 ? $"; {row.Reason.TrimEnd('.')}" : "")})")
            .Concat(noted.Select(row => $"{CommitmentWords.SummaryInWords(row)} ({row.DecidedOn!.Value.ToWords()}, {CommitmentWords.StatusInWords(row)})"))
            .ToList();
        var sources = new SourceReferences(rows.Sources).Of(rows.Decisions.Select(row => row.Source).Concat(noted.Select(row => row.Source)));
        return lines.Count == 0
            ? new(AnswerKind.Answer, DecisionReasonsTexts.FormatTheDataOfHoldsNoList(plan.AreaLabel, plan.Title))
            : new(AnswerKind.Answer, DecisionReasonsTexts.FormatTheDataHolds(BritishEnglish.Count(lines.Count, "decision"), string.Join("; ", lines.Take(MostListed)), lines.Count > MostListed ? DecisionReasonsTexts.FormatAndMore(NumberWords.Of(lines.Count - MostListed)) : "", Freshness.InWords(turn.Today, sources))) { Sources = sources };
    }

    private static JsonObject CardOf(Turn turn, Plan plan, DecisionMoney money, string text, IReadOnlyList<SourceReference> sources)
    {
        var decision = money.Decision;
        List<Figure> figures = [new(DecisionReasonsTexts.DecidedOn2, decision.DecidedOn?.ToWords() ?? DecisionReasonsTexts.NotGiven)];
        if (decision.ReleasedGbp is { } released)
        {
            figures.Add(new(DecisionReasonsTexts.Released, BritishEnglish.Pounds(released)));
        }

        figures.Add(new(IsToCome(decision, turn.Today) ? DecisionReasonsTexts.PanelToBeTold2 : DecisionReasonsTexts.PanelTold2, PanelInWords(decision) is { Length: > 0 } panel ? panel : DecisionReasonsTexts.NotGiven));
        return Template.Render(new(
            CardHeader.Of(plan, turn.Today),
            decision.Summary,
            decision.CommitmentId,
            plan.Id,
            text,
            figures,
            [.. money.Reallocations.Select(row => new Figure(row.Destination, DecisionMoney.AmountInWords(row)))],
            money.Reallocations.Count > 0 ? money.BalanceInWords() : "",
            [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))]));
    }

    /// <summary>The rows of a plan that reasons stand in.</summary>
    private sealed record Rows(
        List<Commitment> Commitments,
        List<Decision> Decisions,
        List<Reallocation> Reallocations,
        List<CommissioningLine> Lines,
        List<Fact> Facts,
        List<PlanSource> Sources);
}

/// <summary>The data of <c>DecisionCard.json</c>.</summary>
internal sealed record DecisionCard(
    CardHeader Header,
    string Title,
    string CommitmentId,
    string PlanId,
    string Text,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<Figure> Destinations,
    string Balance,
    IReadOnlyList<SourceLine> Sources);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DecisionCard))]
internal sealed partial class DecisionJson : JsonSerializerContext;
