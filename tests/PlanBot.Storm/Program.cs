using System.Globalization;
using PlanBot.Storm;

// dotnet run --project tests/PlanBot.Storm -c Release [SUBMISSIONS PEOPLE CONCURRENCY KILLS SEED]
var numbers = args.Select(argument => int.Parse(argument, CultureInfo.InvariantCulture)).ToArray();
var plan = numbers is [var submissions, var people, var concurrency, var kills, var seed]
    ? new StormPlan(submissions, people, concurrency, kills, seed)
    : new StormPlan(500, 50, 16, 3, 2013);
var report = await StormRun.RunAsync(plan, CancellationToken.None);
Console.WriteLine(report);
return report.IsSound ? 0 : 1;
