using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data.PlanFolders;
using PlanBot.Data.PlanWorkbooks;

namespace PlanBot.Tests.Data.PlanWorkbooks;

/// <summary>Workbooks in memory, in and out.</summary>
internal static class Workbooks
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<byte[]> ExportAsync(IServiceProvider services, string planId) =>
        WorkbookWriter.Write([.. (await services.GetRequiredService<PlanExporter>().WriteAsync(planId, Cancellation)).Select(WorkbookSheet.Of)]);

    public static Task<ImportOutcome> ImportAsync(IServiceProvider services, byte[] content, ImportOptions? options = null, string name = "plan.xlsx") =>
        services.GetRequiredService<PlanImporter>().ImportWorkbookAsync(name, content, options ?? new ImportOptions(), Cancellation);

    /// <summary>The cells of one sheet, the header first.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(byte[] content, string file)
    {
        var problems = new PlanFolderProblems(PlanPlaces.Workbook);
        var tables = WorkbookReader.Read(content, problems, Cancellation);
        Assert.Empty(problems.Shown.Select(problem => problem.ToString()));
        var table = tables!.Tables[file]!;
        return [table.Header, .. table.Rows.Select(row => row.Cells)];
    }

    /// <summary>What is said against a workbook.</summary>
    public static IReadOnlyList<string> Problems(byte[] content)
    {
        var problems = new PlanFolderProblems(PlanPlaces.Workbook);
        if (WorkbookReader.Read(content, problems, Cancellation) is { } tables)
        {
            PlanFolder.Read(tables, problems);
        }

        return [.. problems.Shown.Select(problem => problem.ToString())];
    }
}
