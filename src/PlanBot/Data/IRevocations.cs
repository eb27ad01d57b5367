namespace PlanBot.Data;

/// <summary>A right that people are given and that can be taken away: a backup that knows of it must not give it back.</summary>
internal interface IRevocations
{
    /// <summary>Takes away in a restored database what was taken away since the backup, and saves it.</summary>
    /// <param name="lost">The database as it was before the restore.</param>
    /// <returns>How many rights were taken away.</returns>
    Task<int> RevokeAgainAsync(PlanDbContext restored, PlanDbContext lost, CancellationToken cancellationToken);
}
