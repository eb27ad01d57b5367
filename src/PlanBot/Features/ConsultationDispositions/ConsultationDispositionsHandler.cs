using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.ConsultationDispositions;

/// <summary>What became of the comments on a draft: of one by its letter or topic, of all, or which ones had a disposition.</summary>
internal sealed class ConsultationDispositionsHandler(PlanDbContext db)
{
    /// <summary>Another comment is named beside the best when it fits about as well.</summary>
    private const double AboutAsLikely = 0.8;

    /// <summary>Where a disposition is asked for, only a comment that fits this well is asked about by its topic.</summary>
    private const double SurelyMeant = 0.5;

    /// <summary>So many comments are told in full; more are a list.</summary>
    private const int MostInFull = 4;

    private static readonly CardTemplate<CommentListCard> Template =
        new("ConsultationDispositions.CommentListCard.json", CommentListJson.Default.CommentListCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        if (await ReadAsync(plan, cancellationToken) is not { } round)
        {
            return await NoneHeldAsync(plan, cancellationToken);
        }

        var disposition = question.Best(EntityTypes.Disposition)?.Id ?? "";
        var readings = question.All(EntityTypes.Comment).Where(entity => entity.PlanId == plan.Id).ToList();
        var byLetter = readings.Where(entity => entity.Score >= 1).SelectMany(entity => round.WithLetter(entity.Id)).Distinct().ToList();
        if (byLetter.Count > 0)
        {
            return byLetter.Count <= MostInFull ? InFull(turn, byLetter, [], round) : Listed(turn, round, byLetter, ConsultationDispositionsTexts.FormatAsAsked(BritishEnglish.Count(byLetter.Count, "comment"), ConsultationRound.ByDisposition(byLetter)));
        }

        var topic = question.Best(EntityTypes.Topic)?.Id ?? "";
        var asksOfAll = round.IsAboutAll(topic);
        if (!asksOfAll && readings is [var best, ..] && (disposition.Length == 0 || best.Score >= SurelyMeant))
        {
            var meant = readings.Where(entity => entity.Score >= best.Score * AboutAsLikely).SelectMany(entity => round.WithLetter(entity.Id, withParts: false)).Distinct().ToList();
            return InFull(turn, meant.GetRange(0, 1), meant.GetRange(1, Math.Min(meant.Count - 1, MostInFull - 1)), round);
        }

        return !asksOfAll ? Listed(turn, round, round.Comments, ConsultationDispositionsTexts.FormatIFindNoCommentAboutAmong(topic, round.Comments.Count, plan.AreaLabel, plan.Title, round.Overview))
            : disposition.Length > 0 ? OfDisposition(turn, round, disposition)
            : Listed(turn, round, round.Comments, round.Overview);
    }

    /// <summary>One comment, by the button of a list.</summary>
    public async Task<Answer> ShowAsync(Turn turn, Plan plan, string label, CancellationToken cancellationToken) =>
        await ReadAsync(plan, cancellationToken) is { } round && round.WithLetter(label) is [_, ..] comments
            ? InFull(turn, comments, [], round)
            : new(AnswerKind.Answer, ConsultationDispositionsTexts.FormatDoesNotHoldThatCommentAny(plan.AreaLabel, plan.Title));

    private async Task<ConsultationRound?> ReadAsync(Plan plan, CancellationToken cancellationToken)
    {
        var comments = await db.ConsultationComments.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        return comments.Count == 0 ? null : new(plan, comments, new SourceReferences(sources));
    }

    private async Task<Answer> NoneHeldAsync(Plan plan, CancellationToken cancellationToken)
    {
        var holding = await db.ConsultationComments.AsNoTracking().Select(row => row.PlanId).Distinct().ToListAsync(cancellationToken);
        var others = (await db.Plans.AsNoTracking().Where(row => holding.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellationToken)).ConvertAll(row => ConsultationDispositionsTexts.FormatAreaLabelSRowTitle(row.AreaLabel, row.Title));
        return new(AnswerKind.Answer, ConsultationDispositionsTexts.FormatTheDataHoldsNoConsultationComments(plan.AreaLabel, plan.Title, others.Count > 0 ? ConsultationDispositionsTexts.FormatItHoldsCommentsOn(BritishEnglish.List(others)) : ""));
    }

    private static Answer InFull(Turn turn, List<ConsultationComment> comments, List<ConsultationComment> others, ConsultationRound round)
    {
        var text = string.Join(' ', comments.Select(round.InFull));
        if (others.Count > 0)
        {
            text += ConsultationDispositionsTexts.FormatNearIt(string.Join("; ", others.Select(comment => ConsultationDispositionsTexts.FormatCommentLabelTopicDisposition(comment.Label, comment.Topic, comment.Disposition))));
        }

        var sources = round.References.Of(comments.Concat(others).Select(comment => comment.Source));
        return new(AnswerKind.Answer, $"{text} {Freshness.InWords(turn.Today, sources)}")
        {
            Sources = sources,
            Entities = [.. EntitiesOf(comments.Concat(others), round.Plan)],
            Suggestions = comments is [{ Disposition: "not addressed" } only] ? [ConsultationDispositionsTexts.FormatIWantToResubmitComment(only.Label), ConsultationDispositionsTexts.WhichCommentsWereNotAddressed] : [],
        };
    }

    private static Answer OfDisposition(Turn turn, ConsultationRound round, string disposition)
    {
        var comments = round.Comments.Where(comment => comment.Disposition == disposition).ToList();
        var all = round.Comments.Count;
        if (comments.Count == 0)
        {
            return new(AnswerKind.Answer, ConsultationDispositionsTexts.FormatNoneOfTheCommentsWas(all, disposition, round.Overview)) { Sources = round.Documents(round.Comments) };
        }

        var low = comments.Where(comment => comment.Certainty == "low").Select(comment => comment.Label).ToList();
        var certainty = low.Count > 0 ? ConsultationDispositionsTexts.FormatOfLowCertaintyAsTheSource(BritishEnglish.List(low)) : "";
        var answer = Listed(
            turn,
            round,
            comments,
            ConsultationDispositionsTexts.FormatOfTheComments(comments.Count, all, comments.Count == 1 ? "was" : "were", disposition, string.Join("; ", comments.Select(comment => $"{comment.Label} ({comment.Topic})")), certainty, round.Lettering).TrimEnd());
        return answer with { Entities = [new(EntityTypes.Disposition, disposition, "", 1), .. answer.Entities] };
    }

    private static Answer Listed(Turn turn, ConsultationRound round, IReadOnlyList<ConsultationComment> comments, string sentence)
    {
        var references = round.Documents(comments);
        var text = $"{sentence} {Freshness.InWords(turn.Today, references)}";
        return new(AnswerKind.Answer, text)
        {
            Card = Template.Render(new(
                CardHeader.Of(round.Plan, turn.Today),
                round.Plan.Id,
                text,
                [.. comments.Select(CommentLine.Of)],
                [.. references.Select(source => new SourceLine(source.ToWords(), source.Address))])),
            Sources = references,
            Entities = comments.Count == round.Comments.Count ? [] : [.. EntitiesOf(comments, round.Plan)],
        };
    }

    private static IEnumerable<RecognizedEntity> EntitiesOf(IEnumerable<ConsultationComment> comments, Plan plan) =>
        comments.Select(comment => new RecognizedEntity(EntityTypes.Comment, comment.Label, plan.Id, 1));
}
