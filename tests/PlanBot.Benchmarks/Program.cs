// How long recognition and the whole turn take, and how the time grows with the plans.
//   PLANBOT_SHARED   the folder that holds plans/ and questions/public.jsonl; without it the samples and a few questions on them
//   PlanBot.Benchmarks [rounds]
//   PlanBot.Benchmarks turns [rounds]   the whole turn alone
// How long it takes to drain the outbox at a connector that answers in 50 ms:
//   PlanBot.Benchmarks drain [posts] [connection string of an empty PostgreSQL database]
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PlanBot.Benchmarks;
using PlanBot.Recognition;
using PlanBot.Tests.Recognition;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["drain", ..])
{
    var posts = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10_000;
    foreach (var paced in new[] { false, true })
    {
        var time = await OutboxDrain.MeasureAsync(posts, args.Length > 2 ? args[2] : "", paced);
        Console.WriteLine($"{posts} posts to 200 conversations, {(paced ? "paced" : "not paced")}: {time.TotalSeconds:0.0} s, {posts / time.TotalSeconds:0} a second");
    }

    return 0;
}

var turnsOnly = args is ["turns", ..];
var given = turnsOnly ? args[1..] : args;
var rounds = given.Length > 0 ? int.Parse(given[0], CultureInfo.InvariantCulture) : 50;
var today = new DateOnly(2026, 11, 23);
var (folders, questions) = AskedPlans.Read(today);
if (turnsOnly)
{
    await MeasureTurnsAsync();
    return 0;
}

var ten = PlanFolderRows.Read([.. folders]);

Console.WriteLine("plans   records   build ms   questions with   median µs   p99 µs   max µs   bytes/question");
foreach (var fold in new[] { 1, 10, 100 })
{
    var clock = Stopwatch.StartNew();
    var vocabulary = PlanVocabulary.Build(ManyPlans.Of(ten, fold));
    var build = clock.Elapsed.TotalMilliseconds;
    var recognizer = new Recognizer(vocabulary);
    foreach (var (what, asked) in new (string, List<QuestionInConversation>)[]
    {
        ("a plan", [.. questions.Where(question => question.PlanId.Length > 0)]),
        ("no plan", [.. questions.Select(question => question with { PlanId = "" })]),
    })
    {
        var result = Timing.Of(recognizer, asked, fold == 1 ? rounds : Math.Max(3, rounds / fold));
        Console.WriteLine($"{vocabulary.Plans.Count,5}  {vocabulary.Records.Count,8}  {build,9:0}   {what,-14}  {result.MedianMicroseconds,10:0}  {result.P99Microseconds,7:0}  {result.MaxMicroseconds,7:0}  {result.BytesEach,14:0}");
    }
}

await MeasureTurnsAsync();
return 0;

async Task MeasureTurnsAsync()
{
    Console.WriteLine("plans   turns      median ms   p99 ms   max ms   first ms   bytes/turn   processor ms/turn");
    foreach (var fold in new[] { 1, 10, 100 })
    {
        var asked = questions.Where(question => question.PlanId.Length > 0 && question.PlanId != PlanVocabulary.National).ToList();
        var each = fold == 1 ? Math.Max(3, rounds / 5) : 3;
        var times = await TurnTiming.MeasureAsync(folders, asked, fold, each);
        Console.WriteLine($"{(folders.Count - 1) * fold,5}  {asked.Count * each,6}  {times.MedianMilliseconds,13:0.00}  {times.P99Milliseconds,7:0.0}  {times.MaxMilliseconds,7:0.0}  {times.FirstMilliseconds,9:0}  {times.BytesEach,11:0}  {times.ProcessorMilliseconds,18:0.00}");
    }
}
