using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Data;

/// <summary>An abbreviation or other word for the same that an administrator added. It holds for every plan.</summary>
internal sealed class AddedSynonym
{
    /// <summary>Characters of a term or meaning.</summary>
    public const int LongestText = 100;

    /// <summary>As it was written: <c>MTFS</c>.</summary>
    public string Term { get; set; } = "";

    /// <summary>What it stands for: <c>medium term financial strategy</c>.</summary>
    public string Meaning { get; set; } = "";

    /// <summary>The key of the person who added it, or <c>command line</c>.</summary>
    public string AddedBy { get; set; } = "";

    public DateTime AddedAtUtc { get; set; }
}

internal sealed class AddedSynonymConfiguration : IEntityTypeConfiguration<AddedSynonym>
{
    public void Configure(EntityTypeBuilder<AddedSynonym> builder)
    {
        builder.HasKey(synonym => new { synonym.Term, synonym.Meaning });
        builder.Property(synonym => synonym.Term).HasMaxLength(AddedSynonym.LongestText);
        builder.Property(synonym => synonym.Meaning).HasMaxLength(AddedSynonym.LongestText);
    }
}
