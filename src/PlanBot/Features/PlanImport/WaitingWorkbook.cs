using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanBot.Data;
using PlanBot.People;

namespace PlanBot.Features.PlanImport;

/// <summary>A workbook that somebody sent, was shown what it would change, and has not applied yet.</summary>
internal sealed class WaitingWorkbook
{
    /// <summary>Whose it is; each person has one at most.</summary>
    public Guid PersonKey { get; set; }

    /// <summary>What the preview's buttons carry, so that an earlier preview's apply nothing else.</summary>
    public Guid Id { get; set; }

    public string FileName { get; set; } = "";

    public byte[] Content { get; set; } = [];

    /// <summary>Stands for what was shown.</summary>
    public string Fingerprint { get; set; } = "";

    public DateTime ExpiresAtUtc { get; set; }
}

internal sealed class WaitingWorkbookConfiguration : IEntityTypeConfiguration<WaitingWorkbook>
{
    public void Configure(EntityTypeBuilder<WaitingWorkbook> builder) => builder.HasKey(workbook => workbook.PersonKey);
}

/// <summary>Keeps the workbooks that wait: one for each person, for a day.</summary>
internal sealed class WaitingWorkbooks(PlanDbContext db, TimeProvider clock) : IExpiringRecords, IPersonalRecords
{
    /// <summary>More than any plan's workbook needs: it is kept in the database.</summary>
    public const int LargestBytes = 5 * 1024 * 1024;

    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    /// <summary>Keeps it in place of one that the person sent before.</summary>
    public async Task<WaitingWorkbook> KeepAsync(Guid personKey, string fileName, ReadOnlyMemory<byte> content, string fingerprint, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<WaitingWorkbook>().SingleOrDefaultAsync(workbook => workbook.PersonKey == personKey, cancellationToken);
        if (waiting is null)
        {
            waiting = new WaitingWorkbook { PersonKey = personKey };
            db.Add(waiting);
        }

        (waiting.Id, waiting.FileName, waiting.Content) = (Guid.NewGuid(), fileName, content.ToArray());
        (waiting.Fingerprint, waiting.ExpiresAtUtc) = (fingerprint, clock.GetUtcNow().UtcDateTime + KeptFor);
        await db.SaveChangesAsync(cancellationToken);
        return waiting;
    }

    /// <summary>The person's own, as long as it waits and no other was sent since.</summary>
    public async Task<WaitingWorkbook?> FindAsync(Guid personKey, string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Guid.TryParse(id, out var given)
            ? await db.Set<WaitingWorkbook>().AsNoTracking().SingleOrDefaultAsync(workbook => workbook.PersonKey == personKey && workbook.Id == given && workbook.ExpiresAtUtc > now, cancellationToken)
            : null;
    }

    /// <summary>Takes it away, in the transaction of the context that is given.</summary>
    public static Task ForgetAsync(PlanDbContext context, WaitingWorkbook workbook, CancellationToken cancellationToken) =>
        context.Set<WaitingWorkbook>().Where(row => row.PersonKey == workbook.PersonKey && row.Id == workbook.Id).ExecuteDeleteAsync(cancellationToken);

    public Task ForgetAsync(WaitingWorkbook workbook, CancellationToken cancellationToken) => ForgetAsync(db, workbook, cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<WaitingWorkbook>().Where(workbook => workbook.ExpiresAtUtc <= now).ExecuteDeleteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, JsonNode>> ExportAsync(PersonRow person, CancellationToken cancellationToken)
    {
        var name = await db.Set<WaitingWorkbook>().Where(workbook => workbook.PersonKey == person.Key).Select(workbook => workbook.FileName).SingleOrDefaultAsync(cancellationToken);
        return name is null ? new Dictionary<string, JsonNode>() : new() { ["workbookWaiting"] = JsonValue.Create(name) };
    }

    /// <inheritdoc/>
    public Task EraseAsync(PersonRow person, CancellationToken cancellationToken) =>
        db.Set<WaitingWorkbook>().Where(workbook => workbook.PersonKey == person.Key).ExecuteDeleteAsync(cancellationToken);
}
