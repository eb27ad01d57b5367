using System.IO.Compression;
using System.Text;

namespace PlanBot.Packaging;

/// <summary>What became of an attempt to make a package.</summary>
internal abstract record TeamsAppPackageOutcome
{
    private TeamsAppPackageOutcome()
    {
    }

    /// <summary>The package: the bytes of a zip file.</summary>
    internal sealed record Packed(ReadOnlyMemory<byte> Zip) : TeamsAppPackageOutcome;

    /// <summary>There is no package; each problem says in plain words what is wrong where, and what to do.</summary>
    internal sealed record Invalid(IReadOnlyList<string> Problems) : TeamsAppPackageOutcome;
}

/// <summary>
/// Makes the Teams app package of one installation: a zip with the manifest and the icons at its root.
/// The same settings give the same bytes.
/// </summary>
internal static class TeamsAppPackage
{
    /// <summary>The earliest time that a zip entry can have.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Checks the settings, fills in the manifest and packs.</summary>
    public static TeamsAppPackageOutcome Create(TeamsAppSettings settings)
    {
        if (settings.Problems() is { Count: > 0 } problems)
        {
            return new TeamsAppPackageOutcome.Invalid(problems);
        }

        var files = new List<(string Name, byte[] Content)>();
        var unfilled = new List<string>();
        foreach (var name in TeamsAppManifest.FileNames)
        {
            var content = TeamsAppManifest.Read(name);
            if (name.EndsWith(".json", StringComparison.Ordinal))
            {
                var filled = TeamsAppManifest.Fill(Encoding.UTF8.GetString(content), settings.Placeholders, out var left);
                content = Encoding.UTF8.GetBytes(name == TeamsAppManifest.FileName && left.Count == 0 ? GraphManifest.AddTo(filled, settings) : filled);
                unfilled.AddRange(left.Select(placeholder =>
                    $"The manifest's file {name} holds {placeholder}, which no setting fills. Take the placeholder out of manifest/{name} and build PlanBot again."));
            }

            files.Add((name, content));
        }

        return unfilled.Count > 0
            ? new TeamsAppPackageOutcome.Invalid(unfilled)
            : new TeamsAppPackageOutcome.Packed(Zip(files));
    }

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                // Stored, not deflated: it is small, and so does not depend on a compressor's version.
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = EntryTime;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
