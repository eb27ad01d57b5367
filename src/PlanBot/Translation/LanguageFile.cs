using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace PlanBot.Translation;

/// <summary>
/// What a translation holds besides its <c>.resx</c> files: the words of cards, counted things and how a list ends. A
/// file such as <c>cy.json</c> beside this class is all that another language needs here.
/// </summary>
internal sealed class LanguageFile
{
    private const string Folder = "languages/";

    private readonly Dictionary<string, string> _cards;
    private readonly Dictionary<string, Dictionary<string, string>> _counted;
    private readonly string _and;
    private readonly string _andBeforeVowel;

    private LanguageFile(JsonObject json)
    {
        Culture = CultureInfo.GetCultureInfo((string)json["culture"]!);
        IsCalled = Names(json["isCalled"]);
        EnglishIsCalled = Names(json["englishIsCalled"]);
        _and = (string)json["and"]!;
        _andBeforeVowel = (string?)json["andBeforeVowel"] ?? _and;
        _cards = Texts(json["cards"]!.AsObject());
        _counted = json["counted"]!.AsObject().ToDictionary(thing => thing.Key, thing => Texts(thing.Value!.AsObject()), StringComparer.Ordinal);
    }

    /// <summary>Every translation in the program.</summary>
    public static IReadOnlyList<LanguageFile> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    public CultureInfo Culture { get; }

    /// <summary>Further names that people call the language by, such as a mutated form.</summary>
    public IReadOnlyList<string> IsCalled { get; }

    /// <summary>What English is called in the language.</summary>
    public IReadOnlyList<string> EnglishIsCalled { get; }

    /// <summary>The words of cards by their English.</summary>
    public IReadOnlyDictionary<string, string> Cards => _cards;

    /// <summary>
    /// A number of things, such as <c>3 diwrnod</c>; nothing where the file does not have the thing. A language may have a
    /// form for single numbers ("2") and needs one for all others ("other").
    /// </summary>
    /// <param name="singular">The thing in English, one of it.</param>
    /// <param name="count">How many.</param>
    /// <param name="number">The number as it is written.</param>
    public string? Counted(string singular, int count, string number) =>
        _counted.TryGetValue(singular, out var forms)
            ? $"{number} {(forms.TryGetValue(count.ToString(CultureInfo.InvariantCulture), out var form) ? form : forms["other"])}"
            : null;

    /// <summary>What stands before the last item of a list: Welsh has <c>a</c>, before a vowel <c>ac</c>.</summary>
    public string And(string last) => last.Length > 0 && "aeiouwyâêîôûŵŷ".Contains(char.ToLower(last[0], Culture), StringComparison.Ordinal) ? _andBeforeVowel : _and;

    private static LanguageFile Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new(JsonNode.Parse(stream)!.AsObject());
    }

    private static IReadOnlyList<string> Names(JsonNode? names) => [.. names?.AsArray().Select(name => (string)name!) ?? []];

    private static Dictionary<string, string> Texts(JsonObject texts) => texts.ToDictionary(text => text.Key, text => (string)text.Value!, StringComparer.Ordinal);
}
