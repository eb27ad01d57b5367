using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Data.PlanFolders;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Data;

/// <summary>An installation moves from one database to another, whole or not at all.</summary>
public sealed class DatabaseMoveTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestedDatabase.Sqlite, TestedDatabase.PostgreSql)]
    [InlineData(TestedDatabase.PostgreSql, TestedDatabase.Sqlite)]
    [InlineData(TestedDatabase.Sqlite, TestedDatabase.Sqlite)]
    public async Task Every_row_arrives_and_the_numbers_go_on(TestedDatabase fromKind, TestedDatabase toKind)
    {
        await using var from = await TemporaryDatabase.CreateAsync(fromKind);
        await using var to = await TemporaryDatabase.CreateAsync(toKind);
        await new SmallPlan().ImportAsync(from);
        await using (var context = from.Open())
        {
            context.Add(new Conversation { Id = "19:steering@thread.tacv2" });
            context.Add(new OutboxPost { Key = "first" });
            context.Add(new OutboxPost { Key = "second" });
            await context.SaveChangesAsync(Cancellation);
        }

        await using (var source = from.Open())
        await using (var target = to.Open())
        {
            var moved = Assert.IsType<MoveOutcome.Moved>(await DatabaseMove.MoveAsync(source, target, Cancellation));
            Assert.True(moved.Rows > 20);
        }

        Assert.Equal(await SmallPlan.ExportAsync(from), await SmallPlan.ExportAsync(to));
        await using var again = to.Open();
        Assert.Equal(2, await again.Set<OutboxPost>().CountAsync(Cancellation));
        again.Add(new OutboxPost { Key = "third" });
        await again.SaveChangesAsync(Cancellation);
        await using var old = from.Open();
        Assert.Equal(
            await old.DataVersions.Select(version => version.Value).SingleAsync(Cancellation),
            await again.DataVersions.Select(version => version.Value).SingleAsync(Cancellation));
    }

    [Theory]
    [InlineData(TestedDatabase.Sqlite, TestedDatabase.PostgreSql)]
    [InlineData(TestedDatabase.PostgreSql, TestedDatabase.Sqlite)]
    public async Task A_row_of_every_table_arrives_whatever_tables_there_are(TestedDatabase fromKind, TestedDatabase toKind)
    {
        await using var from = await TemporaryDatabase.CreateAsync(fromKind);
        await using var to = await TemporaryDatabase.CreateAsync(toKind);
        await using var source = from.Open();
        var types = source.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => type != typeof(DataVersion)).ToList();
        source.AddRange(types.Select(RowOf));
        await source.SaveChangesAsync(Cancellation);
        source.ChangeTracker.Clear();
        await using var target = to.Open();

        var moved = Assert.IsType<MoveOutcome.Moved>(await DatabaseMove.MoveAsync(source, target, Cancellation));

        Assert.Equal(types.Count + 1, moved.Rows);
        foreach (var type in types)
        {
            var count = Count.MakeGenericMethod(type);
            Assert.Equal((type.Name, await (Task<int>)count.Invoke(null, [source])!), (type.Name, await (Task<int>)count.Invoke(null, [target])!));
        }
    }

    [Fact]
    public async Task A_database_that_holds_anything_at_all_is_left_alone()
    {
        await using var from = await TemporaryDatabase.CreateAsync();
        await using var to = await TemporaryDatabase.CreateAsync();
        await using (var context = to.Open())
        {
            context.Add(new Conversation { Id = "19:steering@thread.tacv2" });
            await context.SaveChangesAsync(Cancellation);
        }

        await using var source = from.Open();
        await using var target = to.Open();

        Assert.Equal(new MoveOutcome.NotEmpty(nameof(Conversation)), await DatabaseMove.MoveAsync(source, target, Cancellation));
    }

    [Fact]
    public async Task A_database_that_holds_plans_is_left_alone()
    {
        await using var from = await TemporaryDatabase.CreateAsync();
        await using var to = await TemporaryDatabase.CreateAsync();
        await new SmallPlan().ImportAsync(to);
        await using var source = from.Open();
        await using var target = to.Open();

        Assert.IsType<MoveOutcome.NotEmpty>(await DatabaseMove.MoveAsync(source, target, Cancellation));

        Assert.Equal(1, await target.Plans.CountAsync(Cancellation));
    }

    /// <summary>A row that holds nothing but a key of its own.</summary>
    private static object RowOf(Type type)
    {
        var row = Activator.CreateInstance(type, nonPublic: true)!;
        if (row is PlanRow planRow)
        {
            planRow.Id = type.Name;
        }

        return row;
    }

    private static readonly MethodInfo Count = typeof(DatabaseMoveTests).GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static Task<int> CountAsync<TEntity>(PlanDbContext context)
        where TEntity : class => context.Set<TEntity>().CountAsync(Cancellation);
}
