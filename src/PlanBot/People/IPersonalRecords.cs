using System.Text.Json.Nodes;

namespace PlanBot.People;

/// <summary>What a part of PlanBot keeps that names a person: to be written out, and to be erased with the rest.</summary>
internal interface IPersonalRecords
{
    /// <summary>What is held, by what it is called in the export; nothing where none is held.</summary>
    Task<IReadOnlyDictionary<string, JsonNode>> ExportAsync(PersonRow person, CancellationToken cancellationToken);

    /// <summary>The caller holds the transaction.</summary>
    /// <param name="person">As held before anything of it is erased.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task EraseAsync(PersonRow person, CancellationToken cancellationToken);
}
