namespace PlanBot.People;

/// <summary>What a part of PlanBot keeps that names a person, to be erased with the rest. The caller holds the transaction.</summary>
internal interface IPersonalRecords
{
    /// <param name="person">As held before anything of it is erased.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task EraseAsync(PersonRow person, CancellationToken cancellationToken);
}
