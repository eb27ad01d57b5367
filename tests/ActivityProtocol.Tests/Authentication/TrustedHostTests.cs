using System.Net;
using ActivityProtocol.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace ActivityProtocol.Tests.Authentication;

/// <summary>Which hosts a bot's token may go to, whatever tricks stand in the address.</summary>
public sealed class TrustedHostTests
{
    [Theory]
    [InlineData("https://a.name.example/", true)]
    [InlineData("https://a.b.name.example/path/", true)]
    [InlineData("HTTPS://A.Name.EXAMPLE/", true)]
    [InlineData("https://a.name.example:8443/", true)]
    [InlineData("https://exact.example.org/", true)]
    [InlineData("https://EXACT.Example.org:443/", true)]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://name.example/", false)]
    [InlineData("https://evilname.example/", false)]
    [InlineData("https://.name.example/", false)]
    [InlineData("https://name.example.attacker.example/", false)]
    [InlineData("https://a.name.example.attacker.example/", false)]
    [InlineData("https://a.exact.example.org/", false)]
    [InlineData("https://exact.example.org.attacker.example/", false)]
    [InlineData("https://a.name.example./", false)]
    [InlineData("https://exact.example.org./", false)]
    [InlineData("https://a.name.example@attacker.example/", false)]
    [InlineData("https://a.name.example:443@attacker.example/", false)]
    [InlineData("https://person@a.name.example/", false)]
    [InlineData("https://person:secret@a.name.example/", false)]
    [InlineData("https://attacker.example/.name.example", false)]
    [InlineData("https://attacker.example?.name.example", false)]
    [InlineData("https://attacker.example#.name.example", false)]
    [InlineData("https://attacker.example\\.name.example/", false)]
    [InlineData("https://attacker.example\\@a.name.example/", false)]
    [InlineData("https://attacker.example%2F.name.example/", false)]
    [InlineData("https://attacker.example%23.name.example/", false)]
    [InlineData("https://attacker.example%00.name.example/", false)]
    [InlineData("https://attacker.example:443.name.example/", false)]
    [InlineData("https://attacker.example .name.example/", false)]
    [InlineData("https://attacker.example\uFF0F.name.example/", false)]
    [InlineData("https://attacker.example\uFF1F.name.example/", false)]
    [InlineData("https://attacker.example\u2100.name.example/", false)]
    [InlineData("https://a.n\u0430me.example/", false)]
    [InlineData("http://a.name.example/", false)]
    [InlineData("http://exact.example.org/", false)]
    [InlineData("ftp://a.name.example/", false)]
    [InlineData("//a.name.example/", false)]
    [InlineData("a.name.example", false)]
    [InlineData("", false)]
    public void A_star_stands_for_sub_domains_and_nothing_else(string serviceUrl, bool isTrusted)
    {
        var policy = ServiceUrlPolicy.Trusting(Read("*.name.example, exact.example.org"), isDevelopment: false);
        Assert.Equal(isTrusted, policy.FindFault(serviceUrl) is null);
        if (!isTrusted)
        {
            Assert.Throws<UnauthorizedAccessException>(() => policy.Check(serviceUrl));
            return;
        }

        Assert.Equal(new Uri(serviceUrl), policy.Check(serviceUrl));
        Assert.Null(policy.FindFault(serviceUrl));
    }

    [Theory]
    [InlineData("https://teams.name.example/emea/", HttpStatusCode.OK)]
    [InlineData("https://evilname.example/emea/", HttpStatusCode.Unauthorized)]
    [InlineData("https://name.example/emea/", HttpStatusCode.Unauthorized)]
    [InlineData("https://teams.name.example.evil/emea/", HttpStatusCode.Unauthorized)]
    public async Task The_bots_token_goes_to_a_listed_sub_domain_only(string serviceUrl, HttpStatusCode expected)
    {
        await using var bot = await RegisteredBot.StartAsync(settings: new() { ["TrustedServiceUrlHosts"] = "*.name.example" });
        using var response = await bot.PostAsync(bot.Issuer.CreateToken(RegisteredBot.AppId, serviceUrl), serviceUrl);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? [serviceUrl] : [], bot.Internet.Connector.Select(call => call.Uri.GetLeftPart(UriPartial.Authority) + "/emea/"));
        Assert.Equal(bot.Internet.Connector.Count, bot.Tokens.Count);
    }

    private static BotAuthenticationOptions Read(string hosts) => BotAuthenticationOptions.FromConfiguration(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["MicrosoftAppId"] = RegisteredBot.AppId, ["TrustedServiceUrlHosts"] = hosts })
        .Build());
}
