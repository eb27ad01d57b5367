using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PlanBot.Data.PlanFolders;

/// <summary>
/// How the last import left the rows of one file of a plan, as a short hash of each cell: what differs from it was changed
/// in PlanBot since, in whatever way. No cell can be read back from it.
/// </summary>
internal sealed class ImportBaseline
{
    public string PlanId { get; set; } = "";

    public string File { get; set; } = "";

    /// <summary>A <see cref="FileBaseline"/> as compressed JSON.</summary>
    public byte[] Content { get; set; } = [];
}

internal sealed class ImportBaselineConfiguration : IEntityTypeConfiguration<ImportBaseline>
{
    public void Configure(EntityTypeBuilder<ImportBaseline> builder) => builder.HasKey(baseline => new { baseline.PlanId, baseline.File });
}

/// <summary>The cells of one file as the last import left them.</summary>
internal sealed class FileBaseline
{
    private const int HashCharacters = 12;

    /// <summary>By row and column; a column that is not there was empty.</summary>
    public SortedDictionary<string, SortedDictionary<string, string>> Rows { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Values of the file for which somebody chose PlanBot's, so that the same file does not ask again.</summary>
    public SortedDictionary<string, string> SetAside { get; init; } = new(StringComparer.Ordinal);

    public static string HashOf(string cell) =>
        cell.Length == 0 ? "" : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(cell)))[..HashCharacters];

    /// <summary>Whether the stored cell is another than the last import left.</summary>
    public bool IsChanged(string id, string column, string cell) =>
        !Rows.TryGetValue(id, out var row) || row.GetValueOrDefault(column, "") != HashOf(cell);

    public bool IsSetAside(string id, string column, string fileValue) =>
        SetAside.TryGetValue(KeyOf(id, column), out var hash) && hash == HashOf(fileValue);

    public void PutAside(string id, string column, string fileValue) => SetAside[KeyOf(id, column)] = HashOf(fileValue);

    public void Keep(string id, string column, string cell)
    {
        if (!Rows.TryGetValue(id, out var row))
        {
            Rows[id] = row = new(StringComparer.Ordinal);
        }

        if (cell.Length == 0)
        {
            row.Remove(column);
        }
        else
        {
            row[column] = HashOf(cell);
        }
    }

    public void Agree(string id, string column) => SetAside.Remove(KeyOf(id, column));

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var compressed = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(compressed, this, ImportBaselineJson.Default.FileBaseline);
        }

        return bytes.ToArray();
    }

    public static FileBaseline OfBytes(byte[] content)
    {
        using var compressed = new BrotliStream(new MemoryStream(content, writable: false), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(compressed, ImportBaselineJson.Default.FileBaseline) ?? new();
    }

    private static string KeyOf(string id, string column) => $"{id}\n{column}";
}

[JsonSerializable(typeof(FileBaseline))]
internal sealed partial class ImportBaselineJson : JsonSerializerContext;
