using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace PlanBot.Data;

/// <summary>Copies an installation from one database into another, empty one, whole or not at all.</summary>
internal static class DatabaseMove
{
    private const int RowsAtOnce = 500;

    private static readonly MethodInfo HasRows = typeof(DatabaseMove).GetMethod(nameof(HasAnyAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo CopyRows = typeof(DatabaseMove).GetMethod(nameof(CopyAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Copies every table and counts the rows on both sides before anything is kept.</summary>
    public static async Task<MoveOutcome> MoveAsync(PlanDbContext from, PlanDbContext to, CancellationToken cancellationToken)
    {
        // Imported papers stand in the table of sources, their paragraphs in that of paragraphs: with those they are read.
        var types = from.Model.GetEntityTypes().Where(entity => entity.BaseType is null).Select(entity => entity.ClrType).ToList();
        foreach (var type in types.Where(type => type != typeof(DataVersion)))
        {
            if (await (Task<bool>)HasRows.MakeGenericMethod(type).Invoke(null, [to, cancellationToken])!)
            {
                return new MoveOutcome.NotEmpty(type.Name);
            }
        }

        await using var transaction = await to.Database.BeginTransactionAsync(cancellationToken);

        // The only row that a new database has of itself; the old one's takes its place.
        await to.DataVersions.ExecuteDeleteAsync(cancellationToken);
        var rows = 0;
        foreach (var type in types)
        {
            var (read, written) = await (Task<(int Read, int Written)>)CopyRows.MakeGenericMethod(type).Invoke(null, [from, to, cancellationToken])!;
            if (read != written)
            {
                return new MoveOutcome.Differs(type.Name, read, written);
            }

            rows += read;
        }

        await to.AfterCopyAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new MoveOutcome.Moved(types.Count, rows);
    }

    private static Task<bool> HasAnyAsync<TEntity>(PlanDbContext db, CancellationToken cancellationToken)
        where TEntity : class => db.Set<TEntity>().AnyAsync(cancellationToken);

    private static async Task<(int Read, int Written)> CopyAsync<TEntity>(PlanDbContext from, PlanDbContext to, CancellationToken cancellationToken)
        where TEntity : class
    {
        var read = 0;
        await foreach (var some in from.Set<TEntity>().AsNoTracking().AsAsyncEnumerable().Chunk(RowsAtOnce).WithCancellation(cancellationToken))
        {
            read += some.Length;
            to.Set<TEntity>().AddRange(some);
            await to.SaveCopiedAsync(cancellationToken);
            to.ChangeTracker.Clear();
        }

        return (read, await to.Set<TEntity>().CountAsync(cancellationToken));
    }
}

/// <summary>What became of a move.</summary>
internal abstract record MoveOutcome
{
    private MoveOutcome()
    {
    }

    public sealed record Moved(int Tables, int Rows) : MoveOutcome;

    /// <summary>The database to move to holds something already.</summary>
    public sealed record NotEmpty(string Table) : MoveOutcome;

    /// <summary>A table did not arrive whole; nothing was kept.</summary>
    public sealed record Differs(string Table, int Read, int Written) : MoveOutcome;
}
