namespace PlanBot.Features.Documents;

/// <summary>Lines as blocks: an empty line ends one, and a line that begins with the next number begins one.</summary>
internal static class TextBlocks
{
    /// <summary>The last is Word's own, from its font of symbols.</summary>
    private const string Bullets = "-*•–·▪\uF0B7";

    public static IReadOnlyList<PaperBlock> Of(IEnumerable<string> lines)
    {
        var blocks = new List<PaperBlock>();
        var block = new List<string>();
        var last = "";
        foreach (var line in lines.Select(line => line.Trim()))
        {
            var begins = block.Count == 0 || line.Length == 0;
            var number = ParagraphNumbers.At(line) is { } at && (begins || ParagraphNumbers.Follows(last, at.Number)) ? at.Number : "";
            if (line.Length == 0 || (number.Length > 0 && block.Count > 0) || Bullet(line))
            {
                End(blocks, block);
            }

            if (line.Length > 0)
            {
                block.Add(line);
            }

            last = number.Length > 0 ? number : last;
        }

        End(blocks, block);
        return blocks;
    }

    private static bool Bullet(string line) => line.Length > 2 && Bullets.Contains(line[0]) && char.IsWhiteSpace(line[1]);

    private static void End(List<PaperBlock> blocks, List<string> block)
    {
        if (block.Count > 0)
        {
            var isItem = Bullet(block[0]);
            block[0] = isItem ? block[0][1..].Trim() : block[0];
            blocks.Add(new(string.Join('\n', block), Kind: isItem ? PaperBlockKind.Item : PaperBlockKind.Text));
            block.Clear();
        }
    }
}
