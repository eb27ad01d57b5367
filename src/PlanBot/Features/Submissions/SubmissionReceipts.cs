using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Turns;

namespace PlanBot.Features.Submissions;

/// <summary>A submission shown to its sender: the receipt, and the same card later on.</summary>
internal sealed class SubmissionReceipts(PlanDbContext db, SubmissionRegister register, PeopleDirectory people, PlanContacts contacts)
{
    /// <summary>What the sender gets, and what stands where the form stood.</summary>
    public async Task<Answer> AcknowledgeAsync(Turn turn, Plan plan, Guid formKey, Submission submission, string text, CancellationToken cancellationToken)
    {
        var receipt = await ShowAsync(turn, plan, submission, text, cancellationToken);
        var sent = await register.SentWithAsync(formKey, cancellationToken);
        var names = await people.NamesOfAsync([.. sent.Select(row => row.PersonKey).OfType<Guid>()], cancellationToken);
        return receipt with
        {
            UsedCard = turn.Scope is ConversationScope.Personal
                ? receipt.Card
                : UsedFormCard.Of(sent, names, plan, turn.Today),
        };
    }

    /// <summary>The submission in full, for its sender alone.</summary>
    public async Task<Answer> ShowAsync(Turn turn, Plan plan, Submission submission, string text, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(theme => theme.PlanId == plan.Id).ToListAsync(cancellationToken);

        // Somebody else's earlier comment is not shown, whatever the form said.
        var earlier = await RoundDisposition.EarlierAsync(
            db,
            submission,
            themes,
            db.Set<Submission>().Where(sent => sent.PersonKey == submission.PersonKey || (sent.OrganisationId != null && sent.OrganisationId == submission.OrganisationId)),
            cancellationToken);
        var name = submission.PersonKey == turn.Person.Key ? turn.Person.Name : "";
        return new(AnswerKind.Status, text)
        {
            Audience = Audience.Asker,
            Card = SubmissionCard.Of(submission, plan, turn.Today, new(text, name, await contacts.OfAsync(plan, cancellationToken), earlier), themes),
        };
    }
}
