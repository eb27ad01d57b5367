using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data.PlanFolders;
using PlanBot.Samples;

namespace PlanBot.Tests.Support;

/// <summary>The sample plans, one at a time.</summary>
internal static class SamplePlanFolder
{
    public static async Task ImportAsync(IServiceProvider services, string folder, DateOnly today)
    {
        var outcome = await services.GetRequiredService<PlanImporter>()
            .ImportAsync(SamplePlans.Files(folder, today), new ImportOptions(), TestContext.Current.CancellationToken);
        Assert.IsType<ImportOutcome.Imported>(outcome);
    }
}
