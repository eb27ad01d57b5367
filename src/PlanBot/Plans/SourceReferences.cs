namespace PlanBot.Plans;

/// <summary>A place that a fact is from, as it can be shown.</summary>
/// <param name="Title">The document's title, or its address where the plan lists no title.</param>
/// <param name="Address">A web address that can be opened, or empty.</param>
/// <param name="Place">The paragraph or section, such as <c>¶8</c>; empty for the whole document.</param>
/// <param name="PublishedOn">When the document was published; nothing where that is not known.</param>
internal sealed record SourceReference(string Title, string Address, string Place, PartialDate? PublishedOn)
{
    public string Published => PublishedOn?.ToWords() ?? "";

    /// <summary><c>JARAP paper J, ¶8 (26 June 2013)</c>.</summary>
    public string ToWords()
    {
        var text = Place.Length > 0 ? $"{Title}, {Place}" : Title;
        return Published.Length > 0 ? $"{text} ({Published})" : text;
    }
}

/// <summary>Reads the <c>source</c> cell of rows with the help of the plan's list of sources.</summary>
internal sealed class SourceReferences
{
    private readonly Dictionary<string, PlanSource> _byAddress;

    public SourceReferences(IEnumerable<PlanSource> sources)
    {
        _byAddress = new(StringComparer.OrdinalIgnoreCase);
        foreach (var source in sources)
        {
            _byAddress.TryAdd(source.Address, source);
        }
    }

    /// <summary>All places of the cells, each once, in their order.</summary>
    public IReadOnlyList<SourceReference> Of(params IEnumerable<string> cells) =>
        [.. cells.SelectMany(Split).Select(Read).Distinct()];

    /// <summary>The documents of the cells, each once and without its places: for lists that many paragraphs stand behind.</summary>
    public IReadOnlyList<SourceReference> DocumentsOf(params IEnumerable<string> cells) =>
        [.. Of(cells).Select(source => source with { Place = "" }).Distinct()];

    private static IEnumerable<string> Split(string cell) =>
        cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private SourceReference Read(string text)
    {
        // The place may begin with a section ("… Progress ¶7"), so the document is the longest one listed that it begins with.
        var listed = _byAddress.Keys
            .Where(known => text.Equals(known, StringComparison.OrdinalIgnoreCase) || text.StartsWith(known + " ", StringComparison.OrdinalIgnoreCase))
            .MaxBy(known => known.Length);
        var mark = text.IndexOf('¶', StringComparison.Ordinal);
        var (address, place) = listed is not null ? (listed, text[listed.Length..].Trim())
            : mark > 0 ? (text[..mark].TrimEnd(), text[mark..])
            : (text, "");
        var web = address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? address
            : "";
        return listed is not null
            ? new(_byAddress[listed].Title, web, place, _byAddress[listed].Published)
            : new(web.Length > 0 && Uri.TryCreate(web, UriKind.Absolute, out var uri) ? uri.Host : address, web, place, null);
    }
}
