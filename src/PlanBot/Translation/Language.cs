using System.Globalization;

namespace PlanBot.Translation;

/// <summary>
/// The languages that PlanBot writes: British English, and those that a file beside this one names. Which of them is
/// written now goes with the turn or the post, as .NET's current culture.
/// </summary>
internal static class Language
{
    /// <summary>The language of the resources themselves, of what is stored, and of whatever a translation lacks.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en-GB");

    public static IReadOnlyList<CultureInfo> All { get; } = [English, .. LanguageFile.All.Select(file => file.Culture)];

    /// <summary>The language to write now; English where the machine's own settings name one that PlanBot does not write.</summary>
    public static CultureInfo Current => Find(CultureInfo.CurrentUICulture.Name) ?? English;

    /// <summary>The words and cards of the language to write now; nothing for English.</summary>
    public static LanguageFile? CurrentFile => LanguageFile.All.FirstOrDefault(file => file.Culture.Name == Current.Name);

    /// <summary>The language of a tag such as <c>cy</c>, <c>cy-GB</c> or <c>en-US</c>, or nothing where PlanBot does not write it.</summary>
    public static CultureInfo? Find(string tag) =>
        All.FirstOrDefault(language => string.Equals(tag.Split('-', '_')[0], language.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The language that somebody's client names. Clients say English for want of anything else, so only another language is taken for a wish.</summary>
    public static CultureInfo? OfClient(string locale) => locale.Length > 0 && Find(locale) is { } language && language.Name != English.Name ? language : null;

    /// <summary>The language that people call so: <c>Welsh</c>, <c>Cymraeg</c>, <c>English</c>, <c>Saesneg</c>.</summary>
    public static CultureInfo? Called(string name) =>
        All.FirstOrDefault(language => IsCalled(language, name))
        ?? LanguageFile.All.Where(file => file.EnglishIsCalled.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(_ => English).FirstOrDefault();

    /// <summary>What the language calls itself: <c>Cymraeg</c>.</summary>
    public static string OwnName(CultureInfo language) => language.Parent.NativeName;

    /// <summary>Writes in the language until disposed, in this flow of control alone.</summary>
    public static IDisposable Use(CultureInfo language)
    {
        var before = new Restored(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        return before;
    }

    private static bool IsCalled(CultureInfo language, string name) =>
        string.Equals(language.Parent.EnglishName, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(language.Parent.NativeName, name, StringComparison.OrdinalIgnoreCase)
        || LanguageFile.All.Any(file => file.Culture.Name == language.Name && file.IsCalled.Contains(name, StringComparer.OrdinalIgnoreCase));

    private sealed record Restored(CultureInfo Culture, CultureInfo UICulture) : IDisposable
    {
        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Culture, UICulture);
    }
}
