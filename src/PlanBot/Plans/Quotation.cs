namespace PlanBot.Plans;

/// <summary>A short quotation from a text, around the words that were asked for.</summary>
internal static class Quotation
{
    public const int Longest = 300;

    /// <summary>Words that differ after so many letters only are taken for the same (<c>commission</c>, <c>commissioning</c>).</summary>
    private const int TellingLetters = 6;

    /// <summary>The whole text where it is short, else the sentences or words around where most of the words stand, with … for what is left out.</summary>
    public static string Around(string text, IReadOnlyCollection<string> words, int longest = Longest)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= longest)
        {
            return line;
        }

        // Room for the two marks.
        var room = longest - 4;
        var hits = HitsOf(line, words);
        var start = hits.Count == 0 ? 0 : BestStart(line, hits, room);
        var end = start + room >= line.Length ? line.Length : line.LastIndexOf(' ', start + room, room) is var space && space > start ? space : start + room;
        if (end == line.Length && start > 0)
        {
            start = line.IndexOf(' ', Math.Max(0, end - room - 1)) is var first && first >= 0 && first < end ? first + 1 : start;
        }

        return $"{(start > 0 ? "… " : "")}{line[start..end].TrimEnd(',', ';', ' ')}{(end < line.Length ? " …" : "")}";
    }

    /// <summary>Where words of the text begin that were asked for, and which.</summary>
    private static List<(int At, int Length, string Word)> HitsOf(string line, IReadOnlyCollection<string> words)
    {
        var wanted = words.Where(word => word.Length > 1).Select(Telling).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var hits = new List<(int, int, string)>();
        for (var at = 0; at < line.Length;)
        {
            var length = 0;
            while (at + length < line.Length && (char.IsLetterOrDigit(line[at + length]) || line[at + length] is '£' or '.' && length > 0 && at + length + 1 < line.Length && char.IsDigit(line[at + length + 1])))
            {
                length++;
            }

            if (length > 0 && wanted.TryGetValue(Telling(line.Substring(at, length)), out var word))
            {
                hits.Add((at, length, word));
            }

            at += Math.Max(length, 1);
        }

        return hits;
    }

    /// <summary>The beginning of the sentence or, where that is too far off, the word from which most different words are within the room.</summary>
    private static int BestStart(string line, List<(int At, int Length, string Word)> hits, int room)
    {
        var best = hits.MaxBy(first => hits.Where(hit => hit.At >= first.At && hit.At + hit.Length <= first.At + room).Select(hit => hit.Word).Distinct().Count());
        var last = hits.Where(hit => hit.At >= best.At && hit.At + hit.Length <= best.At + room).Max(hit => hit.At + hit.Length);
        var sentence = best.At == 0 ? -1 : line.LastIndexOf(". ", best.At - 1, StringComparison.Ordinal);
        var sentenceStart = sentence < 0 ? 0 : sentence + 2;
        if (last - sentenceStart <= room)
        {
            return sentenceStart;
        }

        var earliest = Math.Max(0, last - room);
        var word = line.IndexOf(' ', earliest);
        return word >= 0 && word < best.At ? word + 1 : best.At;
    }

    private static string Telling(string word) => word.Length > TellingLetters ? word[..TellingLetters] : word;
}
