// PlanBot asked for a long time, with imports and posts going on: does it slow down, grow or fail?
//   PlanBot.Soak [--minutes 30] [--rate 50] [--seed 1] [--plans FOLDER]
using PlanBot.Soak;

return await SoakOptions.Command(async (options, cancellationToken) =>
{
    await using var run = await SoakRun.StartAsync(options, cancellationToken);
    var findings = await run.RunAsync(cancellationToken);
    findings.Print(Console.Out);
    return findings.IsSound ? 0 : 1;
}).Parse(args).InvokeAsync();
