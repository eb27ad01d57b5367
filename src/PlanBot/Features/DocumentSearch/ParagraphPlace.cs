using PlanBot.Plans;

namespace PlanBot.Features.DocumentSearch;

/// <summary>Where a paragraph stands, as a person would cite it.</summary>
internal static class ParagraphPlace
{
    /// <summary>
    /// <c>Paragraph 10 of JARAP paper J, under "Purpose of the Refresh"</c>; a part without a number is named by its own
    /// name (<c>The part "Commissioning cycle"</c>).
    /// </summary>
    /// <param name="title">The paper's title; empty where it is the paper spoken of.</param>
    public static string InWords(Paragraph paragraph, string title)
    {
        var of = title.Length > 0 ? DocumentSearchTexts.FormatOfTitle(title) : "";
        var mark = paragraph.Para.IndexOf('¶', StringComparison.Ordinal);
        var number = mark >= 0 ? paragraph.Para[(mark + 1)..] : char.IsAsciiDigit(paragraph.Para.FirstOrDefault()) ? paragraph.Para : "";
        var under = paragraph.Heading.Length > 0 && paragraph.Heading != paragraph.Para ? DocumentSearchTexts.FormatUnderHeading(paragraph.Heading) : "";
        return number.Length > 0 ? DocumentSearchTexts.FormatParagraphNumberOfUnder(number, of, under)
            : paragraph.Para.Equals("header", StringComparison.OrdinalIgnoreCase) ? DocumentSearchTexts.FormatTheHeader(of)
            : DocumentSearchTexts.FormatThePart(paragraph.Para, of, under);
    }
}
