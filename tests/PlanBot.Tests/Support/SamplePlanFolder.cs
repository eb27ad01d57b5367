using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data.PlanFolders;
using PlanBot.Samples;
using PlanBot.Tests.Data;

namespace PlanBot.Tests.Support;

/// <summary>The sample plans, one at a time.</summary>
internal static class SamplePlanFolder
{
    private static readonly ConcurrentDictionary<(string Folder, DateOnly Today), Lazy<Task<byte[]>>> Databases = [];

    /// <summary>The content of a SQLite database that holds the plan alone; imported once, however many tests begin with it.</summary>
    public static Task<byte[]> DatabaseWithAsync(string folder, DateOnly today) =>
        Databases.GetOrAdd((folder, today), key => new(() => ImportedAsync(key.Folder, key.Today))).Value;

    private static async Task<byte[]> ImportedAsync(string folder, DateOnly today)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await ImportAsync(database.Services, folder, today);
        return await database.CloseAndReadAsync();
    }

    public static async Task ImportAsync(IServiceProvider services, string folder, DateOnly today)
    {
        var outcome = await services.GetRequiredService<PlanImporter>()
            .ImportAsync(SamplePlans.Files(folder, today), new ImportOptions(), TestContext.Current.CancellationToken);
        Assert.IsType<ImportOutcome.Imported>(outcome);
    }
}
