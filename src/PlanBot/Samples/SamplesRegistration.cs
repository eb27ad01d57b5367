namespace PlanBot.Samples;

/// <summary>Puts the sample plans into the application.</summary>
internal static class SamplesRegistration
{
    /// <summary>Registers <see cref="SamplePlans"/>; nothing is loaded until somebody calls <see cref="SamplePlans.LoadIfEmptyAsync"/>.</summary>
    public static IServiceCollection AddSamplePlans(this IServiceCollection services) => services.AddSingleton<SamplePlans>();
}
