using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActivityProtocol.Connector;
using ActivityProtocol.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace ActivityProtocol.Testing;

/// <summary>
/// A channel over HTTP on a loopback port, with everything that a bot with an app registration needs of it: OpenID
/// metadata and keys, tokens for both directions, and the connector. What the bot sends is in <see cref="Channel"/>.
/// </summary>
public sealed class HttpTestChannel : IAsyncDisposable
{
    private const string Tenant = "22222222-2222-2222-2222-222222222222";
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();
    private int _tokens;

    private HttpTestChannel(WebApplication app, InMemoryChannel channel, TestTokenIssuer issuer)
    {
        _app = app;
        Channel = channel;
        Issuer = issuer;
    }

    /// <summary>What the bot sent, and what it can be refused.</summary>
    public InMemoryChannel Channel { get; }

    /// <summary>The issuer of the tokens that bring activities to the bot.</summary>
    public TestTokenIssuer Issuer { get; }

    /// <summary>Where the channel is served.</summary>
    public Uri BaseUrl => new(_app.Urls.First());

    /// <summary>The service URL that activities carry.</summary>
    public string ServiceUrl => new Uri(BaseUrl, "/channel/").AbsoluteUri;

    /// <summary>How many outgoing tokens the bot has asked for.</summary>
    public int TokensIssued => Volatile.Read(ref _tokens);

    /// <summary>Whether the connector takes calls only with the token that was issued last.</summary>
    public bool RequireToken { get; set; } = true;

    /// <summary>The code with which Microsoft Entra ID refuses tokens, such as AADSTS7000222; none where it gives them.</summary>
    public string? TokenRefusal { get; set; }

    /// <summary>Gives the token for a scope other than the connector's, such as Microsoft Graph's; null for one as opaque as the connector's.</summary>
    public Func<string, string?>? TokenForScope { get; set; }

    /// <summary>Starts a channel.</summary>
    /// <param name="issuer">The issuer of the tokens; one of its own where it is null.</param>
    public static async Task<HttpTestChannel> StartAsync(TestTokenIssuer? issuer = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var channel = new HttpTestChannel(app, new InMemoryChannel(), issuer ?? new TestTokenIssuer());
        channel.Map(app);
        await app.StartAsync().ConfigureAwait(false);
        return channel;
    }

    /// <summary>The configuration of a bot that is registered with this channel. Development only: it is plain http.</summary>
    public Dictionary<string, string?> Settings(string appId) => new(StringComparer.Ordinal)
    {
        ["MicrosoftAppId"] = appId,
        ["MicrosoftAppPassword"] = "secret-of-the-test-channel",
        ["MicrosoftAppType"] = "SingleTenant",
        ["MicrosoftAppTenantId"] = Tenant,
        ["ToChannelFromBotLoginUrl"] = new Uri(BaseUrl, "/" + Tenant).AbsoluteUri,
        ["ToBotFromChannelOpenIdMetadataUrl"] = new Uri(BaseUrl, "/openid").AbsoluteUri,
        ["ToBotFromChannelTokenIssuer"] = Issuer.Issuer,
        ["TrustedServiceUrlHosts"] = BaseUrl.Host,
        ["ValidateAuthority"] = "false",
    };

    /// <summary>Sends an activity to a bot, with a token.</summary>
    /// <param name="endpoint">The bot's endpoint.</param>
    /// <param name="appId">The bot's app id.</param>
    /// <param name="activity">The activity; its service URL is set to this channel's.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<HttpResponseMessage> SendAsync(Uri endpoint, string appId, Activity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        activity.ServiceUrl = ServiceUrl;
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent(JsonSerializer.Serialize(activity, ProtocolJson.Activity), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", Issuer.CreateToken(appId, ServiceUrl));
        return await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync().ConfigureAwait(false);
    }

    // ASP.NET Core decodes a path, but for its encoded slashes.
    private static string Id(HttpContext context, string name) => ((string)context.Request.RouteValues[name]!).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static bool IsTargeted(HttpContext context) => context.Request.Query["isTargetedActivity"] == "true";

    private static async Task<T> BodyAsync<T>(HttpContext context) =>
        await JsonSerializer.DeserializeAsync(context.Request.Body, ProtocolJson.TypeInfo<T>(), context.RequestAborted).ConfigureAwait(false)
        ?? throw InMemoryChannel.Refusal(HttpStatusCode.BadRequest, "BadSyntax");

