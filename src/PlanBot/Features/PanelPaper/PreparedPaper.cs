using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PlanBot.Data;
using PlanBot.People;

namespace PlanBot.Features.PanelPaper;

/// <summary>A paper that waits a quarter of an hour for the one person who asked for it.</summary>
internal sealed class PreparedPaper
{
    /// <summary>The SHA-256 of the token that the person was given; the token itself is nowhere kept.</summary>
    public string TokenHash { get; set; } = "";

    public Guid PersonKey { get; set; }

    public string FileName { get; set; } = "";

    public byte[] Content { get; set; } = [];

    public DateTime ExpiresAtUtc { get; set; }
}

internal sealed class PreparedPaperConfiguration : IEntityTypeConfiguration<PreparedPaper>
{
    public void Configure(EntityTypeBuilder<PreparedPaper> builder) => builder.HasKey(paper => paper.TokenHash);
}

/// <summary>Keeps drafted papers for a quarter of an hour, each found by a random token only.</summary>
internal sealed class PreparedPapers(PlanDbContext db, TimeProvider clock) : IExpiringRecords, IPersonalRecords
{
    /// <summary>The media type of Word files.</summary>
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);

    /// <summary>Keeps the paper.</summary>
    /// <returns>The token, 43 characters for an address.</returns>
    public async Task<string> KeepAsync(Guid personKey, string fileName, byte[] content, CancellationToken cancellationToken)
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        db.Add(new PreparedPaper { TokenHash = HashOf(token), PersonKey = personKey, FileName = fileName, Content = content, ExpiresAtUtc = clock.GetUtcNow().UtcDateTime + KeptFor });
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>The paper of the token; nothing where there is none or its time is over.</summary>
    public async Task<PreparedPaper?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(token), clock.GetUtcNow().UtcDateTime);
        return await db.Set<PreparedPaper>().AsNoTracking().SingleOrDefaultAsync(paper => paper.TokenHash == hash && paper.ExpiresAtUtc > now, cancellationToken);
    }

    public async Task ForgetAsync(string token, Guid personKey, CancellationToken cancellationToken)
    {
        var hash = HashOf(token);
        await db.Set<PreparedPaper>().Where(paper => paper.TokenHash == hash && paper.PersonKey == personKey).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await db.Set<PreparedPaper>().Where(paper => paper.ExpiresAtUtc <= now).ExecuteDeleteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, JsonNode>> ExportAsync(PersonRow person, CancellationToken cancellationToken)
    {
        var names = await db.Set<PreparedPaper>().Where(paper => paper.PersonKey == person.Key).Select(paper => paper.FileName).ToListAsync(cancellationToken);
        return names.Count == 0
            ? new Dictionary<string, JsonNode>()
            : new() { ["papersWaiting"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) };
    }

    /// <inheritdoc/>
    public Task EraseAsync(PersonRow person, CancellationToken cancellationToken) =>
        db.Set<PreparedPaper>().Where(paper => paper.PersonKey == person.Key).ExecuteDeleteAsync(cancellationToken);

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
