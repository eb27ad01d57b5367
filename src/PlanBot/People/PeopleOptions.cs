using System.ComponentModel.DataAnnotations;

namespace PlanBot.People;

/// <summary>The settings under <c>PlanBot</c> about people.</summary>
internal sealed class PeopleOptions : IValidatableObject
{
    public const string Section = "PlanBot";

    /// <summary>
    /// The first administrators, each as <c>tenant id/object id</c>. They hold the role for every area;
    /// everybody else's role is granted by them.
    /// </summary>
    public IList<string> Administrators { get; } = [];

    /// <summary>
    /// What somebody may do whose tenant and object id are known but who was granted no role:
    /// Partner (may submit priorities) or Reader.
    /// </summary>
    public Role DefaultRole { get; set; } = Role.Partner;

    /// <summary>
    /// The tenants whose people PlanBot answers, by id; empty for all whom Teams lets in. People of other tenants who
    /// write in a conversation of an allowed one are let in with it.
    /// </summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>The first administrators as tenant and object id, in lower case: they are told what concerns the office also where PlanBot has never met them.</summary>
    public IEnumerable<(string TenantId, string ObjectId)> FirstAdministrators =>
        Administrators.Select(administrator => administrator.ToLowerInvariant().Split('/')).Select(parts => (parts[0], parts[1]));

    /// <summary>Whether conversations of the tenant are answered.</summary>
    public bool Allows(string tenantId) =>
        AllowedTenants.Count == 0 || AllowedTenants.Contains(tenantId, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var administrator in Administrators.Where(administrator => administrator.Split('/') is not [var tenant, var person] || !Guid.TryParse(tenant, out _) || !Guid.TryParse(person, out _)))
        {
            yield return new($"PlanBot:Administrators holds '{administrator}': write each as tenant id, a slash and the person's object id, both as Microsoft Entra ID shows them (GUIDs; not an e-mail address).");
        }

        foreach (var tenant in AllowedTenants.Where(tenant => !Guid.TryParse(tenant, out _)))
        {
            yield return new($"PlanBot:AllowedTenants holds '{tenant}': write each as a tenant id (a GUID).");
        }

        if (DefaultRole is not (Role.Reader or Role.Partner))
        {
            yield return new($"PlanBot:DefaultRole is '{DefaultRole}': only Reader or Partner can be everybody's role.");
        }
    }
}
