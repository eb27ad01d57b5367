using PlanBot.Data.PlanFolders;
using PlanBot.Plans;
using PlanBot.Recognition;

namespace PlanBot.Tests.Recognition;

/// <summary>The rows of plan folders, read as the importer reads them.</summary>
internal static class PlanFolderRows
{
    public static VocabularyRows Read(params IReadOnlyList<string> folders)
    {
        var read = folders.Select(ReadFolder).ToList();
        IReadOnlyList<TRow> Of<TRow>(PlanFile<TRow> file)
            where TRow : PlanRow, new() =>
        [
            .. read.SelectMany(folder => RowsOf(folder, file).Select((row, ordinal) =>
            {
                row.PlanId = folder.PlanId;
                row.Id = file.IdOf(row);
                row.Ordinal = ordinal;
                return row;
            })),
        ];

        return new VocabularyRows
        {
            Plans = [.. read.SelectMany(folder => RowsOf(folder, ThemeFiles.Plan))],
            Themes = Of(ThemeFiles.Themes),
            Ambitions = Of(ThemeFiles.Ambitions),
            Kpis = Of(MeasureFiles.Kpis),
            Commitments = Of(DeliveryFiles.Commitments),
            CommissioningLines = Of(DeliveryFiles.Commissioning),
            Milestones = Of(TimetableFiles.Milestones),
            Comments = Of(EvidenceFiles.Consultation),
            StatutoryEvidence = Of(EvidenceFiles.Statutory),
            Duties = Of(NationalFiles.Duties),
            NationalMeasures = Of(NationalFiles.Measures),
            EqualityImpacts = Of(LawFiles.EqualityImpacts),
            Recommendations = Of(LawFiles.Recommendations),
            Reviews = Of(LawFiles.Reviews),
            Alignments = Of(LawFiles.Alignments),
            Resources = Of(LawFiles.Resources),
            Paragraphs = Of(EvidenceFiles.Paragraphs),
            Facts = Of(MeasureFiles.Facts),
            Bodies = Of(TimetableFiles.Bodies),
            Partners = Of(TimetableFiles.Partners),
        };
    }

    private static IEnumerable<TRow> RowsOf<TRow>(PlanFolder folder, PlanFile<TRow> file)
        where TRow : class, new() =>
        folder.Files.Where(rows => rows.File == file).OfType<PlanFileRows<TRow>>().SelectMany(rows => rows.Rows).Select(row => row.Row);

    private static PlanFolder ReadFolder(string folder)
    {
        var problems = new PlanFolderProblems();
        var files = new FolderFiles(Directory.GetFiles(folder, "*.csv").ToDictionary(
            file => Path.GetFileName(file),
            file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file)));
        return PlanFolder.Read(PlanTables.Of(files, problems), problems);
    }
}
