using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data.PlanFolders;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data.PlanFolders;

/// <summary>Real plans, in a file.</summary>
public sealed class SharedPlanFolderOnSqliteTests() : SharedPlanFolderTests(TestedDatabase.Sqlite);

/// <summary>Real plans, on a server.</summary>
public sealed class SharedPlanFolderOnPostgreSqlTests() : SharedPlanFolderTests(TestedDatabase.PostgreSql);

/// <summary>The ten real plans and the national folder: imported unchanged, exported byte for byte as they came.</summary>
public abstract class SharedPlanFolderTests(TestedDatabase kind)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Folders =>
    [
        "devon-cornwall-2017-20", "devon-cornwall-2021-25", "devon-cornwall-2025-29", "lancashire-2016-20", "lancashire-2021-25",
        "lancashire-2024-29", "leicestershire-2013-17", "leicestershire-2017-21", "leicestershire-2021-24", "leicestershire-2025-29",
        "national",
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task A_real_folder_comes_back_byte_for_byte(string plan)
    {
        var folder = Path.Combine(SharedPlans(), plan);
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        using var exports = new TemporaryFolder();

        var imported = Assert.IsType<ImportOutcome.Imported>(await ImportAsync(database, folder));
        Assert.Equal(plan, imported.PlanId);
        Assert.Equal(0, imported.RowsChanged);
        var exported = Assert.IsType<ExportOutcome.Exported>(
            await database.Services.GetRequiredService<PlanExporter>().ExportAsync(plan, exports.File("out"), Cancellation));

        var names = Directory.GetFiles(folder, "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(names, exported.Files.Select(file => file.Name).Order(StringComparer.Ordinal));
        foreach (var name in names)
        {
            Assert.Equal(
                await File.ReadAllTextAsync(Path.Combine(folder, name!), Cancellation),
                await File.ReadAllTextAsync(Path.Combine(exported.Folder, name!), Cancellation));
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(folder, name!), Cancellation),
                await File.ReadAllBytesAsync(Path.Combine(exported.Folder, name!), Cancellation));
        }

        Assert.True(Assert.IsType<ImportOutcome.Imported>(await ImportAsync(database, exported.Folder)).ChangedNothing);
    }

    [Fact]
    public async Task All_folders_live_in_one_database_and_importing_them_again_changes_nothing()
    {
        var shared = SharedPlans();
        await using var database = await TemporaryDatabase.CreateAsync(kind);
        foreach (string plan in Folders)
        {
            Assert.IsType<ImportOutcome.Imported>(await ImportAsync(database, Path.Combine(shared, plan)));
        }

        foreach (string plan in Folders)
        {
            var again = Assert.IsType<ImportOutcome.Imported>(await ImportAsync(database, Path.Combine(shared, plan)));
            Assert.True(again.ChangedNothing, plan);
        }

        await using var context = database.Open();
        Assert.Equal(10, context.Plans.Count());
    }

    private static Task<ImportOutcome> ImportAsync(TemporaryDatabase database, string folder) =>
        database.Services.GetRequiredService<PlanImporter>().ImportAsync(folder, new ImportOptions(), Cancellation);

    private static string SharedPlans()
    {
        var shared = Environment.GetEnvironmentVariable("PLANBOT_SHARED");
        Assert.SkipWhen(string.IsNullOrEmpty(shared), "PLANBOT_SHARED does not name the folder that holds plans/.");
        return Path.Combine(shared!, "plans");
    }
}
