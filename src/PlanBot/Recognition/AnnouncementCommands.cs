using System.Text.RegularExpressions;
using PlanBot.Plans;

namespace PlanBot.Recognition;

/// <summary>"Announce …". Read from the text as it was typed, which is what is announced: no word of it is put right or kept elsewhere.</summary>
internal static partial class AnnouncementCommands
{
    /// <summary>Whether the text is the command.</summary>
    public static bool Is(string text) => Announce().IsMatch(text);

    /// <summary>What is to be announced; empty where the command stands alone.</summary>
    public static string TextOf(string text) => BritishEnglish.Capitalised(Announce().Match(text).Groups["text"].Value.Trim());

    [GeneratedRegex(@"\A\s*((<at>[^<]*</at>|@?planbot\b)[\s,:]*)*(please\s+)?(announce|broadcast)(?![\w-])\s*:?\s*(that\s+)?(?<text>.*)\z", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Announce();
}