    private void Map(WebApplication app)
    {
        app.MapGet("/openid", context => context.Response.WriteAsync(Issuer.Metadata(new Uri(BaseUrl, "/keys").AbsoluteUri)));
        app.MapGet("/keys", context => context.Response.WriteAsync(Issuer.Keys()));
        app.MapPost("/{tenant}/oauth2/v2.0/token", async context =>
        {
            var scope = (await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false))["scope"].ToString();
            if (TokenRefusal is { } code)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                await context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = "invalid_client", ["error_description"] = $"{code}: refused by the test channel." }).ConfigureAwait(false);
                return;
            }

            await context.Response.WriteAsJsonAsync(new JsonObject
            {
                ["token_type"] = "Bearer",
                ["expires_in"] = 3600,
                ["access_token"] = TokenForScope?.Invoke(scope) ?? "outgoing-" + Interlocked.Increment(ref _tokens).ToString(CultureInfo.InvariantCulture),
            }).ConfigureAwait(false);
        });
        var channel = app.MapGroup("/channel");
        Connector(channel, "POST", "/v3/conversations", async (connector, context) =>
            await connector.CreateConversationAsync(await BodyAsync<ConversationParameters>(context).ConfigureAwait(false)).ConfigureAwait(false), 201);
        Connector(channel, "POST", "/v3/conversations/{conversation}/activities", async (connector, context) =>
            IsTargeted(context)
                ? await ((ITargetedMessages)connector).SendTargetedAsync(Id(context, "conversation"), await BodyAsync<Activity>(context).ConfigureAwait(false)).ConfigureAwait(false)
                : await connector.SendToConversationAsync(Id(context, "conversation"), await BodyAsync<Activity>(context).ConfigureAwait(false)).ConfigureAwait(false), 201);
        Connector(channel, "POST", "/v3/conversations/{conversation}/activities/{activity}", async (connector, context) =>
            await connector.ReplyToActivityAsync(Id(context, "conversation"), Id(context, "activity"), await BodyAsync<Activity>(context).ConfigureAwait(false)).ConfigureAwait(false), 201);
        Connector(channel, "PUT", "/v3/conversations/{conversation}/activities/{activity}", async (connector, context) =>
            IsTargeted(context)
                ? await ((ITargetedMessages)connector).UpdateTargetedAsync(Id(context, "conversation"), Id(context, "activity"), await BodyAsync<Activity>(context).ConfigureAwait(false)).ConfigureAwait(false)
                : await connector.UpdateActivityAsync(Id(context, "conversation"), Id(context, "activity"), await BodyAsync<Activity>(context).ConfigureAwait(false)).ConfigureAwait(false));
        Connector(channel, "DELETE", "/v3/conversations/{conversation}/activities/{activity}", async (connector, context) =>
        {
            await (IsTargeted(context)
                ? ((ITargetedMessages)connector).DeleteTargetedAsync(Id(context, "conversation"), Id(context, "activity"))
                : connector.DeleteActivityAsync(Id(context, "conversation"), Id(context, "activity"))).ConfigureAwait(false);
            return null;
        });
        Connector(channel, "GET", "/v3/conversations/{conversation}/members", async (connector, context) =>
            await connector.GetConversationMembersAsync(Id(context, "conversation")).ConfigureAwait(false));
        Connector(channel, "GET", "/v3/conversations/{conversation}/members/{member}", async (connector, context) =>
            await connector.GetConversationMemberAsync(Id(context, "member"), Id(context, "conversation")).ConfigureAwait(false));
        Connector(channel, "GET", "/v3/conversations/{conversation}/pagedmembers", async (connector, context) =>
            await connector.GetConversationPagedMembersAsync(
                Id(context, "conversation"),
                int.TryParse(context.Request.Query["pageSize"], CultureInfo.InvariantCulture, out var size) ? size : null,
                context.Request.Query["continuationToken"]).ConfigureAwait(false));
        Connector(channel, "GET", "/v3/teams/{team}", async (connector, context) =>
            await ((ITeamsOperations)connector).FetchTeamDetailsAsync(Id(context, "team")).ConfigureAwait(false));
        Connector(channel, "GET", "/v3/teams/{team}/conversations", async (connector, context) =>
            await ((ITeamsOperations)connector).FetchChannelListAsync(Id(context, "team")).ConfigureAwait(false));
    }

    private void Connector(RouteGroupBuilder routes, string method, string pattern, Func<IConversations, HttpContext, Task<object?>> call, int status = 200) =>
        routes.MapMethods(pattern, [method], (RequestDelegate)(async context =>
        {
            (int Status, object? Body) answer;
            if (RequireToken && context.Request.Headers.Authorization != $"Bearer outgoing-{TokensIssued.ToString(CultureInfo.InvariantCulture)}")
            {
                answer = (401, new ErrorResponse { Error = new Error("Unauthorized", "The token is missing or is not the last one.") });
            }
            else
            {
                answer = await AnswerAsync(call, context, status).ConfigureAwait(false);
            }

            context.Response.StatusCode = answer.Status;
            if (answer.Body is not null)
            {
                await context.Response.WriteAsJsonAsync(answer.Body, ProtocolJson.Options).ConfigureAwait(false);
            }
        }));

    private async Task<(int Status, object? Body)> AnswerAsync(Func<IConversations, HttpContext, Task<object?>> call, HttpContext context, int status)
    {
        try
        {
            using var connector = new InMemoryConnectorClient(Channel, ServiceUrl);
            return (status, await call(connector, context).ConfigureAwait(false));
        }
        catch (ErrorResponseException refusal)
        {
            foreach (var (name, values) in refusal.Response?.Headers ?? new Dictionary<string, IEnumerable<string>>())
            {
                context.Response.Headers[name] = values.ToArray();
            }

            return ((int)(refusal.Response?.StatusCode ?? HttpStatusCode.InternalServerError), refusal.Body);
        }
        catch (JsonException)
        {
            return (400, new ErrorResponse { Error = new Error("BadSyntax", "The body cannot be read.") });
        }
    }
}
