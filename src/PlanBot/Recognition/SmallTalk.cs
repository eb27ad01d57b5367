using System.Collections.Frozen;

namespace PlanBot.Recognition;

/// <summary>Greetings, thanks and good-byes: words that ask for nothing.</summary>
internal static class SmallTalk
{
    private static readonly FrozenDictionary<string, string> Cores = new Dictionary<string, string>
    {
        ["bye"] = "bye",
        ["goodbye"] = "bye",
        ["cya"] = "bye",
        ["farewell"] = "bye",
        ["night"] = "bye",
        ["thanks"] = "thanks",
        ["thank"] = "thanks",
        ["cheers"] = "thanks",
        ["ta"] = "thanks",
        ["appreciated"] = "thanks",
        ["appreciate"] = "thanks",
        ["brilliant"] = "thanks",
        ["perfect"] = "thanks",
        ["great"] = "thanks",
        ["excellent"] = "thanks",
        ["awesome"] = "thanks",
        ["lovely"] = "thanks",
        ["fab"] = "thanks",
        ["helpful"] = "thanks",
        ["nice"] = "thanks",
        ["cool"] = "thanks",
        ["ok"] = "thanks",
        ["okay"] = "thanks",
        ["alright"] = "thanks",
        ["legend"] = "thanks",
        ["star"] = "thanks",
        ["good"] = "thanks",
        ["super"] = "thanks",
        ["fantastic"] = "thanks",
        ["amazing"] = "thanks",
        ["sorry"] = "sorry",
        ["apologies"] = "sorry",
        ["oops"] = "sorry",
        ["whoops"] = "sorry",
        ["hello"] = "hello",
        ["hi"] = "hello",
        ["hey"] = "hello",
        ["hiya"] = "hello",
        ["morning"] = "hello",
        ["afternoon"] = "hello",
        ["evening"] = "hello",
        ["howdy"] = "hello",
        ["greetings"] = "hello",
        ["yo"] = "hello",
        ["welcome"] = "hello",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
    [
        "good", "day", "there", "that", "is", "are", "was", "you", "for", "the", "so", "very", "much", "really", "a", "lot", "all", "now", "then", "see", "later", "soon", "again", "planbot", "bot", "mate",
        "and", "my", "your", "it", "this", "lots", "have", "one", "just", "what", "i", "needed", "need", "wanted", "well", "done", "job", "work", "help", "today", "tomorrow", "weekend", "nice", "to", "meet",
        "too", "no", "not", "problem", "worries", "everyone", "team", "folks", "of", "how", "doing", "going", "things", "up", "am", "ok", "got", "be", "will", "do", "as", "always", "been", "useful", "helpful", "quick", "brilliant", "great", "perfect", "ever", "many", "million", "bye", "ha", "haha", "lol", "yes", "ah", "oh", "in", "on", "at", "me", "us", "we", "hi", "thanks", "thank", "spot",
    ], StringComparer.Ordinal);

    private static readonly string[] Order = ["bye", "how-are-you", "sorry", "thanks", "hello"];

    public static IEnumerable<string> Words => Cores.Keys.Concat(Fillers);

    /// <summary>Which greeting it is: hello, thanks, bye, how-are-you or sorry; nothing where something is asked.</summary>
    public static string? Of(IReadOnlyList<string> words)
    {
        if (words.Count is 0 or > 12)
        {
            return null;
        }

        var greetings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (Cores.TryGetValue(word, out var greeting))
            {
                greetings.Add(greeting);
            }
            else if (!Fillers.Contains(word))
            {
                return null;
            }
        }

        if (IsHowAreYou(words))
        {
            greetings.Add("how-are-you");
        }
        else if (IsSeeYou(words))
        {
            greetings.Add("bye");
        }

        // "good morning" greets; it thanks nobody.
        if (greetings.Contains("hello") && words[0] is "good")
        {
            greetings.Remove("thanks");
        }

        return Array.Find(Order, greetings.Contains);
    }

    private static bool IsHowAreYou(IReadOnlyList<string> words)
    {
        for (var i = 0; i + 2 < words.Count; i++)
        {
            if ((words[i], words[i + 1], words[i + 2]) is ("how", "are", "you" or "things") or ("how", "is", "it" or "things") or ("are", "you", "ok" or "well") or ("how", "you", "doing"))
            {
                return true;
            }
        }

        return words.Count >= 3 && words[0] is "what" && words[^1] is "up";
    }

    private static bool IsSeeYou(IReadOnlyList<string> words) =>
        words.Count is 2 or 3 && words[0] is "see" && words[1] is "you" or "ya";
}
