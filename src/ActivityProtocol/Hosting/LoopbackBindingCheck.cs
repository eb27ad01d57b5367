using ActivityProtocol.Authentication;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ActivityProtocol.Hosting;

/// <summary>What is known of the endpoint: whether it was mapped without authentication, and how its bot was registered.</summary>
internal sealed class BotEndpointState(IServiceCollection services)
{
    internal bool ServesWithoutAuthentication { get; set; }

    // The last registration is the one that counts.
    internal bool HasSingletonBot => services.LastOrDefault(service => service.ServiceType == typeof(IBot) && !service.IsKeyedService)?.Lifetime == ServiceLifetime.Singleton;
}

/// <summary>
/// Stops the start of a bot that serves without authentication on an address that others can reach. The addresses are
/// known when the server has started; until this check has run, and after it, each request is looked at as well.
/// </summary>
internal sealed class LoopbackBindingCheck(BotEndpointState state, IServiceProvider services) : IHostedLifecycleService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!state.ServesWithoutAuthentication)
        {
            return Task.CompletedTask;
        }

        var addresses = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
        {
            if (!IsLoopback(address))
            {
                throw new InvalidOperationException(
                    $"The bot has no app registration and would listen on {address}, which others can reach. " +
                    "Listen on http://localhost:PORT only (--urls or ASPNETCORE_URLS), or set MicrosoftAppId.");
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsLoopback(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && LoopbackGuard.IsLoopbackHost(uri.Host);
}
