namespace PlanBot.Teams.Outbox;

/// <summary>Puts the outbox into the application.</summary>
internal static class OutboxRegistration
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration(OutboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(OutboxPaces.Teams);
        services.AddSingleton<OutboxSignal>();
        services.AddScoped<PostOutbox>();
        services.AddScoped<DeliveryReports>();
        services.AddScoped<OutboxQueue>();
        services.AddScoped<OutboxHolds>();
        services.AddScoped<OutboxDelivery>();
        services.AddScoped<OutboxSender>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddHostedService<OutboxService>();
        return services;
    }
}
