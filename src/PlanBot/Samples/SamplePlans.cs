using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;

namespace PlanBot.Samples;

/// <summary>
/// The plans that travel with PlanBot, for trying it out: Northshire, which is made up and says so, Leicestershire
/// 2013-17, which is real, and the law that holds for every plan.
/// </summary>
internal sealed partial class SamplePlans(IDbContextFactory<PlanDbContext> contexts, PlanImporter importer, TimeProvider clock, ILogger<SamplePlans> logger)
{
    /// <summary>The plan that is made up.</summary>
    public const string Northshire = "northshire-2025-29";

    /// <summary>The plan that is real.</summary>
    public const string Leicestershire = "leicestershire-2013-17";

    private const string ResourcePrefix = "samples/";

    /// <summary>The folders, in the order in which they are loaded.</summary>
    public static IReadOnlyList<string> Folders { get; } = [PlanFormat.NationalPlanId, Northshire, Leicestershire];

    /// <summary>
    /// Loads the samples where the database holds no plan; what is placed relative to today is placed by today in
    /// Europe/London. True where they were loaded.
    /// </summary>
    public async Task<bool> LoadIfEmptyAsync(CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await context.Plans.AnyAsync(cancellationToken))
            {
                return false;
            }
        }

        foreach (var folder in Folders)
        {
            var outcome = await importer.ImportAsync(Files(folder, PlanDay.Today(clock)), new ImportOptions(), cancellationToken);
            if (outcome is ImportOutcome.Rejected rejected)
            {
                throw new InvalidOperationException($"The sample {folder} that came with PlanBot is not right: {rejected.Problems[0]}");
            }
        }

        LogLoaded(logger, Folders.Count);
        return true;
    }

    /// <summary>A sample's files with its dates placed.</summary>
    internal static FolderFiles Files(string folder, DateOnly today)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"{ResourcePrefix}{folder}/";
        return new(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[prefix.Length..], name => Resolved(assembly, name, today), StringComparer.Ordinal));
    }

    private static ReadOnlyMemory<byte> Resolved(Assembly assembly, string resource, DateOnly today)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(SampleTokens.Resolve(reader.ReadToEnd(), today));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Loaded {Count} sample folders, for there was no plan yet")]
    private static partial void LogLoaded(ILogger logger, int count);
}
