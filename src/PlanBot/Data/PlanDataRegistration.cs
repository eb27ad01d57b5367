using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using PlanBot.Data.PlanFolders;
using PlanBot.Data.PostgreSql;
using PlanBot.Data.Sqlite;

namespace PlanBot.Data;

/// <summary>Puts the database into the application. Features ask for <see cref="PlanDbContext"/> and do not know which it is.</summary>
internal static class PlanDataRegistration
{
    /// <summary>
    /// Registers <see cref="PlanDbContext"/> (scoped), a factory of it for what lives longer than a turn,
    /// and <see cref="PlanDataVersion"/>.
    /// </summary>
    /// <exception cref="OptionsValidationException">
    /// <c>Database:Provider</c> or <c>ConnectionStrings:PlanBot</c> is wrong; the message begins with the setting's name.
    /// </exception>
    public static IServiceCollection AddPlanData(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var options = DatabaseOptions.From(configuration, contentRoot);
        services.AddSingleton(options);
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                services.AddContext<SqlitePlanDbContext>(context => context.UseSqlite(options.ConnectionString));
                break;
            case DatabaseProvider.PostgreSql:
                services.AddContext<PostgreSqlPlanDbContext>(context => context.UseNpgsql(options.ConnectionString));
                break;
            default:
                throw new InvalidOperationException($"{options.Provider} has no context.");
        }

        services.AddSingleton<PlanDataVersion>();
        services.AddSingleton<PlanImporter>();
        services.AddSingleton<PlanExporter>();
        return services;
    }

    private static void AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : PlanDbContext
    {
        // Pooled, since making one takes as long as a query, and a turn needs several.
        services.AddPooledDbContextFactory<TContext>(context =>
        {
            configure(context);

            // It is thrown besides, and whoever catches it says which setting and what to do.
            context.ConfigureWarnings(warnings => warnings.Log((RelationalEventId.ConnectionError, LogLevel.Debug)));
        });
        services.AddScoped(scope => scope.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
        services.AddScoped<PlanDbContext>(scope => scope.GetRequiredService<TContext>());
        services.AddSingleton<IDbContextFactory<PlanDbContext>, PlanDbContextFactory<TContext>>();
    }

    private sealed class PlanDbContextFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<PlanDbContext>
        where TContext : PlanDbContext
    {
        public PlanDbContext CreateDbContext() => factory.CreateDbContext();
    }
}
