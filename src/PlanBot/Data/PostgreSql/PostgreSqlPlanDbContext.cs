using Microsoft.EntityFrameworkCore;

namespace PlanBot.Data.PostgreSql;

/// <summary>The database on a PostgreSQL server, which several PlanBots share. Its migrations stand beside it.</summary>
internal sealed class PostgreSqlPlanDbContext(DbContextOptions<PostgreSqlPlanDbContext> options) : PlanDbContext(options)
{
    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // Texts are ordered by their code points, as SQLite does, whatever the server's language is.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
