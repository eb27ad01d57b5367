using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace PlanBot.Graph;

/// <summary>Puts the bot's own token, by the credential of its registration, on calls to Graph's one host and to no other.</summary>
internal sealed class GraphTokens(AppTokens tokens, GraphAddress address) : IAuthenticationProvider
{
    private const string Header = "Authorization";

    private volatile string? _last;
    private volatile string? _refused;

    /// <summary>Graph did not take the last token: the next call brings a new one.</summary>
    public void Refuse() => _refused = _last;

    /// <exception cref="HttpRequestException">There is no token to be had.</exception>
    public async Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        if (request.URI.GetLeftPart(UriPartial.Authority) != address.BaseUrl.GetLeftPart(UriPartial.Authority))
        {
            throw new InvalidOperationException($"Microsoft Graph names an address at {request.URI.Host}, which gets no token.");
        }

        var token = await tokens.GetAsync(address.Scope, _refused, cancellationToken);
        _last = token;
        request.Headers.Remove(Header);
        request.Headers.Add(Header, GraphQueries.Authorization(token));
    }
}
