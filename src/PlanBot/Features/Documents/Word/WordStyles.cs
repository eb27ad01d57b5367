using DocumentFormat.OpenXml.Wordprocessing;

namespace PlanBot.Features.Documents.Word;

/// <summary>What a paragraph's style says of it, with what the style is based on.</summary>
internal sealed class WordStyles
{
    /// <summary>Deeper, a style is based on itself.</summary>
    private const int MostBases = 20;

    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);
    private readonly string _default = "";

    public WordStyles(Styles? styles)
    {
        foreach (var style in styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id)
            {
                _styles.TryAdd(id, style);
                _default = style.Type?.Value == StyleValues.Paragraph && style.Default?.Value == true ? id : _default;
            }
        }
    }

    /// <summary>A heading, or the paper's title.</summary>
    public bool IsHeading(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is < 9
        || Chain(StyleOf(paragraph)).Any(style => style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is < 9 || IsHeadingName(style.StyleName?.Val?.Value ?? ""));

    public string StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? _default;

    /// <summary>The numbering of a style, and the style in whose name a level of it may stand; nothing where it has none.</summary>
    public (NumberingProperties Numbering, string StyleId)? NumberingOf(string styleId) =>
        Chain(styleId)
            .Where(style => style.StyleParagraphProperties?.NumberingProperties is not null)
            .Select(style => ((NumberingProperties, string)?)(style.StyleParagraphProperties!.NumberingProperties!, style.StyleId!.Value!))
            .FirstOrDefault();

    private IEnumerable<Style> Chain(string styleId)
    {
        for (var i = 0; i < MostBases && _styles.TryGetValue(styleId, out var style); i++)
        {
            yield return style;
            styleId = style.BasedOn?.Val?.Value ?? "";
        }
    }

    private static bool IsHeadingName(string name) =>
        name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) || name.Equals("title", StringComparison.OrdinalIgnoreCase);
}
