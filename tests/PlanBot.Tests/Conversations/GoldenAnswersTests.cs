using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data.PlanFolders;
using PlanBot.Plans;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Conversations;

/// <summary>
/// What a reader is answered about each plan, word for word, and where every figure in it comes from. A change of words
/// shows here before people see it. Where PLANBOT_GOLDEN names the folder of these fixtures in the sources, they are
/// written anew instead, to be read before they are committed.
/// </summary>
public sealed partial class GoldenAnswersTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly JsonSerializerOptions Written = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Plans =>
    [
        "devon-cornwall-2017-20", "devon-cornwall-2021-25", "devon-cornwall-2025-29",
        "lancashire-2016-20", "lancashire-2021-25", "lancashire-2024-29",
        "leicestershire-2013-17", "leicestershire-2017-21", "leicestershire-2021-24", "leicestershire-2025-29",
        "northshire-2025-29",
    ];

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Each_answer_is_the_one_that_was_read_and_its_figures_are_those_of_rows(string plan)
    {
        await using var planBot = await StartAsync(plan);
        var rows = await FiguresOfRowsAsync(planBot, plan);
        var file = Path.Combine(AppContext.BaseDirectory, "Fixtures", "golden", $"{plan}.jsonl");
        var answered = new List<Golden>();
        foreach (var golden in File.ReadLines(file).Select(line => JsonSerializer.Deserialize<Golden>(line, Written)!))
        {
            // Each in a conversation of its own, so that none leans on the one before.
            var conversation = TestConversation.Personal(planBot, new("Asker", string.Create(CultureInfo.InvariantCulture, $"3e9a1c52-0000-4000-8000-{answered.Count:000000000000}")));
            var answer = (await conversation.SayAsync(golden.Question)).Text;
            answered.Add(golden with { Answer = answer });
            var untraced = Untraced(golden.Question, answer, rows);
            Assert.True(untraced.Count == 0, $"{golden.Question}: {string.Join(", ", untraced)} stands in no row. {answer}");
        }

        if (Environment.GetEnvironmentVariable("PLANBOT_GOLDEN") is { Length: > 0 } sources)
        {
            await File.WriteAllLinesAsync(Path.Combine(sources, $"{plan}.jsonl"), answered.Select(golden => JsonSerializer.Serialize(golden, Written)), TestContext.Current.CancellationToken);
            return;
        }

        Assert.All(File.ReadLines(file).Zip(answered), pair => Assert.Equal(JsonSerializer.Deserialize<Golden>(pair.First, Written)!.Answer, pair.Second.Answer));
    }

    [Theory]
    [InlineData("12 offences in 2013/14, down 4 from 16 offences", "")]
    [InlineData("up 6.7% from 3,935 to 4,199", "6.7, 3935, 4199")]
    [InlineData("£1,250.50 in April 2013 (in 47 days)", "1250.5")]
    public void A_figure_that_stands_in_no_row_is_found(string answer, string untraced)
    {
        var rows = new Figures(["12", "16", "2013", "14"], 10);
        Assert.Equal(untraced, string.Join(", ", Untraced("", answer, rows)));
    }

    /// <summary>
    /// The figures that stand in no row and follow from none: a difference or a change in percent of two figures of the
    /// answer, the money of a theme or a year together, a number of rows, a number of days from today, the numbers of the status rule and what was asked all follow.
    /// </summary>
    private static List<string> Untraced(string question, string answer, Figures rows)
    {
        var figures = FiguresOf(InDays().Replace(answer, ""));
        var values = figures.Select(Value).ToList();
        var today = FiguresOf(BritishEnglish.Day(Today));
        return
        [
            .. figures.Where(figure =>
                !rows.OfRows.Contains(figure)
                && !today.Contains(figure)
                && !FiguresOf(question).Contains(figure)
                && !RuleNumbers.Contains(figure)
                && !(Value(figure) is var value && decimal.IsInteger(value) && value <= rows.MostRows)
                && !values.Exists(one => values.Exists(other => Math.Abs(Math.Abs(one - other) - Value(figure)) < 0.06m
                    || (other != 0 && Math.Abs((Math.Abs(one - other) / Math.Abs(other) * 100) - Value(figure)) < 0.06m && rows.OfRows.Contains(Plain(one)) && rows.OfRows.Contains(Plain(other)))))).Distinct(),
        ];
    }

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Those that hold where a plan sets none; StatusRule.md has them.</summary>
    private static readonly string[] RuleNumbers = ["33", "25", "50", "123"];

    private static async Task<PlanBotApplication> StartAsync(string plan)
    {
        if (plan is "northshire-2025-29" or "leicestershire-2013-17")
        {
            var planBot = await PlanBotApplication.StartAsync(Today);
            await planBot.ImportSampleAsync(PlanFormat.NationalPlanId);
            await planBot.ImportSampleAsync(plan);
            return planBot;
        }

        var shared = Environment.GetEnvironmentVariable("PLANBOT_SHARED");
        Assert.SkipUnless(shared is { Length: > 0 } && Directory.Exists(Path.Combine(shared, "plans")), "PLANBOT_SHARED does not name the folder that holds plans/.");
        var withRealPlan = await PlanBotApplication.StartAsync(Today);
        foreach (var folder in (string[])["national", plan])
        {
            await withRealPlan.InScopeAsync<PlanImporter, ImportOutcome>(async importer =>
                await importer.ImportAsync(await FolderFiles.ReadAsync(Path.Combine(shared!, "plans", folder), new(), TestContext.Current.CancellationToken), new(), TestContext.Current.CancellationToken));
        }

        return withRealPlan;
    }

    /// <summary>What stands in the plan's rows and in those of the law, as an export writes them.</summary>
    private static async Task<Figures> FiguresOfRowsAsync(PlanBotApplication planBot, string plan)
    {
        var texts = new List<string>();
        foreach (var id in (string[])[plan, PlanFormat.NationalPlanId])
        {
            texts.AddRange((await planBot.InScopeAsync<PlanExporter, IReadOnlyList<string>>(async exporter =>
                [.. (await exporter.WriteAsync(id, TestContext.Current.CancellationToken)).Select(file => file.Text)])));
        }

        var lines = await planBot.InDatabaseAsync(db => db.CommissioningLines.AsNoTracking().Where(line => line.PlanId == plan && line.AmountGbp != null).ToListAsync());
        var sums = lines.GroupBy(line => line.ThemeId)
            .Concat(lines.GroupBy(line => line.Year))
            .Concat(lines.GroupBy(line => $"{line.ThemeId} {line.Year}"))
            .Concat(lines.GroupBy(_ => ""))
            .Select(group => Plain(group.Sum(line => line.AmountGbp!.Value)));
        return new([.. texts.SelectMany(text => FiguresOf(text).Concat(NumbersOf(text))), .. sums], texts.Max(text => text.Count(sign => sign == '\n')));
    }

    private static List<string> FiguresOf(string text) => [.. Figure().Matches(text).Select(match => Plain(Value(match.Value)))];

    /// <summary>A cell's number ends with the cell, and parts of dates count: <c>2013-10-01</c> is told as 1 October 2013.</summary>
    private static IEnumerable<string> NumbersOf(string text) => Number().Matches(text).Select(match => Plain(Value(match.Value)));

    private static decimal Value(string figure) => decimal.TryParse(figure.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var value) ? value : decimal.MaxValue;

    [GeneratedRegex("[0-9](?:[0-9,]*[0-9])?(?:\\.[0-9]+)?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("[0-9]+(?:\\.[0-9]+)?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex("in [0-9,]+ days|[0-9,]+ days? (?:late|ago|left)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InDays();

    private sealed record Golden(string Question, string Answer);

    /// <param name="OfRows">The figures of all cells.</param>
    /// <param name="MostRows">The rows of the longest file: no count of rows is higher.</param>
    private sealed record Figures(HashSet<string> OfRows, int MostRows);
}
