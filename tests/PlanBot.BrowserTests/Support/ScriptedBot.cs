using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanBot.TryPage;

namespace PlanBot.BrowserTests.Support;

/// <summary>
/// The try-out page with a bot behind it that does what a test says: it shows the page's part of every
/// exchange, whatever PlanBot itself answers.
/// </summary>
internal sealed class ScriptedBot : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly SemaphoreSlim _heard = new(0);

    private ScriptedBot(WebApplication app) => _app = app;

    /// <summary>Everything that came to /api/messages, in order.</summary>
    public ConcurrentQueue<JsonObject> Received { get; } = new();

    /// <summary>Answers an activity: what the bot sends meanwhile, and the HTTP answer.</summary>
    public Func<JsonObject, Task<IResult>> OnActivity { get; set; } = _ => Task.FromResult(Results.Ok());

    public string Url { get; private set; } = string.Empty;

    public static async Task<ScriptedBot> StartAsync(ITryPeople? people = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (people is not null)
        {
            builder.Services.AddSingleton(people);
        }

        var app = builder.Build();
        var bot = new ScriptedBot(app);
        app.MapTryPage();
        app.MapPost("/api/messages", async (HttpRequest request) =>
        {
            var activity = await request.ReadFromJsonAsync<JsonObject>() ?? [];
            bot.Received.Enqueue(activity);
            bot._heard.Release();
            return await bot.OnActivity(activity);
        });
        await app.StartAsync();
        bot.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return bot;
    }

    /// <summary>Does something for each message, and answers 200.</summary>
    public void OnMessage(Func<JsonObject, Task> act) => OnActivity = async activity =>
    {
        if ((string?)activity["type"] == "message")
        {
            await act(activity);
        }

        return Results.Ok();
    };

    /// <summary>Answers each adaptiveCard/action.</summary>
    public void OnExecute(Func<JsonObject, IResult> answer) => OnActivity = activity =>
        Task.FromResult((string?)activity["name"] == "adaptiveCard/action" ? answer(activity) : Results.Ok());

    /// <summary>Waits for an activity of a type, and gives the newest.</summary>
    public async Task<JsonObject> HearsAsync(string type)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (Of(type).Count == 0)
        {
            await _heard.WaitAsync(patience.Token);
        }

        return Of(type)[^1];
    }

    /// <summary>The activities of a type that came so far.</summary>
    public List<JsonObject> Of(string type) => [.. Received.Where(a => (string?)a["type"] == type)];

    /// <summary>Answers in the conversation of an activity, as a bot would.</summary>
    public Task<string> ReplyAsync(JsonObject to, JsonObject reply) =>
        SendAsync((string)to["conversation"]!["id"]!, reply, (string?)to["serviceUrl"]);

    public async Task<string> SendAsync(string conversationId, JsonObject activity, string? serviceUrl = null)
    {
        var path = $"{(serviceUrl ?? $"{Url}/try/connector").TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversationId)}/activities";
        using var response = await _http.PostAsJsonAsync(path, activity);
        var body = await response.Content.ReadAsStringAsync();
        return body.Length == 0 ? string.Empty : (string)JsonNode.Parse(body)!["id"]!;
    }

    /// <summary>Calls the connector; <paramref name="path"/> begins behind <c>/v3</c>.</summary>
    public async Task<(int Status, JsonNode? Body)> ConnectorAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, $"{Url}/try/connector/v3{path}");
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Says what a person does on the page, as the page's script would; gives the activities to deliver.</summary>
    public async Task<JsonArray> ActAsync(string act, object body)
    {
        using var response = await _http.PostAsJsonAsync($"{Url}/try/{act}", body);
        response.EnsureSuccessStatusCode();
        return (JsonArray)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["deliver"]!;
    }

    public HttpClient Http => _http;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _heard.Dispose();
        await _app.DisposeAsync();
    }
}
