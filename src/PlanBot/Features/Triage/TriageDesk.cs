using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.Triage;

/// <summary>Reads what a triage card shows besides the submission.</summary>
internal sealed class TriageDesk(PlanDbContext db, PeopleDirectory people, IOptions<SubmissionOptions> options, TimeProvider clock)
{
    /// <summary>Nothing where the plan is not held any more.</summary>
    public async Task<TriageFacts?> FactsOfAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(plan => plan.Id == submission.PlanId, cancellationToken) is not { } plan)
        {
            return null;
        }

        var themes = await db.Themes.AsNoTracking().Where(theme => theme.PlanId == plan.Id).ToListAsync(cancellationToken);
        var names = await people.NamesOfAsync([.. new[] { submission.PersonKey, submission.AssignedToKey }.OfType<Guid>()], cancellationToken);
        var holder = submission.AssignedToKey is { } key ? names.GetValueOrDefault(key, PersonRow.ErasedName) : "";
        return new(plan, PlanDay.Today(clock), themes, holder, await HasLeftAsync(submission, cancellationToken), ReplyDue(submission))
        {
            Sender = submission.PersonKey is { } sender ? names.GetValueOrDefault(sender, PersonRow.ErasedName) : "",
            IsUnreachable = await IsUnreachableAsync(submission, cancellationToken),
            Earlier = await RoundDisposition.EarlierAsync(db, submission, themes, db.Set<Submission>().Where(sent => sent.Area == submission.Area), cancellationToken),
        };
    }

    /// <summary>The day by which the partner should have heard.</summary>
    public DateOnly ReplyDue(Submission submission) =>
        WorkingDays.EnglandAndWales.After(DateOnly.FromDateTime(PlanDay.ToLondon(submission.SubmittedAtUtc)), options.Value.ReplyWithinWorkingDays);

    /// <summary>Whether the partner waits longer than promised; who was asked a question is waited for, and does not wait.</summary>
    public bool IsOverdue(Submission submission, DateOnly today) =>
        submission is { IsOpen: true, Status: not SubmissionStatus.Asked } && ReplyDue(submission) < today;

    /// <summary>Whether whoever holds it has left, or may not triage any more.</summary>
    public async Task<bool> HasLeftAsync(Submission submission, CancellationToken cancellationToken) =>
        (await LeftBehindAsync([submission], cancellationToken)).Count > 0;

    /// <summary>The references of those whose holder has left, or may not triage any more.</summary>
    public async Task<HashSet<string>> LeftBehindAsync(IReadOnlyCollection<Submission> submissions, CancellationToken cancellationToken)
    {
        var holders = await people.WithRolesAsync([.. submissions.Select(submission => submission.AssignedToKey).OfType<Guid>().Distinct()], cancellationToken);
        return [.. submissions
            .Where(submission => submission.AssignedToKey is { } key && !(holders.TryGetValue(key, out var holder) && Permissions.Allows(holder, PlanBotAction.Triage, submission.Area)))
            .Select(submission => submission.Reference)];
    }

    /// <summary>Whether the last message to the sender could not be delivered.</summary>
    public async Task<bool> IsUnreachableAsync(Submission submission, CancellationToken cancellationToken)
    {
        var prefix = SubmissionPosts.SenderKeyPrefix(submission.Reference);
        return await db.Set<OutboxPost>().AsNoTracking()
            .Where(post => post.Key.StartsWith(prefix))
            .OrderByDescending(post => post.Id)
            .Select(post => (PostState?)post.State)
            .FirstOrDefaultAsync(cancellationToken) is PostState.Failed;
    }

    /// <summary>The themes into which something can be accepted today.</summary>
    public static IReadOnlyList<Theme> InForce(TriageFacts facts) => new ThemeLineage([.. facts.Themes], facts.Today).InForce?.Themes ?? [];
}
