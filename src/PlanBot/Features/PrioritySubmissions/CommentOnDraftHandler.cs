using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.PrioritySubmissions;

/// <summary>Comments on a draft plan are not taken here; says so, with what is held of the comment meant and whom to send one to.</summary>
internal sealed class CommentOnDraftHandler(PlanDbContext db, PlanContacts contacts)
{
    /// <summary>Whether a submission that is asked about is a comment and not a priority.</summary>
    public static bool IsMeantBy(RecognizedQuestion question) =>
        question.Best(EntityTypes.Submission)?.Id == "consultation comment" || question.Best(EntityTypes.Comment) is not null;

    /// <summary>Somebody wants to send, or to resubmit, a comment.</summary>
    public async Task<Answer> StartAsync(Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var office = await contacts.OfAsync(plan, cancellationToken);
        var held = await HeldAsync(plan, question, cancellationToken);
        return new(
            AnswerKind.Form,
            $"I cannot take a consultation comment yet: please send your comment on {plan.AreaLabel}'s {plan.Title} to {office}, with the section of the draft, the topic and your text.{InWords(held)} A partner's local priority I can take: say \"submit a priority\".");
    }

    /// <summary>Somebody asks whether a comment has arrived.</summary>
    public async Task<Answer> StatusAsync(Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var office = await contacts.OfAsync(plan, cancellationToken);
        var held = await HeldAsync(plan, question, cancellationToken);
        return new(
            AnswerKind.Status,
            $"I do not take consultation comments yet, so I cannot tell whether one has arrived: ask {office}.{InWords(held)}");
    }

    private async Task<List<ConsultationComment>> HeldAsync(Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var letters = question.All(EntityTypes.Comment).Select(entity => entity.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (letters.Count == 0)
        {
            return [];
        }

        var comments = await db.ConsultationComments.AsNoTracking()
            .Where(comment => comment.PlanId == plan.Id)
            .OrderBy(comment => comment.Ordinal)
            .ToListAsync(cancellationToken);
        return comments.FindAll(comment => letters.Contains(NameOf(comment)));
    }

    private static string InWords(List<ConsultationComment> held) =>
        string.Concat(held.Select(comment => $" I hold comment {NameOf(comment)} ({comment.Topic}) from {comment.Respondent}; it was judged {comment.Disposition}."));

    /// <summary>The letter, and the part where a comment has several: c, a2.</summary>
    private static string NameOf(ConsultationComment comment) => comment.Part is "" or "1" ? comment.Letter : comment.Letter + comment.Part;
}
