using PlanBot.Plans;

namespace PlanBot.Data.PlanFolders;

/// <summary>
/// The format of a plan folder: every file and column of it, described once for reading, checking, writing and for
/// the table in this folder's README. A new column is optional, so that folders written before it stay right.
/// </summary>
internal static class PlanFormat
{
    /// <summary>What <c>format_version</c> says where a folder needs what this PlanBot knows.</summary>
    public const int Version = 1;

    /// <summary>The plan id of what holds for every plan: the law and the national measures.</summary>
    public const string NationalPlanId = "national";

    /// <summary>Every file, in the order in which they are read and written.</summary>
    public static IReadOnlyList<PlanFile> Files { get; } =
    [
        ThemeFiles.Plan, ThemeFiles.Themes, ThemeFiles.Headings, ThemeFiles.Ambitions, ThemeFiles.Outcomes, ThemeFiles.StatusRule,
        MeasureFiles.Kpis, MeasureFiles.Comparators, MeasureFiles.Measurements,
        DeliveryFiles.Commitments, DeliveryFiles.Decisions, DeliveryFiles.Reallocations, DeliveryFiles.Commissioning,
        TimetableFiles.Bodies, TimetableFiles.Partners, TimetableFiles.Meetings, TimetableFiles.Milestones,
        EvidenceFiles.Consultation, EvidenceFiles.Statutory,
        LawFiles.EqualityImpacts, LawFiles.Recommendations, LawFiles.Reviews, LawFiles.Alignments, LawFiles.Resources,
        EvidenceFiles.Paragraphs, MeasureFiles.Facts, EvidenceFiles.Sources,
        NationalFiles.Duties, NationalFiles.Measures,
    ];

    /// <summary>The files that only the national folder holds.</summary>
    public static IReadOnlyList<PlanFile> OfNationalFolderOnly { get; } = [NationalFiles.Duties, NationalFiles.Measures];

    /// <summary>The files that the national folder may hold.</summary>
    public static IReadOnlyList<PlanFile> OfNationalFolder { get; } = [.. OfNationalFolderOnly, EvidenceFiles.Sources];

    /// <summary>Where a file stands among the files; before all of them where it is none of them.</summary>
    public static int PlaceOf(string fileName) => Find(fileName) is { } file ? Files.ToList().IndexOf(file) : -1;

    public static PlanFile? Find(string fileName) => Files.FirstOrDefault(file => file.Name == fileName);
}
