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
        var name = $"{plan.AreaLabel}'s {plan.Title}";
        if (rows.Count == 0)
        {
            var sourcesOfNone = references.Of(evidence?.Source ?? "");
            return new(AnswerKind.Answer, SourceWords.Sentences(
                $"The data for {name} holds no review of the plan with its outcome.",
                kept,
                evidence is null ? "" : Freshness.InWords(turn.Today, sourcesOfNone),
                $"For that ask {await contacts.OfAsync(plan, cancellationToken)}."))
            {
                Sources = sourcesOfNone,
            };
        }

        var done = rows.Where(row => row.Outcome is not ("planned" or "in progress") && row.ReviewedOn is { } on && on.First <= turn.Today).OrderByDescending(row => row.ReviewedOn!.Value.First).ToList();
        var open = rows.Where(row => !done.Contains(row) && (row.ReviewedOn is null || row.ReviewedOn.Value.First > turn.Today || row.Outcome is "planned" or "in progress")).ToList();
        var next = NextInWords(turn, done, open, name);
        var last = done.Count == 0 ? $"The data for {name} holds no review that is finished." : $"{name} was last reviewed {On(done[0].ReviewedOn!.Value)}: {InWords(done[0])}";
        var earlier = done.Count > 1 ? $"Before that: {string.Join(" ", done.Skip(1).Take(MostEarlier).Select(row => $"{row.ReviewedOn!.Value.ToWords()}, {InWords(row)}"))}" : "";
        var sources = references.Of([.. rows.Select(row => row.Source), evidence?.Source ?? ""]);
        var asksForNext = question.Best(EntityTypes.Position) is not null;
        return new(AnswerKind.Answer, SourceWords.Sentences([.. asksForNext ? new[] { next, last } : [last, next], earlier, kept, Freshness.InWords(turn.Today, sources, [.. done.Select(row => row.ReviewedOn)])])) { Sources = sources };
    }

    private static string InWords(PlanReview review)
    {
        var by = review.ReviewedBy.Length > 0 ? $", by {review.ReviewedBy}" : "";
        var why = review.Reason.Length > 0 ? $": {SourceWords.InPounds(review.Reason.TrimEnd('.'))}" : "";
        return $"{review.Name}{by}. Outcome: {OutcomeInWords(review)}{why}.";
    }

    private static string OutcomeInWords(PlanReview review) => review.Outcome switch
    {
        "no change" => "no change",
        "variation" => "the plan was varied",
        "new plan" => "a new plan",
        _ => review.Outcome,
    };

    private static string NextInWords(Turn turn, List<PlanReview> done, List<PlanReview> open, string name)
    {
        var planned = open.OrderBy(row => row.ReviewedOn?.First).FirstOrDefault();
        var given = planned?.ReviewedOn ?? planned?.NextReview ?? done.Select(row => row.NextReview).FirstOrDefault(next => next is not null);
        return (planned, given) switch
        {
            (null, null) => $"When {name} is next reviewed the data does not say.",
            ({ } row, null) => $"{row.Name} is {row.Outcome}; its day is not given.",
            ({ Outcome: "in progress" } row, { } day) when day.First <= turn.Today => $"{row.Name} is in progress, begun {On(day)}.",
            (var row, { } day) when day.Last < turn.Today => $"The next review was due {By(day)}{(row is null ? "" : $" ({row.Name}, {row.Outcome})")}; the data does not show that it was finished.",
            (var row, { } day) => $"The next review is due {By(day)}{(row is null ? "" : $" ({row.Name}, {row.Outcome})")}.",
        };
    }

    private static string On(PartialDate date) => date.IsDay ? $"on {date.ToWords()}" : $"in {date.ToWords()}";

    private static string By(PartialDate date) => date.IsDay ? $"by {date.ToWords()}" : $"in {date.ToWords()}";
}
