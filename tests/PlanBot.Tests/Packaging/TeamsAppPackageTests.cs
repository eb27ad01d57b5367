using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Configuration;
using PlanBot.Packaging;

namespace PlanBot.Tests.Packaging;

public class TeamsAppPackageTests
{
    [Fact]
    public void The_zip_holds_the_manifest_its_icons_and_languages_at_the_root_and_nothing_else()
    {
        var files = PackageOf.Files(PackageOf.Settings(PackageOf.Installation));
        var icons = PackageOf.Manifest(PackageOf.Installation).GetProperty("icons").EnumerateObject()
            .Select(icon => icon.Value.GetString()!);

        Assert.Equal([.. icons.Append("manifest.json").Append("cy.json").Order(StringComparer.Ordinal)], files.Keys);
    }

    [Fact]
    public void The_same_settings_give_the_same_bytes()
    {
        var zip = PackageOf.Settings(PackageOf.Installation);

        Assert.Equal(zip, PackageOf.Settings(PackageOf.Installation));
        Assert.NotEqual(zip, PackageOf.Settings(PackageOf.Installation with { Host = "other.northshire.example" }));
        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void No_placeholder_is_left()
    {
        var manifest = Encoding.UTF8.GetString(PackageOf.Files(PackageOf.Settings(PackageOf.Installation))["manifest.json"]);

        Assert.DoesNotContain("{{", manifest, StringComparison.Ordinal);
        Assert.Contains("{{HOST}}", Encoding.UTF8.GetString(TeamsAppManifest.Read("manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_is_used_by_the_shipped_manifest()
    {
        var template = Encoding.UTF8.GetString(TeamsAppManifest.Read("manifest.json"));

        Assert.All(PackageOf.Installation.Placeholders.Keys, name => Assert.Contains($"{{{{{name}}}}}", template, StringComparison.Ordinal));
    }

    [Fact]
    public void A_placeholder_without_a_value_is_named_and_left_alone()
    {
        var filled = TeamsAppManifest.Fill(
            """{"a":"{{HOST}}","b":"{{OTHER}} {{OTHER}}","c":"{{}}"}""",
            new Dictionary<string, string> { ["HOST"] = "say \"{{b}}\"\n" },
            out var unfilled);

        Assert.Equal("""{"a":"say \"{{b}}\"\n","b":"{{OTHER}} {{OTHER}}","c":"{{}}"}""", filled);
        Assert.Equal(["{{OTHER}}", "{{}}"], unfilled);
    }

    [Fact]
    public void Ids_and_hosts_are_written_in_lower_case()
    {
        var manifest = PackageOf.Manifest(PackageOf.Installation with
        {
            AppId = PackageOf.AppId.ToUpperInvariant(),
            Host = "PlanBot.Northshire.Example",
        });

        Assert.Equal(PackageOf.AppId, manifest.GetProperty("id").GetString());
        Assert.Equal("planbot.northshire.example", manifest.GetProperty("validDomains")[0].GetString());
    }

    [Theory]
    [InlineData("0f6c1c8e7a434a529a3e5d1f4f0c7b21")]
    [InlineData("{0f6c1c8e-7a43-4a52-9a3e-5d1f4f0c7b21}")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("Abc8Q~a-client-secret-by-mistake")]
    public void A_wrong_app_id_is_refused_without_being_repeated(string appId)
    {
        var problem = PackageOf.Problem(PackageOf.Installation with { AppId = appId });

        Assert.Contains("MicrosoftAppId or --app-id", problem, StringComparison.Ordinal);
        Assert.DoesNotContain(appId, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_app_id_and_host_are_both_named_with_what_to_do()
    {
        var invalid = Assert.IsType<TeamsAppPackageOutcome.Invalid>(TeamsAppPackage.Create(new TeamsAppSettings()));

        Assert.Collection(
            invalid.Problems,
            problem => Assert.StartsWith("There is no app id. Set MicrosoftAppId, or say --app-id,", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("There is no host. Say --host, or set PlanBot:Manifest:Host,", problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://planbot.example.org", "leave out what stands before the name")]
    [InlineData("planbot.example.org/", "leave out the path")]
    [InlineData("planbot.example.org:8443", "leave out the port")]
    [InlineData("*.example.org", "not a pattern")]
    [InlineData("203.0.113.7", "a name, not an address")]
    [InlineData("::1", "a name, not an address")]
    [InlineData("localhost", "cannot reach that from outside")]
    [InlineData("plänbot.example.org", "beginning xn--")]
    [InlineData("planbot..example.org", "not a host name")]
    [InlineData("plan_bot.example.org", "not a host name")]
    [InlineData("-planbot.example.org", "not a host name")]
    [InlineData("planbot.example.org\n", "not a host name")]
    [InlineData("10.1.2.300", "not a host name")]
    public void A_wrong_host_is_refused_with_what_is_wrong(string host, string reason)
    {
        var problem = PackageOf.Problem(PackageOf.Installation with { Host = host });

        Assert.Contains("--host or PlanBot:Manifest:Host", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_is_too_long_is_refused()
    {
        var host = string.Concat(Enumerable.Repeat("a23456789.", 25)) + "example";

        Assert.Contains("not a host name", PackageOf.Problem(PackageOf.Installation with { Host = host }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("v1.2.3")]
    [InlineData("1.02.3")]
    [InlineData("1.2.3-beta")]
    public void A_wrong_version_is_refused(string version)
    {
        var problem = PackageOf.Problem(PackageOf.Installation with { Version = version });

        Assert.Contains($"(--package-version) is \"{version}\"", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456789012345678901234567890123", "32 at most")]
    [InlineData("{{DEVELOPER_NAME}}", "still holds a placeholder")]
    public void A_wrong_developer_name_is_refused(string name, string reason)
    {
        var problem = PackageOf.Problem(PackageOf.Installation with { DeveloperName = name });

        Assert.Contains("PlanBot:Manifest:DeveloperName", problem, StringComparison.Ordinal);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.net/planbot", "beginning https://")]
    [InlineData("example.net/planbot", "beginning https://")]
    [InlineData("https://{{HOST}}/privacy", "still holds a placeholder")]
    public void A_wrong_page_is_refused_by_the_name_of_its_setting(string page, string reason)
    {
        Assert.Contains(reason, PackageOf.Problem(PackageOf.Installation with { PrivacyUrl = page }), StringComparison.Ordinal);
        Assert.Contains("PlanBot:Manifest:PrivacyUrl", PackageOf.Problem(PackageOf.Installation with { PrivacyUrl = page }), StringComparison.Ordinal);
        Assert.Contains("PlanBot:Manifest:WebsiteUrl", PackageOf.Problem(PackageOf.Installation with { WebsiteUrl = page }), StringComparison.Ordinal);
        Assert.Contains("PlanBot:Manifest:TermsOfUseUrl", PackageOf.Problem(PackageOf.Installation with { TermsOfUseUrl = page }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_address_that_is_too_long_is_refused()
    {
        var page = "https://example.net/".PadRight(2049, 'p');

        Assert.Contains("2048 at most", PackageOf.Problem(PackageOf.Installation with { WebsiteUrl = page }), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_come_from_configuration_and_blank_ones_keep_their_defaults()
    {
        var settings = TeamsAppSettings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = $" {PackageOf.AppId} ",
            ["PlanBot:Manifest:Host"] = "planbot.northshire.example",
            ["PlanBot:Manifest:DeveloperName"] = "Northshire OPCC",
            ["PlanBot:Manifest:WebsiteUrl"] = "https://northshire.example/planbot",
            ["PlanBot:Manifest:PrivacyUrl"] = "https://northshire.example/privacy",
            ["PlanBot:Manifest:TermsOfUseUrl"] = "  ",
        }).Build());

        Assert.Equal(
            new TeamsAppSettings
            {
                AppId = PackageOf.AppId,
                Host = "planbot.northshire.example",
                DeveloperName = "Northshire OPCC",
                WebsiteUrl = "https://northshire.example/planbot",
                PrivacyUrl = "https://northshire.example/privacy",
            },
            settings);
        Assert.Equal(["PlanBot:Manifest:TermsOfUseUrl"], settings.ExamplePages);
    }
}
