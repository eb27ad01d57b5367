using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace ActivityProtocol.Authentication;

/// <summary>Outgoing tokens by MSAL: with a secret, a certificate, a managed identity, or a managed identity that stands for the app.</summary>
internal sealed class MsalAccessTokenSource : IAccessTokenSource
{
    // The audience of the assertion that Microsoft Entra ID takes for a federated credential.
    private const string TokenExchangeResource = "api://AzureADTokenExchange";
    private readonly IConfidentialClientApplication? _app;
    private readonly IManagedIdentityApplication? _identity;

    /// <exception cref="InvalidOperationException">There is no credential; the sentence names the keys.</exception>
    internal MsalAccessTokenSource(BotAuthenticationOptions options, IMsalHttpClientFactory? http = null)
    {
        if (options.UsesManagedIdentity)
        {
            _identity = ManagedIdentity(options.MicrosoftAppId!, http);
            return;
        }

        var builder = ConfidentialClientApplicationBuilder.Create(options.MicrosoftAppId)
            .WithAuthority(LoopbackLogin.AsHttps(options.ToChannelFromBotLoginUrl), options.ValidateAuthority)
            .WithInstanceDiscovery(options.ValidateAuthority)
            .WithLegacyCacheCompatibility(false);
        if ((http ?? LoopbackLogin.FactoryFor(options.ToChannelFromBotLoginUrl)) is { } factory)
        {
            builder = builder.WithHttpClientFactory(factory);
        }

        if (options.MicrosoftAppFederatedClientId is { } federated)
        {
            var identity = ManagedIdentity(federated, http);
            builder = builder.WithClientAssertion(async (AssertionRequestOptions request) =>
                (await identity.AcquireTokenForManagedIdentity(TokenExchangeResource).ExecuteAsync(request.CancellationToken).ConfigureAwait(false)).AccessToken);
        }
        else if (options.MicrosoftAppCertificatePath is { } path)
        {
            builder = builder.WithCertificate(BotCredential.Load(path, options.MicrosoftAppCertificatePassword), sendX5C: true);
        }
        else if (options.MicrosoftAppPassword is { } secret)
        {
            builder = builder.WithClientSecret(secret);
        }
        else
        {
            throw new InvalidOperationException(
                "The bot has MicrosoftAppId but no credential. Set MicrosoftAppPassword, MicrosoftAppCertificatePath or MicrosoftAppFederatedClientId, or set MicrosoftAppType to UserAssignedMSI.");
        }

        _app = builder.Build();
    }

    /// <exception cref="HttpRequestException">There is no token to be had, such as with a secret that has expired.</exception>
    public async Task<(string Token, DateTimeOffset Expires)> AcquireAsync(string scope, bool force, CancellationToken cancellationToken)
    {
        try
        {
            var result = _identity is null
                ? await _app!.AcquireTokenForClient([scope]).WithForceRefresh(force).ExecuteAsync(cancellationToken).ConfigureAwait(false)
                : await _identity.AcquireTokenForManagedIdentity(scope).WithForceRefresh(force).ExecuteAsync(cancellationToken).ConfigureAwait(false);
            return (result.AccessToken, result.ExpiresOn);
        }
        catch (MsalException refused)
        {
            // To whoever sends, it is one more way in which the channel cannot be reached.
            throw new HttpRequestException($"There is no token for outgoing calls: {refused.ErrorCode}. Check the bot's credential.", refused);
        }
    }

    private static IManagedIdentityApplication ManagedIdentity(string clientId, IMsalHttpClientFactory? http)
    {
        var builder = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(clientId));
        return (http is null ? builder : builder.WithHttpClientFactory(http)).Build();
    }
}

/// <summary>
/// MSAL speaks https only. A test channel on this machine may give tokens over plain http in Development; its address is
/// shown to MSAL as https and called as http.
/// </summary>
internal static class LoopbackLogin
{
    internal static string AsHttps(string url) => IsPlain(url) ? "https" + url["http".Length..] : url;

    internal static IMsalHttpClientFactory? FactoryFor(string url) => IsPlain(url) ? new Factory() : null;

    private static bool IsPlain(string url) => url.StartsWith("http:", StringComparison.OrdinalIgnoreCase);

    private sealed class Factory : IMsalHttpClientFactory
    {
        // One for the process, as MSAL asks of a factory.
        private static readonly HttpClient Client = new(new Plain());

        public HttpClient GetHttpClient() => Client;
    }

    private sealed class Plain() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { } uri && LoopbackGuard.IsLoopback(uri))
            {
                request.RequestUri = new UriBuilder(uri) { Scheme = Uri.UriSchemeHttp, Port = uri.Port }.Uri;
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
