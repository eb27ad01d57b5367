using Microsoft.EntityFrameworkCore;
using PlanBot.Data;

namespace PlanBot.Health;

/// <summary>The database takes a change; it is taken back.</summary>
internal sealed class WritableCheck(PlanDbContext db) : InstallationCheck
{
    public override async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        if (!await db.IsUpToDateAsync(cancellationToken))
        {
            return [Finding.Ok("Not tried: the database is not up to date.")];
        }

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.DataVersions.ExecuteUpdateAsync(update => update.SetProperty(version => version.Value, version => version.Value), cancellationToken);
            await transaction.RollbackAsync(cancellationToken);
            return [Finding.Ok("A change was taken.", DatabaseOptions.ConnectionSetting)];
        }
        catch (System.Data.Common.DbException wrong)
        {
            return [Finding.Fault(DatabaseOptions.ConnectionSetting, $"The database takes no change: {wrong.Message}", "Let PlanBot's user write the file and its folder; on a server, name the primary and not a replica.")];
        }
    }
}
