using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PlanBot.Features.Documents.Word;

/// <summary>A number that Word shows before a paragraph and that does not stand in its text.</summary>
/// <param name="Number">As shown, without a full stop at its end; empty for none.</param>
/// <param name="IsBullet">Whether a bullet is shown instead.</param>
internal sealed record WordLabel(string Number, bool IsBullet);

/// <summary>Counts the automatic numbers of a Word file as Word does, paragraph by paragraph in their order.</summary>
internal sealed partial class WordNumbering
{
    private const int Levels = 9;
    private static readonly WordLabel None = new("", IsBullet: false);

    private readonly WordStyles _styles;
    private readonly Dictionary<int, AbstractNum> _abstracts = [];
    private readonly Dictionary<int, NumberingInstance> _instances = [];
    private readonly Dictionary<int, int?[]> _counts = [];
    private readonly HashSet<(int Instance, int Level)> _overridden = [];

    public WordNumbering(Numbering? numbering, WordStyles styles)
    {
        _styles = styles;
        foreach (var definition in numbering?.Elements<AbstractNum>() ?? [])
        {
            _abstracts.TryAdd(definition.AbstractNumberId?.Value ?? -1, definition);
        }

        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
        {
            _instances.TryAdd(instance.NumberID?.Value ?? -1, instance);
        }
    }

    /// <summary>The label of the next paragraph.</summary>
    public WordLabel Next(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var ofStyle = _styles.NumberingOf(_styles.StyleOf(paragraph));
        var id = own?.NumberingId?.Val?.Value ?? ofStyle?.Numbering.NumberingId?.Val?.Value ?? 0;
        if (id == 0 || !_instances.TryGetValue(id, out var instance) || DefinitionOf(instance) is not { } definition)
        {
            return None;
        }

        var level = own?.NumberingLevelReference?.Val?.Value
            ?? ofStyle?.Numbering.NumberingLevelReference?.Val?.Value
            ?? definition.Elements<Level>().FirstOrDefault(candidate => candidate.ParagraphStyleIdInLevel?.Val?.Value is { } style && style == ofStyle?.StyleId)?.LevelIndex?.Value
            ?? 0;
        return level is >= 0 and < Levels ? Count(instance, definition, level) : None;
    }

    private WordLabel Count(NumberingInstance instance, AbstractNum definition, int level)
    {
        var counts = _counts.TryGetValue(definition.AbstractNumberId?.Value ?? -1, out var known)
            ? known
            : _counts[definition.AbstractNumberId?.Value ?? -1] = new int?[Levels];
        var replaced = instance.Elements<LevelOverride>().FirstOrDefault(candidate => candidate.LevelIndex?.Value == level);
        if (replaced?.StartOverrideNumberingValue?.Val?.Value is { } restart && _overridden.Add((instance.NumberID?.Value ?? 0, level)))
        {
            counts[level] = restart - 1;
        }

        counts[level] = counts[level] is { } before ? before + 1 : StartOf(instance, definition, level);
        for (var deeper = level + 1; deeper < Levels; deeper++)
        {
            if (LevelOf(instance, definition, deeper)?.LevelRestart?.Val?.Value is not 0)
            {
                counts[deeper] = null;
            }
        }

        if (LevelOf(instance, definition, level) is not { } shown || FormatOf(shown) == NumberFormatValues.None)
        {
            return None;
        }

        return FormatOf(shown) == NumberFormatValues.Bullet
            ? new("", IsBullet: true)
            : new(TextOf(instance, definition, shown, counts).Trim().TrimEnd('.', ':').Trim(), IsBullet: false);
    }

    private static string TextOf(NumberingInstance instance, AbstractNum definition, Level shown, int?[] counts) =>
        Place().Replace(shown.LevelText?.Val?.Value ?? "", place =>
        {
            var at = place.Value[1] - '1';
            counts[at] ??= StartOf(instance, definition, at);
            var allArabic = shown.IsLegalNumberingStyle is { } legal && (legal.Val is null || legal.Val.Value);
            return Written(counts[at]!.Value, allArabic ? NumberFormatValues.Decimal : FormatOf(LevelOf(instance, definition, at)));
        });

    private static int StartOf(NumberingInstance instance, AbstractNum definition, int level) =>
        LevelOf(instance, definition, level)?.StartNumberingValue?.Val?.Value ?? 1;

    private static NumberFormatValues FormatOf(Level? level) => level?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;

    private static Level? LevelOf(NumberingInstance instance, AbstractNum definition, int level) =>
        instance.Elements<LevelOverride>().FirstOrDefault(replaced => replaced.LevelIndex?.Value == level)?.Level
        ?? definition.Elements<Level>().FirstOrDefault(candidate => candidate.LevelIndex?.Value == level);

    /// <summary>A list may take its definition from a style that names another list.</summary>
    private AbstractNum? DefinitionOf(NumberingInstance instance)
    {
        var definition = _abstracts.GetValueOrDefault(instance.AbstractNumId?.Val?.Value ?? -1);
        return definition?.NumberingStyleLink?.Val?.Value is { } style
            && _styles.NumberingOf(style)?.Numbering.NumberingId?.Val?.Value is { } linked
            && _instances.TryGetValue(linked, out var other)
            ? _abstracts.GetValueOrDefault(other.AbstractNumId?.Val?.Value ?? -1) ?? definition
            : definition;
    }

    private static string Written(int number, NumberFormatValues format)
    {
        if (format == NumberFormatValues.LowerLetter || format == NumberFormatValues.UpperLetter)
        {
            if (number is < 1 or > 26 * Levels)
            {
                return "";
            }

            // After z comes aa, then bb.
            var letter = new string((char)('a' + ((number - 1) % 26)), ((number - 1) / 26) + 1);
            return format == NumberFormatValues.LowerLetter ? letter : letter.ToUpperInvariant();
        }

        if (format == NumberFormatValues.LowerRoman || format == NumberFormatValues.UpperRoman)
        {
            return format == NumberFormatValues.LowerRoman ? Roman(number) : Roman(number).ToUpperInvariant();
        }

        return format == NumberFormatValues.DecimalZero ? number.ToString("00", CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture);
    }

    private static string Roman(int number)
    {
        (int Value, string Letters)[] parts = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
        var roman = "";
        foreach (var (value, letters) in parts)
        {
            while (number >= value && roman.Length < 20)
            {
                roman += letters;
                number -= value;
            }
        }

        return roman;
    }

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Place();
}
