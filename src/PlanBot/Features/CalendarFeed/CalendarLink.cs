using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Features.CalendarFeed;

/// <summary>
/// A secret link under which a timetable can be read as a calendar. Of the secret only a hash is kept, so that nobody who
/// reads the database can read calendars; who asked for it stands in the audit trail.
/// </summary>
internal sealed class CalendarLink
{
    private const int TokenBytes = 32;

    public Guid Id { get; set; }

    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public string TokenHash { get; set; } = "";

    public string PlanId { get; set; } = "";

    /// <summary>The id of the body whose timetable it is; empty for all.</summary>
    public string BodyId { get; set; } = "";

    /// <summary>The conversation whose subscription it shows; empty where it shows the plan's public timetable.</summary>
    public string ConversationId { get; set; } = "";

    public DateTime CreatedAtUtc { get; set; }

    public DateTime? RevokedAtUtc { get; set; }

    /// <summary>A new secret: 256 random bits, as an address can hold them.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The hash of a token, or nothing where the text cannot be one.</summary>
    public static string? HashOf(string token) =>
        token.Length == Base64Url.GetEncodedLength(TokenBytes) && Base64Url.IsValid(token)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)))
            : null;
}

internal sealed class CalendarLinkConfiguration : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> builder)
    {
        builder.ToTable("CalendarLinks");
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => new { link.PlanId, link.ConversationId });
    }
}
