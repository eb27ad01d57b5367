using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Teams;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.RecordSearch;

/// <summary>The message extension as Teams calls it: type-ahead, pages, cards to insert.</summary>
public class RecordSearchTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task Records_are_found_by_the_beginnings_of_words_with_a_preview_and_a_card()
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire);

        var results = await SearchAsync(planBot, "vict");

        Assert.NotEmpty(results);
        Assert.All(results, result =>
        {
            Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)result["contentType"]);
            Assert.Equal("application/vnd.microsoft.card.thumbnail", (string?)result["preview"]!["contentType"]);
            Assert.NotEmpty((string)result["preview"]!["content"]!["title"]!);
            Assert.Equal("1.3", (string?)result["content"]!["version"]);
            Assert.Contains("Fictional plan", result["content"]!.ToJsonString(), StringComparison.Ordinal);
        });
        Assert.Contains(results, result => PreviewText(result).StartsWith("Theme · ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("themes", "Theme")]
    [InlineData("ambitions", "Ambition")]
    [InlineData("KPIs", "KPI")]
    [InlineData("commitments", "Commitment")]
    [InlineData("deadlines", "Deadline")]
    public async Task Each_kind_can_be_asked_for_alone(string typed, string kind)
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire);

        var results = await SearchAsync(planBot, typed);

        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.StartsWith($"{kind} · ", PreviewText(result), StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_nothing_typed_the_themes_in_force_and_the_next_deadlines_come()
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire);

        var results = await SearchAsync(planBot, "", "initialRun");

        Assert.Contains(results, result => PreviewText(result).StartsWith("Theme · ", StringComparison.Ordinal));
        Assert.Contains(results, result => PreviewText(result).StartsWith("Deadline · ", StringComparison.Ordinal));
        Assert.All(results, result => Assert.Matches("^(Theme|Deadline) · ", PreviewText(result)));
    }

    [Fact]
    public async Task Pages_follow_one_another_until_there_are_no_more()
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire);
        var total = await planBot.InDatabaseAsync(db => db.Ambitions.CountAsync(TestContext.Current.CancellationToken));
        var titles = new List<string>();

        for (var skip = 0; await SearchAsync(planBot, "ambitions", skip: skip, count: 25) is { Count: > 0 } page; skip += 25)
        {
            Assert.InRange(page.Count, 1, 25);
            titles.AddRange(page.Select(result => (string)result["content"]!["fallbackText"]!));
        }

        Assert.Equal(total, titles.Count);
        Assert.Distinct(titles);
    }

    [Fact]
    public async Task What_is_for_staff_is_found_by_nobody_not_even_staff()
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire);
        await planBot.GrantAsync(TestPerson.Priya, PlanBot.People.Role.Administrator);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);

        foreach (var visibility in new[] { "staff", "" })
        {
            var names = await planBot.InDatabaseAsync(async db => new[]
            {
                (await db.Milestones.FirstAsync(row => row.Visibility == visibility && row.State == "planned", TestContext.Current.CancellationToken)).Event,
                (await db.Kpis.FirstAsync(row => row.Visibility == visibility, TestContext.Current.CancellationToken)).Name,
            });
            foreach (var name in names)
            {
                Assert.Equal(visibility.Length == 0, (await TitlesAsync(priya, name)).Contains(name));
            }
        }
    }

    [Fact]
    public async Task Provisional_figures_stand_on_no_card()
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire);

        var names = await planBot.InDatabaseAsync(db => db.Kpis
            .Where(kpi => db.Measurements.Any(value => value.PlanId == kpi.PlanId && value.KpiId == kpi.Id && value.Provisional))
            .Select(kpi => kpi.Name)
            .ToListAsync(TestContext.Current.CancellationToken));

        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            var found = Assert.Single(await SearchAsync(planBot, name), result => (string?)result["preview"]!["content"]!["title"] == name);
            Assert.DoesNotContain("(provisional)", found.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_plan_chosen_in_ones_own_chat_is_searched_and_the_others_only_where_it_has_nothing()
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire, SamplePlans.Leicestershire);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync("use the Leicestershire 2013 plan");
        var elsewhere = TestConversation.Group(planBot, TestPerson.Tom);

        var inPlan = await SearchAsync(elsewhere, "victims");
        var inOther = await SearchAsync(elsewhere, "northshire");
        var byOther = await SearchAsync(TestConversation.Group(planBot, TestPerson.Priya), "victims");

        Assert.NotEmpty(inPlan);
        Assert.NotEmpty(inOther);
        Assert.NotEmpty(byOther);
        Assert.All(inPlan, result => Assert.Contains("Leicestershire", PreviewText(result), StringComparison.Ordinal));
        Assert.All(inOther, result => Assert.Contains("Northshire", PreviewText(result), StringComparison.Ordinal));
        Assert.All(byOther, result => Assert.Contains("Northshire", PreviewText(result), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_plan_is_chosen_or_set_all_are_searched_and_each_result_names_its_own()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:DefaultPlan", ""));
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        await planBot.ImportSampleAsync(SamplePlans.Leicestershire);

        var results = await SearchAsync(planBot, "victims");

        Assert.Contains(results, result => PreviewText(result).Contains("Northshire", StringComparison.Ordinal));
        Assert.Contains(results, result => PreviewText(result).Contains("Leicestershire", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Searching_in_a_chat_that_PlanBot_is_not_in_does_not_make_it_one_of_PlanBots()
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire);

        await SearchAsync(TestConversation.Group(planBot, TestPerson.Tom), "victims");

        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<Conversation>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task An_abbreviation_finds_what_it_stands_for()
    {
        await using var planBot = await StartAsync(SamplePlans.Leicestershire);
        var title = await planBot.InDatabaseAsync(db => db.Kpis.Select(kpi => kpi.Name).FirstAsync(name => name.Contains("against the person"), TestContext.Current.CancellationToken));

        var results = await SearchAsync(planBot, "vap");

        Assert.Contains(results, result => (string?)result["preview"]!["content"]!["title"] == title);
    }

    [Theory]
    [InlineData("zzzz")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; drop table Plans; --")]
    public async Task What_is_not_there_is_said_in_a_sentence(string typed)
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);

        var reply = await tom.SendAsync(Query(tom, typed));

        Assert.Equal("message", (string?)reply.Body!["composeExtension"]!["type"]);
        Assert.NotEmpty((string)reply.Body["composeExtension"]!["text"]!);
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(int.MinValue, int.MaxValue)]
    [InlineData(100_000, 25)]
    public async Task Wrong_pages_do_no_harm(int skip, int count)
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire);

        Assert.InRange((await SearchAsync(planBot, "ambitions", skip: skip, count: count)).Count, 0, 25);
    }

    [Fact]
    public async Task The_Playgrounds_query_without_a_parameters_name_is_understood()
    {
        await using var planBot = await StartAsync(SamplePlans.Northshire);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var query = Query(tom, "");
        query.Value = JsonNode.Parse("""{"parameters":[{"value":"vict"}],"queryOptions":{"skip":0,"count":25},"commandContext":"compose","context":{"theme":"default"}}""");

        var reply = await tom.SendAsync(query);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.NotEmpty(reply.Body!["composeExtension"]!["attachments"]!.AsArray());
    }

    private static async Task<PlanBotApplication> StartAsync(params string[] plans)
    {
        var planBot = await PlanBotApplication.StartAsync(Today);
        foreach (var plan in plans)
        {
            await planBot.ImportSampleAsync(plan);
        }

        return planBot;
    }

    /// <summary>The titles of what is found; none where it is said that there is nothing.</summary>
    private static async Task<List<string?>> TitlesAsync(TestConversation chat, string typed)
    {
        var extension = (await chat.SendAsync(Query(chat, typed))).Body!["composeExtension"]!;
        return [.. (extension["attachments"]?.AsArray() ?? []).Select(attachment => (string?)attachment!["preview"]!["content"]!["title"])];
    }

    private static string PreviewText(JsonObject result) => (string)result["preview"]!["content"]!["text"]!;

    private static Task<IReadOnlyList<JsonObject>> SearchAsync(PlanBotApplication planBot, string typed, string parameter = "words", int skip = 0, int count = 25) =>
        SearchAsync(TestConversation.Personal(planBot, TestPerson.Tom), typed, parameter, skip, count);

    private static async Task<IReadOnlyList<JsonObject>> SearchAsync(TestConversation chat, string typed, string parameter = "words", int skip = 0, int count = 25)
    {
        var reply = await chat.SendAsync(Query(chat, typed, parameter, skip, count));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        var extension = reply.Body!["composeExtension"]!;
        Assert.Equal("result", (string?)extension["type"]);
        Assert.Equal("list", (string?)extension["attachmentLayout"]);
        return [.. extension["attachments"]!.AsArray().Select(attachment => attachment!.AsObject())];
    }

    private static Activity Query(TestConversation chat, string typed, string parameter = "words", int skip = 0, int count = 25)
    {
        var invoke = chat.NewActivity(ActivityTypes.Invoke);
        invoke.Name = "composeExtension/query";
        invoke.Value = new JsonObject
        {
            ["commandId"] = "searchPlan",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = parameter, ["value"] = parameter == "initialRun" ? "true" : typed }),
            ["queryOptions"] = new JsonObject { ["skip"] = skip, ["count"] = count },
        };
        return invoke;
    }
}
