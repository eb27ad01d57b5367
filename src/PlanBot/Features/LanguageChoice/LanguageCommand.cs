using System.Text.RegularExpressions;

namespace PlanBot.Features.LanguageChoice;

/// <summary>
/// "Answer me in Welsh", "siarad Cymraeg", "in English please". Read from the text as it was typed, since the grammar of
/// questions is English.
/// </summary>
internal static partial class LanguageCommand
{
    /// <summary>What a text was understood as that chooses a language.</summary>
    public const string Intent = "language.choose";

    private const int LongestCommand = 80;

    /// <summary>The name of the language that is asked for, or nothing where the text asks for none.</summary>
    public static string? Of(string text)
    {
        var said = text.Trim().TrimEnd('.', '!').TrimEnd();
        return said.Length <= LongestCommand && Wanted().Match(said) is { Success: true } match ? match.Groups["language"].Value : null;
    }

    [GeneratedRegex(
        @"^(?:(?:please |can you |could you )*(?:answer|reply|speak|talk|write|respond)(?: to)?(?: me)? (?:in )?(?<language>welsh|english|cymraeg|saesneg)(?: please)?"
        + @"|(?:please )?(?:answer|reply|speak|talk|write|respond)(?: to)?(?: me)? in (?<language>\p{L}{3,20})(?: please)?"
        + @"|(?:please )?(?:switch|change)(?: the| my)?(?: language)? (?:in)?to (?<language>welsh|english|cymraeg|saesneg)(?: please)?"
        + @"|(?:in )?(?<language>welsh|cymraeg)(?: please| os gwelwch yn dda| plîs)?"
        + @"|in (?<language>english)(?: please)?"
        + @"|(?:siarad|siaradwch|siarada)(?: â mi| gyda fi)?(?: yn)? (?<language>[cg]ymraeg|saesneg)(?: os gwelwch yn dda| plîs)?"
        + @"|(?:ateb|atebwch|ysgrifennwch)(?: fi| ataf| ata i)?(?: yn)? (?<language>[cg]ymraeg|saesneg)(?: os gwelwch yn dda| plîs)?"
        + @"|(?:yn )(?<language>[cg]ymraeg|saesneg)(?: os gwelwch yn dda| plîs)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wanted();
}
