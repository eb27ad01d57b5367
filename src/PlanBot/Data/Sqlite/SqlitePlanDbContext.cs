using Microsoft.EntityFrameworkCore;

namespace PlanBot.Data.Sqlite;

/// <summary>The database in a file, with nothing else to install. Its migrations stand beside it.</summary>
internal sealed class SqlitePlanDbContext(DbContextOptions<SqlitePlanDbContext> options) : PlanDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite has no decimal type, and the provider's own text form turns 39305.40 into 39305.4.
        configurationBuilder.Properties<decimal>().HaveConversion<DecimalTextConverter>();
    }
}
