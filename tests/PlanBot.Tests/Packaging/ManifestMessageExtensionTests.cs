using System.Text.Json;
using PlanBot.Packaging;

namespace PlanBot.Tests.Packaging;

/// <summary>The message extension in the manifest.</summary>
public class ManifestMessageExtensionTests
{
    private static readonly JsonElement Extension =
        Assert.Single(PackageOf.Manifest(PackageOf.Installation).GetProperty("composeExtensions").EnumerateArray());

    [Fact]
    public void It_is_the_same_bot() => Assert.Equal(PackageOf.AppId, Extension.GetProperty("botId").GetString());

    [Fact]
    public void Its_search_shows_something_before_anything_is_typed()
    {
        var search = Extension.GetProperty("commands").EnumerateArray().Single(command => command.GetProperty("type").GetString() == "query");

        Assert.True(search.GetProperty("initialRun").GetBoolean());
        Assert.Single(search.GetProperty("parameters").EnumerateArray());
    }

    [Fact]
    public void Links_of_the_own_host_and_of_no_other_unfurl()
    {
        var handler = Assert.Single(Extension.GetProperty("messageHandlers").EnumerateArray());

        Assert.Equal("link", handler.GetProperty("type").GetString());
        Assert.Equal("planbot.northshire.example", Assert.Single(handler.GetProperty("value").GetProperty("domains").EnumerateArray()).GetString());
        Assert.True(handler.GetProperty("value").GetProperty("supportsAnonymizedPayloads").GetBoolean());
    }
}
