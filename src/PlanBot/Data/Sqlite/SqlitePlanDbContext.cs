using Microsoft.EntityFrameworkCore;

namespace PlanBot.Data.Sqlite;

/// <summary>The database in a file, with nothing else to install. Its migrations stand beside it.</summary>
internal sealed class SqlitePlanDbContext(DbContextOptions<SqlitePlanDbContext> options) : PlanDbContext(options);
