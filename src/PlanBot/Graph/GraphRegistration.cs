using Microsoft.Extensions.Options;

namespace PlanBot.Graph;

/// <summary>Puts Microsoft Graph into the application. Its client is made when something that is switched on calls it first.</summary>
internal static class GraphRegistration
{
    public static IServiceCollection AddGraph(this IServiceCollection services)
    {
        services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GraphOptions>, GraphOptionsCheck>();
        services.AddSingleton<GraphClient>();
        services.AddSingleton(provider => new Lazy<GraphClient>(provider.GetRequiredService<GraphClient>));
        services.AddSingleton<GraphCalls>();
        services.AddSingleton<IPersonProfiles, PersonProfiles>();
        services.AddSingleton<IAppInstallation, AppInstallation>();
        services.AddSingleton<IActivityFeed, ActivityFeed>();
        services.AddSingleton<ICalendarMailbox, CalendarMailbox>();
        return services;
    }
}
