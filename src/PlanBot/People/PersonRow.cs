using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.People;

/// <summary>
/// Somebody who has spoken to PlanBot. What people send and change names this row's key; erasing the person empties the
/// row and keeps the key.
/// </summary>
internal sealed class PersonRow
{
    public const string ErasedName = "(erased person)";

    public Guid Key { get; set; }

    /// <summary>The tenant of the conversations that the person writes in; the word "erased" once the person is.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The AAD object id; the key once the person is erased, so that nobody is found by it.</summary>
    public string ObjectId { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The person's id in Teams (<c>29:…</c>), by which a card is refreshed for the person.</summary>
    public string TeamsId { get; set; } = "";

    /// <summary>The language that the person chose, such as <c>cy</c>; empty for none.</summary>
    public string Language { get; set; } = "";

    public DateTime FirstSeenAtUtc { get; set; }

    public DateTime? ErasedAtUtc { get; set; }
}

internal sealed class PersonRowConfiguration : IEntityTypeConfiguration<PersonRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> builder)
    {
        builder.ToTable("People");
        builder.HasKey(person => person.Key);
        builder.Property(person => person.Key).ValueGeneratedNever();
        builder.HasIndex(person => new { person.TenantId, person.ObjectId }).IsUnique();
    }
}
