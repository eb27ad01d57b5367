using System.Text.RegularExpressions;

namespace PlanBot.Recognition.Wording;

/// <summary>What is named by a letter or a number: a submission, a comment, a section of an act, a paragraph.</summary>
internal sealed partial record References
{
    /// <summary>References such as <c>LEI-2013-P017</c> or <c>SUB-0007</c>, in capitals.</summary>
    public IReadOnlyList<string> Submissions { get; private init; } = [];

    /// <summary>Letters or numbers of consultation comments: <c>h</c>, <c>a2</c>, <c>3</c>.</summary>
    public IReadOnlyList<string> Comments { get; private init; } = [];

    /// <summary>Sections of the act as the data's ids write them: <c>s5-6-b</c>.</summary>
    public IReadOnlyList<string> Sections { get; private init; } = [];

    /// <summary>Paragraphs as the papers number them: <c>10</c>, <c>3.1</c>.</summary>
    public IReadOnlyList<string> Paragraphs { get; private init; } = [];

    /// <summary>The letter where a question is nothing but one: "and d?".</summary>
    public string? LetterAlone { get; private init; }

    /// <param name="plain">The question's text in lower case (<see cref="Tokenizer.Plain"/>).</param>
    public static References In(string plain) => new()
    {
        Submissions = [.. Submission().Matches(plain).Select(match => match.Value.ToUpperInvariant()).Distinct()],
        Comments = [.. Comment().Matches(plain).SelectMany(match => Letter().Matches(match.Groups["letters"].Value)).Select(letter => letter.Value).Distinct()],
        Sections = [.. Section().Matches(plain).Select(SectionId).Distinct()],
        LetterAlone = Alone().Match(plain) is { Success: true } alone ? alone.Groups["letter"].Value : null,
        Paragraphs = [.. Paragraph().Matches(plain).Select(match => match.Groups["number"].Value).Distinct()],
    };

    private static string SectionId(Match match)
    {
        var parts = Part().Matches(match.Groups["parts"].Value).Select(part => part.Value);
        return string.Join('-', parts.Prepend("s" + match.Groups["section"].Value));
    }

    [GeneratedRegex(@"\b(?:[a-z]{2,4}-\d{4}-[a-z]\d{1,5}|sub-\d{1,8})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Submission();

    [GeneratedRegex(@"\b(?:comments?|points?|letters?)\s{1,3}['""(]?(?<letters>(?:[a-y]2?|\d{1,3})\b(?:(?:\s?(?:,|&|and|or|\+)\s?){1,2}(?:[a-y]2?|\d{1,3})\b){0,8})(?!')", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*(?:(?:and|or|what about|how about|so)\s{1,3})?(?<letter>[a-y]2?)\s*\??\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Alone();

    [GeneratedRegex(@"\b(?:[a-y]2?|\d{1,3})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"\b(?:section|sect|sec|s)\.?\s?(?<section>\d{1,2})(?<parts>(?:\s?\([0-9a-z]{1,2}\)){0,3})(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(@"[0-9a-z]{1,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"(?:\bparagraphs?|\bparas?|¶)\.?\s?(?<number>\d{1,3}(?:\.\d{1,2}(?:\s[a-z](?=\W|$))?)?(?:\([a-z]{1,4}\))?)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Paragraph();
}
