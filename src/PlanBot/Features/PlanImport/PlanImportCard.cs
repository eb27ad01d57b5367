using System.Text.Json.Serialization;
using PlanBot.Cards;

namespace PlanBot.Features.PlanImport;

/// <summary>The data of <c>PlanImportCard.json</c>: what a workbook would change, what is wrong with it, or what it changed.</summary>
/// <param name="Sheets">How much changes in each sheet.</param>
/// <param name="Changes">The first changes, row by row.</param>
/// <param name="Conflicts">Fields that were changed in PlanBot since the last import.</param>
/// <param name="Asks">Not empty where somebody has to choose between the file and PlanBot.</param>
/// <param name="Key">The waiting workbook; empty where there is nothing to apply.</param>
internal sealed record PlanImportCard(
    CardHeader Header,
    string Title,
    string Text,
    IReadOnlyList<Figure> Sheets,
    IReadOnlyList<PlanImportLine> Changes,
    string MoreChanges,
    IReadOnlyList<PlanImportLine> Conflicts,
    string MoreConflicts,
    string Asks,
    IReadOnlyList<PlanImportLine> Problems,
    string MoreProblems,
    string Key);

/// <summary>A place in the workbook, and what there is to say of it.</summary>
internal sealed record PlanImportLine(string Place, string What);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlanImportCard))]
internal sealed partial class PlanImportJson : JsonSerializerContext;
