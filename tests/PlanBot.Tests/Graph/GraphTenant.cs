using System.Collections.Concurrent;
using ActivityProtocol.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanBot.Graph;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Graph;

/// <summary>A tenant with PlanBot's app registration: who gives tokens, and Microsoft Graph.</summary>
internal sealed class GraphTenant : IAsyncDisposable
{
    public const string AppId = "4f4c1c6e-2c0e-4f6b-8a35-3a1f6c1f0b11";

    private GraphTenant(HttpTestChannel tokens, GraphServer graph) => (Tokens, Graph) = (tokens, graph);

    public HttpTestChannel Tokens { get; }

    public GraphServer Graph { get; }

    /// <summary>Warnings and errors of PlanBot's part for Graph.</summary>
    public ConcurrentQueue<string> Warnings { get; } = [];

    /// <summary>Everything that is logged, at the log's most talkative.</summary>
    public ConcurrentQueue<string> Told { get; } = [];

    public static async Task<GraphTenant> CreateAsync()
    {
        var tenant = new GraphTenant(await HttpTestChannel.StartAsync(), await GraphServer.StartAsync());
        tenant.Tokens.TokenForScope = tenant.Graph.TokenFor;
        return tenant;
    }

    /// <summary>What a PlanBot of this tenant is started with.</summary>
    public (string Key, string Value)[] Settings(params (string Key, string Value)[] graph) =>
    [
        .. Tokens.Settings(AppId).Select(setting => (setting.Key, setting.Value!)).Where(setting => setting.Key is not ("MicrosoftAppTenantId" or "ToChannelFromBotLoginUrl" or "TrustedServiceUrlHosts")),
        ("MicrosoftAppTenantId", TestPerson.Tenant),
        ("ToChannelFromBotLoginUrl", new Uri(Tokens.BaseUrl, "/" + TestPerson.Tenant).AbsoluteUri),
        ("TrustedServiceUrlHosts", "localhost"),
        (nameof(GraphOptions.BaseAddress).Named(), Graph.Address.ToString()),
        (nameof(GraphOptions.TimeoutSeconds).Named(), "5"),
        .. graph.Select(setting => (setting.Key.Named(), setting.Value)),
    ];

    /// <summary>Starts PlanBot with settings of <c>PlanBot:Graph</c>.</summary>
    public Task<PlanBotApplication> StartAsync(DateOnly today, params (string Key, string Value)[] graph) =>
        PlanBotApplication.StartRegisteredAsync(today, Tokens, [.. Settings(graph).GroupBy(setting => setting.Key).Select(values => values.Last())], services => services.AddSingleton<ILoggerFactory>(LoggerFactory.Create(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(new GraphLog(this)))));

    public async ValueTask DisposeAsync()
    {
        await Graph.DisposeAsync();
        await Tokens.DisposeAsync();
    }

    private sealed class GraphLog(GraphTenant tenant) : ILoggerProvider, ILogger
    {
        private string _category = "";

        public ILogger CreateLogger(string categoryName) => new GraphLog(tenant) { _category = categoryName };

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            tenant.Told.Enqueue($"{formatter(state, exception)} {values} {exception}");
            if (logLevel >= LogLevel.Warning && _category.StartsWith("PlanBot.Graph", StringComparison.Ordinal))
            {
                tenant.Warnings.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>How the tests write settings.</summary>
internal static class GraphSettingNames
{
    /// <summary>The setting's full name; one that is outside the section is full already.</summary>
    public static string Named(this string setting) => setting.Contains(':', StringComparison.Ordinal) && !setting.StartsWith("CalendarPlans", StringComparison.Ordinal) ? setting : $"{GraphOptions.Section}:{setting}";
}
