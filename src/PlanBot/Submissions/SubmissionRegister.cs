using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Translation;

namespace PlanBot.Submissions;

/// <summary>
/// A form that somebody fills in: the key that the form was drawn with, and the person. A form in a channel can be
/// sent once by each person there; the same person's is taken once, however often it arrives.
/// </summary>
internal sealed record FormUse(Guid Form, Person Person)
{
    /// <summary>What the keys of all uses of a form begin with.</summary>
    public static string PrefixOf(Guid form) => $"{form:N}/";

    public string Key => $"{PrefixOf(Form)}{Person.Key:N}";
}

/// <summary>What is sent with a form besides its fields.</summary>
internal sealed record NewSubmission(string FormKey, Plan Plan, SubmissionForm Form)
{
    /// <summary>Who sends it; nothing where it comes from a file.</summary>
    public Person? Person { get; init; }

    public Guid? RoundId { get; init; }

    public string Resubmits { get; init; } = "";

    public string LateReason { get; init; } = "";

    public string Origin { get; init; } = "Teams";

    public string OriginId { get; init; } = "";

    public DateTime? SentAtUtc { get; init; }

    public AuditActor By { get; init; } = AuditActor.Import;

    /// <summary>Puts in what a file has besides the form's fields, such as what was decided already.</summary>
    public Action<Submission>? Completed { get; init; }
}

/// <summary>What came of entering a submission: a new one, or the one that the same form was sent with before.</summary>
internal abstract record RegisterEntry(Submission Submission)
{
    internal sealed record New(Submission Submission) : RegisterEntry(Submission);

    internal sealed record Earlier(Submission Submission) : RegisterEntry(Submission);
}

/// <summary>Keeps what partners send and gives it its numbers: one after the other within the plan, none left out, none twice.</summary>
internal sealed class SubmissionRegister(PlanDbContext db, AuditTrail audit, OrganisationDirectory organisations, SubmissionPosts posts, TimeProvider clock)
{
    /// <summary>Others write at the same time; a database that does not queue them answers with a conflict.</summary>
    private const int MostAttempts = 5;

    private IQueryable<Submission> Submissions => db.Set<Submission>().AsNoTracking();

    public Task<Submission?> FindAsync(string formKey, CancellationToken cancellationToken) =>
        Submissions.SingleOrDefaultAsync(submission => submission.FormKey == formKey, cancellationToken);

    /// <summary>All that was sent with a form, the first one first.</summary>
    public Task<List<Submission>> SentWithAsync(Guid form, CancellationToken cancellationToken) =>
        Submissions
            .Where(submission => submission.FormKey.StartsWith(FormUse.PrefixOf(form)))
            .OrderBy(submission => submission.Number)
            .ToListAsync(cancellationToken);

    /// <summary>What the person may see: his or her own, and all of the organisations that he or she speaks for. The latest first.</summary>
    public Task<List<Submission>> SeenByAsync(Person person, CancellationToken cancellationToken) =>
        SeenBy(person).ToListAsync(cancellationToken);

    private IQueryable<Submission> SeenBy(Person person)
    {
        var speaksFor = person.Organisations.Select(held => (Guid?)held.Id).ToList();
        return Submissions
            .Where(submission => submission.PersonKey == person.Key || speaksFor.Contains(submission.OrganisationId))
            .OrderByDescending(submission => submission.SubmittedAtUtc)
            .ThenByDescending(submission => submission.Number);
    }

    /// <summary>What the same organisation, or the same person, sent for the plan that may be the same as this.</summary>
    public async Task<List<Submission>> DuplicatesOfAsync(Person person, Plan plan, SubmissionForm form, CancellationToken cancellationToken)
    {
        var title = form[form.Kind is SubmissionKind.Priority ? SubmissionFields.Title : SubmissionFields.Topic];
        var text = form[form.Kind is SubmissionKind.Priority ? SubmissionFields.Priority : SubmissionFields.Comment];
        var sentForThePlan = await SeenBy(person)
            .Where(sent => sent.PlanId == plan.Id && sent.Kind == form.Kind && sent.Status != SubmissionStatus.Withdrawn)
            .ToListAsync(cancellationToken);
        return sentForThePlan.FindAll(sent => Likeness.Of(sent.Title, title) >= Likeness.Alike || Likeness.Of(sent.Text, text) >= Likeness.Alike);
    }

    /// <summary>Stores what was sent with the plan's next number. When this returns it is committed, with what has to be told of it.</summary>
    public async Task<RegisterEntry> EnterAsync(NewSubmission sent, CancellationToken cancellationToken) =>
        (await EnterAllAsync([sent], cancellationToken))[0];

