using System.Globalization;
using PlanBot.Storm;

// dotnet run --project tests/PlanBot.Storm -c Release [SUBMISSIONS PEOPLE CONCURRENCY KILLS SEED] [CONNECTION STRING OF AN EMPTY POSTGRESQL DATABASE]
var postgreSql = args.Length is 1 or 6 ? args[^1] : "";
var numbers = args[..^(postgreSql.Length > 0 ? 1 : 0)].Select(argument => int.Parse(argument, CultureInfo.InvariantCulture)).ToArray();
var plan = numbers is [var submissions, var people, var concurrency, var kills, var seed]
    ? new StormPlan(submissions, people, concurrency, kills, seed, postgreSql)
    : new StormPlan(500, 50, 16, 3, 2013, postgreSql);
var report = await StormRun.RunAsync(plan, CancellationToken.None);
Console.WriteLine(report);
return report.IsSound ? 0 : 1;
