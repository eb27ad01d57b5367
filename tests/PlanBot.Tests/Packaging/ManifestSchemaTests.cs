using System.Text.Json.Nodes;
using NJsonSchema;
using PlanBot.Packaging;

namespace PlanBot.Tests.Packaging;

/// <summary>The manifest against the official schema; its licence stands beside it.</summary>
public class ManifestSchemaTests
{
    private static readonly string SchemaFile =
        Path.Join(AppContext.BaseDirectory, "Fixtures", "manifest", "MicrosoftTeams.schema.json");

    [Fact]
    public async Task The_filled_manifest_is_valid_by_the_official_schema()
    {
        Assert.Empty(await Errors(Filled()));
    }

    [Fact]
    public async Task The_longest_values_that_we_accept_are_valid_by_the_official_schema()
    {
        var manifest = JsonNode.Parse(PackageOf.Manifest(PackageOf.Installation with
        {
            Host = string.Concat(Enumerable.Repeat("a23456789.", 24)) + "example",
            DeveloperName = new string('n', 32),
            WebsiteUrl = "https://example.net/".PadRight(2048, 'w'),
        }).GetRawText())!.AsObject();

        Assert.Empty(await Errors(manifest));
    }

    [Fact]
    public async Task The_schema_refuses_what_is_wrong()
    {
        Assert.NotEmpty(await ErrorsAfter(manifest => manifest["packageName"] = "org.example.planbot"));
        Assert.NotEmpty(await ErrorsAfter(manifest => manifest.Remove("accentColor")));
        Assert.NotEmpty(await ErrorsAfter(manifest => manifest["id"] = "{{APP_ID}}"));
        Assert.NotEmpty(await ErrorsAfter(manifest => manifest["developer"]!["name"] = new string('n', 33)));
        Assert.NotEmpty(await ErrorsAfter(manifest => manifest["bots"]![0]!["scopes"]![2] = "groupchat"));
        Assert.NotEmpty(await ErrorsAfter(manifest =>
            manifest["bots"]![0]!["commandLists"]![0]!["commands"]![0]!["type"] = "starter"));
    }

    [Fact]
    public void Version_and_schema_address_agree()
    {
        // The schema says this with "const", which draft-04 validators pass over.
        var manifest = Filled();

        Assert.Equal("1.30", (string?)manifest["manifestVersion"]);
        Assert.Equal(
            "https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.schema.json",
            (string?)manifest["$schema"]);
    }

    private static JsonObject Filled() =>
        JsonNode.Parse(PackageOf.Manifest(PackageOf.Installation).GetRawText())!.AsObject();

    private static Task<IReadOnlyList<string>> ErrorsAfter(Action<JsonObject> change)
    {
        var manifest = Filled();
        change(manifest);
        return Errors(manifest);
    }

    private static async Task<IReadOnlyList<string>> Errors(JsonObject manifest)
    {
        var schema = await JsonSchema.FromFileAsync(SchemaFile, TestContext.Current.CancellationToken);
        return [.. schema.Validate(manifest.ToJsonString()).Select(error => error.ToString())];
    }
}
