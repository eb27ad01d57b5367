namespace PlanBot.Plans;

/// <summary>What of a framework the plan supports: the ambitions and themes that are aligned to one item of it.</summary>
internal sealed record AlignedItem(string Framework, string MeasureId, string Name, IReadOnlyList<Ambition> Ambitions, IReadOnlyList<Theme> Themes, IReadOnlyList<Alignment> Rows, string Source)
{
    public bool IsSupported => Rows.Count > 0;
}

/// <summary>
/// How a plan's ambitions are aligned to what is asked nationally and by the force. An ambition counts as aligned where a
/// row names it: that its theme is aligned says nothing about each of the theme's ambitions.
/// </summary>
internal sealed class AmbitionAlignment(IReadOnlyList<Ambition> ambitions, IReadOnlyList<Theme> themes, IReadOnlyList<Alignment> rows, IReadOnlyList<NationalMeasure> measures)
{
    public const string NationalMeasures = "national measures";

    public const string StrategicRequirement = "strategic policing requirement";

    public const string ForceStrategy = "force strategy";

    public static IReadOnlyList<string> Frameworks { get; } = [NationalMeasures, StrategicRequirement, ForceStrategy];

    public IReadOnlyList<Ambition> Ambitions => ambitions;

    public IReadOnlyList<Alignment> Rows => rows;

    /// <summary>The items of a framework (of all where it is empty): the national list first, in its order, then what rows name besides.</summary>
    public IReadOnlyList<AlignedItem> ItemsOf(string framework)
    {
        var items = new List<AlignedItem>();
        foreach (var one in framework.Length > 0 ? [framework] : Frameworks)
        {
            var ofFramework = rows.Where(row => row.Framework == one).ToList();
            var listed = measures.Where(measure => one is StrategicRequirement ? measure.IsThreat : one is NationalMeasures && !measure.IsThreat).ToList();
            items.AddRange(listed.Select(measure => Item(one, measure.Id, measure.Name, measure.Source, [.. ofFramework.Where(row => row.MeasureId == measure.Id)])));
            items.AddRange(ofFramework
                .Where(row => listed.TrueForAll(measure => measure.Id != row.MeasureId))
                .GroupBy(row => row.Item)
                .Select(group => Item(one, "", group.Key, "", [.. group])));
        }

        return items;
    }

    /// <summary>The ambitions that no row aligns to the framework; to any where it is empty.</summary>
    public IReadOnlyList<Ambition> Unaligned(string framework)
    {
        var aligned = rows.Where(row => framework.Length == 0 || row.Framework == framework).Select(row => row.AmbitionId).ToHashSet(StringComparer.Ordinal);
        return [.. ambitions.Where(ambition => !aligned.Contains(ambition.Id))];
    }

    private AlignedItem Item(string framework, string measureId, string name, string source, IReadOnlyList<Alignment> ofItem) => new(
        framework,
        measureId,
        name,
        [.. ofItem.Select(row => ambitions.FirstOrDefault(ambition => ambition.Id == row.AmbitionId)).OfType<Ambition>().Distinct()],
        [.. ofItem.Where(row => row.AmbitionId.Length == 0).Select(row => themes.FirstOrDefault(theme => theme.Id == row.ThemeId)).OfType<Theme>().Distinct()],
        ofItem,
        source);
}
