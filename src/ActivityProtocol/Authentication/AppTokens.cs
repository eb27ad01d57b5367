namespace ActivityProtocol.Authentication;

/// <summary>
/// The bot's tokens for outgoing calls, by the credential of its registration: for the connector, and for whatever else the
/// registration may call, such as Microsoft Graph. Remembered by scope and renewed ahead of their end. An addition.
/// </summary>
public sealed class AppTokens
{
    internal AppTokens(AccessTokens? tokens) => Tokens = tokens;

    /// <summary>Whether there is a registration that tokens are given to.</summary>
    public bool AreAvailable => Tokens is not null;

    internal AccessTokens? Tokens { get; }

    /// <summary>A token.</summary>
    /// <param name="scope">What it is for, such as <c>https://graph.microsoft.com/.default</c>.</param>
    /// <param name="refused">A token that was refused and is to be replaced; nothing where none was.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="HttpRequestException">There is no token to be had.</exception>
    /// <exception cref="InvalidOperationException">There is no app registration.</exception>
    public async ValueTask<string> GetAsync(string scope, string? refused, CancellationToken cancellationToken)
    {
        var tokens = Tokens ?? throw new InvalidOperationException("Without MicrosoftAppId there are no tokens.");
        var token = await tokens.GetAsync(scope, null, cancellationToken).ConfigureAwait(false);
        if (refused is not null && token.Header.Parameter == refused)
        {
            token = await tokens.GetAsync(scope, token, cancellationToken).ConfigureAwait(false);
        }

        return token.Header.Parameter!;
    }
}
