using System.Net;
using ActivityProtocol.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace ActivityProtocol.Tests.Authentication;

/// <summary>Each cloud and each kind of registration takes the tokens of its own channel, and of no other cloud's.</summary>
public sealed class CloudTests
{
    private const string Own = RegisteredBot.Tenant;
    private const string First = "d6d49420-f39b-4df7-a1dc-d59a935871db";
    private const string Second = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
    private const string Government = "cab8a31a-1906-4287-a0d8-4eef66b95f6e";

    private static readonly Dictionary<string, Cloud> Clouds = new()
    {
        ["public"] = new(
            null,
            "https://api.botframework.com",
            "https://login.botframework.com/v1/.well-known/openidconfiguration",
            "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
            "https://smba.trafficmanager.net/emea/",
            "urn:botframework:azure"),
        ["government"] = new(
            "https://botframework.azure.us",
            "https://api.botframework.us",
            "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
            $"https://login.microsoftonline.us/{Government}/v2.0/.well-known/openid-configuration",
            "https://smba.infra.gov.teams.microsoft.us/teams/",
            "urn:botframework:azureusgov"),
        ["21Vianet"] = new(
            "https://botframework.azure.cn",
            "https://api.botframework.azure.cn",
            "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
            "https://login.partner.microsoftonline.cn/common/v2.0/.well-known/openid-configuration",
            "https://connector.example.org/teams/",
            "urn:botframework:azure"),
    };

    public static TheoryData<string, string> Registrations => new MatrixTheoryData<string, string>(Clouds.Keys, ["MultiTenant", "SingleTenant", "UserAssignedMSI"]);

