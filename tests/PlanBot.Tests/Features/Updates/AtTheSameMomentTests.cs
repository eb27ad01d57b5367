using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.Updates;

/// <summary>With the database in a file.</summary>
public sealed class AtTheSameMomentTests() : AtTheSameMomentOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class AtTheSameMomentOnPostgreSqlTests() : AtTheSameMomentOn(TestedDatabase.PostgreSql);

/// <summary>Two people of the office who record something in the same moment: what both say is kept.</summary>
public abstract class AtTheSameMomentOn(TestedDatabase kind)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_decisions_about_a_commitment_are_both_kept_and_each_can_be_taken_back_alone()
    {
        await using var planBot = await StartAsync();
        var (plan, priya) = await OfAsync(planBot);

        var (first, second) = await AtOnceAsync<PlanDecisions>(planBot, (decisions, which) => decisions.DecideAsync(
            priya,
            plan,
            new("victims-hub", "", $"The {which} decision", "The building costs too much", Today, null, [("Outreach", 1000m)], "", null, ""),
            Today,
            Cancellation));

        Assert.Equal(["The first decision", "The second decision"], await planBot.InDatabaseAsync(db =>
            db.Decisions.Where(row => row.Summary.EndsWith(" decision")).OrderBy(row => row.Ordinal).Select(row => row.Summary).ToListAsync(Cancellation)));
        Assert.IsType<UpdateOutcome.Kept>(await planBot.InScopeAsync<UpdateUndo, UpdateOutcome>(undo => undo.UndoAsync(priya, plan, Assert.IsType<UpdateOutcome.Kept>(second).Undo, mayUndoOthers: false, Cancellation)));
        Assert.Equal(["The first decision"], await planBot.InDatabaseAsync(db => db.Decisions.Where(row => row.Summary.EndsWith(" decision")).Select(row => row.Summary).ToListAsync(Cancellation)));
        Assert.Equal(1, await planBot.InDatabaseAsync(db => db.Reallocations.CountAsync(row => row.Destination == "Outreach", Cancellation)));
    }

    [Fact]
    public async Task Two_recommendations_two_reviews_and_two_alignments_are_all_kept()
    {
        await using var planBot = await StartAsync();
        var (plan, priya) = await OfAsync(planBot);

        await AtOnceAsync<PlanScrutiny>(planBot, (scrutiny, which) => scrutiny.RecommendAsync(
            priya, plan, new("", "panel", $"The {which} recommendation", Today, false, "no outcome yet", "", Today.AddDays(30), null, null, null, ""), Today, Cancellation));
        await AtOnceAsync<PlanScrutiny>(planBot, (scrutiny, which) => scrutiny.ReviewAsync(
            priya, plan, new($"The {which} review", Today, "no change", "Nothing has to change", null, ""), Today, Cancellation));
        await AtOnceAsync<PlanAlignments>(planBot, (alignments, which) => alignments.AlignAsync(
            priya, plan, new("", "roads", AmbitionAlignment.ForceStrategy, "", $"The {which} strategy", "", ""), Today, Cancellation));

        Assert.Equal(["The first recommendation", "The second recommendation"], await planBot.InDatabaseAsync(db =>
            db.Recommendations.Where(row => row.Summary.EndsWith(" recommendation")).OrderBy(row => row.Ordinal).Select(row => row.Summary).ToListAsync(Cancellation)));
        Assert.Equal(2, await planBot.InDatabaseAsync(db => db.Milestones.CountAsync(row => row.Event.EndsWith(" recommendation"), Cancellation)));
        Assert.Equal(["The first review", "The second review"], await planBot.InDatabaseAsync(db =>
            db.Reviews.Where(row => row.Name.EndsWith(" review") && row.Name.StartsWith("The ")).OrderBy(row => row.Ordinal).Select(row => row.Name).ToListAsync(Cancellation)));
        Assert.Equal(["The first strategy", "The second strategy"], await planBot.InDatabaseAsync(db =>
            db.Alignments.Where(row => row.Item.EndsWith(" strategy") && row.Item.StartsWith("The ")).OrderBy(row => row.Ordinal).Select(row => row.Item).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task Of_two_values_for_the_same_month_the_later_one_revises_the_other()
    {
        await using var planBot = await StartAsync();
        var (plan, priya) = await OfAsync(planBot);

        await AtOnceAsync<PlanUpdates>(planBot, (updates, which) => updates.MeasureAsync(
            priya, plan, new("victim-satisfaction", new(2026, 11, 1), new(2026, 11, 30), which == "first" ? "78" : "79", true, "", ""), Today, Cancellation));

        var value = await planBot.InDatabaseAsync(db => db.Measurements.AsNoTracking().SingleAsync(row => row.KpiId == "victim-satisfaction" && row.PeriodStart == PartialDate.Parse("2026-11-01"), Cancellation));
        Assert.Equal("79", value.Value);
        Assert.Contains("was 78%", value.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_the_themes_the_second_is_told_to_look_again()
    {
        await using var planBot = await StartAsync();
        var (plan, priya) = await OfAsync(planBot);
        var (given, before) = await RenamingAsync(planBot, plan);

        var (first, second) = await AtOnceAsync<PlanBot.Performance.ThemeChanges>(planBot, (changes, _) => changes.ApplyAsync(priya, plan, given, before, Today, Cancellation));

        Assert.IsType<UpdateOutcome.Kept>(first);
        Assert.Contains("changed meanwhile", Assert.IsType<UpdateOutcome.Refused>(second).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_that_is_nobodys_doing_is_not_taken_for_somebody_elses_change()
    {
        await using var planBot = await StartAsync();
        var (plan, priya) = await OfAsync(planBot);
        var (given, before) = await RenamingAsync(planBot, plan);
        await using var scope = planBot.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<PlanDbContext>().SavingChanges += (_, _) => throw new DbUpdateException("The disk is full.");

        var fault = await Assert.ThrowsAsync<DbUpdateException>(() => scope.ServiceProvider.GetRequiredService<PlanBot.Performance.ThemeChanges>().ApplyAsync(priya, plan, given, before, Today, Cancellation));

        Assert.Equal("The disk is full.", fault.Message);
    }

    private static async Task<(GivenThemeChange Given, string Before)> RenamingAsync(PlanBotApplication planBot, Plan plan)
    {
        var given = new GivenThemeChange(ThemeChangeKinds.Renamed, ["roads"], ["Roads Without Harm"], Today, "Families asked for it");
        var (change, _) = await planBot.InScopeAsync<PlanBot.Performance.ThemeChanges, (ThemeChange, string)>(changes => changes.PreviewAsync(plan, given, Today, Cancellation));
        return (given, change.Before);
    }

    /// <summary>Two people write. The second has read already what is there when the first one's change is stored.</summary>
    private static async Task<(UpdateOutcome First, UpdateOutcome Second)> AtOnceAsync<TService>(PlanBotApplication planBot, Func<TService, string, Task<UpdateOutcome>> write)
        where TService : notnull
    {
        await using var scope = planBot.Services.CreateAsyncScope();
        UpdateOutcome? first = null;
        scope.ServiceProvider.GetRequiredService<PlanDbContext>().SavingChanges += (_, _) =>
            first ??= Task.Run(() => planBot.InScopeAsync<TService, UpdateOutcome>(service => write(service, "first")), Cancellation).GetAwaiter().GetResult();
        var second = await write(scope.ServiceProvider.GetRequiredService<TService>(), "second");
        return (first!, second);
    }

    private static async Task<(Plan Plan, Person Priya)> OfAsync(PlanBotApplication planBot) => (
        await planBot.InDatabaseAsync(db => db.Plans.AsNoTracking().SingleAsync(row => row.Id == SamplePlans.Northshire, Cancellation)),
        await planBot.InScopeAsync<PeopleDirectory, Person>(people => people.FindAsync(TestPerson.Tenant, TestPerson.Priya.ObjectId, TestPerson.Priya.Name, Cancellation)));

    private async Task<PlanBotApplication> StartAsync()
    {
        var planBot = await PlanBotApplication.StartAsync(Today, kind);
        await planBot.ImportSampleAsync(SamplePlans.Northshire);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "northshire");
        return planBot;
    }
}
