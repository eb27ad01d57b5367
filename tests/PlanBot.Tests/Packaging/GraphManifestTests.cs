using Microsoft.Extensions.Configuration;
using NJsonSchema;
using PlanBot.Packaging;

namespace PlanBot.Tests.Packaging;

/// <summary>What the package says besides for an office that lets PlanBot install itself or write into the activity feed.</summary>
public class GraphManifestTests
{
    [Fact]
    public void With_the_activity_feed_the_registration_and_the_feeds_lines_are_named()
    {
        var manifest = PackageOf.Manifest(PackageOf.Installation with { HasActivityFeed = true, IsCalledByGraph = true });

        Assert.Equal(PackageOf.AppId, manifest.GetProperty("webApplicationInfo").GetProperty("id").GetString());
        Assert.Equal(
            [("submissionNews", "News about {reference}"), ("reminder", "Something waits for you")],
            manifest.GetProperty("activities").GetProperty("activityTypes").EnumerateArray().Select(type => (type.GetProperty("type").GetString(), type.GetProperty("templateText").GetString())));
        Assert.False(manifest.TryGetProperty("authorization", out _));
    }

    [Fact]
    public void With_installing_alone_only_the_registration_is_named()
    {
        var manifest = PackageOf.Manifest(PackageOf.Installation with { IsCalledByGraph = true });

        Assert.True(manifest.TryGetProperty("webApplicationInfo", out _));
        Assert.False(manifest.TryGetProperty("activities", out _));
    }

    [Fact]
    public async Task It_is_valid_by_the_official_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Join(AppContext.BaseDirectory, "Fixtures", "manifest", "MicrosoftTeams.schema.json"), TestContext.Current.CancellationToken);
        var manifest = PackageOf.Manifest(PackageOf.Installation with { HasActivityFeed = true, IsCalledByGraph = true });

        Assert.Empty(schema.Validate(manifest.GetRawText()));
    }

    [Theory]
    [InlineData("", "", false, false)]
    [InlineData("true", "", false, true)]
    [InlineData("", "True", true, true)]
    [InlineData("false", "false", false, false)]
    public void The_settings_of_Graph_say_which(string install, string feed, bool hasFeed, bool isCalled)
    {
        var settings = TeamsAppSettings.From(new ConfigurationBuilder()
            .AddInMemoryCollection([new("PlanBot:Graph:Install", install), new("PlanBot:Graph:ActivityFeed", feed)])
            .Build());

        Assert.Equal((hasFeed, isCalled), (settings.HasActivityFeed, settings.IsCalledByGraph));
    }
}
