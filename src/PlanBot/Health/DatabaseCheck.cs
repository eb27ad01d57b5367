using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.Health;

/// <summary>The database can be reached, and is of this version of PlanBot.</summary>
internal sealed class DatabaseCheck(PlanDbContext db, DatabaseOptions options, ServingState serving) : InstallationCheck
{
    public override async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        List<string> applied;
        try
        {
            // It makes no file where there is none.
            if (!await db.Database.CanConnectAsync(cancellationToken))
            {
                return [Missing()];
            }

            applied = [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)];
        }
        catch (DbException wrong)
        {
            return [Finding.Fault(DatabaseOptions.ConnectionSetting, $"The database ({options.Place}) cannot be used: {wrong.Message}", "Compare the connection string, and who may read and write the database.")];
        }

        var known = db.Database.GetMigrations().ToList();
        if (applied.Find(migration => !known.Contains(migration)) is { } newer)
        {
            return [Finding.Fault(DatabaseOptions.ConnectionSetting, $"A newer PlanBot has changed the database (migration {newer}).", "Start that version, or name another database.")];
        }

        return known.Count == applied.Count ? [Finding.Ok($"{options.Place} is up to date.", DatabaseOptions.ConnectionSetting)]
            : serving.Serves ? [Finding.Fault(DatabaseOptions.ConnectionSetting, "The database is not of this version.", "Start PlanBot again: it brings it up to date.")]
            : [Finding.Warning(DatabaseOptions.ConnectionSetting, $"{options.Place} is of an older version: {BritishEnglish.Count(known.Count - applied.Count, "migration")} to come.", "Make a backup (planbot backup); the next start brings it up to date.")];
    }

    private Finding Missing()
    {
        var isNew = options.File is { } file && !File.Exists(file) && !serving.Serves;
        return isNew
            ? Finding.Warning(DatabaseOptions.ConnectionSetting, $"There is no database yet ({options.Place}).", "The first start makes it. If there should be one, compare the setting.")
            : Finding.Fault(DatabaseOptions.ConnectionSetting, $"The database ({options.Place}) cannot be reached.", "See that it is there and runs, and compare the connection string.");
    }
}
