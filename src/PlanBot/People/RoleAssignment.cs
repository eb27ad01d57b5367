using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.People;

/// <summary>What somebody may do, each role holding for an area. A later one may do what an earlier one may.</summary>
internal enum Role
{
    Reader,

    /// <summary>Of the police and crime panel or another board: reads, and cannot submit.</summary>
    PanelMember,

    /// <summary>A partner organisation's contact: submits, comments, sees what the organisation sent.</summary>
    Partner,

    SteeringGroupMember,

    /// <summary>Of the office that writes the plan: triages, decides, runs consultations.</summary>
    Staff,

    Administrator,
}

/// <summary>Roles in words.</summary>
internal static class RoleWords
{
    public static string InWords(this Role role) => role switch
    {
        Role.Reader => PeopleTexts.Reader,
        Role.PanelMember => PeopleTexts.PanelMember,
        Role.Partner => PeopleTexts.PartnerContact,
        Role.SteeringGroupMember => PeopleTexts.SteeringGroupMember,
        Role.Staff => PeopleTexts.OPCCStaff,
        Role.Administrator => PeopleTexts.Administrator,
        _ => throw new InvalidOperationException($"The role {role} has no words."),
    };
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

    /// <summary>Who granted it: the key of the person's row, or a part of PlanBot.</summary>
    public string GrantedBy { get; set; } = "";

    public DateTime GrantedAtUtc { get; set; }
}

internal sealed class RoleAssignmentConfiguration : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder) =>
        builder.HasKey(role => new { role.TenantId, role.ObjectId, role.Area });
}
