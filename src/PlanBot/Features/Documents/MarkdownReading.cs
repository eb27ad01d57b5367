using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PlanBot.Features.Documents;

/// <summary>Reads Markdown: headings, paragraphs, items with their numbers, rows of tables.</summary>
internal static partial class MarkdownReading
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().Build();

    public static PaperReading Read(string text)
    {
        try
        {
            var blocks = new List<PaperBlock>();
            Add(blocks, Markdown.Parse(text, Pipeline), "", PaperBlockKind.Text);
            return new PaperReading.Read(new Paper(blocks));
        }
        catch (ArgumentException)
        {
            return new PaperReading.Refused(DocumentsTexts.TheFilesQuotationsOrListsStand);
        }
    }

    private static void Add(List<PaperBlock> blocks, ContainerBlock container, string number, PaperBlockKind kind)
    {
        foreach (var block in container)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    AddText(blocks, TextOf(heading.Inline), "", PaperBlockKind.Heading);
                    break;
                case Table table:
                    blocks.AddRange(table.OfType<TableRow>().Select(row => new PaperBlock(string.Join('\t', row.OfType<TableCell>().Select(TextOf)))));
                    break;
                case ListBlock list:
                    AddItems(blocks, list);
                    break;
                case ContainerBlock inner:
                    Add(blocks, inner, number, kind);
                    break;
                case HtmlBlock or CodeBlock:
                    AddText(blocks, WithoutTags(((LeafBlock)block).Lines.ToString()), number, kind);
                    break;
                case LeafBlock leaf:
                    AddText(blocks, TextOf(leaf.Inline), number, kind);
                    break;
            }

            // What follows in the same item goes on in it.
            (number, kind) = ("", PaperBlockKind.Text);
        }
    }

    private static void AddItems(List<PaperBlock> blocks, ListBlock list)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var number = list.IsOrdered ? item.Order.ToString(CultureInfo.InvariantCulture) : "";
            Add(blocks, item, number, list.IsOrdered ? PaperBlockKind.Text : PaperBlockKind.Item);
        }
    }

    private static void AddText(List<PaperBlock> blocks, string text, string number, PaperBlockKind kind)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            blocks.Add(new(text.Trim(), number, kind));
        }
    }

    private static string TextOf(TableCell cell) => string.Join(' ', cell.Descendants<LeafBlock>().Select(leaf => TextOf(leaf.Inline).Trim()));

    private static string TextOf(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append('\n');
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case HtmlInline { Tag: ['<', 'b', 'r', ..] }:
                    text.Append('\n');
                    break;
            }
        }

        return text.ToString();
    }

    private static string WithoutTags(string html) => WebUtility.HtmlDecode(Tag().Replace(html, " "));

    [GeneratedRegex("<[^<>]{0,500}>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
