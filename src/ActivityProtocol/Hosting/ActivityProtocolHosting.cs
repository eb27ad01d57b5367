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
    /// <param name="configure">How the adapter treats turns.</param>
    /// <exception cref="InvalidOperationException">A value of the configuration is wrong; the sentence names its key.</exception>
    public static IServiceCollection AddActivityProtocol(this IServiceCollection services, IConfiguration configuration, Action<ActivityProtocolOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new ActivityProtocolOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(options);
        services.TryAddSingleton(BotAuthenticationOptions.FromConfiguration(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CreatePolicy);
        services.TryAddSingleton(CreateTokens);
        services.TryAddSingleton(CreateConnector);
        services.TryAddSingleton<ConnectorFactory>(provider => new HttpConnectorFactory(provider.GetRequiredService<ServiceUrlPolicy>(), provider.GetRequiredService<HttpConnector>()));
        services.TryAddSingleton(provider => new RegistrationCheck(
            provider.GetRequiredService<BotAuthenticationOptions>(), provider.GetService<IAccessTokenSource>(), provider.GetService<ConnectorMessageHandler>()?.Handler));
        services.TryAddSingleton<IRedeliveryFilter>(provider => new RecentActivities(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(CreateAuthentication);
        services.TryAddSingleton(CreateAdapter);
        services.TryAddSingleton(provider => new TurnsUntilStop(
            provider.GetRequiredService<IHostApplicationLifetime>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ActivityProtocolOptions>().FinishTurnsWithin));
        services.TryAddSingleton<IBotFrameworkHttpAdapter>(provider => provider.GetRequiredService<CloudAdapter>());
        services.TryAddSingleton<BotAdapter>(provider => provider.GetRequiredService<CloudAdapter>());
        services.TryAddSingleton(new BotEndpointState(services));
        services.AddHostedService<LoopbackBindingCheck>();
        services.TryAddSingleton(provider => new BackgroundTurns(
            provider.GetRequiredService<CloudAdapter>(),
            provider.GetRequiredService<ActivityProtocolOptions>(),
            provider.GetRequiredService<ILogger<BackgroundTurns>>()));
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundTurns>());
        return services;
    }

    /// <summary>Takes activities at <paramref name="pattern"/> by POST and gives them to the <see cref="IBot"/> of the request's services.</summary>
    /// <exception cref="InvalidOperationException">
    /// There is no app registration, and the environment is not Development; or a credential is missing. The sentence says what to set.
    /// </exception>
    public static IEndpointConventionBuilder MapBotMessages(this IEndpointRouteBuilder endpoints, string pattern = "/api/messages")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var authentication = services.GetRequiredService<BotFrameworkAuthentication>();
        if (authentication is ClosedBotAuthentication)
        {
            throw new InvalidOperationException(ClosedBotAuthentication.Cure);
        }

        var state = services.GetRequiredService<BotEndpointState>();
        state.ServesWithoutAuthentication = authentication.RunsWithoutAuthentication;
        var adapter = services.GetRequiredService<IBotFrameworkHttpAdapter>();
        var turns = services.GetRequiredService<TurnsUntilStop>();

        // A turn goes on when the sender hangs up: Teams does after some seconds, and the answer is sent separately. A bot
        // that is one for the process needs no scope of services for each request.
        var only = state.HasSingletonBot ? services.GetRequiredService<IBot>() : null;
        return endpoints.MapPost(pattern, (RequestDelegate)(context =>
        {
            if (turns.AreOver)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }

            return adapter.ProcessAsync(context.Request, context.Response, only ?? context.RequestServices.GetRequiredService<IBot>(), turns.BrokenOff);
        }));
    }

    private static bool IsDevelopment(IServiceProvider provider) => provider.GetRequiredService<IHostEnvironment>().IsDevelopment();

    private static ServiceUrlPolicy CreatePolicy(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<BotAuthenticationOptions>();
        return options.MicrosoftAppId is null ? ServiceUrlPolicy.LoopbackOnly : ServiceUrlPolicy.Trusting(options, IsDevelopment(provider));
    }

    private static AppTokens CreateTokens(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<BotAuthenticationOptions>();
        return new AppTokens(options.MicrosoftAppId is null
            ? null
            : new AccessTokens(provider.GetService<IAccessTokenSource>() ?? new MsalAccessTokenSource(options), options.ToChannelFromBotOAuthScope, provider.GetRequiredService<TimeProvider>()));
    }

    private static HttpConnector CreateConnector(IServiceProvider provider) => new(
        provider.GetRequiredService<AppTokens>().Tokens,
        provider.GetRequiredService<TimeProvider>(),
        provider.GetService<ConnectorMessageHandler>()?.Handler);

    private static BotFrameworkAuthentication CreateAuthentication(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<BotAuthenticationOptions>();
        var connectorFactory = provider.GetRequiredService<ConnectorFactory>();
        var isDevelopment = IsDevelopment(provider);
        options.CheckEnvironment(isDevelopment);
        if (options.MicrosoftAppId is null)
        {
            return isDevelopment ? new UnauthenticatedBotAuthentication(connectorFactory) : new ClosedBotAuthentication(connectorFactory);
        }

        return new ConfigurationBotFrameworkAuthentication(
            options,
            provider.GetRequiredService<ServiceUrlPolicy>(),
            connectorFactory,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CloudAdapter>>(),
            provider.GetService<ConnectorMessageHandler>()?.Handler);
    }

    private static CloudAdapter CreateAdapter(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<ActivityProtocolOptions>();
        var clock = provider.GetRequiredService<TimeProvider>();
        var logger = provider.GetRequiredService<ILogger<CloudAdapter>>();
        var adapter = new CloudAdapter(
            provider.GetRequiredService<BotFrameworkAuthentication>(),
            logger,
            clock,
            options.RecogniseRedeliveries ? provider.GetRequiredService<IRedeliveryFilter>() : null,
            options.KeepConversationOrder ? new ConversationOrder(clock) : null)
        {
            OnTurnError = new TurnApology(options.Apology, logger).OnTurnErrorAsync,
        };
        if (options.ShowTypingAfter is { } delay)
        {
            // The protocol asks for three seconds at least between two indicators (rule A6001).
            adapter.Use(new ShowTypingMiddleware(delay, TimeSpan.FromSeconds(3), clock));
        }

        return adapter;
    }
}

/// <summary>Takes the place of the network in this library's own tests.</summary>
internal sealed record ConnectorMessageHandler(HttpMessageHandler Handler);
