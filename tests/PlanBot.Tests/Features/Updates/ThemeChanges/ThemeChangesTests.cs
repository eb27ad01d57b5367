using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.Data.PlanFolders;
using PlanBot.Features.CommissioningAmount;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Samples;
using PlanBot.Tests.Support;
using PlanBot.Translation;
using PlanBot.Turns;

namespace PlanBot.Tests.Features.Updates.ThemeChanges;

/// <summary>With the database in a file.</summary>
public sealed class ThemeChangesTests() : ThemeChangesOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class ThemeChangesOnPostgreSqlTests() : ThemeChangesOn(TestedDatabase.PostgreSql);

/// <summary>Northshire's themes as its staff change them in the chat, and what people who ask are told.</summary>
public abstract class ThemeChangesOn(TestedDatabase kind)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_theme_is_renamed_its_records_follow_and_it_can_be_taken_back()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var asked = TestConversation.Channel(planBot, TestPerson.Tom);
        var before = await asked.SayAsync("what's the status of the safer roads theme?");
        var form = await chat.SayAsync("rename the safer roads theme");
        Assert.Contains("You see what would happen before anything is changed", form.Text, StringComparison.Ordinal);
        Assert.Equal("roads", TestReply.Elements(form.Card).Single(element => (string?)element["id"] == "themes")["value"]!.GetValue<string>());

        var wrong = await chat.ExecuteAsync("themes.preview", With(form.ButtonData("See what would happen"), ("themes", "roads"), ("names", "Safer Neighbourhoods"), ("on", "2026-11-22"), ("reason", "Plain words")));
        Assert.Contains("Nothing was changed. There is a theme called Safer Neighbourhoods already", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("Plain words", TestReply.Elements(wrong.Card).Single(element => (string?)element["id"] == "reason")["value"]!.GetValue<string>());

        var preview = await chat.ExecuteAsync("themes.preview", With(form.ButtonData("See what would happen"), ("themes", "roads"), ("names", "Roads Without Harm"), ("on", "2026-11-22"), ("reason", "Families asked for it")));
        Assert.Contains("From today on Safer Roads is called Roads Without Harm, and the plan has six themes.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("counts for Roads Without Harm", preview.Text, StringComparison.Ordinal);
        Assert.False(await planBot.InDatabaseAsync(db => db.Themes.AnyAsync(row => row.Name == "Roads Without Harm", Cancellation)));

        var changed = await chat.ExecuteAsync("themes.apply", preview.ButtonData("Change the themes"));

        Assert.Contains("Roads Without Harm", changed.Text, StringComparison.Ordinal);
        var old = await asked.SayAsync("what happened to safer roads?");
        Assert.Contains("It goes on (renamed on 22 November 2026) as Roads Without Harm", old.Text, StringComparison.Ordinal);
        Assert.Contains("Families asked for it", old.Text, StringComparison.Ordinal);
        var status = await asked.SayAsync("what's the status of the roads without harm theme?");
        Assert.Equal(KpisOn(before), KpisOn(status));
        Assert.NotEmpty(KpisOn(status));
        Assert.Contains("Roads Without Harm", (await asked.SayAsync("which themes are in the plan?")).Text, StringComparison.Ordinal);
        Assert.Contains("Safer Roads", (await asked.SayAsync("which themes were in the plan in January 2026?")).Text, StringComparison.Ordinal);
        Assert.True(await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Kind == AuditKinds.Theme && entry.Reference == "roads" && entry.Change == "renamed" && entry.PersonKey != null, Cancellation)));

        var undone = await chat.ExecuteAsync("themes.undo", changed.ButtonData("Take it back"));

        Assert.Contains("taken back: they are as they were before", undone.Text, StringComparison.Ordinal);
        Assert.Equal(13, await planBot.InDatabaseAsync(db => db.Themes.CountAsync(row => row.PlanId == SamplePlans.Northshire, Cancellation)));
        Assert.Contains("Safer Roads is a current theme", (await asked.SayAsync("what happened to safer roads?")).Text, StringComparison.Ordinal);
        Assert.Contains("taken back already", (await chat.ExecuteAsync("themes.undo", changed.ButtonData("Take it back"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_set_while_a_change_is_planned_holds_on_when_it_comes_into_force()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.SayAsync("rename the safer roads theme");
        var preview = await chat.ExecuteAsync("themes.preview", With(form.ButtonData("See what would happen"), ("themes", "roads"), ("names", "Roads Without Harm"), ("on", "2026-12-01"), ("reason", "Plain words")));
        var changed = await chat.ExecuteAsync("themes.apply", preview.ButtonData("Change the themes"));
        foreach (var theme in new[] { "victims", "safer roads" })
        {
            var status = (await chat.SayAsync($"set the status of the {theme} theme")).ButtonData("Set it");
            await chat.ExecuteAsync("status.set", With(status, ("rating", "red"), ("reason", $"Told to the panel: {theme}"), ("until", "2027-01-31")));
        }

        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(new(2026, 12, 2), new(10, 0))));

        Assert.Contains("Told to the panel: victims", (await chat.SayAsync("why is the victims theme red?")).Text, StringComparison.Ordinal);
        Assert.Contains("Told to the panel: safer roads", (await chat.SayAsync("what's the status of the roads without harm theme?")).Text, StringComparison.Ordinal);

        Assert.Contains("taken back: they are as they were before", (await chat.ExecuteAsync("themes.undo", changed.ButtonData("Take it back"))).Text, StringComparison.Ordinal);
        Assert.Contains("Told to the panel: safer roads", (await chat.SayAsync("what's the status of the safer roads theme?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_asked_about_after_the_day_on_which_it_goes_is_the_one_in_force()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.SayAsync("retire the safer roads theme");
        var preview = await chat.ExecuteAsync("themes.preview", With(form.ButtonData("See what would happen"), ("themes", "roads"), ("on", "2027-02-01"), ("reason", "No longer asked for")));
        await chat.ExecuteAsync("themes.apply", preview.ButtonData("Change the themes"));

        var reply = await chat.SayAsync("what's the status of the safer roads theme as at 1 March 2027?");

        Assert.Contains("planned to be retired on 1 February 2027", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("was a theme in the version of April 2025", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Themes_that_are_merged_count_together_also_in_money_and_a_change_to_come_is_planned_until_then()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.SayAsync("merge the safer roads and safer neighbourhoods themes");
        var preview = await chat.ExecuteAsync("themes.preview", With(form.ButtonData("See what would happen"), ("themes", "roads,neighbourhoods"), ("names", "Good Journeys"), ("on", "2027-03-01"), ("reason", "One team does both")));
        Assert.Contains("From 1 March 2027 on Safer Neighbourhoods and Safer Roads are merged into Good Journeys, and the plan has five themes.", preview.Text, StringComparison.Ordinal);
        var planned = await chat.ExecuteAsync("themes.apply", preview.ButtonData("Change the themes"));
        Assert.Contains("Planned", planned.Text, StringComparison.Ordinal);
        var again = await chat.ExecuteAsync("themes.apply", preview.ButtonData("Change the themes"));
        Assert.Contains("Nothing was changed.", again.Text, StringComparison.Ordinal);

        var tom = TestConversation.Channel(planBot, TestPerson.Tom);
        var list = (await tom.SayAsync("which themes are in the plan?")).Text;
        Assert.Contains("has six themes on 22 November 2026", list, StringComparison.Ordinal);
        Assert.Contains("Planned for the version of 1 March 2027: five themes", list, StringComparison.Ordinal);
        Assert.Contains("is planned to be merged on 1 March 2027 into Good Journeys", (await tom.SayAsync("what happened to safer roads?")).Text, StringComparison.Ordinal);
        var roads = KpisOn(await tom.SayAsync("what's the status of the safer roads theme?"));

        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(new(2027, 3, 1), new(9, 0))));

        Assert.Contains("Safer Roads is no longer a theme of its own", (await tom.SayAsync("what's the status of the safer roads theme?")).Text, StringComparison.Ordinal);
        var merged = await tom.SayAsync("what's the status of the good journeys theme?");
        Assert.Contains("Good Journeys is a current theme", merged.Text, StringComparison.Ordinal);
        var lines = await planBot.InDatabaseAsync(db => db.CommissioningLines.CountAsync(row => row.PlanId == SamplePlans.Northshire && (row.ThemeId == "roads" || row.ThemeId == "neighbourhoods"), Cancellation));
        Assert.True(lines > 0);
        Assert.DoesNotContain("no commissioning line tied to this theme", merged.Text, StringComparison.Ordinal);
        var spent = await planBot.InScopeAsync<CommissioningAmountHandler, Answer>(async handler => await handler.AnswerAsync(
            new(Person.Unknown, "c", ConversationScope.Channel, null, new(2027, 3, 1)),
            await planBot.InDatabaseAsync(db => db.Plans.AsNoTracking().SingleAsync(row => row.Id == SamplePlans.Northshire, Cancellation)),
            new() { Intent = Intents.CommissioningAmount, Score = 1, Entities = [new(EntityTypes.Theme, await IdOfAsync(planBot, "Good Journeys"), SamplePlans.Northshire, 1)] },
            Cancellation));
        Assert.Contains("for Good Journeys", spent.Text, StringComparison.Ordinal);
        Assert.NotEmpty(roads);
        var promised = await planBot.InDatabaseAsync(db => db.Commitments.CountAsync(row => row.PlanId == SamplePlans.Northshire && (row.ThemeId == "roads" || row.ThemeId == "neighbourhoods"), Cancellation));
        Assert.Contains($"Of {promised} commitments", merged.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_tied_to_a_split_theme_is_gone_through_and_a_retired_one_comes_back()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        await ChangeAsync(chat, "split the safer roads theme", ("themes", "roads"), ("names", "Safer Driving\nSafer Crossings"), ("on", "2026-11-22"), ("reason", "Two kinds of work"));

        var waiting = await chat.SayAsync("map ambitions");
        Assert.Contains("records of themes that are gone", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("It was split on 22 November 2026 into the two themes Safer Driving and Safer Crossings", (await chat.SayAsync("what happened to safer roads?")).Text, StringComparison.Ordinal);

        await ChangeAsync(chat, "retire the safer crossings theme", ("themes", await IdOfAsync(planBot, "Safer Crossings")), ("on", "2026-11-22"), ("reason", "Too small"));
        Assert.Contains("It was retired on 22 November 2026. Too small.", (await chat.SayAsync("what happened to safer crossings?")).Text, StringComparison.Ordinal);
        var revive = await chat.SayAsync("revive the safer roads theme");
        Assert.Contains(TestReply.Elements(revive.Card), element => (string?)element["title"] == "Safer Roads (the version of November 2025)");
        await ChangeAsync(chat, "revive the safer roads theme", ("themes", "roads"), ("on", "2026-11-22"), ("reason", "Missed by many"));

        Assert.Contains("Safer Roads is a current theme", (await chat.SayAsync("what's the status of safer roads?")).Text, StringComparison.Ordinal);
        Assert.NotEmpty(KpisOn(await chat.SayAsync("what's the status of safer roads?")));
    }

    [Fact]
    public async Task What_is_stored_of_a_change_is_English_whatever_language_it_was_made_in()
    {
        await using var planBot = await StartAsync();
        var plan = await planBot.InDatabaseAsync(db => db.Plans.AsNoTracking().SingleAsync(row => row.Id == SamplePlans.Northshire, Cancellation));
        using var welsh = Language.Use(Language.Find("cy")!);

        var (change, _) = await planBot.InScopeAsync<PlanBot.Performance.ThemeChanges, (ThemeChange Change, string InWords)>(changes =>
            changes.PreviewAsync(plan, new(ThemeChangeKinds.Renamed, ["roads"], ["Roads Without Harm"], Today, "Families asked for it"), Today, Cancellation));

        Assert.Equal("Recorded in PlanBot on 22 November 2026", change.Added.Single(theme => theme.Name == "Roads Without Harm").Source);
    }

    [Fact]
    public async Task What_the_chat_made_goes_out_as_a_folder_and_comes_back_the_same()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        await ChangeAsync(chat, "rename the safer roads theme", ("themes", "roads"), ("names", "Roads Without Harm"), ("on", "2026-11-22"), ("reason", "Families asked for it"));
        await ChangeAsync(chat, "merge themes", ("themes", $"{await IdOfAsync(planBot, "Roads Without Harm")},{await IdOfAsync(planBot, "Safer Neighbourhoods", "2026-11-22")}"), ("names", "Safe Streets"), ("on", "2027-03-01"), ("reason", "One team"));
        var folder = Path.Combine(Path.GetTempPath(), $"planbot-lineage-{Guid.NewGuid():N}");
        try
        {
            await using var scope = planBot.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PlanExporter>().ExportAsync(SamplePlans.Northshire, folder, Cancellation);
            var outcome = Assert.IsType<ImportOutcome.Imported>(await scope.ServiceProvider.GetRequiredService<PlanImporter>().ImportAsync(folder, new ImportOptions { Replace = true }, Cancellation));

            Assert.True(outcome.ChangedNothing);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_tied_to_a_new_theme_keeps_its_change()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var changed = await ChangeAsync(chat, "rename the safer roads theme", ("themes", "roads"), ("names", "Roads Without Harm"), ("on", "2026-11-22"), ("reason", "Families asked for it"));
        await planBot.InDatabaseAsync(async db =>
        {
            (await db.Kpis.FirstAsync(row => row.PlanId == SamplePlans.Northshire, Cancellation)).ThemeId = (await db.Themes.SingleAsync(row => row.Name == "Roads Without Harm", Cancellation)).Id;
            return await db.SaveChangesAsync(Cancellation);
        });

        var refused = await chat.ExecuteAsync("themes.undo", changed.ButtonData("Take it back"));

        Assert.Contains("Something is tied to the new themes by now", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Something is tied to the new themes by now", (await chat.ExecuteAsync("update.undo", changed.ButtonData("Take it back"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rename the safer roads theme")]
    [InlineData("merge the victims and roads themes")]
    [InlineData("revive the mental health theme")]
    public async Task Who_is_no_staff_is_refused_and_in_a_channel_it_is_answered_in_the_personal_chat(string said)
    {
        await using var planBot = await StartAsync();

        var refused = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(said);
        Assert.Contains("the themes are changed by the staff of Northshire's office", refused.Text, StringComparison.Ordinal);
        Assert.Empty(refused.Cards());

        await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("hello");
        var channel = await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync(said);
        Assert.Contains(channel.Activities, activity => activity.Text?.Contains("personal chat", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(channel.Activities, activity => activity.Conversation?.Id?.StartsWith("19:", StringComparison.Ordinal) == true && activity.Attachments?.Count > 0);
    }

    private static async Task<TestReply> ChangeAsync(TestConversation chat, string said, params (string Name, string Value)[] inputs)
    {
        var form = await chat.SayAsync(said);
        var preview = await chat.ExecuteAsync("themes.preview", With(form.ButtonData("See what would happen"), inputs));
        return await chat.ExecuteAsync("themes.apply", preview.ButtonData("Change the themes"));
    }

    private static Task<string> IdOfAsync(PlanBotApplication planBot, string name, string version = "") => planBot.InDatabaseAsync(db =>
        db.Themes.Where(row => row.PlanId == SamplePlans.Northshire && row.Name == name && (version == "" || row.Version == version)).Select(row => row.Id).SingleAsync(Cancellation));

    /// <summary>The names of the plan's KPIs that stand on a reply.</summary>
    private static List<string> KpisOn(TestReply reply) =>
        [.. new[] { "Roadside tests for drink and drugs", "People killed or seriously hurt", "Rural crime", "collisions" }.Where(name => reply.Text.Contains(name, StringComparison.OrdinalIgnoreCase))];

    private async Task<PlanBotApplication> StartAsync()
    {
        var planBot = await PlanBotApplication.StartAsync(Today, kind);
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
