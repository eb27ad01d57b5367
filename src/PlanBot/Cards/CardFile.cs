using System.Reflection;

namespace PlanBot.Cards;

/// <summary>
/// A card template as it stands beside its feature, with the sample data beside it (<c>ThemeStatusCard.json</c>,
/// <c>ThemeStatusCard.sample.json</c>): together they open in the Adaptive Cards Designer as they are.
/// </summary>
/// <param name="Name">The feature's folder and the template's name: <c>ThemeStatus.ThemeStatusCard</c>.</param>
/// <param name="Template">The template's JSON.</param>
/// <param name="SampleData">The sample data's JSON; nothing where the file is missing.</param>
internal sealed record CardFile(string Name, string Template, string? SampleData)
{
    private const string Folder = "PlanBot.Features.";
    private const string Extension = ".json";
    private const string SampleExtension = ".sample.json";

    /// <summary>Every template in the program, by name.</summary>
    public static IReadOnlyList<CardFile> All() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal)
                && resource.EndsWith(Extension, StringComparison.Ordinal)
                && !resource.EndsWith(SampleExtension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => resource[Folder.Length..^Extension.Length])
            .Select(name => new CardFile(name, Read($"{name}{Extension}")!, Read($"{name}{SampleExtension}"))),
    ];

    /// <summary>The text of a file in the program; nothing where there is none.</summary>
    /// <param name="file">The feature's folder and the file: <c>ThemeStatus.ThemeStatusCard.json</c>.</param>
    public static string? Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + file);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
