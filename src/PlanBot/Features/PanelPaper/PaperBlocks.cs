namespace PlanBot.Features.PanelPaper;

/// <summary>A part of a paper, whatever file it is written to.</summary>
internal abstract record PaperBlock
{
    private PaperBlock()
    {
    }

    /// <param name="Level">1 for a section, 2 for a part of one.</param>
    public sealed record Heading(int Level, string Text) : PaperBlock;

    /// <param name="IsNumbered">Papers number their paragraphs, so that a meeting can speak of them.</param>
    public sealed record Paragraph(string Text, bool IsNumbered = true) : PaperBlock;

    public sealed record Bullet(string Text) : PaperBlock;

    /// <summary>What the data does not hold: marked, for a person to fill in.</summary>
    public sealed record Blank(string ToFillIn) : PaperBlock;

    /// <param name="Caption">What the table shows; read out, and set above it.</param>
    /// <param name="Widths">Shares of the page's width, one for each column.</param>
    public sealed record Table(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<int> Widths) : PaperBlock;

    /// <summary>Names on the left and what they are on the right, as at the head of a paper.</summary>
    public sealed record Particulars(IReadOnlyList<(string Name, string Value)> Rows) : PaperBlock;

    /// <param name="AlternativeText">The lines in a sentence, for those who do not see them.</param>
    public sealed record LineChart(string Title, string Unit, string AlternativeText, IReadOnlyList<(string Period, decimal Value, decimal? Compared)> Points, string ComparedWith) : PaperBlock;
}

/// <summary>A paper, ready to be written.</summary>
internal sealed record Paper(string Title, string Subject, string Author, IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>What a blank begins with, so that it can be searched for.</summary>
    public static string BlankMark => PanelPaperTexts.TOBECOMPLETED;

    /// <summary>The marked blanks, also those within tables.</summary>
    public int Blanks => Blocks.Sum(block => block switch
    {
        PaperBlock.Blank => 1,
        PaperBlock.Particulars particulars => particulars.Rows.Count(row => row.Value.Length == 0),
        _ => 0,
    });
}
