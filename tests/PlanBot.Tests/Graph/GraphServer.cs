using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActivityProtocol.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace PlanBot.Tests.Graph;

/// <summary>
/// Microsoft Graph as far as PlanBot calls it, on a loopback port: it keeps users, installations, events and notifications, takes
/// a call only with a token that it issued and the permission that the call needs, and is faulty where a test says so.
/// </summary>
internal sealed partial class GraphServer : IAsyncDisposable
{
    /// <summary>The id that the catalogue gave to PlanBot's package.</summary>
    public const string CatalogAppId = "c5e2f0a4-77f0-4a5b-8a53-1c8f2f0d9a11";

    public const string Mailbox = "plan-calendar@northshire.example";

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _tokens = [];
    private readonly List<GraphFault> _faults = [];
    private int _lastId;

    private GraphServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>The application permissions that tokens hold from now on.</summary>
    public List<string> Roles { get; } = [];

    /// <summary>Mailboxes that Exchange lets PlanBot into; with the permission in the token all others are open as well, unless <see cref="IsLimited"/>.</summary>
    public HashSet<string> OpenedByExchange { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a policy closes every mailbox that is not in <see cref="OpenedByExchange"/>, whatever the token says.</summary>
    public bool IsLimited { get; set; }

    /// <summary>Every mailbox that there is.</summary>
    public HashSet<string> Mailboxes { get; } = new([Mailbox], StringComparer.OrdinalIgnoreCase);

    /// <summary>The people of the directory, by object id.</summary>
    public ConcurrentDictionary<string, (string? Company, string? Department)> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>For whom PlanBot is installed, by object id, and the chat that came with it; empty while Teams has not made it.</summary>
    public ConcurrentDictionary<string, string> Installations { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the mailbox's calendar holds, in the order in which it came.</summary>
    public List<JsonObject> Events { get; } = [];

    /// <summary>The activity feeds' lines: whose, and what.</summary>
    public ConcurrentQueue<(string ObjectId, JsonObject Body)> Notifications { get; } = [];

    /// <summary>All calls, refused ones too: method and path.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>An address that the next page is said to be at, elsewhere.</summary>
    public Uri? NextPageElsewhere { get; set; }

    /// <summary>How many events a page holds.</summary>
    public int PageSize { get; set; } = 100;

    public static async Task<GraphServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new GraphServer(app);
        server.Map(app);
        await app.StartAsync();
        return server;
    }

    /// <summary>The token for a scope of Graph's; nothing for any other.</summary>
    public string? TokenFor(string scope)
    {
        if (!scope.StartsWith("https://graph.microsoft.com/.default", StringComparison.Ordinal))
        {
            return null;
        }

        var token = TestTokenIssuer.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "https://sts.example",
            Audience = "https://graph.microsoft.com",
            Claims = new Dictionary<string, object> { ["jti"] = Guid.NewGuid().ToString(), ["roles"] = Roles.ToArray() },
            SigningCredentials = new SigningCredentials(new TestTokenIssuer().SigningKey, SecurityAlgorithms.RsaSha256),
        });
        lock (_gate)
        {
            _tokens.Add(token);
        }