    /// <summary>Stores all of them, or none.</summary>
    public Task<IReadOnlyList<RegisterEntry>> EnterAllAsync(IReadOnlyList<NewSubmission> all, CancellationToken cancellationToken) => RetriedAsync<IReadOnlyList<RegisterEntry>>(
        async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var entries = new List<RegisterEntry>();
            foreach (var sent in all)
            {
                entries.Add(await AddAsync(sent, cancellationToken));
            }

            // Where nothing is new, nothing is kept: the number that was taken to look is given back.
            if (entries.Exists(entry => entry is RegisterEntry.New))
            {
                await transaction.CommitAsync(cancellationToken);
            }

            return entries;
        },
        cancellationToken);

    private async Task<RegisterEntry> AddAsync(NewSubmission sent, CancellationToken cancellationToken)
    {
        // The counter's row is locked first, so that two of the same form come here one after the other.
        var prefix = SubmissionReference.PrefixOf(sent.Plan, sent.Form.Kind, PlanDay.Today(clock));
        await LockAsync(prefix, cancellationToken);
        if (await FindAsync(sent.FormKey, cancellationToken) is { } earlier)
        {
            return new RegisterEntry.Earlier(earlier);
        }

        var number = await NextNumberAsync(prefix, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var held = sent.Person?.OrganisationIn(sent.Plan.Area);
        var submission = new Submission
        {
            Reference = SubmissionReference.Of(prefix, number),
            Kind = sent.Form.Kind,
            PlanId = sent.Plan.Id,
            Area = sent.Plan.Area,
            Number = number,
            FormKey = sent.FormKey,
            PersonKey = sent.Person?.Key,
            OrganisationId = held?.Id,
            RoundId = sent.RoundId,
            Resubmits = sent.Resubmits,
            LateReason = sent.LateReason,
            Origin = sent.Origin,
            OriginId = sent.OriginId,
            Status = SubmissionStatus.Received,
            SubmittedAtUtc = sent.SentAtUtc ?? now,
            Revision = 1,
        };
        sent.Form.WriteTo(submission);
        sent.Completed?.Invoke(submission);
        if (sent.Person is null)
        {
            // What the office takes in for an organisation is that organisation's to see.
            submission.OrganisationId = (await organisations.FindOrAddAsync(submission.Organisation, sent.Plan.Area, cancellationToken)).Id;
        }

        db.Add(submission);
        db.Add(new SubmissionVersion { Reference = submission.Reference, Number = 1, PersonKey = submission.PersonKey, AtUtc = now, FieldsJson = sent.Form.ToJson() });
        audit.Record(sent.Person is null ? sent.By : AuditActor.Person(sent.Person.Key), OfSubmission(submission), "sent", new Dictionary<string, string>(), Fields(submission));
        if (submission.IsOpen)
        {
            await posts.EnqueueAsync(submission, "", cancellationToken);
        }

        if (sent.Person is { } person)
        {
            if (held is null)
            {
                await organisations.NameAsync(person.Key, sent.Plan.Area, submission.Organisation, cancellationToken);
            }

            await ForgetDraftAsync(sent.FormKey, person, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new RegisterEntry.New(submission);
    }

    /// <summary>Puts a new version in place of what was sent. Only its sender can, until triage begins.</summary>
    public Task<ChangeOutcome> ChangeAsync(FormUse use, string reference, SubmissionForm form, CancellationToken cancellationToken) => RetriedAsync<ChangeOutcome>(
        async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await db.Set<Submission>().SingleOrDefaultAsync(sent => sent.Reference == reference && sent.PersonKey == use.Person.Key, cancellationToken) is not { } submission)
            {
                return new ChangeOutcome.NotFound();
            }

            if (!submission.CanBeEdited)
            {
                return new ChangeOutcome.TooLate(submission);
            }

            form.WriteTo(submission);
            if (db.Entry(submission).State is EntityState.Unchanged)
            {
                return new ChangeOutcome.Changed(submission);
            }

            submission.Revision++;
            var last = await db.Set<SubmissionVersion>().Where(version => version.Reference == reference).MaxAsync(version => version.Number, cancellationToken);
            db.Add(new SubmissionVersion { Reference = reference, Number = last + 1, PersonKey = use.Person.Key, AtUtc = clock.GetUtcNow().UtcDateTime, FieldsJson = form.ToJson() });
            audit.RecordChanged(AuditActor.Person(use.Person.Key), OfSubmission(submission), "changed by its sender", submission);
            await posts.EnqueueAsync(submission, "", cancellationToken);
            await ForgetDraftAsync(use.Key, use.Person, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new ChangeOutcome.Changed(submission);
        },
        cancellationToken);

    /// <summary>Takes it back, at any time; it is kept.</summary>
    public Task<ChangeOutcome> WithdrawAsync(Person person, string reference, CancellationToken cancellationToken) =>
        ChangeAsync(person, reference, "withdrawn by its sender", submission => submission.Status = SubmissionStatus.Withdrawn, cancellationToken);

    /// <summary>Answers a question that staff asked.</summary>
    public Task<ChangeOutcome> ReplyAsync(Person person, string reference, string reply, CancellationToken cancellationToken) =>
        ChangeAsync(
            person,
            reference,
            "question answered",
            submission => (submission.Reply, submission.Status) = (reply, submission.AssignedToKey is null ? SubmissionStatus.Received : SubmissionStatus.InTriage),
            cancellationToken);

    private Task<ChangeOutcome> ChangeAsync(Person person, string reference, string what, Action<Submission> change, CancellationToken cancellationToken) => RetriedAsync<ChangeOutcome>(
        async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await db.Set<Submission>().SingleOrDefaultAsync(sent => sent.Reference == reference && sent.PersonKey == person.Key, cancellationToken) is not { } submission)
            {
                return new ChangeOutcome.NotFound();
            }

            if (submission.Status is SubmissionStatus.Withdrawn)
            {
                return new ChangeOutcome.TooLate(submission);
            }

            change(submission);
            submission.Revision++;
            audit.RecordChanged(AuditActor.Person(person.Key), OfSubmission(submission), what, submission);
            await posts.EnqueueAsync(submission, "", cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new ChangeOutcome.Changed(submission);
        },
        cancellationToken);

    /// <summary>What the person sent in the organisation's name before the office confirmed it is the organisation's from now on.</summary>
    public async Task AttachAsync(Guid personKey, Organisation organisation, CancellationToken cancellationToken)
    {
        var open = await Submissions
            .Where(sent => sent.PersonKey == personKey && sent.Area == organisation.Area && sent.OrganisationId == null)
            .Select(sent => new { sent.Reference, sent.Organisation })
            .ToListAsync(cancellationToken);
        var named = open.FindAll(sent => string.Equals(sent.Organisation, organisation.Name, StringComparison.OrdinalIgnoreCase)).ConvertAll(sent => sent.Reference);
        await db.Set<Submission>().Where(sent => named.Contains(sent.Reference))
            .ExecuteUpdateAsync(update => update.SetProperty(sent => sent.OrganisationId, organisation.Id), cancellationToken);
    }

    /// <summary>One writer at a time has the counter's row.</summary>
    private async Task LockAsync(string prefix, CancellationToken cancellationToken)
    {
        var locked = await db.Set<ReferenceCounter>()
            .Where(counter => counter.Prefix == prefix)
            .ExecuteUpdateAsync(update => update.SetProperty(counter => counter.Last, counter => counter.Last), cancellationToken);
        if (locked == 0)
        {
            db.Add(new ReferenceCounter { Prefix = prefix });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>What is rolled back gives its number back.</summary>
    private async Task<int> NextNumberAsync(string prefix, CancellationToken cancellationToken)
    {
        var counters = db.Set<ReferenceCounter>().AsNoTracking().Where(counter => counter.Prefix == prefix);
        await counters.ExecuteUpdateAsync(update => update.SetProperty(counter => counter.Last, counter => counter.Last + 1), cancellationToken);
        return await counters.Select(counter => counter.Last).SingleAsync(cancellationToken);
    }

    private async Task ForgetDraftAsync(string formKey, Person person, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(formKey.Split('/')[0], out var form))
        {
            await db.Set<SubmissionDraft>().Where(draft => draft.FormKey == form && draft.PersonKey == person.Key).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static AuditedRecord OfSubmission(Submission submission) => new(AuditKinds.Submission, submission.PlanId, submission.Reference);

    /// <summary>The fields as staff read them in the history, whatever language they were asked for in.</summary>
    private static Dictionary<string, string> Fields(Submission submission)
    {
        using var stored = Language.Use(Language.English);
        return SubmissionFields.Of(submission.Kind).ToDictionary(field => field.Label, field => field.Read(submission));
    }

    private async Task<TResult> RetriedAsync<TResult>(Func<Task<TResult>> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (Exception conflict) when (conflict is DbUpdateException or DbException && attempt < MostAttempts)
            {
                // Nothing was stored. Read again what is there now, or whether this very form was faster.
                cancellationToken.ThrowIfCancellationRequested();
                db.ChangeTracker.Clear();
            }
        }
    }
}

/// <summary>What came of a sender's change to what was sent.</summary>
internal abstract record ChangeOutcome
{
    internal sealed record Changed(Submission Submission) : ChangeOutcome;

    /// <summary>Triage has begun, or it is withdrawn.</summary>
    internal sealed record TooLate(Submission Submission) : ChangeOutcome;

    /// <summary>There is none, or it is somebody else's.</summary>
    internal sealed record NotFound : ChangeOutcome;
}
