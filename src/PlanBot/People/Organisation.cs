using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.People;

/// <summary>A partner organisation, as the office of an area knows it.</summary>
internal sealed class Organisation
{
    public Guid Id { get; set; }

    public string Area { get; set; } = "";

    public string Name { get; set; } = "";
}

/// <summary>Everybody of the tenant speaks for the organisation.</summary>
internal sealed class OrganisationTenant
{
    public string TenantId { get; set; } = "";

    public string Area { get; set; } = "";

    public Guid OrganisationId { get; set; }
}

/// <summary>An e-mail domain of the organisation: a suggestion when somebody is asked, and never more.</summary>
internal sealed class OrganisationDomain
{
    public string Domain { get; set; } = "";

    public string Area { get; set; } = "";

    public Guid OrganisationId { get; set; }
}

/// <summary>The organisation that a person says to speak for in an area, and whether its office has confirmed it.</summary>
internal sealed class OrganisationMembership
{
    public Guid PersonKey { get; set; }

    public string Area { get; set; } = "";

    /// <summary>The name as the person gave it.</summary>
    public string Named { get; set; } = "";

    public DateTime NamedAtUtc { get; set; }

    /// <summary>The confirmed organisation; nothing until the office has confirmed one.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>The office said that the person does not speak for it.</summary>
    public bool Declined { get; set; }
}

internal sealed class OrganisationConfiguration :
    IEntityTypeConfiguration<Organisation>,
    IEntityTypeConfiguration<OrganisationTenant>,
    IEntityTypeConfiguration<OrganisationDomain>,
    IEntityTypeConfiguration<OrganisationMembership>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.Property(organisation => organisation.Id).ValueGeneratedNever();
        builder.HasIndex(organisation => new { organisation.Area, organisation.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OrganisationTenant> builder) =>
        builder.ToTable("OrganisationTenants").HasKey(tenant => new { tenant.TenantId, tenant.Area });

    public void Configure(EntityTypeBuilder<OrganisationDomain> builder) =>
        builder.ToTable("OrganisationDomains").HasKey(domain => new { domain.Domain, domain.Area });

    public void Configure(EntityTypeBuilder<OrganisationMembership> builder) =>
        builder.ToTable("OrganisationMemberships").HasKey(membership => new { membership.PersonKey, membership.Area });
}
