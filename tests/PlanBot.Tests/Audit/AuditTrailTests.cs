using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Audit;

/// <summary>With the database in a file.</summary>
public sealed class AuditTrailTests() : AuditTrailOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class AuditTrailOnPostgreSqlTests() : AuditTrailOn(TestedDatabase.PostgreSql);

/// <summary>Who changed what, before and after, with the change or not at all.</summary>
public abstract class AuditTrailOn(TestedDatabase kind)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_kept_field_by_field_as_it_was_and_as_it_is()
    {
        await using var planBot = await PlanBotApplication.StartAsync(new(2013, 6, 26), kind);
        await using var scope = planBot.Services.CreateAsyncScope();
        var (db, audit) = (scope.ServiceProvider.GetRequiredService<PlanDbContext>(), scope.ServiceProvider.GetRequiredService<AuditTrail>());
        var milestone = new Milestone { PlanId = "p", Id = "panel-paper", Event = "Paper due", Note = "first" };
        db.Add(milestone);
        await db.SaveChangesAsync(Cancellation);

        milestone.Note = "second";
        audit.RecordChanged(AuditActor.CommandLine, new(AuditKinds.Milestone, "p", "panel-paper"), "note changed", milestone);
        await db.SaveChangesAsync(Cancellation);

        var entry = Assert.Single(await audit.HistoryOfAsync("panel-paper", Cancellation));
        Assert.Equal(("command line", "note changed", """{"Note":"first"}""", """{"Note":"second"}"""), (entry.Actor, entry.Change, entry.BeforeJson, entry.AfterJson));
    }

    [Fact]
    public async Task What_is_not_saved_leaves_no_entry()
    {
        await using var planBot = await PlanBotApplication.StartAsync(new(2013, 6, 26), kind);
        await using (var scope = planBot.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<AuditTrail>()
                .Record(AuditActor.CommandLine, new(AuditKinds.Milestone, "p", "m"), "moved", new Dictionary<string, string>(), new Dictionary<string, string> { ["Date"] = "2013-07-01" });
        }

        Assert.Empty(await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task An_entry_can_be_neither_changed_nor_deleted()
    {
        await using var planBot = await PlanBotApplication.StartAsync(new(2013, 6, 26), kind);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff);

        await Assert.ThrowsAsync<InvalidOperationException>(() => planBot.InDatabaseAsync(async db =>
        {
            (await db.Set<AuditEntry>().SingleAsync(Cancellation)).Change = "nothing happened";
            return await db.SaveChangesAsync(Cancellation);
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => planBot.InDatabaseAsync(async db =>
        {
            db.Remove(await db.Set<AuditEntry>().SingleAsync(Cancellation));
            return await db.SaveChangesAsync(Cancellation);
        }));
    }
}
