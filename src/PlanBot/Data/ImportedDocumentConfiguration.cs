using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanBot.Plans;

namespace PlanBot.Data;

/// <summary>Imported papers stand in the table of sources, so that whatever reads sources finds them.</summary>
internal sealed class ImportedDocumentConfiguration : IEntityTypeConfiguration<PlanSource>, IEntityTypeConfiguration<ImportedDocument>
{
    public void Configure(EntityTypeBuilder<PlanSource> builder) =>
        builder.HasDiscriminator<bool>("IsImported").HasValue<PlanSource>(false).HasValue<ImportedDocument>(true);

    public void Configure(EntityTypeBuilder<ImportedDocument> builder) => builder.Ignore(document => document.Key);
}

/// <summary>Their paragraphs stand in the table of paragraphs.</summary>
internal sealed class ImportedParagraphConfiguration : IEntityTypeConfiguration<Paragraph>, IEntityTypeConfiguration<ImportedParagraph>
{
    public void Configure(EntityTypeBuilder<Paragraph> builder) =>
        builder.Ignore(paragraph => paragraph.BarePara).HasDiscriminator<bool>("IsImported").HasValue<Paragraph>(false).HasValue<ImportedParagraph>(true);

    public void Configure(EntityTypeBuilder<ImportedParagraph> builder) =>
        builder.HasIndex(paragraph => new { paragraph.PlanId, paragraph.DocumentId });
}
