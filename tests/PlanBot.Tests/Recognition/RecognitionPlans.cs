using PlanBot.Data.PlanFolders;
using PlanBot.Plans;
using PlanBot.Recognition;

namespace PlanBot.Tests.Recognition;

/// <summary>Vocabularies made from plan folders.</summary>
internal static class RecognitionPlans
{
    public const string Leicestershire = "leicestershire-2013-17";

    public static string FixtureFolder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "questions");

    private static readonly Lazy<PlanVocabulary> LeicestershireVocabulary =
        new(() => PlanVocabulary.Build(Rows(Path.Combine(FixtureFolder, "plans", Leicestershire), Path.Combine(FixtureFolder, "plans", "national"))));

    private static readonly Lazy<PlanVocabulary?> SharedVocabulary =
        new(() => SharedPlans is { } plans ? PlanVocabulary.Build(Rows([.. Directory.GetDirectories(plans)])) : null);

    /// <summary>One plan and the law: always there.</summary>
    public static Recognizer OfLeicestershire => new(LeicestershireVocabulary.Value);

    /// <summary>The ten real plans and the law: there where PLANBOT_SHARED names the folder that holds them.</summary>
    public static Recognizer OfAllPlans()
    {
        Assert.SkipUnless(SharedVocabulary.Value is not null, "PLANBOT_SHARED does not name the folder that holds plans/.");
        return new Recognizer(SharedVocabulary.Value!);
    }

    private static string? SharedPlans =>
        Environment.GetEnvironmentVariable("PLANBOT_SHARED") is { Length: > 0 } shared && Directory.Exists(Path.Combine(shared, "plans"))
            ? Path.Combine(shared, "plans")
            : null;

    public static VocabularyRows Rows(params IReadOnlyList<string> folders)
    {
        var read = folders.Select(Read).ToList();
        IReadOnlyList<TRow> Of<TRow>(PlanFile<TRow> file)
            where TRow : PlanRow, new() =>
        [
            .. read.SelectMany(folder => RowsOf(folder, file).Select((row, ordinal) =>
            {
                row.PlanId = folder.PlanId;
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
            Paragraphs = Of(EvidenceFiles.Paragraphs),
            Facts = Of(MeasureFiles.Facts),
            Bodies = Of(TimetableFiles.Bodies),
            Partners = Of(TimetableFiles.Partners),
        };
    }

    private static IEnumerable<TRow> RowsOf<TRow>(PlanFolder folder, PlanFile<TRow> file)
        where TRow : class, new() =>
        folder.Files.Where(rows => rows.File == file).OfType<PlanFileRows<TRow>>().SelectMany(rows => rows.Rows).Select(row => row.Row);

    private static PlanFolder Read(string folder)
    {
        var problems = new PlanFolderProblems();
        var files = new FolderFiles(Directory.GetFiles(folder, "*.csv").ToDictionary(
            file => Path.GetFileName(file),
            file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file)));
        return PlanFolder.Read(files, problems);
    }
}
