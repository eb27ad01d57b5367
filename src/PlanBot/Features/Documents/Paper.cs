using PlanBot.Plans;

namespace PlanBot.Features.Documents;

/// <summary>A paper as it was read, before its paragraphs are told apart.</summary>
/// <param name="Blocks">Its headings, paragraphs, items and rows of tables in their order.</param>
internal sealed record Paper(IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>The title in the file's own properties: often a template's, so it is only suggested.</summary>
    public string PropertyTitle { get; init; } = "";

    /// <summary>The date in the file's own properties, only suggested too.</summary>
    public PartialDate? PropertyDate { get; init; }

    /// <summary>Pages that hold pictures instead of text; none for formats without pages.</summary>
    public IReadOnlyList<int> PagesWithoutText { get; init; } = [];
}

/// <summary>One block of a paper.</summary>
/// <param name="Text">Its words; line breaks stay.</param>
/// <param name="Number">The number that the format itself gives it (<c>3.1</c>, <c>(a)</c>); empty where it can only stand in the text.</param>
/// <param name="Kind">What the format says that it is.</param>
internal sealed record PaperBlock(string Text, string Number = "", PaperBlockKind Kind = PaperBlockKind.Text);

internal enum PaperBlockKind
{
    Text,
    Heading,

    /// <summary>An item with a bullet.</summary>
    Item,
}

/// <summary>What came of reading a file.</summary>
internal abstract record PaperReading
{
    private PaperReading()
    {
    }

    public sealed record Read(Paper Paper) : PaperReading;

    /// <summary>The file is not read; one sentence says why and what to do.</summary>
    public sealed record Refused(string Sentence) : PaperReading;
}