    public static TheoryData<string, string, string> Strangers
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (cloud, other) in Clouds.Keys.SelectMany(cloud => Clouds.Keys.Where(other => other != cloud).Select(other => (cloud, other))))
            {
                rows.Add(cloud, other, "MultiTenant");
                rows.Add(cloud, other, "SingleTenant");
                rows.Add(cloud, other, "UserAssignedMSI");
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task The_token_of_its_own_channel_is_taken_by_the_keys_of_its_own_metadata(string name, string type)
    {
        var cloud = Clouds[name];
        string? caller = null;
        var script = new ScriptedBot(async (turn, token) =>
        {
            caller = turn.Activity.CallerId;
            await turn.SendActivityAsync("hello", cancellationToken: token);
        });
        await using var bot = await StartAsync(cloud, type, script);
        using var response = await bot.PostAsync(bot.Issuer.CreateToken(RegisteredBot.AppId, cloud.ServiceUrl), cloud.ServiceUrl);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(cloud.CallerId, caller);
        Assert.StartsWith(cloud.ServiceUrl, Assert.Single(bot.Internet.Connector).Uri.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(cloud.Issuer + "/.default", Assert.Single(bot.Tokens.Scopes));
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task The_token_of_another_clouds_channel_is_refused(string name, string other, string type)
    {
        var cloud = Clouds[name];
        await using var bot = await StartAsync(cloud, type);
        bot.Internet.Issuer = new TestTokenIssuer(Clouds[other].Issuer, bot.Clock);
        using var response = await bot.PostAsync(bot.Issuer.CreateToken(RegisteredBot.AppId, cloud.ServiceUrl), cloud.ServiceUrl);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, bot.Internet.MetadataReads);
        Assert.Empty(bot.Internet.Connector);
    }

    [Theory]
    [InlineData("public", "https://smba.infra.gov.teams.microsoft.us/teams/")]
    [InlineData("public", "https://smba.infra.dod.teams.microsoft.us/teams/")]
    [InlineData("government", "https://smba.trafficmanager.net/emea/")]
    [InlineData("government", "https://smba.infra.gcc.teams.microsoft.com/teams/")]
    [InlineData("21Vianet", "https://smba.trafficmanager.net/emea/")]
    public async Task No_token_goes_to_the_connectors_of_another_cloud(string name, string serviceUrl)
    {
        await using var bot = await StartAsync(Clouds[name], "SingleTenant");
        using var response = await bot.PostAsync(bot.Issuer.CreateToken(RegisteredBot.AppId, serviceUrl), serviceUrl);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, bot.Tokens.Count);
    }

    [Theory]
    [InlineData("public", "SingleTenant", $"https://sts.windows.net/{Own}/", Own, "1.0", "appid", true)]
    [InlineData("public", "SingleTenant", $"https://login.microsoftonline.com/{Own}/v2.0", Own, "2.0", "azp", true)]
    [InlineData("public", "UserAssignedMSI", $"https://sts.windows.net/{Own}/", Own, "1.0", "appid", true)]
    [InlineData("public", "UserAssignedMSI", $"https://login.microsoftonline.com/{Own}/v2.0", Own, "2.0", "azp", true)]
    [InlineData("public", "MultiTenant", $"https://sts.windows.net/{First}/", First, "1.0", "appid", true)]
    [InlineData("public", "MultiTenant", $"https://login.microsoftonline.com/{First}/v2.0", First, "2.0", "azp", true)]
    [InlineData("public", "MultiTenant", $"https://sts.windows.net/{Second}/", Second, "1.0", "appid", true)]
    [InlineData("public", "MultiTenant", $"https://login.microsoftonline.com/{Second}/v2.0", Second, "2.0", "azp", true)]
    [InlineData("government", "MultiTenant", $"https://sts.windows.net/{Government}/", Government, "1.0", "appid", true)]
    [InlineData("government", "MultiTenant", $"https://login.microsoftonline.us/{Government}/v2.0", Government, "2.0", "azp", true)]
    [InlineData("government", "SingleTenant", $"https://login.microsoftonline.us/{Own}/v2.0", Own, "2.0", "azp", true)]
    [InlineData("21Vianet", "SingleTenant", $"https://login.partner.microsoftonline.cn/{Own}/v2.0", Own, "2.0", "azp", true)]
    [InlineData("government", "SingleTenant", $"https://login.microsoftonline.com/{Own}/v2.0", Own, "2.0", "azp", false)]
    [InlineData("public", "MultiTenant", $"https://login.microsoftonline.us/{Government}/v2.0", Government, "2.0", "azp", false)]
    [InlineData("public", "SingleTenant", $"https://login.microsoftonline.com/{First}/v2.0", First, "2.0", "azp", false)]
    [InlineData("public", "UserAssignedMSI", $"https://sts.windows.net/{First}/", First, "1.0", "appid", false)]
    [InlineData("public", "MultiTenant", "https://sts.windows.net/77777777-7777-7777-7777-777777777777/", "77777777-7777-7777-7777-777777777777", "1.0", "appid", false)]
    [InlineData("public", "SingleTenant", $"https://sts.windows.net/{Own}", Own, "1.0", "appid", false)]
    [InlineData("public", "SingleTenant", $"https://sts.windows.net/{Own}/", Own, "1.0", "azp", false)]
    [InlineData("public", "SingleTenant", $"https://login.microsoftonline.com/{Own}/v2.0", Own, "2.0", "appid", false)]
    [InlineData("public", "SingleTenant", $"https://login.microsoftonline.com/{Own}/v2.0", Own, null, "azp", false)]
    [InlineData("public", "SingleTenant", $"https://login.microsoftonline.com/{Own}/v2.0", null, "2.0", "azp", false)]
    [InlineData("public", "SingleTenant", $"https://login.microsoftonline.com/{Own}/v2.0", "", "2.0", "azp", false)]
    [InlineData("public", "SingleTenant", $"https://login.microsoftonline.com/{Own}/v2.0", "22222222", "2.0", "azp", false)]
    public async Task A_token_of_the_emulator_is_of_an_issuer_of_the_registration(string name, string type, string issuer, string? tenant, string? version, string appClaim, bool isTaken)
    {
        var cloud = Clouds[name];
        await using var bot = await StartAsync(cloud, type, settings: new() { ["AllowEmulatorTokens"] = "true" }, environment: "Development");
        bot.Internet.MetadataUrls.Clear();
        bot.Internet.MetadataUrls.Add(cloud.EntraMetadataUrl);

        // Keys of Microsoft Entra ID name no channels.
        bot.Internet.ChangeKeys = keys => keys.Replace("\"endorsements\"", "\"other\"", StringComparison.Ordinal);
        var claims = new Dictionary<string, object> { [appClaim] = RegisteredBot.AppId };
        if (version is not null)
        {
            claims["ver"] = version;
        }

        if (tenant is not null)
        {
            claims["tid"] = tenant;
        }

        var token = TestTokenIssuer.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = RegisteredBot.AppId,
            NotBefore = bot.Clock.GetUtcNow().UtcDateTime,
            Expires = bot.Clock.GetUtcNow().UtcDateTime.AddHours(1),
            Claims = claims,
            SigningCredentials = new SigningCredentials(bot.Issuer.SigningKey, SecurityAlgorithms.RsaSha256),
        });
        using var response = await bot.PostAsync(token, cloud.ServiceUrl);
        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(isTaken ? 1 : 0, bot.Internet.Connector.Count);
    }

    private static async Task<RegisteredBot> StartAsync(Cloud cloud, string type, IBot? script = null, Dictionary<string, string?>? settings = null, string environment = "Production")
    {
        var all = new Dictionary<string, string?>(settings ?? [])
        {
            ["ChannelService"] = cloud.ChannelService,
            ["MicrosoftAppType"] = type,
            ["TrustedServiceUrlHosts"] = cloud.ServiceUrl.Contains("example", StringComparison.Ordinal) ? new Uri(cloud.ServiceUrl).Host : null,
        };
        if (type == "MultiTenant")
        {
            all["MicrosoftAppTenantId"] = null;
        }

        var bot = await RegisteredBot.StartAsync(script, all, environment);
        bot.Internet.Issuer = new TestTokenIssuer(cloud.Issuer, bot.Clock);
        bot.Internet.MetadataUrls.Clear();
        bot.Internet.MetadataUrls.Add(cloud.MetadataUrl);
        return bot;
    }

    private sealed record Cloud(string? ChannelService, string Issuer, string MetadataUrl, string EntraMetadataUrl, string ServiceUrl, string CallerId);
}
