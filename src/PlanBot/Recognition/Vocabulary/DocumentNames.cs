using System.Collections.Frozen;
using PlanBot.Plans;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition.Vocabulary;

/// <summary>A paper that a question names.</summary>
/// <param name="Doc">The paper, as its paragraphs name it.</param>
/// <param name="ByMark">Whether it is named by its mark (<c>paper J</c>), which means nothing else.</param>
internal sealed record NamedDocument(string PlanId, string Doc, bool ByMark);

/// <summary>How people name a paper: by its mark (<c>paper J</c>), or by its title or the end of it (<c>the delivery plan update</c>).</summary>
internal sealed class DocumentNames
{
    /// <summary>Fewer words of a title's end could mean anything.</summary>
    private const int FewestWordsOfTitle = 3;

    private static readonly string[] KindsOfPaper = ["paper", "report", "document", "item"];

    private readonly FrozenDictionary<string, Form[]> _forms;

    public DocumentNames(IEnumerable<PlanSource> sources, Wordbook wordbook) =>
        _forms = sources
            .SelectMany(source => FormsOf(source, wordbook))
            .GroupBy(form => form.Words[0])
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    public static IEnumerable<string> TextsOf(PlanSource source) => source is ImportedDocument document ? [document.Title, document.ShortName] : [source.Title];

    /// <summary>The papers that the words name; where several names stand in them, those of most words.</summary>
    public IReadOnlyList<NamedDocument> In(IReadOnlyList<string> words)
    {
        var found = new List<Form>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var form in _forms.GetValueOrDefault(words[at]) ?? [])
            {
                if (at + form.Words.Count <= words.Count && form.Words.Select((word, index) => words[at + index] == word).All(same => same))
                {
                    found.Add(form);
                }
            }
        }

        var meant = found.Exists(form => form.Document.ByMark) ? found.FindAll(form => form.Document.ByMark) : found.FindAll(form => form.Words.Count == found.Max(other => other.Words.Count));
        return [.. meant.Select(form => form.Document).Distinct()];
    }

    private static IEnumerable<Form> FormsOf(PlanSource source, Wordbook wordbook)
    {
        var mark = source is ImportedDocument { ShortName.Length: > 0 } imported ? imported.ShortName : PaperMarks.In(source.Title);
        var marked = Tokenizer.Words(mark);
        if (marked.Count > 0)
        {
            yield return new(marked, new(source.PlanId, source.Address, ByMark: true));
            if (marked is [var kind, var letter] && KindsOfPaper.Contains(kind))
            {
                foreach (var other in KindsOfPaper.Where(other => other != kind))
                {
                    yield return new([other, letter], new(source.PlanId, source.Address, ByMark: true));
                }
            }
        }

        var title = wordbook.Canonical(Tokenizer.Words(source.Title));
        for (var start = 0; start + FewestWordsOfTitle <= title.Count; start++)
        {
            yield return new(title[start..], new(source.PlanId, source.Address, ByMark: false));
        }
    }

    private sealed record Form(List<string> Words, NamedDocument Document);
}
