namespace PlanBot.Plans;

/// <summary>
/// A paper that was imported by itself, not with a plan folder: a source like those that the folder lists, so that every
/// answer that cites it finds its title. PlanBot's own: no folder holds it, and no import of a folder touches it.
/// </summary>
internal sealed class ImportedDocument : PlanSource
{
    /// <summary>What tells such rows from a folder's: no id or document of a folder begins so.</summary>
    public const string IdPrefix = "document:";

    public const string KindOfSource = "imported paper";

    /// <summary>How its meeting marks it, such as <c>paper J</c>; empty for none.</summary>
    public string ShortName { get; set; } = "";

    /// <summary>SHA-256 of the file, in hexadecimal: the same file again changes nothing.</summary>
    public string ContentHash { get; set; } = "";

    public DateTime ImportedAtUtc { get; set; }

    /// <summary>What people call it by in commands: <c>paper-j</c>.</summary>
    public string Key => Id[IdPrefix.Length..];

    /// <summary><c>"Delivery update" (paper J, 26 June 2013)</c>.</summary>
    public string InWords()
    {
        var details = string.Join(", ", new[] { ShortName, Published?.ToWords() ?? "" }.Where(text => text.Length > 0));
        return details.Length > 0 ? $"\"{Title}\" ({details})" : $"\"{Title}\"";
    }
}

/// <summary>A paragraph of an imported paper, with its words for a short quotation.</summary>
internal sealed class ImportedParagraph : Paragraph
{
    /// <summary>The id of the <see cref="ImportedDocument"/>.</summary>
    public string DocumentId { get; set; } = "";

    public string Text { get; set; } = "";
}
