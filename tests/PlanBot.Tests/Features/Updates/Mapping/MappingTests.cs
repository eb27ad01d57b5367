using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.Updates.Mapping;

/// <summary>With the database in a file.</summary>
public sealed class MappingTests() : MappingOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class MappingOnPostgreSqlTests() : MappingOn(TestedDatabase.PostgreSql);

/// <summary>Ambitions mapped to themes in the chat, one by name or all one after the other.</summary>
public abstract class MappingOn(TestedDatabase kind)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_ambition_is_mapped_by_its_number_and_taken_back()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var number = await planBot.InDatabaseAsync(db => db.Ambitions.Where(row => row.PlanId == SamplePlans.Northshire && row.ThemeIds == "").OrderBy(row => row.Ordinal).Select(row => row.Ref).FirstAsync(Cancellation));

        var mapped = await chat.SayAsync($"map ambition {number} to victims and survivors");

        Assert.Contains("counts for Support for Victims and Survivors.", mapped.Text, StringComparison.Ordinal);
        Assert.Contains("5 ambitions of Northshire's", mapped.Text, StringComparison.Ordinal);
        Assert.Equal("victims", await ThemesAsync(planBot, number));
        Assert.True(await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Kind == AuditKinds.Ambition && entry.Change == "mapped" && entry.PersonKey != null, Cancellation)));

        var undone = await chat.ExecuteAsync("map.undo", mapped.ButtonData("Take it back"));

        Assert.Contains("The mapping is taken back", undone.Text, StringComparison.Ordinal);
        Assert.Equal("", await ThemesAsync(planBot, number));
    }

    [Fact]
    public async Task The_unmapped_are_gone_through_one_after_the_other()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var first = await chat.SayAsync("which ambitions have no theme?");
        Assert.Contains("6 ambitions of Northshire's", first.Text, StringComparison.Ordinal);

        var nothing = await chat.ExecuteAsync("map.save", With(first.ButtonData("Save and go on"), ("themes", "")));
        Assert.Contains("Nothing was changed. Choose a theme", nothing.Text, StringComparison.Ordinal);
        var second = await chat.ExecuteAsync("map.save", With(first.ButtonData("Save and go on"), ("themes", "trust,victims")));
        Assert.Contains("counts for Support for Victims and Survivors and A Trusted and Effective Police Service.", second.Text, StringComparison.Ordinal);
        Assert.Contains("5 ambitions", second.Text, StringComparison.Ordinal);
        var place = second.ButtonData("Save and go on");
        var third = await chat.ExecuteAsync("map.next", second.ButtonData("Skip"));
        Assert.NotEqual((string?)place["id"], (string?)third.ButtonData("Save and go on")["id"]);

        var last = third;
        for (var left = 0; left < 5 && TestReply.Elements(last.Card).Any(element => (string?)element["title"] == "Save and go on"); left++)
        {
            last = await chat.ExecuteAsync("map.save", With(last.ButtonData("Save and go on"), ("themes", "trust")));
        }

        Assert.Contains("That was the last one. 1 ambition of Northshire's", last.Text, StringComparison.Ordinal);
        Assert.Equal(1, await planBot.InDatabaseAsync(db => db.Ambitions.CountAsync(row => row.PlanId == SamplePlans.Northshire && row.ThemeIds == "", Cancellation)));
        Assert.Contains("Which theme does it count for?", (await chat.ExecuteAsync("map.next", last.ButtonData("Map what is left"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_likely_theme_is_ticked_and_saved_by_the_button_alone()
    {
        await using var planBot = await StartAsync();
        await planBot.InDatabaseAsync(db => db.Ambitions.Where(row => row.PlanId == SamplePlans.Northshire && row.Id == "a001").ExecuteUpdateAsync(update => update.SetProperty(row => row.ThemeIds, ""), Cancellation));
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        var form = await chat.SayAsync("unmapped ambitions");

        Assert.Contains("Likely: Support for Victims and Survivors, since both speak of", form.Text, StringComparison.Ordinal);
        Assert.Equal("victims", TestReply.Elements(form.Card).Single(element => (string?)element["id"] == "themes")["value"]!.GetValue<string>());
        Assert.Equal("", await planBot.InDatabaseAsync(db => db.Ambitions.Where(row => row.PlanId == SamplePlans.Northshire && row.Id == "a001").Select(row => row.ThemeIds).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task Who_is_no_staff_sees_the_list_and_maps_nothing()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);

        Assert.Contains("6 ambitions of Northshire's", (await chat.SayAsync("which ambitions have no theme?")).Text, StringComparison.Ordinal);
        Assert.Contains("decided by the staff of Northshire's office", (await chat.SayAsync("map ambitions")).Text, StringComparison.Ordinal);
        Assert.Contains("decided by the staff of Northshire's office", (await chat.ExecuteAsync("map.save", new JsonObject { ["planId"] = SamplePlans.Northshire, ["kind"] = "ambition", ["id"] = "a001", ["themes"] = "trust" })).Text, StringComparison.Ordinal);
        Assert.Equal("victims", await planBot.InDatabaseAsync(db => db.Ambitions.Where(row => row.PlanId == SamplePlans.Northshire && row.Id == "a001").Select(row => row.ThemeIds).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task An_ambition_that_there_is_not_is_said()
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("map ambition 987 to victims");

        Assert.Contains("Nothing was changed: I find no ambition \"987\"", reply.Text, StringComparison.Ordinal);
    }

    private static Task<string> ThemesAsync(PlanBotApplication planBot, string number) => planBot.InDatabaseAsync(db =>
        db.Ambitions.Where(row => row.PlanId == SamplePlans.Northshire && row.Ref == number).Select(row => row.ThemeIds).SingleAsync(Cancellation));

    private async Task<PlanBotApplication> StartAsync()
    {
        var planBot = await PlanBotApplication.StartAsync(new(2026, 11, 22), kind);
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
