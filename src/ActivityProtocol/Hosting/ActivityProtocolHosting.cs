using ActivityProtocol.Authentication;
using ActivityProtocol.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Hosting;

/// <summary>Puts the adapter into an ASP.NET Core application. An addition: with the Bot Builder SDK one writes this oneself.</summary>
public static class ActivityProtocolHosting
{
    /// <summary>
    /// Adds <see cref="CloudAdapter"/>, its authentication and its connector. The application adds its <see cref="IBot"/>;
    /// a test adds a <see cref="ConnectorFactory"/> of its own.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">Where <c>MicrosoftAppId</c> and its siblings stand.</param>
    public static IServiceCollection AddActivityProtocol(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(BotAuthenticationOptions.FromConfiguration(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HttpConnector>(_ => new HttpConnector());
        services.TryAddSingleton<ConnectorFactory>(provider => new HttpConnectorFactory(
            new ServiceUrlPolicy(loopbackOnly: provider.GetRequiredService<BotAuthenticationOptions>().MicrosoftAppId is null),
            provider.GetRequiredService<HttpConnector>()));
        services.TryAddSingleton<BotFrameworkAuthentication>(CreateAuthentication);
        services.TryAddSingleton(provider => new CloudAdapter(
            provider.GetRequiredService<BotFrameworkAuthentication>(),
            provider.GetRequiredService<ILogger<CloudAdapter>>()));
        services.TryAddSingleton<IBotFrameworkHttpAdapter>(provider => provider.GetRequiredService<CloudAdapter>());
        services.TryAddSingleton<BotAdapter>(provider => provider.GetRequiredService<CloudAdapter>());
        services.TryAddSingleton<BotEndpointState>();
        services.AddHostedService<LoopbackBindingCheck>();
        return services;
    }

    /// <summary>Takes activities at <paramref name="pattern"/> by POST and gives them to the <see cref="IBot"/> of the request's services.</summary>
    /// <exception cref="InvalidOperationException">There is no app registration, and the environment is not Development; the sentence says what to set.</exception>
    public static IEndpointConventionBuilder MapBotMessages(this IEndpointRouteBuilder endpoints, string pattern = "/api/messages")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var authentication = endpoints.ServiceProvider.GetRequiredService<BotFrameworkAuthentication>();
        if (authentication is ClosedBotAuthentication)
        {
            throw new InvalidOperationException(ClosedBotAuthentication.Cure);
        }

        endpoints.ServiceProvider.GetRequiredService<BotEndpointState>().ServesWithoutAuthentication = authentication.RunsWithoutAuthentication;
        var adapter = endpoints.ServiceProvider.GetRequiredService<IBotFrameworkHttpAdapter>();
        var stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        // A turn goes on when the sender hangs up: Teams does after some seconds, and the answer is sent separately.
        return endpoints.MapPost(pattern, (RequestDelegate)(context =>
            adapter.ProcessAsync(context.Request, context.Response, context.RequestServices.GetRequiredService<IBot>(), stopping)));
    }

    private static BotFrameworkAuthentication CreateAuthentication(IServiceProvider provider)
    {
        var connectorFactory = provider.GetRequiredService<ConnectorFactory>();
        return provider.GetRequiredService<BotAuthenticationOptions>().MicrosoftAppId is null && provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? new UnauthenticatedBotAuthentication(connectorFactory)
            : new ClosedBotAuthentication(connectorFactory);
    }
}
