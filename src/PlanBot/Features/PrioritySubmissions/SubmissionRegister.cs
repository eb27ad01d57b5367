using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Features.PrioritySubmissions;

/// <summary>
/// A form that somebody fills in: the key that the form was drawn with, and the person. A form in a channel can be
/// sent once by each person there; the same person's is taken once, however often it arrives.
/// </summary>
internal sealed record FormUse(Guid Form, Person Person)
{
    /// <summary>What the keys of all uses of a form begin with.</summary>
    public static string PrefixOf(Guid form) => $"{form:N}/";

    public string Key => $"{PrefixOf(Form)}{Person.TenantId}/{Person.ObjectId}";
}

/// <summary>What came of entering a submission: a new one, or the one that the same form was sent with before.</summary>
internal abstract record RegisterEntry(PrioritySubmission Submission)
{
    internal sealed record New(PrioritySubmission Submission) : RegisterEntry(Submission);

    internal sealed record Earlier(PrioritySubmission Submission) : RegisterEntry(Submission);
}

/// <summary>Keeps submissions and gives them their numbers: one after the other within the plan, none left out, none twice.</summary>
internal sealed class SubmissionRegister(PlanDbContext db, TimeProvider clock)
{
    /// <summary>Others take numbers at the same time; a database that does not queue them answers with a conflict.</summary>
    private const int MostAttempts = 5;

    private IQueryable<PrioritySubmission> Submissions => db.Set<PrioritySubmission>().AsNoTracking();

    public Task<PrioritySubmission?> FindAsync(FormUse use, CancellationToken cancellationToken) =>
        Submissions.SingleOrDefaultAsync(submission => submission.FormKey == use.Key, cancellationToken);

    /// <summary>All that was sent with a form, the first one first.</summary>
    public Task<List<PrioritySubmission>> SentWithAsync(Guid form, CancellationToken cancellationToken) =>
        Submissions
            .Where(submission => submission.FormKey.StartsWith(FormUse.PrefixOf(form)))
            .OrderBy(submission => submission.Number)
            .ToListAsync(cancellationToken);

    /// <summary>The person's own, the latest first.</summary>
    public Task<List<PrioritySubmission>> OwnOfAsync(Person person, CancellationToken cancellationToken) =>
        Submissions
            .Where(submission => submission.TenantId == person.TenantId && submission.ObjectId == person.ObjectId)
            .OrderByDescending(submission => submission.SubmittedAtUtc)
            .ThenByDescending(submission => submission.Number)
            .ToListAsync(cancellationToken);

    /// <summary>Stores what was typed with the plan's next number. When this returns it is committed.</summary>
    public async Task<RegisterEntry> EnterAsync(FormUse use, PriorityForm form, Plan plan, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryEnterAsync(use, form, plan, cancellationToken);
            }
            catch (Exception conflict) when (conflict is DbUpdateException or DbException && attempt < MostAttempts)
            {
                // Nothing was stored. Read again what is the next number now, or whether this very form was faster.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<RegisterEntry> TryEnterAsync(FormUse use, PriorityForm form, Plan plan, CancellationToken cancellationToken)
    {
        // On SQLite a serializable transaction is the only writer from its first statement on, so that what it reads stays true.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await FindAsync(use, cancellationToken) is { } earlier)
        {
            return new RegisterEntry.Earlier(earlier);
        }

        // Two plans of an area that begin in the same year share the prefix, and with it the row of numbers.
        var prefix = SubmissionReference.PrefixOf(plan, PlanDay.Today(clock));
        var last = await Submissions
            .Where(submission => submission.PlanId == plan.Id || submission.Reference.StartsWith(prefix))
            .MaxAsync(submission => (int?)submission.Number, cancellationToken) ?? 0;
        var submission = new PrioritySubmission
        {
            Reference = SubmissionReference.Of(prefix, last + 1),
            PlanId = plan.Id,
            Number = last + 1,
            FormKey = use.Key,
            TenantId = use.Person.TenantId,
            ObjectId = use.Person.ObjectId,
            PersonName = use.Person.Name,
            Status = SubmissionStatus.Received,
            SubmittedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        form.WriteTo(submission);
        db.Add(submission);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RegisterEntry.New(submission);
    }
}
