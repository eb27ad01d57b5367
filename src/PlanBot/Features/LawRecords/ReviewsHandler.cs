using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.LawRecords;

/// <summary>"When was the plan last reviewed", "what came of the annual review": that nothing changed is an outcome like any other.</summary>
internal sealed class ReviewsHandler(PlanDbContext db, PlanContacts contacts)
{
    private const int MostEarlier = 3;

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var rows = await db.Reviews.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var evidence = await db.StatutoryEvidence.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Requirement.Contains("under review")).OrderBy(row => row.Ordinal).FirstOrDefaultAsync(cancellationToken);
        var references = new SourceReferences(await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken));
        var kept = evidence is null ? "" : $"{evidence.Requirement}: {evidence.Status}{(evidence.Evidence.Length > 0 ? $" ({evidence.Evidence.TrimEnd('.')})" : "")}.";
        var name = LawRecordsTexts.FormatAreaLabelSPlanTitle(plan.AreaLabel, plan.Title);
        if (rows.Count == 0)
        {
            var sourcesOfNone = references.Of(evidence?.Source ?? "");
            return new(AnswerKind.Answer, SourceWords.Sentences(
                LawRecordsTexts.FormatTheDataForHoldsNoReview(name),
                kept,
                evidence is null ? "" : Freshness.InWords(turn.Today, sourcesOfNone),
                LawRecordsTexts.FormatForThatAsk(await contacts.OfAsync(plan, cancellationToken))))
            {
                Sources = sourcesOfNone,
            };
        }

        var done = rows.Where(row => row.Outcome is not ("planned" or "in progress") && row.ReviewedOn is { } on && on.First <= turn.Today).OrderByDescending(row => row.ReviewedOn!.Value.First).ToList();
        var open = rows.Where(row => !done.Contains(row) && (row.ReviewedOn is null || row.ReviewedOn.Value.First > turn.Today || row.Outcome is "planned" or "in progress")).ToList();
        var next = NextInWords(turn, done, open, name);
        var last = done.Count == 0 ? LawRecordsTexts.FormatTheDataForHoldsNoReviewThat(name) : LawRecordsTexts.FormatWasLastReviewed(name, On(done[0].ReviewedOn!.Value), InWords(done[0]));
        var earlier = done.Count > 1 ? LawRecordsTexts.FormatBeforeThat(string.Join(" ", done.Skip(1).Take(MostEarlier).Select(row => $"{row.ReviewedOn!.Value.ToWords()}, {InWords(row)}"))) : "";
        var sources = references.Of([.. rows.Select(row => row.Source), evidence?.Source ?? ""]);
        var asksForNext = question.Best(EntityTypes.Position) is not null;
        return new(AnswerKind.Answer, SourceWords.Sentences([.. asksForNext ? new[] { next, last } : [last, next], earlier, kept, Freshness.InWords(turn.Today, sources, [.. done.Select(row => row.ReviewedOn)])])) { Sources = sources };
    }

    private static string InWords(PlanReview review)
    {
        var by = review.ReviewedBy.Length > 0 ? LawRecordsTexts.FormatByReviewedBy(review.ReviewedBy) : "";
        var why = review.Reason.Length > 0 ? $": {SourceWords.InPounds(review.Reason.TrimEnd('.'))}" : "";
        return LawRecordsTexts.FormatReviewByPartOutcomeOutcomeInWordsWhy(review.Name, by, OutcomeInWords(review), why);
    }

    private static string OutcomeInWords(PlanReview review) => review.Outcome switch
    {
        "no change" => "no change",
        "variation" => LawRecordsTexts.ThePlanWasVaried,
        "new plan" => LawRecordsTexts.ANewPlan,
        _ => review.Outcome,
    };

    private static string NextInWords(Turn turn, List<PlanReview> done, List<PlanReview> open, string name)
    {
        var planned = open.OrderBy(row => row.ReviewedOn?.First).FirstOrDefault();
        var given = planned?.ReviewedOn ?? planned?.NextReview ?? done.Select(row => row.NextReview).FirstOrDefault(next => next is not null);
        return (planned, given) switch
        {
            (null, null) => LawRecordsTexts.FormatWhenIsNextReviewedTheData(name),
            ({ } row, null) => LawRecordsTexts.FormatIsItsDayIsNotGiven(row.Name, row.Outcome),
            ({ Outcome: "in progress" } row, { } day) when day.First <= turn.Today => LawRecordsTexts.FormatIsInProgressBegun(row.Name, On(day)),
            (var row, { } day) when day.Last < turn.Today => LawRecordsTexts.FormatTheNextReviewWasDueThe(By(day), row is null ? "" : $" ({row.Name}, {row.Outcome})"),
            (var row, { } day) => LawRecordsTexts.FormatTheNextReviewIsDue(By(day), row is null ? "" : $" ({row.Name}, {row.Outcome})"),
        };
    }

    private static string On(PartialDate date) => date.IsDay ? LawRecordsTexts.FormatOnDate(date.ToWords()) : LawRecordsTexts.FormatInDate(date.ToWords());

    private static string By(PartialDate date) => date.IsDay ? LawRecordsTexts.FormatByDate(date.ToWords()) : LawRecordsTexts.FormatInDate(date.ToWords());
}
