using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanBot.Packaging;

namespace PlanBot.Tests.Packaging;

/// <summary>The language files of the app package: keys name what they translate, and nothing gets longer than Teams takes.</summary>
public partial class ManifestLanguageTests
{
    /// <summary>The longest text by what its key ends with, as in Teams' localisation schema 1.30.</summary>
    private static readonly (string Ending, int Longest)[] Limits =
    [
        ("name.short", 30), ("name.full", 100), ("description.short", 80), ("description.full", 4000),
    ];

    [Fact]
    public void The_manifest_names_its_own_language_and_every_language_file()
    {
        var languages = PackageOf.Manifest(PackageOf.Installation).GetProperty("localizationInfo");

        Assert.Equal("en-gb", languages.GetProperty("defaultLanguageTag").GetString());
        Assert.Equal(
            TeamsAppManifest.FileNames.Where(name => name.EndsWith(".json", StringComparison.Ordinal) && name != TeamsAppManifest.FileName),
            languages.GetProperty("additionalLanguages").EnumerateArray().Select(language => language.GetProperty("file").GetString()!));
    }

    [Fact]
    public void Every_key_of_the_Welsh_file_names_a_text_of_the_manifest()
    {
        var manifest = JsonNode.Parse(TeamsAppManifest.Read(TeamsAppManifest.FileName))!;
        var welsh = Welsh();

        Assert.All(welsh, text => Assert.NotEqual("", At(manifest, text.Key)));
        Assert.All(["name.short", "description.short", "description.full"], key => Assert.Contains(key, welsh.Keys));
    }

    [Fact]
    public void Every_description_and_starter_is_in_Welsh_and_what_is_typed_stays_English()
    {
        var welsh = Welsh();
        var lists = JsonNode.Parse(TeamsAppManifest.Read(TeamsAppManifest.FileName))!["bots"]![0]!["commandLists"]!.AsArray();
        for (var list = 0; list < lists.Count; list++)
        {
            var commands = lists[list]!["commands"]!.AsArray();
            for (var command = 0; command < commands.Count; command++)
            {
                var key = $"bots[0].commandLists[{list}].commands[{command}]";
                Assert.Contains($"{key}.description", welsh.Keys);
                Assert.DoesNotContain($"{key}.prompt", welsh.Keys);
                // A plain command's title is what reaches the bot, which reads questions in English.
                Assert.Equal((string?)commands[command]!["type"] == "prompt", welsh.ContainsKey($"{key}.title"));
            }
        }
    }

    [Fact]
    public void No_Welsh_text_is_longer_than_Teams_takes()
    {
        Assert.NotEmpty(Welsh());
        Assert.All(Welsh(), text => Assert.InRange(text.Value.Length, 1, Longest(text.Key)));
    }

    private static int Longest(string key) =>
        Limits.FirstOrDefault(limit => limit.Ending == key) is { Longest: > 0 } whole ? whole.Longest
        : key.StartsWith("composeExtensions", StringComparison.Ordinal) ? key.EndsWith(".title", StringComparison.Ordinal) ? 32 : 128
        : key.EndsWith(".title", StringComparison.Ordinal) ? 128 : 4000;

    private static Dictionary<string, string> Welsh() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Encoding.UTF8.GetString(PackageOf.Files(PackageOf.Settings(PackageOf.Installation))["cy.json"]))!
            .Where(text => text.Key != "$schema")
            .ToDictionary();

    /// <summary>What a key such as <c>bots[0].commandLists[1].commands[2].title</c> names; empty where it names nothing.</summary>
    private static string At(JsonNode manifest, string key)
    {
        JsonNode? at = manifest;
        foreach (Match step in Step().Matches(key))
        {
            at = step.Groups["index"] is { Success: true } index
                ? at is JsonArray array && array.Count > int.Parse(index.Value, System.Globalization.CultureInfo.InvariantCulture) ? array[int.Parse(index.Value, System.Globalization.CultureInfo.InvariantCulture)] : null
                : at?[step.Groups["name"].Value];
        }

        return (string?)at ?? "";
    }

    [GeneratedRegex(@"(?<name>[A-Za-z]+)|\[(?<index>\d+)\]")]
    private static partial Regex Step();
}
