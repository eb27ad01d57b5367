using System.Text.RegularExpressions;
using PlanBot.Recognition.Wording;

namespace PlanBot.Recognition;

/// <summary>
/// Adding and removing an abbreviation. Read from the text as it was typed, before any word is put right: it holds words
/// that mean nothing to PlanBot yet.
/// </summary>
internal static partial class SynonymCommands
{
    private const int LongestCommand = 400;

    /// <summary>The command, or nothing where the text is none.</summary>
    public static RecognizedQuestion? Of(string text)
    {
        if (text.Length > LongestCommand)
        {
            return null;
        }

        var said = SpokenTo.WithoutName(text).Trim().TrimEnd('.', '!', '?').Trim();
        if (Add().Match(said) is { Success: true } add)
        {
            return Command(Intents.SynonymAdd, add.Groups["term"].Value, add.Groups["meaning"].Value);
        }

        return Remove().Match(said) is { Success: true } remove
            ? Command(Intents.SynonymRemove, remove.Groups["term"].Value, remove.Groups["meaning"].Value)
            : null;
    }

    private static RecognizedQuestion Command(string intent, string term = "", string meaning = "") => new()
    {
        Intent = intent,
        Score = 1,
        Entities =
        [
            .. new[] { new RecognizedEntity(EntityTypes.Term, Words(term), "", 1), new RecognizedEntity(EntityTypes.Meaning, Words(meaning), "", 1) }
                .Where(entity => entity.Id.Length > 0),
        ],
        Trace = [$"command: {intent}"],
    };

    private static string Words(string text) => text.Trim().Trim('"', '\'', '“', '”', '‘', '’').Trim();

    [GeneratedRegex(@"\A(please )?add (the |an? )?(abbreviation|synonym|acronym) (?<term>.{1,150}?)\s+(for|as|=|means|meaning|stands for)\s+(?<meaning>.{1,150})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Add();

    [GeneratedRegex(@"\A(please )?(remove|delete) (the )?(abbreviation|synonym|acronym) (?<term>.{1,150}?)(\s+for\s+(?<meaning>.{1,150}))?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Remove();
}