        return token;
    }

    /// <summary>Whether it issued that token, or one that is in that text.</summary>
    public bool IsTokenIn(string text)
    {
        lock (_gate)
        {
            return _tokens.Any(token => text.Contains(token, StringComparison.Ordinal));
        }
    }

    /// <summary>No token that was issued so far is taken any more.</summary>
    public void ForgetTokens()
    {
        lock (_gate)
        {
            _tokens.Clear();
        }
    }

    /// <summary>Lets calls whose method and path begin so go wrong, the next ones first.</summary>
    public void Fail(string call, GraphFault fault, int times = 1)
    {
        lock (_gate)
        {
            _faults.AddRange(Enumerable.Repeat(fault with { Call = call }, times));
        }
    }

    public void StopFailing()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>How many calls there were whose method and path begin so.</summary>
    public int CallsOf(string call) => Calls.Count(made => made.StartsWith(call, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds an event that is not PlanBot's.</summary>
    public void AddForeignEvent(string subject) => Events.Add(new JsonObject { ["id"] = NextId("EV"), ["subject"] = subject });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string NextId(string kind) => $"{kind}{Interlocked.Increment(ref _lastId).ToString("D6", CultureInfo.InvariantCulture)}";

    private void Map(WebApplication app)
    {
        var graph = app.MapGroup("/v1.0");
        On(graph, "GET", "/users/{id}", ["User.Read.All"], GetUser);
        On(graph, "POST", "/users/{id}/teamwork/installedApps", ["TeamsAppInstallation.ReadWriteSelfForUser.All"], Install);
        On(graph, "GET", "/users/{id}/teamwork/installedApps", ["TeamsAppInstallation.ReadWriteSelfForUser.All"], FindInstallation);
        On(graph, "GET", "/users/{id}/teamwork/installedApps/{installation}/chat", ["TeamsAppInstallation.ReadWriteSelfForUser.All"], GetChat);
        On(graph, "POST", "/users/{id}/teamwork/sendActivityNotification", ["TeamsActivity.Send"], Notify);
        On(graph, "GET", "/users/{mailbox}/calendar", [], (call, _) => (200, new JsonObject { ["id"] = "CAL1" }));
        On(graph, "GET", "/users/{mailbox}/events", [], ListEvents);
        On(graph, "POST", "/users/{mailbox}/events", [], AddEvent);
        On(graph, "PATCH", "/users/{mailbox}/events/{entry}", [], ChangeEvent);
        On(graph, "DELETE", "/users/{mailbox}/events/{entry}", [], RemoveEvent);
    }

    private void On(RouteGroupBuilder routes, string method, string pattern, string[] needed, Func<GraphCall, JsonObject?, (int Status, JsonObject? Body)> answer) =>
        routes.MapMethods(pattern, [method], (RequestDelegate)(async context =>
        {
            var made = $"{method} {context.Request.Path.Value!["/v1.0".Length..]}";
            Calls.Enqueue(made);
            var body = context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0
                ? (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject()
                : null;
            var fault = TakeFault(made);
            if (fault is { IsAfterwards: false } && await FailAsync(context, fault))
            {
                return;
            }

            (int Status, JsonObject? Body) said;
            lock (_gate)
            {
                said = Allowed(context, needed) ?? answer(new(context.Request), body);
            }

            if (fault is null || !await FailAsync(context, fault))
            {
                await AnswerAsync(context, said.Status, said.Body);
            }
        }));

    private GraphFault? TakeFault(string made)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(fault => made.StartsWith(fault.Call, StringComparison.OrdinalIgnoreCase));
            var fault = index < 0 ? null : _faults[index];
            if (index >= 0)
            {
                _faults.RemoveAt(index);
            }

            return fault;
        }
    }

    /// <returns>False for what was only slow, and is answered after all.</returns>
    private static async Task<bool> FailAsync(HttpContext context, GraphFault fault)
    {
        if (fault.Hangs)
        {
            // Until the caller has had enough.
            using var gone = new SemaphoreSlim(0);
            await using var registration = context.RequestAborted.Register(() => gone.Release());
            await gone.WaitAsync();
            return true;
        }

        if (fault.Status == 0)
        {
            context.Abort();
            return true;
        }

        if (fault.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await AnswerAsync(context, fault.Status, Error(fault.Code));
        return true;
    }

    private static async Task AnswerAsync(HttpContext context, int status, JsonObject? body)
    {
        context.Response.StatusCode = status;
        if (body is not null)
        {
            await context.Response.WriteAsJsonAsync(body);
        }
    }

    private static JsonObject Error(string code) =>
        new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = "Words that may name Wilhelmina Quist." } };

    /// <summary>Nothing where the call may go on.</summary>
    private (int, JsonObject?)? Allowed(HttpContext context, string[] needed)
    {
        var token = context.Request.Headers.Authorization.ToString().Split(' ') is ["Bearer", var sent] ? sent : "";
        if (!_tokens.Contains(token))
        {
            return (401, Error("InvalidAuthenticationToken"));
        }

        var roles = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token).Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value).ToHashSet();
        if (context.Request.RouteValues["mailbox"] is string mailbox)
        {
            var isOpened = OpenedByExchange.Contains(mailbox);
            return !isOpened && (IsLimited || !roles.Contains("Calendars.ReadWrite")) ? (403, Error("ErrorAccessDenied"))
                : !Mailboxes.Contains(mailbox) ? (404, Error("ErrorInvalidUser"))
                : null;
        }

        return needed.All(roles.Contains) ? null : (403, Error("Authorization_RequestDenied"));
    }

    private (int, JsonObject?) GetUser(GraphCall call, JsonObject? body)
    {
        if (!Users.TryGetValue(call["id"], out var user))
        {
            return (404, Error("Request_ResourceNotFound"));
        }

        // Without $select neither of the two comes back.
        var all = new Dictionary<string, string?> { ["companyName"] = user.Company, ["department"] = user.Department };
        var answer = new JsonObject();
        foreach (var field in call.Query("$select").Split(',').Where(all.ContainsKey))
        {
            answer[field] = all[field];
        }

        return (200, answer);
    }

    private (int, JsonObject?) Install(GraphCall call, JsonObject? body)
    {
        if ((string?)body!["teamsApp@odata.bind"] is not { } bound || !bound.EndsWith($"/appCatalogs/teamsApps/{CatalogAppId}", StringComparison.Ordinal))
        {
            return (400, Error("BadRequest"));
        }

        if (!Users.ContainsKey(call["id"]))
        {
            return (404, Error("NotFound"));
        }

        return Installations.TryAdd(call["id"], $"a:chat-of-{call["id"]}") ? (201, new JsonObject { ["id"] = "INSTALLED" }) : (409, Error("Conflict"));
    }

    private (int, JsonObject?) FindInstallation(GraphCall call, JsonObject? body)
    {
        var isAsked = call.Query("$filter") == $"teamsApp/id eq '{CatalogAppId}'" && call.Query("$expand") == "teamsApp";
        return !isAsked ? (400, Error("BadRequest"))
            : (200, new JsonObject { ["value"] = Installations.ContainsKey(call["id"]) ? new JsonArray(new JsonObject { ["id"] = $"INSTALLED-{call["id"]}" }) : [] });
    }

    private (int, JsonObject?) GetChat(GraphCall call, JsonObject? body) =>
        Installations.TryGetValue(call["id"], out var chat) && chat.Length > 0 ? (200, new JsonObject { ["id"] = chat }) : (404, Error("NotFound"));

    private (int, JsonObject?) Notify(GraphCall call, JsonObject? body)
    {
        Notifications.Enqueue((call["id"], body!));
        return (204, null);
    }

    private (int, JsonObject?) ListEvents(GraphCall call, JsonObject? body)
    {
        if (FilterShape().Match(call.Query("$filter")) is not { Success: true } filter || call.Query("$expand") != $"singleValueExtendedProperties($filter=id eq '{filter.Groups["id"].Value}')")
        {
            return (400, Error("ErrorInvalidUrlQueryFilter"));
        }

        var mine = Events.Where(entry => PropertyOf(entry, filter.Groups["id"].Value)?.StartsWith(filter.Groups["prefix"].Value, StringComparison.OrdinalIgnoreCase) is true).ToList();
        var skip = int.TryParse(call.Query("$skip"), CultureInfo.InvariantCulture, out var number) ? number : 0;
        var page = mine.Skip(skip).Take(PageSize).Select(entry => (JsonNode)new JsonObject { ["id"] = (string?)entry["id"], ["singleValueExtendedProperties"] = entry["singleValueExtendedProperties"]!.DeepClone() });
        var answer = new JsonObject { ["value"] = new JsonArray([.. page]) };
        if (mine.Count > skip + PageSize)
        {
            answer["@odata.nextLink"] = NextPageElsewhere?.AbsoluteUri ?? call.Next(skip + PageSize);
        }

        return (200, answer);
    }

    private (int, JsonObject?) AddEvent(GraphCall call, JsonObject? body)
    {
        if (Events.Find(entry => (string?)entry["transactionId"] is { } made && made == (string?)body!["transactionId"]) is { } earlier)
        {
            return (201, earlier.DeepClone().AsObject());
        }

        body!["id"] = NextId("EV");
        Events.Add(body);
        return (201, body.DeepClone().AsObject());
    }

    private (int, JsonObject?) ChangeEvent(GraphCall call, JsonObject? body)
    {
        if (Events.Find(entry => (string?)entry["id"] == call["entry"]) is not { } standing)
        {
            return (404, Error("ErrorItemNotFound"));
        }

        foreach (var (name, value) in body!)
        {
            standing[name] = value?.DeepClone();
        }

        return (200, standing.DeepClone().AsObject());
    }

    private (int, JsonObject?) RemoveEvent(GraphCall call, JsonObject? body) =>
        Events.RemoveAll(entry => (string?)entry["id"] == call["entry"]) > 0 ? (204, null) : (404, Error("ErrorItemNotFound"));

    private static string? PropertyOf(JsonObject entry, string id) =>
        (string?)entry["singleValueExtendedProperties"]?.AsArray().FirstOrDefault(property => (string?)property!["id"] == id)?["value"];

    [GeneratedRegex(@"\AsingleValueExtendedProperties/Any\(ep: ep/id eq '(?<id>[^']+)' and startswith\(ep/value,'(?<prefix>[^']+)'\)\)\z")]
    private static partial Regex FilterShape();

    /// <summary>A call as the answers read it.</summary>
    private sealed record GraphCall(HttpRequest Request)
    {
        public string this[string routeValue] => (string)Request.RouteValues[routeValue]!;

        public string Query(string name) => Request.Query[name].ToString();

        public string Next(int skip) => $"{Request.Scheme}://{Request.Host}{Request.Path}{Request.QueryString}&%24skip={skip.ToString(CultureInfo.InvariantCulture)}";
    }
}

/// <summary>How a call goes wrong.</summary>
/// <param name="Status">The answer's status; 0 for a connection that breaks.</param>
/// <param name="Code">The answer's code.</param>
internal sealed record GraphFault(int Status = 0, string Code = "")
{
    public string Call { get; init; } = "";

    /// <summary>Seconds that the caller is asked to wait.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>No answer at all.</summary>
    public bool Hangs { get; init; }

    /// <summary>What was asked is done, and only the answer goes wrong.</summary>
    public bool IsAfterwards { get; init; }
}
