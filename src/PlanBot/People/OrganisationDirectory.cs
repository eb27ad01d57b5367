using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;

namespace PlanBot.People;

/// <summary>Which organisation somebody speaks for: by tenant, by an administrator's word, or as asked once and confirmed by the office.</summary>
internal sealed class OrganisationDirectory(PlanDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The organisations that the person speaks for; what the office confirmed goes before what the tenant says.</summary>
    public async Task<IReadOnlyList<HeldOrganisation>> OfAsync(Guid personKey, string tenantId, CancellationToken cancellationToken)
    {
        var confirmed = await (
            from membership in db.Set<OrganisationMembership>()
            where membership.PersonKey == personKey && membership.OrganisationId != null
            join organisation in db.Set<Organisation>() on membership.OrganisationId equals organisation.Id
            select new HeldOrganisation(organisation.Id, organisation.Area, organisation.Name)).ToListAsync(cancellationToken);
        var byTenant = await (
            from tenant in db.Set<OrganisationTenant>()
            where tenant.TenantId == tenantId
            join organisation in db.Set<Organisation>() on tenant.OrganisationId equals organisation.Id
            select new HeldOrganisation(organisation.Id, organisation.Area, organisation.Name)).ToListAsync(cancellationToken);
        return [.. confirmed, .. byTenant];
    }

    /// <summary>The name that the person gave before, confirmed or not; empty where none was given.</summary>
    public async Task<string> NamedByAsync(Guid personKey, string area, CancellationToken cancellationToken) =>
        await db.Set<OrganisationMembership>()
            .Where(membership => membership.PersonKey == personKey && membership.Area == area && !membership.Declined)
            .Select(membership => membership.Named)
            .SingleOrDefaultAsync(cancellationToken) ?? "";

    /// <summary>The organisation whose e-mail domain it is: a suggestion only. Empty where none has it.</summary>
    public async Task<string> SuggestedByAsync(string email, string area, CancellationToken cancellationToken)
    {
        var domain = email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();
        return await (
            from known in db.Set<OrganisationDomain>()
            where known.Domain == domain && known.Area == area
            join organisation in db.Set<Organisation>() on known.OrganisationId equals organisation.Id
            select organisation.Name).FirstOrDefaultAsync(cancellationToken) ?? "";
    }

    /// <summary>Keeps what the person answered when asked. The caller saves.</summary>
    public async Task NameAsync(Guid personKey, string area, string name, CancellationToken cancellationToken)
    {
        var membership = await db.Set<OrganisationMembership>().FindAsync([personKey, area], cancellationToken);
        if (membership is null)
        {
            membership = new() { PersonKey = personKey, Area = area };
            db.Add(membership);
        }

        if (membership.OrganisationId is null && membership.Named != name)
        {
            (membership.Named, membership.NamedAtUtc, membership.Declined) = (name, clock.GetUtcNow().UtcDateTime, false);
        }
    }

    /// <summary>What people said of themselves and nobody has confirmed yet, the oldest first.</summary>
    public Task<List<OrganisationMembership>> UnconfirmedAsync(string area, CancellationToken cancellationToken) =>
        db.Set<OrganisationMembership>().AsNoTracking()
            .Where(membership => membership.Area == area && membership.OrganisationId == null && !membership.Declined)
            .OrderBy(membership => membership.NamedAtUtc)
            .ToListAsync(cancellationToken);

    /// <summary>Confirms what the person said. Nothing where there is nothing to confirm any more. The caller saves.</summary>
    public async Task<Organisation?> ConfirmAsync(AuditActor by, Guid personKey, string area, CancellationToken cancellationToken)
    {
        if (await db.Set<OrganisationMembership>().FindAsync([personKey, area], cancellationToken) is not { OrganisationId: null, Declined: false } membership)
        {
            return null;
        }

        var organisation = await FindOrAddAsync(membership.Named, area, cancellationToken);
        membership.OrganisationId = organisation.Id;
        audit.Record(by, OfPerson(personKey), "organisation confirmed", new Dictionary<string, string>(), Fields(area, organisation.Name));
        return organisation;
    }

    /// <summary>Says that the person does not speak for it; the person can be asked again. The caller saves.</summary>
    public async Task<bool> DeclineAsync(AuditActor by, Guid personKey, string area, CancellationToken cancellationToken)
    {
        if (await db.Set<OrganisationMembership>().FindAsync([personKey, area], cancellationToken) is not { OrganisationId: null, Declined: false } membership)
        {
            return false;
        }

        membership.Declined = true;
        audit.Record(by, OfPerson(personKey), "organisation declined", Fields(area, membership.Named), new Dictionary<string, string>());
        return true;
    }

    /// <summary>The organisation of that name in the area, added where the office does not know it yet. The caller saves.</summary>
    public async Task<Organisation> FindOrAddAsync(string name, string area, CancellationToken cancellationToken)
    {
        var known = (await db.Set<Organisation>().Where(organisation => organisation.Area == area).ToListAsync(cancellationToken))
            .Find(organisation => string.Equals(organisation.Name, name, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            known = new() { Id = Guid.NewGuid(), Area = area, Name = name };
            db.Add(known);
        }

        return known;
    }

    /// <summary>An administrator's word: everybody of the tenant, or of the domain as a suggestion, or one person. Saved here.</summary>
    public async Task LinkAsync(AuditActor by, string name, string area, OrganisationLink link, CancellationToken cancellationToken)
    {
        var organisation = await FindOrAddAsync(name, area, cancellationToken);
        switch (link)
        {
            case OrganisationLink.Tenant(var tenantId):
                await db.Set<OrganisationTenant>().Where(known => known.TenantId == tenantId && known.Area == area).ExecuteDeleteAsync(cancellationToken);
                db.Add(new OrganisationTenant { TenantId = tenantId, Area = area, OrganisationId = organisation.Id });
                break;
            case OrganisationLink.Domain(var domain):
                await db.Set<OrganisationDomain>().Where(known => known.Domain == domain && known.Area == area).ExecuteDeleteAsync(cancellationToken);
                db.Add(new OrganisationDomain { Domain = domain, Area = area, OrganisationId = organisation.Id });
                break;
            case OrganisationLink.Person(var key):
                await NameAsync(key, area, name, cancellationToken);
                (await db.Set<OrganisationMembership>().FindAsync([key, area], cancellationToken))!.OrganisationId = organisation.Id;
                break;
            default:
                throw new InvalidOperationException($"{link.GetType().Name} is no link of an organisation.");
        }

        audit.Record(by, new(AuditKinds.Organisation, "", organisation.Name), "linked", new Dictionary<string, string>(), Fields(area, link.ToString()));
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task<List<Organisation>> ListAsync(CancellationToken cancellationToken) =>
        db.Set<Organisation>().AsNoTracking().OrderBy(organisation => organisation.Area).ThenBy(organisation => organisation.Name).ToListAsync(cancellationToken);

    private static AuditedRecord OfPerson(Guid key) => new(AuditKinds.Person, "", $"{key}");

    private static Dictionary<string, string> Fields(string area, string organisation) => new() { ["Area"] = area, ["Organisation"] = organisation };
}

/// <summary>What ties people to an organisation.</summary>
internal abstract record OrganisationLink
{
    /// <summary>Everybody of the tenant.</summary>
    internal sealed record Tenant(string TenantId) : OrganisationLink;

    /// <summary>A suggestion to those with an address there.</summary>
    internal sealed record Domain(string Name) : OrganisationLink;

    /// <summary>One person, by the key of the person's row.</summary>
    internal sealed record Person(Guid Key) : OrganisationLink;
}
