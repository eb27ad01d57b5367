// PlanBot against a connector that fails, killed at random points: is anything lost, is anything twice, is any channel flooded?
//   PlanBot.FaultRun [--channels 200] [--deadlines 30] [--seed 1] [--instances 1] [--postgresql "Host=…"]
using PlanBot.FaultRun;

return await FaultRunOptions.Command(async (options, cancellationToken) =>
{
    await using var own = await OwnDatabase.MakeAsync(options.PostgreSql);
    await using var run = await Scenario.StartAsync(own is null ? options : options with { PostgreSql = own.ConnectionString });
    var findings = await run.RunAsync(cancellationToken);
    return findings is { Missing: 0, Unexplained: [], OverLimit: [] } ? 0 : 1;
}).Parse(args).InvokeAsync();
