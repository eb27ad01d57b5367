using System.Text.RegularExpressions;

namespace PlanBot.Recognition.Wording;

/// <summary>How people call PlanBot before they say what they want: an @mention, or its name.</summary>
internal static partial class SpokenTo
{
    /// <summary>What is said, as it was typed, without the call at its beginning.</summary>
    public static string WithoutName(string text) => Call().Replace(text, "");

    [GeneratedRegex(@"^\s*(<at>[^<]*</at>\s*|@?planbot\b[\s,:]*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}
