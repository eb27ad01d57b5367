using System.Text.RegularExpressions;
using PlanBot.Plans;

namespace PlanBot.Features.Documents;

/// <summary>A paragraph of a paper with its place.</summary>
/// <param name="Place">Its number as the paper gives it (<c>10</c>, <c>3.1(a)</c>), or its heading and its number under it (<c>Background ¶2</c>); unique in the paper.</param>
internal sealed record PaperParagraph(string Place, string Heading, string Text);

/// <summary>
/// Tells a paper's paragraphs apart. A paragraph begins with its number, or with an item's letter under a number, and goes
/// on over what follows without one; where nothing is numbered each block is a paragraph, counted under its heading.
/// </summary>
internal sealed partial class ParagraphSplitter
{
    private const int LongestHeading = 110;
    private const int LongestHeadingInPlace = 60;

    private readonly IReadOnlyList<PaperBlock> _blocks;
    private readonly bool _hasOwnHeadings;
    private readonly List<Draft> _drafts = [];
    private string _heading = "";
    private string _number = "";
    private string _letter = "";
    private string _roman = "";
    private bool _inList;
    private bool _isUnderNumber;

    private ParagraphSplitter(IReadOnlyList<PaperBlock> blocks)
    {
        _blocks = [.. blocks.Select(WithNumber)];
        _hasOwnHeadings = blocks.Count(block => block.Kind is PaperBlockKind.Heading) > 1;
    }

    public static IReadOnlyList<PaperParagraph> Split(Paper paper)
    {
        var splitter = new ParagraphSplitter(paper.Blocks);
        var body = splitter.Body();
        splitter.AddFront(body);
        for (var at = body; at < splitter._blocks.Count; at++)
        {
            splitter.Add(at);
        }

        return splitter.WithPlaces();
    }

    /// <summary>The blocks before the first paragraph: whose paper it is, its title, its date.</summary>
    public static IReadOnlyList<PaperBlock> Front(Paper paper)
    {
        var splitter = new ParagraphSplitter(paper.Blocks);
        return [.. splitter._blocks.Take(splitter.Body())];
    }

    private static PaperBlock WithNumber(PaperBlock block)
    {
        if (block.Kind is PaperBlockKind.Heading)
        {
            return block.Number.Length > 0 || ParagraphNumbers.At(block.Text) is not { } numbered
                ? block with { Text = HeadingNumber().Replace(block.Text, "").Trim() }
                : block with { Text = numbered.Rest, Number = numbered.Number };
        }

        if (block.Number.Length > 0)
        {
            // What a format shows as a label is written like a number at the beginning of a text.
            return ParagraphNumbers.At(block.Number + "\t") is { } label ? block with { Number = label.Number } : block with { Number = "", Text = $"{block.Number} {block.Text}" };
        }

        return ParagraphNumbers.At(block.Text) is { Rest.Length: > 0 } found ? new(found.Rest, found.Number) : block;
    }

    /// <summary>Where the paper begins: at its first numbered paragraph or its first sentences, with the heading before them.</summary>
    private int Body()
    {
        for (var at = 0; at < _blocks.Count; at++)
        {
            if (IsParagraph(at))
            {
                return at > 0 && !IsHeading(at) && IsHeading(at - 1) ? at - 1 : at;
            }
        }

        return _blocks.Count;
    }

    private bool IsParagraph(int at) =>
        _blocks[at].Kind is not PaperBlockKind.Heading && (_blocks[at].Number.Length > 0 || (_blocks[at].Text.Length >= 40 && _blocks[at].Text[^1] is '.' or ':' or ';'));

    private void AddFront(int body)
    {
        if (body > 0)
        {
            var lines = _blocks.Take(body).SelectMany(block => block.Text.Split('\n')).Where(line => !Contact().IsMatch(line)).ToList();
            _drafts.Add(new("header", "Header", IsCounted: false, lines));
        }
    }

    private void Add(int at)
    {
        var block = _blocks[at];
        if (IsHeading(at))
        {
            _heading = block.Text.ReplaceLineEndings(" ").TrimEnd(':', ';', ' ');
            (_number, _letter, _roman, _inList) = (ParagraphNumbers.IsLetter(block.Number) ? "" : block.Number, "", "", false);
            _isUnderNumber = false;
        }
        else if (block.Number.Length > 0)
        {
            AddNumbered(block);
        }
        else if (block.Kind is PaperBlockKind.Item && _drafts.Count > 0 && (_isUnderNumber || _inList || Introduces(_drafts[^1])) && _drafts[^1].Heading == _heading)
        {
            _inList = true;
            _drafts[^1].Texts.Add("• " + block.Text);
        }
        else if (_isUnderNumber || (_drafts.Count > 0 && _drafts[^1] is { IsCounted: true } before && before.Heading == _heading && IsCutOff(before.Texts[^1])))
        {
            _drafts[^1].Texts.Add(block.Text);
        }
        else
        {
            _inList = false;
            _drafts.Add(new("", _heading, IsCounted: true, [block.Text]));
        }
    }

    private void AddNumbered(PaperBlock block)
    {
        var isLetter = ParagraphNumbers.IsLetter(block.Number);

        // A list within a sentence ("is asked to: 1. …"), and letters under no number, belong to the text before them.
        var startsList = block.Number == "1" && !_isUnderNumber && _drafts.Count > 0 && _drafts[^1].Heading == _heading && Introduces(_drafts[^1]);
        if (!_isUnderNumber && _drafts.Count > 0 && _drafts[^1].Heading == _heading && (_inList || startsList || isLetter))
        {
            _inList = true;
            _drafts[^1].Texts.Add($"{block.Number}{(isLetter ? "" : ".")} {block.Text}");
            return;
        }

        if (!isLetter)
        {
            (_number, _letter, _roman) = (block.Number, "", "");
        }
        else if (IsRoman(block.Number))
        {
            _roman = block.Number;
        }
        else
        {
            (_letter, _roman) = (block.Number, "");
        }

        _inList = false;
        _isUnderNumber = true;
        _drafts.Add(new(_number + _letter + _roman, _heading, IsCounted: false, [block.Text]));
    }

