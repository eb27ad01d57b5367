using System.Globalization;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PlanBot.Health;
using PlanBot.Teams.Outbox;
using PlanBot.Telemetry;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace PlanBot;

/// <summary>What PlanBot tells of itself: log, traces and metrics.</summary>
internal static class PlanBotTelemetry
{
    public const string MetricsPath = "/metrics";

    private const string PathTag = "url.path";

    private const string AddressTag = "url.full";

    private const long LargestLogFile = 50 * 1024 * 1024;

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PlanBotMetrics>();
        services.AddHostedService<OutboxGauge>();

        var (endpoint, metrics) = (EndpointOf(configuration), HasMetrics(configuration));
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("PlanBot", serviceVersion: typeof(PlanBotTelemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces =>
            {
                traces.AddSource(ProtocolTelemetry.Name).AddLegacySource(OutboxSender.Operation)
                    .AddAspNetCoreInstrumentation(options =>
                    {
                        options.Filter = context => !IsWatching(context.Request.Path);
                        options.EnrichWithHttpRequest = (span, _) => span.SetTag(PathTag, "/");
                        options.EnrichWithHttpResponse = (span, response) => span.SetTag(PathTag, RouteOf(response.HttpContext));
                    })
                    .AddHttpClientInstrumentation(options => options.EnrichWithHttpRequestMessage = (span, request) => span.SetTag(AddressTag, HostOf(request.RequestUri)));
                if (endpoint is not null)
                {
                    traces.AddOtlpExporter(exporter => exporter.Endpoint = endpoint);
                }
            })
            .WithMetrics(meters =>
            {
                meters.AddMeter(PlanBotMetrics.Name, ProtocolTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime");
                if (metrics)
                {
                    meters.AddPrometheusExporter();
                }

                if (endpoint is not null)
                {
                    meters.AddOtlpExporter(exporter => exporter.Endpoint = endpoint);
                }
            });
    }

    /// <summary>Serves <c>/metrics</c> where the settings say so; to others it is not there.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        if (HasMetrics(app.Configuration))
        {
            app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == MetricsPath && HealthEndpoints.MaySeeDetails(context));
        }
    }

    /// <param name="log">What is configured.</param>
    /// <param name="configuration">Where the folder of log files stands.</param>
    /// <param name="development">In Development lines for people, else JSON.</param>
    /// <param name="quiet">For commands whose standard output is their answer: just warnings, on standard error, and in no file.</param>
    public static void Configure(LoggerConfiguration log, IConfiguration configuration, bool development, bool quiet)
    {
        log.MinimumLevel.Is(quiet ? LogEventLevel.Warning : LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)

            // What stops the start is said once, on standard error, by the command.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            // A command says itself what is wrong with the database.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", quiet ? LogEventLevel.Fatal : LogEventLevel.Warning)
            // Whoever watches asks every few seconds; what is a warning there is said once a day, and by the doctor.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", quiet ? LogEventLevel.Fatal : LogEventLevel.Error)
            .Enrich.FromLogContext()
            .Enrich.With(new WithoutPath());
        var errorsFrom = quiet ? LogEventLevel.Verbose : (LogEventLevel?)null;
        if (development)
        {
            log.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: errorsFrom);
        }
        else
        {
            log.WriteTo.Console(new RenderedCompactJsonFormatter(), standardErrorFromLevel: errorsFrom);
        }

        var files = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new();
        if (files.LogFolder.Length > 0 && !quiet)
        {
            log.WriteTo.File(
                new RenderedCompactJsonFormatter(),
                Path.Combine(files.LogFolder, "planbot-.json"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: LargestLogFile,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: null,
                retainedFileTimeLimit: TimeSpan.FromDays(Math.Max(1, files.LogDays)));
        }
    }

    private static bool HasMetrics(IConfiguration configuration) => configuration.GetSection(TelemetryOptions.Section).GetValue<bool>(nameof(TelemetryOptions.Metrics));

    /// <summary>A wrong address is named when the options are validated.</summary>
    private static Uri? EndpointOf(IConfiguration configuration) =>
        Uri.TryCreate(configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.OtlpEndpoint)}"], UriKind.Absolute, out var address) ? address : null;

    /// <summary>The endpoint's pattern: a path may hold the secret of a calendar or a paper.</summary>
    private static string RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "/";

    /// <summary>What is called outside names people and files in its path: a mailbox, somebody's OneDrive.</summary>
    private static string HostOf(Uri? address) => address is { IsAbsoluteUri: true } ? address.GetLeftPart(UriPartial.Authority) : "";

    /// <summary>Whoever watches asks every few seconds: that is not traced.</summary>
    private static bool IsWatching(PathString path) => path == MetricsPath || path.StartsWithSegments("/health", StringComparison.Ordinal);

    /// <summary>The server puts a request's path beside each line that is logged meanwhile, and with it the secret of a calendar or a paper.</summary>
    private sealed class WithoutPath : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }
}
