using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.People;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.StatusReasons;

/// <summary>Northshire's themes, asked why they are what they are, and set by a person.</summary>
public class StatusReasonsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Why_is_it_amber_after_a_status_tells_what_counted_and_the_rule()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);
        await chat.SayAsync("what's the status of the victims theme?");

        var reply = await chat.SayAsync("why is it amber?");

        Assert.Contains("Support for Victims and Survivors is amber. By the rule:", reply.Text, StringComparison.Ordinal);
        Assert.Contains("What weighs most: Bring waits for counselling down to six weeks (delayed)", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Red: 33% or more of what is judged is off track", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Set the status", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why is the serious violence theme red?", "Tackling Serious Violence and Exploitation is red.")]
    [InlineData("why are safer roads not rated", "Safer Roads is not rated.")]
    [InlineData("why is vawg amber", "Set by Head of Policy and Performance on 29 October 2026, until 29 January 2027")]
    [InlineData("how is the status worked out?", "How a theme of Northshire's Safer Northshire: Police and Crime Plan 2025-29 gets its status")]
    public async Task A_theme_is_named_in_the_question(string question, string expected)
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync(question);

        Assert.Contains(expected, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_set_a_status_with_reason_and_last_day_and_leave_it_to_the_rule_again()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.SayAsync("set the status of the victims theme");
        var data = form.ButtonData("Set it");

        var refused = await chat.ExecuteAsync("status.set", With(data, ("rating", "green"), ("reason", ""), ("until", "2027-01-31")));
        Assert.Contains("Nothing was changed. Give the reason", refused.Text, StringComparison.Ordinal);
        var tooFar = await chat.ExecuteAsync("status.set", With(data, ("rating", "green"), ("reason", "Settled"), ("until", "2029-01-31")));
        Assert.Contains("Give the last day on which it holds", tooFar.Text, StringComparison.Ordinal);

        var set = await chat.ExecuteAsync("status.set", With(data, ("rating", "green"), ("reason", "The third provider has signed"), ("until", "2027-01-31")));

        Assert.Contains("Set by Priya Shah on 22 November 2026, until 31 January 2027: The third provider has signed.", set.Text, StringComparison.Ordinal);
        Assert.Contains("By the rule it would be amber", set.Text, StringComparison.Ordinal);
        var seen = await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync("status of the victims theme");
        Assert.Contains("✔ Green: on track", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Set by Priya Shah", seen.Text, StringComparison.Ordinal);

        var cleared = await chat.ExecuteAsync("status.clear", data);

        Assert.Contains("The rule decides again. Support for Victims and Survivors is amber.", cleared.Text, StringComparison.Ordinal);
        var kept = await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().Where(entry => entry.Kind == AuditKinds.Status).OrderBy(entry => entry.Id).ToListAsync(Cancellation));
        Assert.Equal(["status set", "status left to the rule"], kept.Select(entry => entry.Change));
        Assert.Contains("The third provider has signed", kept[1].BeforeJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_cannot_set_it_even_with_the_forms_data()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);

        var asked = await chat.SayAsync("set the status of the victims theme to green");
        var pressed = await chat.ExecuteAsync("status.set", new JsonObject
        {
            ["planId"] = SamplePlans.Northshire,
            ["themeId"] = "victims",
            ["rating"] = "green",
            ["reason"] = "I say so",
            ["until"] = "2027-01-31",
        });

        Assert.Contains("Nothing was changed", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", pressed.Text, StringComparison.Ordinal);
        Assert.Equal("", await planBot.InDatabaseAsync(db => db.Themes.Where(theme => theme.Id == "victims").Select(theme => theme.SetRating).SingleAsync(Cancellation)));
    }

    private static async Task<PlanBotApplication> StartAsync()
    {
        var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        return planBot;
    }

    private static JsonObject With(JsonObject data, params (string Name, string Value)[] inputs)
    {
        var all = data.DeepClone().AsObject();
        foreach (var (name, value) in inputs)
        {
            all[name] = value;
        }

        return all;
    }
}