    /// <summary>(i) after (h) is a letter; else, and (ii), (iv), a Roman number.</summary>
    private bool IsRoman(string letter) => letter.Trim('(', ')') switch
    {
        "i" => _letter != "(h)",
        "v" => _roman == "(iv)",
        "x" => _roman == "(ix)",
        var several => several.Length > 1 && several.All(character => character is 'i' or 'v' or 'x'),
    };

    private static bool Introduces(Draft draft) => draft.Texts[^1].EndsWith(':') || draft.Texts[^1].EndsWith("to", StringComparison.Ordinal);

    private bool IsHeading(int at)
    {
        var block = _blocks[at];
        if (block.Kind is PaperBlockKind.Heading)
        {
            return true;
        }

        if (block.Kind is PaperBlockKind.Item || !LooksLikeHeading(block.Text) || at + 1 >= _blocks.Count)
        {
            return false;
        }

        if (block.Number.Length > 0)
        {
            // "3. Police and Crime Plan", followed by 3.1.
            return _blocks[at + 1].Number.StartsWith(block.Number + ".", StringComparison.Ordinal);
        }

        // A paper whose format marks its headings has no others; a few words between the items of a list answer the item.
        var nextNumber = _blocks.Skip(at + 1).FirstOrDefault(next => next.Number.Length > 0)?.Number ?? "";
        return !_hasOwnHeadings
            && !(_isUnderNumber && _letter.Length > 0 && ParagraphNumbers.IsLetter(nextNumber) && ParagraphNumbers.Follows(_letter, nextNumber))
            && !IsTextUnderHeading(at);
    }

    /// <summary>What stands right under a heading and looks like one: "None" before the next heading, or a person with an office.</summary>
    private bool IsTextUnderHeading(int at) =>
        at > 0
        && _drafts.Count > 0
        && _blocks[at - 1].Text.TrimEnd(':') == _heading
        && (_blocks[at].Text.Contains(',', StringComparison.Ordinal) || (_blocks[at + 1].Number.Length == 0 && LooksLikeHeading(_blocks[at + 1].Text)));

    /// <summary>A long text that ends within a sentence goes on: the page ended.</summary>
    private static bool IsCutOff(string text) => text.Length >= 80 && (char.IsLetterOrDigit(text[^1]) || text[^1] == ',');

    private static bool LooksLikeHeading(string text) =>
        text.Length is > 1 and <= LongestHeading
        && text[^1] is not ('.' or ';' or ',' or ':' or '?' or '!')
        && text.AsSpan().IndexOfAny('\n', '\t', '@') < 0
        && !text.Contains(" : ", StringComparison.Ordinal)
        && !text.Contains(": ", StringComparison.Ordinal)
        && text.Any(char.IsLetter)
        && !char.IsLower(text[0])
        && text.Count(char.IsWhiteSpace) < 15
        && !text.EndsWith(" to", StringComparison.OrdinalIgnoreCase)
        && !AloneDate().IsMatch(text);

    private List<PaperParagraph> WithPlaces()
    {
        var alone = _drafts.Where(draft => draft.IsCounted).GroupBy(draft => draft.Heading).Where(group => group.Count() == 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        var places = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var paragraphs = new List<PaperParagraph>(_drafts.Count);
        foreach (var draft in _drafts.Where(draft => !IsContact(draft)))
        {
            var heading = Shortened(draft.Heading);
            var place = draft.Number;
            if (draft.IsCounted)
            {
                var number = counted[heading] = counted.GetValueOrDefault(heading) + 1;
                place = heading.Length > 0 && alone.Contains(draft.Heading) ? heading : $"{heading} ¶{number}".Trim();
            }
            else if (places.Contains(place) && heading.Length > 0)
            {
                // Numbers that begin again under a later heading.
                place = $"{heading} ¶{place}";
            }

            var unique = place;
            for (var again = 2; !places.Add(unique); again++)
            {
                unique = $"{place} ({again})";
            }

            paragraphs.Add(new(unique, draft.Heading, string.Join('\n', draft.Texts)));
        }

        return paragraphs;
    }

    /// <summary>Whom to ring is no part of what a paper says, and not PlanBot's to pass on.</summary>
    private static bool IsContact(Draft draft) => Contact().IsMatch(draft.Heading) || (draft.Texts[0].Length <= LongestHeading && Contact().IsMatch(draft.Texts[0]));

    private static string Shortened(string heading)
    {
        if (heading.Length <= LongestHeadingInPlace)
        {
            return heading;
        }

        var end = heading.LastIndexOf(' ', LongestHeadingInPlace);
        return heading[..(end > 0 ? end : LongestHeadingInPlace)] + " …";
    }

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{1,3}){0,4}\.?\s+(?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingNumber();

    [GeneratedRegex(@"^(?:(?:person|officer|people|officers)s? to contact|contact|contacts|author)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contact();

    [GeneratedRegex(@"^(?:\p{L}+day\s)?\d{1,2}(?:st|nd|rd|th)?\s\p{L}+\s\d{4}$", RegexOptions.CultureInvariant)]
    private static partial Regex AloneDate();

    /// <param name="Number">The number with those above it; empty for one that is counted.</param>
    /// <param name="IsCounted">Whether its place is counted under its heading.</param>
    private sealed record Draft(string Number, string Heading, bool IsCounted, List<string> Texts);
}
