using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Submissions;
using PlanBot.Turns;

namespace PlanBot.Features.Submissions;

/// <summary>"I want to comment on the draft", "resubmit comment c", "has our comment arrived": questions about the asker's comments.</summary>
internal sealed class CommentQuestion(PlanDbContext db, SubmissionFormHandler forms, MySubmissionsHandler own, SubmissionRegister register)
{
    /// <summary>Whether a submission that is asked about is a comment and not a priority.</summary>
    public static bool IsAboutComment(RecognizedQuestion question) =>
        question.Best(EntityTypes.Submission)?.Id == "consultation comment" || question.Best(EntityTypes.Comment) is not null;

    /// <summary>Somebody wants to send, or to resubmit, a comment: the form, with what is held of the one meant.</summary>
    public async Task<Answer> StartAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(plan, question, cancellationToken);
        var first = held.Count > 0 ? held[0] : null;
        var form = await forms.StartCommentAsync(turn, plan, first?.Id ?? "", first?.Topic ?? "", cancellationToken);
        return form with { Text = $"{form.Text}{InWords(held)}" };
    }

    /// <summary>"What became of our comment about …": one of the asker's own that the question names by its topic; else nothing.</summary>
    public async Task<Answer?> OwnAboutAsync(Turn turn, Plan plan, string question, CancellationToken cancellationToken)
    {
        if (!turn.Person.IsKnown)
        {
            return null;
        }

        var sent = await register.SeenByAsync(turn.Person, cancellationToken);
        return sent.Find(row => row.Kind is SubmissionKind.Comment && row.PlanId == plan.Id && Likeness.IsNamedIn(row.Title, question)) is { } meant
            ? await own.ShowAsync(turn, meant.Reference, cancellationToken)
            : null;
    }

    /// <summary>Somebody asks what became of a comment: of the asker's own first.</summary>
    public async Task<Answer> StatusAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        var held = await HeldAsync(plan, question, cancellationToken);
        var topics = held.Select(comment => comment.Id).ToHashSet(StringComparer.Ordinal);
        var sent = turn.Person.IsKnown
            ? (await register.SeenByAsync(turn.Person, cancellationToken)).FindAll(row => row.Kind is SubmissionKind.Comment && row.PlanId == plan.Id)
            : [];
        return sent.Find(row => topics.Contains(row.Resubmits) || held.Exists(comment => Likeness.Of(row.Title, comment.Topic) >= Likeness.Alike)) is { } meant
            ? await own.ShowAsync(turn, meant.Reference, cancellationToken)
            : sent.Count > 0
                ? await own.ListAsync(turn, cancellationToken)
                : new(AnswerKind.Status, SubmissionsTexts.FormatIFindNoCommentOfYours(plan.AreaLabel, plan.Title, InWords(held))) { Audience = Audience.Asker };
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
        string.Concat(held.Select(comment => SubmissionsTexts.FormatIHoldCommentFromItWas(NameOf(comment), comment.Topic, comment.Respondent, comment.Disposition)));

    /// <summary>The letter, and the part where a comment has several: c, a2.</summary>
    private static string NameOf(ConsultationComment comment) => comment.Part is "" or "1" ? comment.Letter : comment.Letter + comment.Part;
}
