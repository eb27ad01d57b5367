using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace ActivityProtocol.Tests.Authentication;

public sealed class OptionsTests
{
    [Theory]
    [InlineData(null, "MultiTenant", "https://login.microsoftonline.com/botframework.com", "https://api.botframework.com")]
    [InlineData(null, "SingleTenant", "https://login.microsoftonline.com/tenant", "https://api.botframework.com")]
    [InlineData("https://botframework.azure.us", "MultiTenant", "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us", "https://api.botframework.us")]
    [InlineData("https://botframework.azure.us/", "SingleTenant", "https://login.microsoftonline.us/tenant", "https://api.botframework.us")]
    [InlineData("https://botframework.azure.cn", "MultiTenant", "https://login.partner.microsoftonline.cn/microsoftservices.partner.onmschina.cn", "https://api.botframework.azure.cn")]
    public void Each_cloud_and_kind_of_registration_has_its_own_addresses(string? cloud, string type, string login, string issuer)
    {
        var options = Read(("ChannelService", cloud), ("MicrosoftAppId", "app"), ("MicrosoftAppType", type), ("MicrosoftAppTenantId", "tenant"), ("TrustedServiceUrlHosts", "smba.example.org"));
        Assert.Equal(login, options.ToChannelFromBotLoginUrl);
        Assert.Equal(issuer, options.ToBotFromChannelTokenIssuer);
        Assert.Equal(issuer, options.ToChannelFromBotOAuthScope);
    }

    [Theory]
    [InlineData("MicrosoftAppType", "Multi", "MicrosoftAppType")]
    [InlineData("MicrosoftAppType", "SingleTenant", "MicrosoftAppTenantId")]
    [InlineData("ChannelService", "https://example.org", "ChannelService")]
    [InlineData("ValidateAuthority", "perhaps", "ValidateAuthority")]
    [InlineData("ChannelService", "https://botframework.azure.cn", "TrustedServiceUrlHosts")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "http://example.org/openid", "ToBotFromChannelOpenIdMetadataUrl")]
    [InlineData("TrustedServiceUrlHosts", "https://example.org", "TrustedServiceUrlHosts")]
    [InlineData("TrustedServiceUrlHosts", "*", "TrustedServiceUrlHosts")]
    [InlineData("TrustedServiceUrlHosts", "*.", "TrustedServiceUrlHosts")]
    [InlineData("TrustedServiceUrlHosts", "smba.*.example.org", "TrustedServiceUrlHosts")]
    [InlineData("TrustedServiceUrlHosts", "smba.example.org.", "TrustedServiceUrlHosts")]
    [InlineData("TrustedServiceUrlHosts", "b\u00FCcher.example.org", "TrustedServiceUrlHosts")]
    public void A_wrong_value_is_named(string key, string value, string named)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Read(("MicrosoftAppId", "app"), (key, value)));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_an_array_or_one_text()
    {
        Assert.Equal(["a.example.org", "*.b.example.org"], Read(("TrustedServiceUrlHosts", "a.example.org, *.b.example.org")).TrustedServiceUrlHosts);
        Assert.Equal(["a.example.org", "b.example.org"], Read(("TrustedServiceUrlHosts:0", "a.example.org"), ("TrustedServiceUrlHosts:1", "b.example.org")).TrustedServiceUrlHosts);
    }

    [Fact]
    public void A_registration_without_a_credential_is_refused_with_what_to_set()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => new MsalAccessTokenSource(Read(("MicrosoftAppId", "app"))));
        Assert.Contains("MicrosoftAppPassword", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_a_certificate_and_identities_each_get_a_token()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var certificate = Path.GetTempFileName();
        try
        {
            using (var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero)))
            {
                await File.WriteAllBytesAsync(certificate, made.Export(X509ContentType.Pkcs12, "password"));
            }

            const string AppId = "33333333-3333-3333-3333-333333333333";
            Assert.Contains("client_secret=secret", await AcquireAsync(("MicrosoftAppId", AppId), ("MicrosoftAppPassword", "secret")), StringComparison.Ordinal);
            Assert.Contains("client_assertion=", await AcquireAsync(("MicrosoftAppId", AppId), ("MicrosoftAppCertificatePath", certificate), ("MicrosoftAppCertificatePassword", "password")), StringComparison.Ordinal);
            Assert.Contains("client_assertion=token-of-identity", await AcquireAsync(("MicrosoftAppId", AppId), ("MicrosoftAppFederatedClientId", "44444444-4444-4444-4444-444444444444")), StringComparison.Ordinal);
            Assert.Contains("identity client_id=" + AppId, await AcquireAsync(("MicrosoftAppId", AppId), ("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppTenantId", "tenant")), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(certificate);
        }
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_is_refused_with_its_key()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => new MsalAccessTokenSource(Read(("MicrosoftAppId", "app"), ("MicrosoftAppCertificatePath", "missing.pfx"))));
        Assert.Contains("MicrosoftAppCertificatePath", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> AcquireAsync(params (string Key, string? Value)[] settings)
    {
        using var entra = new FakeEntra();
        var source = new MsalAccessTokenSource(Read([.. settings, ("ValidateAuthority", "false")]), entra);
        var (token, expires) = await source.AcquireAsync("https://api.botframework.com/.default", false, CancellationToken.None);
        Assert.StartsWith("token-of-", token, StringComparison.Ordinal);
        Assert.True(expires > TimeProvider.System.GetUtcNow());
        return entra.Asked;
    }

    private static BotAuthenticationOptions Read(params (string Key, string? Value)[] settings) =>
        BotAuthenticationOptions.FromConfiguration(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build());

    /// <summary>Microsoft Entra ID and the endpoint of managed identities.</summary>
    private sealed class FakeEntra : HttpMessageHandler, Microsoft.Identity.Client.IMsalHttpClientFactory
    {
        internal string Asked { get; private set; } = string.Empty;

        public HttpClient GetHttpClient() => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var uri = request.RequestUri!;
            var isIdentity = uri.Host == "169.254.169.254";
            Asked = isIdentity
                ? "identity " + Uri.UnescapeDataString(uri.Query)[1..].Replace('&', ' ')
                : await request.Content!.ReadAsStringAsync(cancellationToken);
            if (isIdentity && uri.Query.Contains("client_id=", StringComparison.Ordinal))
            {
                var query = Uri.UnescapeDataString(uri.Query);
                Asked = "identity client_id=" + query[(query.IndexOf("client_id=", StringComparison.Ordinal) + 10)..].Split('&')[0];
            }

            return Support.FakeInternet.Json(System.Net.HttpStatusCode.OK, isIdentity
                ? """{"access_token":"token-of-identity","expires_on":"4102444800","resource":"r","token_type":"Bearer","client_id":"c"}"""
                : """{"access_token":"token-of-app","expires_in":3600,"token_type":"Bearer"}""");
        }
    }
}
