using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;

namespace PlanBot.Features.Submissions;

/// <summary>What people have typed and not sent: kept when they say so, and when a form is given back.</summary>
internal sealed class SubmissionDrafts(PlanDbContext db, TimeProvider clock)
{
    public async Task<SubmissionDraft?> FindAsync(string formKey, Person person, CancellationToken cancellationToken) =>
        Guid.TryParse(formKey, out var key)
            ? await db.Set<SubmissionDraft>().AsNoTracking().SingleOrDefaultAsync(draft => draft.FormKey == key && draft.PersonKey == person.Key, cancellationToken)
            : null;

    /// <summary>The person's drafts, the latest first.</summary>
    public Task<List<SubmissionDraft>> OfAsync(Person person, CancellationToken cancellationToken) =>
        db.Set<SubmissionDraft>().AsNoTracking()
            .Where(draft => draft.PersonKey == person.Key)
            .OrderByDescending(draft => draft.SavedAtUtc)
            .ToListAsync(cancellationToken);

    public async Task SaveAsync(Guid formKey, Person person, Plan plan, FormPurpose purpose, SubmissionForm form, CancellationToken cancellationToken)
    {
        var draft = await db.Set<SubmissionDraft>().FindAsync([formKey, person.Key], cancellationToken);
        if (draft is null)
        {
            draft = new() { FormKey = formKey, PersonKey = person.Key };
            db.Add(draft);
        }

        (draft.PlanId, draft.Kind, draft.Reference, draft.Resubmits) = (plan.Id, purpose.Kind, purpose.Reference, purpose.Resubmits);
        (draft.FieldsJson, draft.SavedAtUtc) = (form.ToJson(), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
    }
}
