using System.IO.Compression;
using System.Xml;

namespace PlanBot.Data;

/// <summary>How far the parts of an Office file may unfold: more is a mistake or an attack, and would fill the memory.</summary>
/// <param name="Parts">How many parts it may have.</param>
/// <param name="UnfoldedBytes">What all parts together may unfold to.</param>
/// <param name="UnfoldedTextBytes">What one part that is read as text may unfold to.</param>
/// <param name="Depth">How deep elements may stand in one another.</param>
internal sealed record OfficePackageLimits(int Parts, long UnfoldedBytes, long UnfoldedTextBytes, int Depth);

/// <summary>Why an Office file is not read.</summary>
internal enum OfficePackageFault
{
    Damaged,
    TooFar,
    Macros,
    OtherZip,
}

/// <summary>Looks over the parts of a Word or Excel file before anything in it is believed: size unfolded, depth, macros.</summary>
internal static class OfficePackage
{
    /// <returns>Why it is not read, or nothing.</returns>
    public static OfficePackageFault? FaultOf(ReadOnlyMemory<byte> content, OfficePackageLimits limits, CancellationToken cancellationToken)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > limits.Parts)
            {
                return OfficePackageFault.TooFar;
            }

            if (zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return OfficePackageFault.Macros;
            }

            var left = limits.UnfoldedBytes;
            foreach (var entry in zip.Entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var isText = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
                var most = isText ? Math.Min(left, limits.UnfoldedTextBytes) : left;
                if (Unfolded(entry, most) is var unfolded && unfolded > most)
                {
                    return OfficePackageFault.TooFar;
                }

                left -= unfolded;
                if (isText && !IsSound(entry, limits.Depth))
                {
                    return OfficePackageFault.Damaged;
                }
            }

            return zip.GetEntry("[Content_Types].xml") is null ? OfficePackageFault.OtherZip : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or NotSupportedException)
        {
            return OfficePackageFault.Damaged;
        }
    }

    /// <summary>How much it unfolds to in truth, counted no further than the limit: what a file says of itself may be a lie.</summary>
    private static long Unfolded(ZipArchiveEntry entry, long most)
    {
        if (entry.Length > most)
        {
            return entry.Length;
        }

        using var part = entry.Open();
        var buffer = new byte[64 * 1024];
        long unfolded = 0;
        int read;
        while (unfolded <= most && (read = part.Read(buffer)) > 0)
        {
            unfolded += read;
        }

        return unfolded;
    }

    /// <summary>Well formed, without a document type, and no deeper than allowed: a reader that recurses would end the process.</summary>
    private static bool IsSound(ZipArchiveEntry entry, int depth)
    {
        try
        {
            using var part = entry.Open();
            using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.Depth > depth)
                {
                    return false;
                }
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
