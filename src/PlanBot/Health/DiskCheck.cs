using Microsoft.Extensions.Options;
using PlanBot.Data;

namespace PlanBot.Health;

/// <summary>There is room where the database's file grows.</summary>
internal sealed class DiskCheck(DatabaseOptions database, IOptions<MonitoringOptions> options, IHostEnvironment environment) : InstallationCheck
{
    private const string Setting = $"{MonitoringOptions.Section}:{nameof(MonitoringOptions.LeastFreeMegabytes)}";

    public override Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(database.File) ?? environment.ContentRootPath;
        var free = new DriveInfo(folder).AvailableFreeSpace / 1024 / 1024;
        var what = $"{free:N0} MB are free for {folder}.";
        const string Remedy = "Make room; a full disk stops every change.";
        var least = options.Value.LeastFreeMegabytes;
        return Task.FromResult<IReadOnlyList<Finding>>(
            [free < least / 10 ? Finding.Fault(Setting, what, Remedy) : free < least ? Finding.Warning(Setting, what, Remedy) : Finding.Ok(what, Setting)]);
    }
}
