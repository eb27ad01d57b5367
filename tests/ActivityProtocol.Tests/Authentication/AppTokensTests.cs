using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace ActivityProtocol.Tests.Authentication;

/// <summary>The registration's tokens for what is not the connector.</summary>
public sealed class AppTokensTests
{
    private const string AppId = "4f4c1c6e-2c0e-4f6b-8a35-3a1f6c1f0b11";
    private const string Scope = "https://graph.microsoft.com/.default";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_asked_for_once_for_each_scope_and_replaced_where_it_is_refused()
    {
        await using var channel = await HttpTestChannel.StartAsync();
        var asked = new List<string>();
        channel.TokenForScope = scope =>
        {
            asked.Add(scope);
            return $"token-{asked.Count}";
        };
        await using var services = Services(channel.Settings(AppId));
        var tokens = services.GetRequiredService<AppTokens>();

        var first = await tokens.GetAsync(Scope, null, Cancellation);
        var again = await tokens.GetAsync(Scope, "an older one", Cancellation);
        var renewed = await tokens.GetAsync(Scope, first, Cancellation);
        var other = await tokens.GetAsync("https://other.example/.default", null, Cancellation);

        Assert.True(tokens.AreAvailable);
        Assert.Equal(("token-1", "token-1", "token-2", "token-3"), (first, again, renewed, other));
        Assert.All(asked.Take(2), scope => Assert.StartsWith(Scope, scope, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_registration_there_are_none()
    {
        await using var services = Services([]);
        var tokens = services.GetRequiredService<AppTokens>();

        Assert.False(tokens.AreAvailable);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await tokens.GetAsync(Scope, null, Cancellation));
    }

    [Fact]
    public async Task The_check_tells_the_permissions_in_a_token_where_it_can_be_read()
    {
        await using var channel = await HttpTestChannel.StartAsync();
        await using var services = Services(channel.Settings(AppId));
        var check = services.GetRequiredService<RegistrationCheck>();
        channel.TokenForScope = _ => TestTokenIssuer.CreateToken(new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["roles"] = new[] { "User.Read.All", "Calendars.ReadWrite" } },
            SigningCredentials = new SigningCredentials(channel.Issuer.SigningKey, SecurityAlgorithms.RsaSha256),
        });

        var read = Assert.IsType<TokenOutcome.Granted>(await check.AcquireTokenAsync(Scope, Cancellation));
        channel.TokenForScope = _ => "opaque";
        var opaque = Assert.IsType<TokenOutcome.Granted>(await check.AcquireTokenAsync(Scope, Cancellation));

        Assert.Equal(["User.Read.All", "Calendars.ReadWrite"], read.Roles);
        Assert.Null(opaque.Roles);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddLogging().AddActivityProtocol(configuration).BuildServiceProvider();
    }
}
