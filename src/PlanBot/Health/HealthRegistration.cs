namespace PlanBot.Health;

/// <summary>Puts the checks into the application, in the order in which the doctor reports them.</summary>
internal static class HealthRegistration
{
    /// <summary>Marks the checks that decide whether PlanBot can serve now: quick, and asking nobody outside.</summary>
    public const string Ready = "ready";

    private static readonly TimeSpan QuickTime = TimeSpan.FromSeconds(10);

    /// <summary>What is asked over the network.</summary>
    private static readonly TimeSpan OutsideTime = TimeSpan.FromSeconds(25);

    public static IServiceCollection AddInstallationChecks(this IServiceCollection services)
    {
        services.AddOptions<MonitoringOptions>().BindConfiguration(MonitoringOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ServingState>();
        services.AddSingleton<Doctor>();
        services.AddSingleton<Readiness>();
        services.AddSingleton(NamedZones.OfThisMachine);
        services.AddHostedService<CredentialWatch>();
        services.AddHealthChecks()
            .AddCheck<SettingsCheck>("settings", timeout: QuickTime)
            .AddCheck<CredentialCheck>("credential", tags: [Ready], timeout: QuickTime)
            .AddCheck<MetadataCheck>("OpenID metadata", timeout: OutsideTime)
            .AddCheck<TokenCheck>("outbound token", timeout: OutsideTime)
            .AddCheck<GraphCheck>("Microsoft Graph", timeout: OutsideTime)
            .AddCheck<DatabaseCheck>("database", tags: [Ready], timeout: QuickTime)
            .AddCheck<WritableCheck>("database is writable", timeout: OutsideTime)
            .AddCheck<DiskCheck>("disk", timeout: QuickTime)
            .AddCheck<LogFilesCheck>("log files", tags: [Ready], timeout: QuickTime)
            .AddCheck<ZonesCheck>("time zones and languages", timeout: QuickTime)
            .AddCheck<PlansCheck>("plans", timeout: QuickTime)
            .AddCheck<AdministratorsCheck>("administrators", timeout: QuickTime)
            .AddCheck<ManifestCheck>("manifest", timeout: QuickTime)
            .AddCheck<ConversationsCheck>("conversations", timeout: QuickTime)
            .AddCheck<OutboxCheck>("outbox", tags: [Ready], timeout: QuickTime);
        return services;
    }
}
