using CsvHelper;

namespace PlanBot.Recognition;

/// <summary>The abbreviations and other words for the same that PlanBot brings along (<c>synonyms.csv</c>).</summary>
internal static class OwnSynonyms
{
    public static IReadOnlyList<Synonym> All { get; } = Read();

    private static List<Synonym> Read()
    {
        using var stream = typeof(OwnSynonyms).Assembly.GetManifestResourceStream("PlanBot.Recognition.synonyms.csv")
            ?? throw new InvalidOperationException("synonyms.csv is not in the assembly.");
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',', HasHeader = true });
        var synonyms = new List<Synonym>();
        while (csv.Read())
        {
            synonyms.Add(new Synonym(csv.GetString("term"), csv.GetString("meaning")));
        }

        return synonyms;
    }
}
