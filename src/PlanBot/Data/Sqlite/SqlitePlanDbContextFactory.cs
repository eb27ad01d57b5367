using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PlanBot.Data.Sqlite;

/// <summary>Lets <c>dotnet ef</c> make migrations without starting PlanBot; it opens no database for that.</summary>
internal sealed class SqlitePlanDbContextFactory : IDesignTimeDbContextFactory<SqlitePlanDbContext>
{
    public SqlitePlanDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePlanDbContext>().UseSqlite("Data Source=planbot.db").Options);
}
