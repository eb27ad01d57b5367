using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Tests.Support;

/// <summary>A bot behind a real Kestrel endpoint on a loopback port, wired as an application wires it.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BotHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    internal HttpClient Client { get; }

    internal IServiceProvider Services => _app.Services;

    internal CloudAdapter Adapter => _app.Services.GetRequiredService<CloudAdapter>();

    internal static async Task<BotHost> StartAsync(
        IBot bot,
        ConnectorFactory? channel = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        string environment = "Development",
        string url = "http://127.0.0.1:0",
        Action<IServiceCollection>? configure = null,
        Action<ActivityProtocolOptions>? options = null,
        Action<IServiceCollection>? configureAfter = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        if (channel is not null)
        {
            builder.Services.AddSingleton(channel);
        }

        builder.Services.AddSingleton(bot);
        configure?.Invoke(builder.Services);
        builder.Services.AddActivityProtocol(builder.Configuration, options);
        configureAfter?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapBotMessages();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new BotHost(app);
    }

    internal Task<HttpResponseMessage> PostAsync(JsonNode activity) => PostAsync(activity.ToJsonString());

    internal async Task<HttpResponseMessage> PostAsync(string body, string contentType = "application/json", Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(body, Encoding.UTF8),
        };
        request.Content.Headers.ContentType = new(contentType);
        change?.Invoke(request);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
