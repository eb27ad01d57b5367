using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ActivityProtocol.Tests.Support;

/// <summary>A bot with an app registration in the public cloud, everything outside the process replaced.</summary>
internal sealed class RegisteredBot : IAsyncDisposable
{
    internal const string AppId = "33333333-3333-3333-3333-333333333333";
    internal const string Tenant = "22222222-2222-2222-2222-222222222222";
    internal const string ServiceUrl = "https://smba.trafficmanager.net/emea/22222222-2222-2222-2222-222222222222/";

    private RegisteredBot(BotHost host, FakeInternet internet, FakeAccessTokens tokens, FakeTimeProvider clock)
    {
        Host = host;
        Internet = internet;
        Tokens = tokens;
        Clock = clock;
    }

    internal BotHost Host { get; }

    internal FakeInternet Internet { get; }

    internal FakeAccessTokens Tokens { get; }

    internal FakeTimeProvider Clock { get; }

    internal TestTokenIssuer Issuer => Internet.Issuer;

    internal static async Task<RegisteredBot> StartAsync(IBot? bot = null, Dictionary<string, string?>? settings = null, string environment = "Production", FakeTimeProvider? clock = null, Action<ActivityProtocolOptions>? options = null)
    {
        clock ??= new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));
        var internet = new FakeInternet(new TestTokenIssuer(clock: clock));
        var tokens = new FakeAccessTokens(clock);
        var all = new Dictionary<string, string?>
        {
            ["MicrosoftAppId"] = AppId,
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppTenantId"] = Tenant,
        };
        foreach (var (key, value) in settings ?? [])
        {
            all[key] = value;
        }

        var host = await BotHost.StartAsync(bot ?? new EchoBot(), settings: all, environment: environment, configure: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton(new ConnectorMessageHandler(internet));
            services.AddSingleton<IAccessTokenSource>(tokens);
        }, options: options ?? (turns => turns.ShowTypingAfter = null));
        return new RegisteredBot(host, internet, tokens, clock);
    }

    internal string GoodToken() => Issuer.CreateToken(AppId, ServiceUrl);

    internal Task<HttpResponseMessage> PostAsync(string? token, string? serviceUrl = null, Action<System.Text.Json.Nodes.JsonObject>? change = null)
    {
        var message = Payloads.Message("hello", serviceUrl ?? ServiceUrl);
        message["id"] = Guid.NewGuid().ToString();
        change?.Invoke(message);
        return Host.PostAsync(message.ToJsonString(), change: request =>
        {
            if (token is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", token.Contains(' ', StringComparison.Ordinal) ? token : "Bearer " + token);
            }
        });
    }

    internal static RSA OtherKey { get; } = RSA.Create(2048);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
