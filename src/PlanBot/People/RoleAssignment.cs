using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.People;

/// <summary>What somebody may do, each role holding for an area. A later one may do what an earlier one may.</summary>
internal enum Role
{
    Reader,
    Partner,
    Staff,
    Administrator,
}

/// <summary>A person's role for one area. The person is the tenant id and AAD object id of the activity's sender.</summary>
internal sealed class RoleAssignment
{
    /// <summary>Stands in <see cref="Area"/> where the role holds for every area.</summary>
    public const string EveryArea = "*";

    public string TenantId { get; set; } = "";

    public string ObjectId { get; set; } = "";

    public string Area { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>The name to show in lists; never used to decide anything.</summary>
    public string DisplayName { get; set; } = "";

    public string GrantedBy { get; set; } = "";

    public DateTime GrantedAtUtc { get; set; }
}

internal sealed class RoleAssignmentConfiguration : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder) =>
        builder.HasKey(role => new { role.TenantId, role.ObjectId, role.Area });
}
