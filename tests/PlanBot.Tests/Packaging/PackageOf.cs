using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PlanBot.Packaging;

namespace PlanBot.Tests.Packaging;

/// <summary>Packages made with the settings of a made-up installation.</summary>
internal static class PackageOf
{
    public const string AppId = "0f6c1c8e-7a43-4a52-9a3e-5d1f4f0c7b21";

    public static TeamsAppSettings Installation { get; } = new()
    {
        AppId = AppId,
        Host = "planbot.northshire.example",
        Version = "1.2.3",
        DeveloperName = "Northshire \"OPCC\" – d'Arcy & Co",
        WebsiteUrl = "https://northshire.example/planbot",
        PrivacyUrl = "https://northshire.example/planbot/privacy?a=1&b=2",
        TermsOfUseUrl = "https://northshire.example/planbot/terms",
    };

    /// <summary>The zip of these settings; fails when they give none.</summary>
    public static byte[] Settings(TeamsAppSettings settings)
    {
        Assert.Empty(settings.Problems());
        return Assert.IsType<TeamsAppPackageOutcome.Packed>(TeamsAppPackage.Create(settings)).Zip.ToArray();
    }

    /// <summary>The one problem of these settings; fails when there is none or more.</summary>
    public static string Problem(TeamsAppSettings settings) =>
        Assert.Single(Assert.IsType<TeamsAppPackageOutcome.Invalid>(TeamsAppPackage.Create(settings)).Problems);

    public static IReadOnlyDictionary<string, byte[]> Files(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            files.Add(entry.FullName, content.ToArray());
        }

        return files;
    }

    public static JsonElement Manifest(TeamsAppSettings settings) =>
        JsonElement.Parse(Encoding.UTF8.GetString(Files(Settings(settings))[TeamsAppManifest.FileName]));
}
