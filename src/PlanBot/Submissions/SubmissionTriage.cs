using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Translation;

namespace PlanBot.Submissions;

/// <summary>What staff decided about a submission, with the reason that the partner is sent.</summary>
internal sealed record TriageDecision(SubmissionOutcome Outcome, string ThemeIds, string Where, string Reason);

/// <summary>What came of an act of triage.</summary>
internal abstract record TriageOutcome
{
    internal sealed record Done(Submission Submission) : TriageOutcome;

    /// <summary>Somebody else acted on it since the card was drawn; it stands as it is now.</summary>
    internal sealed record Overtaken(Submission Submission) : TriageOutcome;

    internal sealed record NotFound : TriageOutcome;
}

/// <summary>
/// Assigning, asking and deciding. Each change names the revision that its card was drawn with: of two people who act at
/// once one wins, and the other is shown what was done. Who may is asked before, by area.
/// </summary>
internal sealed class SubmissionTriage(PlanDbContext db, AuditTrail audit, SubmissionPosts posts, PeopleLanguages languages, TimeProvider clock)
{
    /// <summary>What there is by that reference.</summary>
    public Task<Submission?> FindAsync(string reference, CancellationToken cancellationToken) =>
        db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(submission => submission.Reference == reference, cancellationToken);

    public Task<TriageOutcome> AssignAsync(Person by, string reference, int revision, PersonRow to, CancellationToken cancellationToken) => ChangeAsync(
        by,
        reference,
        revision,
        "assigned",
        submission =>
        {
            submission.AssignedToKey = to.Key;
            submission.Status = submission.Status is SubmissionStatus.Received ? SubmissionStatus.InTriage : submission.Status;
            return SubmissionsTexts.FormatIsNowBeingLookedAtBy(submission.Reference);
        },
        cancellationToken);

    public Task<TriageOutcome> AskAsync(Person by, string reference, int revision, string question, CancellationToken cancellationToken) => ChangeAsync(
        by,
        reference,
        revision,
        "question asked",
        submission =>
        {
            (submission.Question, submission.Reply, submission.Status) = (question, "", SubmissionStatus.Asked);
            submission.AssignedToKey ??= by.Key;
            return SubmissionsTexts.FormatTheOfficeHasAQuestionAbout(submission.Reference, question, submission.Reference);
        },
        cancellationToken);

    /// <summary>Decides, or corrects what was decided; both stay in the history.</summary>
    public Task<TriageOutcome> DecideAsync(Person by, string reference, int revision, TriageDecision decision, IReadOnlyCollection<Theme> themes, CancellationToken cancellationToken)
    {
        return ChangeAsync(by, reference, revision, "decided", Decide, cancellationToken);

        string Decide(Submission submission)
        {
            var corrected = submission.Status is SubmissionStatus.Decided;
            (submission.Outcome, submission.OutcomeThemeIds, submission.OutcomeWhere, submission.OutcomeReason) =
                (decision.Outcome, decision.ThemeIds, decision.Where, decision.Reason);
            submission.Certainty = "high";
            (submission.Status, submission.DecidedAtUtc) = (SubmissionStatus.Decided, clock.GetUtcNow().UtcDateTime);
            submission.AssignedToKey ??= by.Key;
            return SubmissionsTexts.FormatPartOnReferenceSubmissionTitleSubmission(corrected ? SubmissionsTexts.TheDecisionHasBeenCorrected : SubmissionsTexts.ADecisionHasBeenMade, submission.Reference, submission.Title, SubmissionWords.OutcomeSentence(submission, themes));
        }
    }

    private async Task<TriageOutcome> ChangeAsync(Person by, string reference, int revision, string what, Func<Submission, string> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var submission = await db.Set<Submission>().SingleOrDefaultAsync(sent => sent.Reference == reference, cancellationToken);
        switch (submission)
        {
            case null:
                return new TriageOutcome.NotFound();
            case { Status: SubmissionStatus.Withdrawn }:
            case var overtaken when overtaken.Revision != revision:
                return new TriageOutcome.Overtaken(submission);
        }

        string toSender;
        using (Language.Use(await languages.OfPersonAsync(submission.PersonKey, cancellationToken)))
        {
            toSender = change(submission);
        }

        submission.Revision++;
        audit.RecordChanged(AuditActor.Person(by.Key), new(AuditKinds.Submission, submission.PlanId, reference), what, submission);
        await posts.EnqueueAsync(submission, toSender, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new TriageOutcome.Done(submission);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            await transaction.RollbackAsync(cancellationToken);
            return await FindAsync(reference, cancellationToken) is { } faster ? new TriageOutcome.Overtaken(faster) : new TriageOutcome.NotFound();
        }
    }
}
