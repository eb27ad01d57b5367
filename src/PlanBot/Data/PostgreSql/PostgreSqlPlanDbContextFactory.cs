using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PlanBot.Data.PostgreSql;

/// <summary>Lets <c>dotnet ef</c> make migrations without starting PlanBot; it opens no database for that.</summary>
internal sealed class PostgreSqlPlanDbContextFactory : IDesignTimeDbContextFactory<PostgreSqlPlanDbContext>
{
    public PostgreSqlPlanDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlPlanDbContext>().UseNpgsql("Host=localhost").Options);
}
