using PlanBot.Plans;

namespace PlanBot.Features.PanelPaper;

/// <summary>Numbers the sources of a paper in the order in which they are named, for its last appendix.</summary>
internal sealed class PaperSources(SourceReferences references)
{
    private readonly List<SourceReference> _named = [];

    public IReadOnlyList<SourceReference> Named => _named;

    /// <summary><c>[1]</c>, <c>[1] [4]</c>; <c>no source given</c> where the cells are empty.</summary>
    public string MarksOf(params IEnumerable<string> cells)
    {
        var numbers = new List<int>();
        foreach (var source in references.Of(cells))
        {
            var at = _named.IndexOf(source);
            if (at < 0)
            {
                _named.Add(source);
                at = _named.Count - 1;
            }

            numbers.Add(at + 1);
        }

        return numbers.Count == 0 ? PanelPaperTexts.NoSourceGiven : string.Join(' ', numbers.Distinct().Select(number => $"[{number}]"));
    }
}
