using System.Text.Json;
using PlanBot.Packaging;
using StbImageSharp;

namespace PlanBot.Tests.Packaging;

/// <summary>What Teams asks of a package and the schema does not check.</summary>
public class ManifestContentTests
{
    private static readonly JsonElement Manifest = PackageOf.Manifest(PackageOf.Installation);

    private static JsonElement Bot => Assert.Single(Manifest.GetProperty("bots").EnumerateArray());

    [Fact]
    public void The_app_and_its_bot_have_the_id_of_the_app_registration()
    {
        Assert.Equal(PackageOf.AppId, Manifest.GetProperty("id").GetString());
        Assert.Equal(PackageOf.AppId, Bot.GetProperty("botId").GetString());
    }

    [Fact]
    public void The_host_is_the_only_valid_domain()
    {
        Assert.Equal(["planbot.northshire.example"], Strings(Manifest.GetProperty("validDomains")));
    }

    [Fact]
    public void The_developer_is_as_configured()
    {
        var developer = Manifest.GetProperty("developer");

        Assert.Equal("Northshire \"OPCC\" – d'Arcy & Co", developer.GetProperty("name").GetString());
        Assert.Equal("https://northshire.example/planbot", developer.GetProperty("websiteUrl").GetString());
        Assert.Equal("https://northshire.example/planbot/privacy?a=1&b=2", developer.GetProperty("privacyUrl").GetString());
        Assert.Equal("https://northshire.example/planbot/terms", developer.GetProperty("termsOfUseUrl").GetString());
    }

    [Fact]
    public void The_bot_works_in_personal_chat_team_and_group_chat()
    {
        Assert.Equal(["personal", "team", "groupChat"], Strings(Bot.GetProperty("scopes")));
    }

    [Fact]
    public void Shared_and_private_channels_are_declared_as_Teams_asks_since_version_1_25()
    {
        // Upload of a manifest of 1.25 or later with the team scope is refused without supportsChannelFeatures and
        // with supportedChannelTypes: https://github.com/MicrosoftDocs/msteams-docs/pull/14609
        Assert.Equal("tier1", Manifest.GetProperty("supportsChannelFeatures").GetString());
        Assert.False(Manifest.TryGetProperty("supportedChannelTypes", out _));
    }

    [Theory]
    [InlineData("permissions")]
    [InlineData("devicePermissions")]
    [InlineData("authorization")]
    [InlineData("webApplicationInfo")]
    public void No_permission_is_asked_for(string property)
    {
        Assert.False(Manifest.TryGetProperty(property, out _));
    }

    [Fact]
    public void Each_scope_has_one_list_of_at_most_ten_commands()
    {
        // The schema takes twelve; the documentation of prompt starters says ten.
        var lists = Bot.GetProperty("commandLists").EnumerateArray().ToList();

        Assert.Equal(["personal", "team", "groupChat"], lists.SelectMany(list => Strings(list.GetProperty("scopes"))));
        Assert.All(lists, list => Assert.InRange(list.GetProperty("commands").GetArrayLength(), 1, 10));
    }

    [Fact]
    public void Titles_and_messages_of_a_list_are_unique()
    {
        Assert.All(TeamsAppManifest.Commands().GroupBy(command => string.Join(',', command.Scopes)), list =>
        {
            Assert.Distinct(list.Select(command => command.Title), StringComparer.OrdinalIgnoreCase);
            Assert.Distinct(list.Select(command => command.Message), StringComparer.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Each_command_is_described_and_a_prompt_starter_has_its_question()
    {
        var commands = Bot.GetProperty("commandLists").EnumerateArray()
            .SelectMany(list => list.GetProperty("commands").EnumerateArray());

        Assert.NotEmpty(commands);
        Assert.All(commands, command =>
        {
            Assert.False(string.IsNullOrWhiteSpace(command.GetProperty("description").GetString()));
            var isStarter = command.TryGetProperty("type", out var type) && type.GetString() == "prompt";
            Assert.Equal(isStarter, command.TryGetProperty("prompt", out var prompt));
            Assert.True(!isStarter || prompt.GetString()!.EndsWith('?'));
        });
    }

    [Fact]
    public void Commands_are_read_with_what_they_send()
    {
        var commands = TeamsAppManifest.Commands();

        var starter = Assert.Single(commands, command => command.Title == "Status of the victims theme");
        Assert.Equal("What's the status of the victims theme?", starter.Message);
        Assert.Equal(["personal"], starter.Scopes);
        var help = commands.Where(command => command.Title == "Help").ToList();
        Assert.Equal(["personal", "team", "groupChat"], help.SelectMany(command => command.Scopes));
        Assert.All(help, command => Assert.Equal("Help", command.Message));
    }

    [Fact]
    public void Channels_are_subscribed_in_channels_and_what_is_personal_stays_personal()
    {
        var commands = TeamsAppManifest.Commands();

        Assert.Equal(["team"], commands.Where(command => command.Title == "Post deadlines here").SelectMany(command => command.Scopes));
        Assert.Equal(["personal"], commands.Where(command => command.Title == "My submissions").SelectMany(command => command.Scopes));
    }

    [Fact]
    public void The_colour_icon_is_192_by_192_and_a_full_square_with_its_mark_in_the_middle()
    {
        var icon = Icon("color", 192);
        var background = icon.At(0, 0);

        Assert.Equal(Manifest.GetProperty("accentColor").GetString(), $"#{background.R:X2}{background.G:X2}{background.B:X2}");
        Assert.All(icon.Points, point => Assert.Equal(255, icon.At(point.X, point.Y).A));
        var mark = icon.Points.Where(point => icon.At(point.X, point.Y) != background).ToList();
        Assert.NotEmpty(mark);
        Assert.All(mark, point =>
        {
            Assert.InRange(point.X, 48, 143);
            Assert.InRange(point.Y, 48, 143);
        });
    }

    [Fact]
    public void The_outline_icon_is_32_by_32_and_white_on_transparent_up_to_its_edges()
    {
        var icon = Icon("outline", 32);
        var drawn = icon.Points.Where(point => icon.At(point.X, point.Y).A > 0).ToList();

        Assert.All(drawn, point => Assert.Equal((255, 255, 255), (icon.At(point.X, point.Y).R, icon.At(point.X, point.Y).G, icon.At(point.X, point.Y).B)));
        Assert.InRange(drawn.Count, 1, (32 * 32) - 1);
        Assert.Equal((0, 31), (drawn.Min(point => point.X), drawn.Max(point => point.X)));
        Assert.Equal((0, 31), (drawn.Min(point => point.Y), drawn.Max(point => point.Y)));
    }

    private static Pixels Icon(string kind, int size)
    {
        var png = PackageOf.Files(PackageOf.Settings(PackageOf.Installation))[Manifest.GetProperty("icons").GetProperty(kind).GetString()!];
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        var image = ImageResult.FromMemory(png, ColorComponents.RedGreenBlueAlpha);
        Assert.Equal((size, size), (image.Width, image.Height));
        return new Pixels(image);
    }

    private static IEnumerable<string?> Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString());

    private sealed class Pixels(ImageResult image)
    {
        public IEnumerable<(int X, int Y)> Points =>
            from y in Enumerable.Range(0, image.Height)
            from x in Enumerable.Range(0, image.Width)
            select (x, y);

        public (byte R, byte G, byte B, byte A) At(int x, int y)
        {
            var start = 4 * ((y * image.Width) + x);
            return (image.Data[start], image.Data[start + 1], image.Data[start + 2], image.Data[start + 3]);
        }
    }
}
