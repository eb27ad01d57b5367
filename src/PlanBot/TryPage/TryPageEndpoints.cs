using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Net.Http.Headers;
using PlanBot.People;

namespace PlanBot.TryPage;

/// <summary>
/// A page to try the bot without Teams: <c>/</c> is a small chat that looks and feels like Teams'. The
/// browser posts what people do to <c>/api/messages</c> as Teams would; the bot answers to the page's own
/// connector (<see cref="TryConnectorEndpoints"/>), which shows it on every open page.
/// </summary>
internal static class TryPageEndpoints
{
    /// <summary>Maps the page, its connector and its event stream.</summary>
    /// <exception cref="InvalidOperationException">The environment is not Development.</exception>
    internal static void MapTryPage(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            throw new InvalidOperationException("The try-out page is served in Development only: set ASPNETCORE_ENVIRONMENT=Development, or do not map it.");
        }

        var connector = new TryConnector(TimeProvider.System);
        var page = app.MapGroup(string.Empty).AddEndpointFilter<LoopbackOnly>().ExcludeFromDescription();
        MapFiles(page);
        MapEvents(page, connector);
        MapActs(page, connector);
        MapRoles(page);
        TryConnectorEndpoints.Map(page, connector);
    }

    /// <summary>Where the build puts the official card renderer, when npm gave it.</summary>
    internal static string RendererPath => Path.Combine(AppContext.BaseDirectory, "try", "adaptivecards.min.js");

    private static void MapFiles(RouteGroupBuilder page)
    {
        page.MapGet("/", (HttpResponse response) => File(response, "index.html"));
        page.MapGet("/try/{file}", (string file, HttpResponse response) => File(response, file));
    }

    private static IResult File(HttpResponse response, string name)
    {
        var content = name == Path.GetFileName(RendererPath) && Path.Exists(RendererPath)
            ? System.IO.File.OpenRead(RendererPath)
            : typeof(TryPageEndpoints).Assembly.GetManifestResourceStream($"PlanBot.TryPage.{name}");
        return content is null ? Results.NotFound() : WithHeaders(response, Results.Stream(content, ContentType(name)));
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "application/octet-stream",
    };

    private static IResult WithHeaders(HttpResponse response, IResult result)
    {
        response.Headers[HeaderNames.ContentSecurityPolicy] =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers[HeaderNames.CacheControl] = "no-cache";
        return result;
    }

    private static void MapEvents(RouteGroupBuilder page, TryConnector connector) =>
        page.MapGet("/try/events", (HttpContext http, IHostApplicationLifetime lifetime) =>
            TypedResults.ServerSentEvents(EventsAsync(connector, lifetime.ApplicationStopping, http.RequestAborted)));

    private static async IAsyncEnumerable<string> EventsAsync(
        TryConnector connector, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var events = connector.Watch(Hello());
        try
        {
            while (await WaitAsync(events, either.Token))
            {
                while (events.TryRead(out var happened))
                {
                    yield return happened;
                }
            }
        }
        finally
        {
            connector.Unwatch(events);
        }
    }

    /// <summary>A page that was closed, or the app stopping, ends the stream; neither is an error.</summary>
    private static async Task<bool> WaitAsync(System.Threading.Channels.ChannelReader<string> events, CancellationToken cancellationToken)
    {
        try
        {
            return await events.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static JsonObject Hello() => new()
    {
        ["renderer"] = Path.Exists(RendererPath),
        ["bot"] = new JsonObject { ["id"] = TryDirectory.BotId, ["name"] = TryDirectory.BotName },
        ["team"] = TryDirectory.TeamName,
        ["people"] = new JsonArray([.. TryDirectory.People.Select(p => new JsonObject
        {
            ["key"] = p.Key,
            ["id"] = p.Id,
            ["name"] = p.Name,
            ["title"] = p.Title,
            ["initials"] = $"{p.GivenName[0]}{p.Surname[0]}",
        })]),
        ["conversations"] = new JsonArray([.. TryDirectory.Conversations.Select(c => new JsonObject
        {
            ["id"] = c.Id,
            ["type"] = c.Type.ToString(),
            ["name"] = c.Name,
            ["members"] = new JsonArray([.. c.Members.Select(m => JsonValue.Create(m))]),
        })]),
    };

    private static void MapActs(RouteGroupBuilder page, TryConnector connector)
    {
        page.MapPost("/try/visit", (HttpRequest http) => ActAsync(http, TryPageJson.Default.VisitRequest, r => (r.Person, r.Conversation),
            (person, conversation, r, url) => connector.Visit(person, conversation, url)));
        page.MapPost("/try/say", (HttpRequest http) => ActAsync(http, TryPageJson.Default.SayRequest, r => (r.Person, r.Conversation),
            (person, conversation, r, url) => Deliver(connector.Say(person, conversation, r.Root, r.Text, url))));
        page.MapPost("/try/submit", (HttpRequest http) => ActAsync(http, TryPageJson.Default.SubmitRequest, r => (r.Person, r.Conversation),
            (person, conversation, r, url) => connector.Submit(person, conversation, r, url) is { } activity ? Deliver(activity) : null));
        page.MapPost("/try/execute", (HttpRequest http) => ActAsync(http, TryPageJson.Default.ExecuteRequest, r => (r.Person, r.Conversation),
            (person, conversation, r, url) => connector.Execute(person, conversation, r, url) is { } activity ? Deliver(activity) : null));
        page.MapPost("/try/suggested", (HttpRequest http) => ActAsync(http, TryPageJson.Default.SuggestedRequest, r => (r.Person, r.Conversation),
            (person, conversation, r, url) => connector.SuggestedSubmit(person, conversation, r, url) is { } activity ? Deliver(activity) : null));
    }

    private static JsonArray Deliver(JsonObject? activity) => activity is null ? [] : [activity.DeepClone()];

    /// <summary>
    /// Reads what a person did and answers with the activities that the browser is to post to
    /// <c>/api/messages</c>: none, where Teams would not tell the bot either.
    /// </summary>
    private static async Task<IResult> ActAsync<T>(
        HttpRequest http,
        JsonTypeInfo<T> type,
        Func<T, (string Person, string Conversation)> who,
        Func<TryPerson, TryConversation, T, string, JsonArray?> act)
        where T : class
    {
        if (await ReadAsync(http, type) is not { } request)
        {
            return Problem(StatusCodes.Status400BadRequest, "The request cannot be read.");
        }

        var (personKey, conversationId) = who(request);
        if (!TryDirectory.TryFindPerson(personKey, out var person)
            || !TryDirectory.TryFindConversation(conversationId, out var conversation)
            || !conversation.Members.Contains(person.Key))
        {
            return Problem(StatusCodes.Status404NotFound, "There is no such person in such a conversation.");
        }

        return act(person, conversation, request, $"{http.Scheme}://{http.Host}/try/connector/") is { } deliver
            ? Results.Text(new JsonObject { ["deliver"] = deliver }.ToJsonString(), "application/json; charset=utf-8")
            : Problem(StatusCodes.Status409Conflict, "The message is no longer there.");
    }

    private static void MapRoles(RouteGroupBuilder page)
    {
        page.MapGet("/try/roles", (HttpRequest request) => RolesAsync(request.HttpContext));
        page.MapPost("/try/roles", (HttpRequest request) => SetRoleAsync(request.HttpContext));
    }

    private static async Task<IResult> SetRoleAsync(HttpContext http)
    {
        if (await ReadAsync(http.Request, TryPageJson.Default.RoleRequest) is not { } request
            || !TryDirectory.TryFindPerson(request.Person, out var person))
        {
            return Problem(StatusCodes.Status400BadRequest, "Name a person of the page and one of Reader, Partner, Staff, Administrator.");
        }

        if (http.RequestServices.GetService<ITryPeople>() is not { } people)
        {
            return Problem(StatusCodes.Status404NotFound, "Roles cannot be switched: the application holds none.");
        }

        await people.SetRoleAsync(TryDirectory.TenantId, person.AadObjectId, request.Role, http.RequestAborted);
        return await RolesAsync(http);
    }

    private static async Task<IResult> RolesAsync(HttpContext http)
    {
        var roles = new Dictionary<string, IReadOnlyList<Role>>();
        var people = http.RequestServices.GetService<ITryPeople>();
        foreach (var person in people is null ? [] : TryDirectory.People)
        {
            var held = await people!.GetRolesAsync(TryDirectory.TenantId, person.AadObjectId, http.RequestAborted);
            if (held.Count == 0)
            {
                await people.SetRoleAsync(TryDirectory.TenantId, person.AadObjectId, person.Role, http.RequestAborted);
                held = [person.Role];
            }

            roles[person.Key] = held;
        }

        return Results.Json(new RolesAnswer(people is not null, roles), TryPageJson.Default.RolesAnswer);
    }

    private static async Task<T?> ReadAsync<T>(HttpRequest http, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return http.HasJsonContentType() ? await http.ReadFromJsonAsync(type, http.HttpContext.RequestAborted) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Problem(int status, string message) => Results.Problem(message, statusCode: status);
}
