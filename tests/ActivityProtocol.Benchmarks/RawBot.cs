using System.Buffers;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ActivityProtocol.Benchmarks;

/// <summary>
/// The same work by hand: a minimal endpoint with source-generated JSON, a writer and a buffer that are used again, one
/// pooled handler, tokens remembered. As good as can be made, so that what the library adds can be seen.
/// </summary>
internal static class RawBot
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");
    private static readonly byte[] Attachment = [.. "[{\"contentType\":\"application/vnd.microsoft.card.adaptive\",\"content\":"u8, .. Card.Utf8, .. "}]"u8];
    private static readonly JsonWriterOptions WriterOptions = new() { SkipValidation = true };

    internal static async Task RunAsync(BotSettings settings, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(settings.Urls);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        var tokens = settings.AppId is null ? null : new Tokens(settings);
        app.MapPost("/api/messages", (RequestDelegate)(context => HandleAsync(context, client, tokens)));
        await ((IHost)app).RunAsync(cancellationToken);
    }

    private static async Task HandleAsync(HttpContext context, HttpMessageInvoker client, Tokens? tokens)
    {
        string? allowed = null;
        if (tokens is not null && (allowed = await tokens.ServiceUrlOfAsync(context.Request.Headers.Authorization.ToString())) is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var activity = (await JsonSerializer.DeserializeAsync(context.Request.Body, RawJson.Default.RawActivity))!;
        if (tokens is not null && activity.ServiceUrl != allowed)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (activity.Type != "message")
        {
            return;
        }

        var uri = new Uri($"{activity.ServiceUrl!.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities/{Uri.EscapeDataString(activity.Id!)}");
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent(Reply(activity)) { Headers = { ContentType = JsonType } } };
        request.Headers.Authorization = tokens is null ? null : tokens.Outgoing ?? await tokens.AcquireAsync(client);
        using var response = await client.SendAsync(request, CancellationToken.None);
        var answer = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode || JsonSerializer.Deserialize(answer, RawJson.Default.RawAccount)?.Id is null)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }

    private static byte[] Reply(RawActivity activity)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "message"u8);
            Account(writer, "from"u8, activity.Recipient);
            Account(writer, "recipient"u8, activity.From);
            Account(writer, "conversation"u8, activity.Conversation);
            writer.WriteString("replyToId"u8, activity.Id);
            writer.WritePropertyName("attachments"u8);
            writer.WriteRawValue(Attachment, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Account(Utf8JsonWriter writer, ReadOnlySpan<byte> name, RawAccount? account)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id"u8, account?.Id);
        writer.WriteString("name"u8, account?.Name);
        writer.WriteEndObject();
    }

    /// <summary>Checks tokens, and remembers those that were checked.</summary>
    private sealed class Tokens(BotSettings settings)
    {
        private readonly ConcurrentDictionary<string, (string ServiceUrl, DateTime Expires)> _known = new(StringComparer.Ordinal);
        private readonly JsonWebTokenHandler _handler = new();
        private readonly ConfigurationManager<OpenIdConnectConfiguration> _configuration = new(
            settings.MetadataUrl!,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever { RequireHttps = false });

        internal AuthenticationHeaderValue? Outgoing { get; private set; }

        internal async Task<AuthenticationHeaderValue> AcquireAsync(HttpMessageInvoker client)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, settings.LoginUrl + "/oauth2/v2.0/token")
            {
                Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", settings.AppId), new("client_secret", "secret"), new("scope", "https://api.botframework.com/.default")]),
            };
            using var response = await client.SendAsync(request, CancellationToken.None);
            using var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
            return Outgoing = new AuthenticationHeaderValue("Bearer", answer.RootElement.GetProperty("access_token").GetString());
        }

        internal async ValueTask<string?> ServiceUrlOfAsync(string header)
        {
            if (_known.TryGetValue(header, out var known) && known.Expires > TimeProvider.System.GetUtcNow().UtcDateTime)
            {
                return known.ServiceUrl;
            }

            if (!header.StartsWith("Bearer ", StringComparison.Ordinal))
            {
                return null;
            }

            var configuration = await _configuration.GetConfigurationAsync(CancellationToken.None);
            var result = await _handler.ValidateTokenAsync(header["Bearer ".Length..], new TokenValidationParameters
            {
                ValidIssuer = BotSettings.Issuer,
                ValidAudience = settings.AppId,
                IssuerSigningKeys = configuration.SigningKeys,
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            });
            if (!result.IsValid || result.ClaimsIdentity.FindFirst("serviceurl")?.Value is not { } serviceUrl)
            {
                return null;
            }

            _known[header] = (serviceUrl, result.SecurityToken.ValidTo);
            return serviceUrl;
        }
    }
}

/// <summary>What is needed of an activity.</summary>
internal sealed record RawActivity(string? Type, string? Id, string? ServiceUrl, string? Text, RawAccount? From, RawAccount? Recipient, RawAccount? Conversation);

/// <summary>What is needed of an account.</summary>
internal sealed record RawAccount(string? Id, string? Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RawActivity))]
[JsonSerializable(typeof(RawAccount))]
internal sealed partial class RawJson : JsonSerializerContext;
