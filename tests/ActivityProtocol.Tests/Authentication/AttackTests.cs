using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ActivityProtocol.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace ActivityProtocol.Tests.Authentication;

/// <summary>The attack table: what somebody would try, one row a test. Nothing is sent, and no token is asked for.</summary>
public sealed class AttackTests
{
    private const string EntraIssuer = $"https://login.microsoftonline.com/{RegisteredBot.Tenant}/v2.0";

    [Fact]
    public async Task A_good_token_is_taken_and_the_answer_carries_the_bots_own()
    {
        await using var bot = await RegisteredBot.StartAsync();
        using var response = await bot.PostAsync(bot.GoodToken());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var (_, uri, authorization, _) = Assert.Single(bot.Internet.Connector);
        Assert.StartsWith(RegisteredBot.ServiceUrl + "v3/conversations/a%3Achat/activities/", uri.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("Bearer outgoing-1", authorization);
        Assert.Equal("https://api.botframework.com/.default", Assert.Single(bot.Tokens.Scopes));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Bearer x y")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer not-a-token")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer ....")]
    public async Task No_token_or_no_bearer_token(string? header)
    {
        await using var bot = await RegisteredBot.StartAsync();
        await AssertRefusedAsync(bot, await bot.PostAsync(header));
    }

    [Fact]
    public async Task A_token_without_a_signature()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var parts = bot.GoodToken().Split('.');
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"test-key-1"}""");
        await AssertRefusedAsync(bot, await bot.PostAsync($"{header}.{parts[1]}."));
        await AssertRefusedAsync(bot, await bot.PostAsync($"{parts[0]}.{parts[1]}."));
    }

    [Fact]
    public async Task HS256_with_the_public_key_as_the_secret()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var secret = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(bot.Issuer.Keys())) { KeyId = "test-key-1" };
        await AssertRefusedAsync(bot, await bot.PostAsync(Craft(bot, key: secret, algorithm: SecurityAlgorithms.HmacSha256)));
    }

    [Fact]
    public async Task Another_algorithm_of_the_same_key()
    {
        await using var bot = await RegisteredBot.StartAsync();
        await AssertRefusedAsync(bot, await bot.PostAsync(Craft(bot, algorithm: SecurityAlgorithms.RsaSha384)));
        await AssertRefusedAsync(bot, await bot.PostAsync(Craft(bot, algorithm: SecurityAlgorithms.RsaSsaPssSha256)));
    }

    [Fact]
    public async Task Another_key_under_the_known_name()
    {
        await using var bot = await RegisteredBot.StartAsync();
        await AssertRefusedAsync(bot, await bot.PostAsync(Craft(bot, key: new RsaSecurityKey(RegisteredBot.OtherKey) { KeyId = "test-key-1" })));
    }

    [Fact]
    public async Task A_payload_that_was_changed()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var parts = bot.Issuer.CreateToken(RegisteredBot.AppId, "https://smba.trafficmanager.net/other/").Split('.');
        var payload = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!;
        payload["serviceurl"] = RegisteredBot.ServiceUrl;
        await AssertRefusedAsync(bot, await bot.PostAsync($"{parts[0]}.{Base64UrlEncoder.Encode(payload.ToJsonString())}.{parts[2]}"));
    }

    [Theory]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("https://example.org")]
    [InlineData("")]
    public async Task Another_issuer(string issuer)
    {
        await using var bot = await RegisteredBot.StartAsync();
        await AssertRefusedAsync(bot, await bot.PostAsync(Craft(bot, issuer: issuer)));
    }

    [Theory]
    [InlineData("44444444-4444-4444-4444-444444444444")]
    [InlineData("https://api.botframework.com")]
    [InlineData("")]
    public async Task Another_audience(string audience)
    {
        await using var bot = await RegisteredBot.StartAsync();
        await AssertRefusedAsync(bot, await bot.PostAsync(Craft(bot, audience: audience)));
    }

    [Fact]
    public async Task A_tenant_that_is_not_accepted()
    {
        await using var bot = await RegisteredBot.StartAsync(settings: new() { ["AllowedTenants"] = "55555555-5555-5555-5555-555555555555" });
        await AssertRefusedAsync(bot, await bot.PostAsync(bot.GoodToken()));
        using var accepted = await bot.PostAsync(bot.GoodToken(), change: message => message["conversation"]!["tenantId"] = "55555555-5555-5555-5555-555555555555");
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Theory]
    [InlineData(-66, -6, HttpStatusCode.Unauthorized)]
    [InlineData(-64, -4, HttpStatusCode.OK)]
    [InlineData(4, 64, HttpStatusCode.OK)]
    [InlineData(6, 66, HttpStatusCode.Unauthorized)]
    public async Task Expired_or_not_yet_valid_beyond_five_minutes(int fromMinutes, int toMinutes, HttpStatusCode expected)
    {
        await using var bot = await RegisteredBot.StartAsync();
        var now = bot.Clock.GetUtcNow().UtcDateTime;
        using var response = await bot.PostAsync(Craft(bot, notBefore: now.AddMinutes(fromMinutes), expires: now.AddMinutes(toMinutes)));
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_remembered_token_ends_all_the_same()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var token = bot.GoodToken();
        using var before = await bot.PostAsync(token);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        bot.Clock.Advance(TimeSpan.FromMinutes(66));
        using var after = await bot.PostAsync(token);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_remembered_token_does_not_outlive_its_key()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var token = bot.Issuer.CreateToken(RegisteredBot.AppId, RegisteredBot.ServiceUrl, TimeSpan.FromDays(7));
        using var before = await bot.PostAsync(token);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        bot.Issuer.SigningKey = new RsaSecurityKey(RegisteredBot.OtherKey) { KeyId = "test-key-2" };
        bot.Clock.Advance(TimeSpan.FromHours(25));
        using var after = await bot.PostAsync(token);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task An_unknown_key_is_looked_for_once()
    {
        await using var bot = await RegisteredBot.StartAsync();
        using var before = await bot.PostAsync(bot.GoodToken());
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        bot.Clock.Advance(TimeSpan.FromMinutes(6));
        bot.Issuer.SigningKey = new RsaSecurityKey(RegisteredBot.OtherKey) { KeyId = "test-key-2" };
        using var renewed = await bot.PostAsync(bot.GoodToken());
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        Assert.Equal(2, bot.Internet.MetadataReads);
    }

    [Fact]
    public async Task Ten_thousand_unknown_keys_cause_no_storm()
    {
        await using var bot = await RegisteredBot.StartAsync();
        using var first = await bot.PostAsync(bot.GoodToken());
        var authentication = (ConfigurationBotFrameworkAuthentication)bot.Host.Services.GetService(typeof(BotFrameworkAuthentication))!;
        var payload = bot.GoodToken().Split('.')[1];
        for (var i = 0; i < 10_000; i++)
        {
            bot.Clock.Advance(TimeSpan.FromMilliseconds(10));
            var header = Base64UrlEncoder.Encode($$"""{"alg":"RS256","typ":"JWT","kid":"kid-{{i}}"}""");
            var token = $"Bearer {header}.{payload}.AAAA";
            await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await authentication.ValidateTokenAsync(token, CancellationToken.None));
        }

        Assert.InRange(bot.Internet.MetadataReads, 1, 2);
    }

    [Fact]
    public async Task A_key_without_the_channels_endorsement()
    {
        await using var bot = await RegisteredBot.StartAsync();
        bot.Internet.Issuer = new TestTokenIssuer("https://api.botframework.com", bot.Clock, "webchat", "directline");
        await AssertRefusedAsync(bot, await bot.PostAsync(bot.GoodToken()));
    }

    // The .NET SDK refuses such a key as well; the JavaScript one takes it for every channel.
    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"msteams\"")]
    [InlineData("[[\"msteams\"]]")]
    public async Task A_key_that_names_no_channels(string? endorsements)
    {
        await using var bot = await RegisteredBot.StartAsync();
        bot.Internet.ChangeKeys = keys =>
        {
            var document = JsonNode.Parse(keys)!;
            var key = document["keys"]![0]!.AsObject();
            var other = key.DeepClone();
            other["kid"] = "another-key-with-the-endorsement";
            document["keys"]!.AsArray().Add(other);
            key.Remove("endorsements");
            if (endorsements is not null)
            {
                key["endorsements"] = JsonNode.Parse(endorsements);
            }

            return document.ToJsonString();
        };
        await AssertRefusedAsync(bot, await bot.PostAsync(bot.GoodToken()));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/22222222-2222-2222-2222-222222222222/")]
    [InlineData("https://emea@smba.trafficmanager.net/emea/22222222-2222-2222-2222-222222222222/")]
    [InlineData("https://smba.trafficmanager.net./emea/22222222-2222-2222-2222-222222222222/")]
    [InlineData("https://smba.trafficmanager.net/emea/22222222-2222-2222-2222-222222222222/x")]
    [InlineData("https://attacker.example.org/")]
    public async Task A_service_url_other_than_the_tokens(string serviceUrl)
    {
        await using var bot = await RegisteredBot.StartAsync();
        await AssertRefusedAsync(bot, await bot.PostAsync(bot.GoodToken(), serviceUrl));
        await AssertRefusedAsync(bot, await bot.PostAsync(bot.Issuer.CreateToken(RegisteredBot.AppId, null)));
    }

    [Fact]
    public async Task A_service_url_with_or_without_its_last_slash_is_the_same()
    {
        await using var bot = await RegisteredBot.StartAsync();
        using var response = await bot.PostAsync(bot.GoodToken(), "https://SMBA.trafficmanager.net/emea/22222222-2222-2222-2222-222222222222");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("https://attacker.example.org/")]
    [InlineData("https://attacker.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.example.org/")]
    [InlineData("https://smba.trafficmanager.net@example.org/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("http://localhost/")]
    public async Task A_service_url_of_an_untrusted_host_even_in_a_good_token(string serviceUrl)
    {
        await using var bot = await RegisteredBot.StartAsync();
        await AssertRefusedAsync(bot, await bot.PostAsync(bot.Issuer.CreateToken(RegisteredBot.AppId, serviceUrl), serviceUrl));
    }

    [Fact]
    public async Task A_stored_reference_that_points_to_another_host()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var reference = new ConversationReference { ServiceUrl = "https://attacker.example.org/", Conversation = new ConversationAccount { Id = "a:chat" } };
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => bot.Host.Adapter.ContinueConversationAsync(RegisteredBot.AppId, reference, (turn, token) => turn.SendActivityAsync("hello", cancellationToken: token), CancellationToken.None));
        Assert.Equal(0, bot.Tokens.Count);
    }

    [Fact]
    public async Task A_token_of_the_emulator_in_production()
    {
        await using var bot = await RegisteredBot.StartAsync();
        await AssertRefusedAsync(bot, await bot.PostAsync(CraftEntra(bot, RegisteredBot.AppId)));
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => RegisteredBot.StartAsync(settings: new() { ["AllowEmulatorTokens"] = "true" }));
        Assert.Contains("AllowEmulatorTokens", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_the_emulator_is_taken_where_it_is_configured()
    {
        await using var bot = await RegisteredBot.StartAsync(settings: new() { ["AllowEmulatorTokens"] = "true" }, environment: "Development");
        using var response = await bot.PostAsync(CraftEntra(bot, RegisteredBot.AppId));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var other = await bot.PostAsync(CraftEntra(bot, "66666666-6666-6666-6666-666666666666"));
        Assert.Equal(HttpStatusCode.Unauthorized, other.StatusCode);
        using var otherTenant = await bot.PostAsync(CraftEntra(bot, RegisteredBot.AppId, tenant: "77777777-7777-7777-7777-777777777777"));
        Assert.Equal(HttpStatusCode.Unauthorized, otherTenant.StatusCode);
        using var versionless = await bot.PostAsync(CraftEntra(bot, RegisteredBot.AppId, version: "3.0"));
        Assert.Equal(HttpStatusCode.Unauthorized, versionless.StatusCode);
    }

    [Fact]
    public async Task A_token_of_another_bot_is_taken_only_where_its_app_is_listed()
    {
        const string Caller = "66666666-6666-6666-6666-666666666666";
        await using (var closed = await RegisteredBot.StartAsync())
        {
            await AssertRefusedAsync(closed, await closed.PostAsync(CraftEntra(closed, Caller)));
        }

        await using var bot = await RegisteredBot.StartAsync(settings: new() { ["AllowedCallers"] = Caller });
        await AssertRefusedAsync(bot, await bot.PostAsync(CraftEntra(bot, "88888888-8888-8888-8888-888888888888")));
        await AssertRefusedAsync(bot, await bot.PostAsync(CraftEntra(bot, RegisteredBot.AppId)));
        using var listed = await bot.PostAsync(CraftEntra(bot, Caller));
        Assert.Equal(HttpStatusCode.OK, listed.StatusCode);
        Assert.Equal($"{Caller}/.default", Assert.Single(bot.Tokens.Scopes));
    }

    [Fact]
    public async Task A_token_in_the_query()
    {
        await using var bot = await RegisteredBot.StartAsync();
        using var content = new StringContent(Payloads.Message("hello", RegisteredBot.ServiceUrl).ToJsonString(), Encoding.UTF8, "application/json");
        await AssertRefusedAsync(bot, await bot.Host.Client.PostAsync(new Uri($"/api/messages?access_token={bot.GoodToken()}", UriKind.Relative), content));
    }

    [Fact]
    public async Task A_huge_token()
    {
        await using var bot = await RegisteredBot.StartAsync();
        await AssertRefusedAsync(bot, await bot.PostAsync(bot.GoodToken() + new string('A', 20_000)));
    }

    [Fact]
    public async Task A_huge_body_or_one_of_another_type_without_a_token_is_not_read()
    {
        await using var bot = await RegisteredBot.StartAsync();
        using var response = await bot.PostAsync(null, change: message => message["text"] = new string('a', 10_000_000));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/jsonp")]
    public async Task Another_content_type_with_a_good_token(string contentType)
    {
        await using var bot = await RegisteredBot.StartAsync();
        using var response = await bot.Host.PostAsync(Payloads.Message("hello", RegisteredBot.ServiceUrl).ToJsonString(), contentType, request => request.Headers.Authorization = new("Bearer", bot.GoodToken()));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(bot.Internet.Connector);
    }

    [Fact]
    public async Task A_key_that_is_not_known()
    {
        await using var bot = await RegisteredBot.StartAsync();
        await AssertRefusedAsync(bot, await bot.PostAsync(Craft(bot, key: new RsaSecurityKey(RegisteredBot.OtherKey) { KeyId = "nobody-knows-it" })));
    }

    [Fact]
    public async Task While_the_metadata_hangs_the_old_keys_serve_and_one_caller_waits()
    {
        await using var bot = await RegisteredBot.StartAsync();
        (await bot.PostAsync(bot.GoodToken())).Dispose();
        bot.Clock.Advance(TimeSpan.FromHours(25));
        bot.Internet.MetadataGate = new TaskCompletionSource();
        var read = bot.Internet.MetadataReads;
        var waiting = bot.PostAsync(bot.GoodToken());
        await bot.Internet.MetadataAsked.WaitAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 3; i++)
        {
            using var served = await bot.PostAsync(bot.GoodToken());
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        Assert.False(waiting.IsCompleted);
        Assert.Equal(read + 1, bot.Internet.MetadataReads);
        bot.Internet.IsMetadataDown = true;
        bot.Internet.MetadataGate.SetResult();
        using var last = await waiting;
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
    }

    [Theory]
    [InlineData("""{"id":"29:x","new":"\ud800"}""")]
    [InlineData("""{"id":"29:x","new":"\ud800 \udc00"}""")]
    [InlineData("""{"id":"29:x","name":"\uDC00"}""")]
    public async Task Half_of_a_character_that_could_never_be_written_again(string from)
    {
        await using var bot = await RegisteredBot.StartAsync();
        var message = Payloads.Message("hello", RegisteredBot.ServiceUrl);
        message.Remove("from");
        using var response = await bot.Host.PostAsync(message.ToJsonString()[..^1] + $",\"from\":{from}}}", change: request => request.Headers.Authorization = new("Bearer", bot.GoodToken()));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(bot.Internet.Connector);
    }

    [Fact]
    public async Task A_whole_character_in_two_escapes_and_a_written_backslash_are_taken()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var message = Payloads.Message("hello", RegisteredBot.ServiceUrl).ToJsonString()[..^1] + ""","new":"\ud83d\ude00 and \\ud800"}""";
        using var response = await bot.Host.PostAsync(message, change: request => request.Headers.Authorization = new("Bearer", bot.GoodToken()));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Deep_json_and_a_member_twice()
    {
        await using var bot = await RegisteredBot.StartAsync();
        var message = Payloads.Message("hello", RegisteredBot.ServiceUrl).ToJsonString()[..^1];
        foreach (var attack in new[]
        {
            message + ",\"value\":" + new string('[', 1000) + new string(']', 1000) + "}",
            message + ",\"channelData\":" + string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000) + "}",
            message + ""","serviceUrl":"https://attacker.example.org/"}""",
            message + ""","channelData":{"tenant":{"id":"a"},"tenant":{"id":"b"}}}""",
            message + ""","new":{"a":1,"a":2}}""",
            message + ""","entities":[{"type":"mention","type":"other"}]}""",
        })
        {
            using var response = await bot.Host.PostAsync(attack, change: request => request.Headers.Authorization = new("Bearer", bot.GoodToken()));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.Empty(bot.Internet.Connector);
    }

    [Fact]
    public async Task Without_keys_nothing_is_taken_and_the_sender_may_try_again()
    {
        await using var bot = await RegisteredBot.StartAsync();
        bot.Internet.IsMetadataDown = true;
        using var refused = await bot.PostAsync(bot.GoodToken());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        bot.Internet.IsMetadataDown = false;
        bot.Clock.Advance(TimeSpan.FromSeconds(11));
        using var taken = await bot.PostAsync(bot.GoodToken());
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    private static async Task AssertRefusedAsync(RegisteredBot bot, HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal(string.Empty, await response.Content.ReadAsStringAsync());
        }

        Assert.Empty(bot.Internet.Connector);
        Assert.Equal(0, bot.Tokens.Count);
    }

    private static string Craft(RegisteredBot bot, string? issuer = null, string? audience = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256, DateTime? notBefore = null, DateTime? expires = null, Dictionary<string, object>? claims = null)
    {
        var now = bot.Clock.GetUtcNow().UtcDateTime;
        return TestTokenIssuer.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? "https://api.botframework.com",
            Audience = audience ?? RegisteredBot.AppId,
            NotBefore = notBefore ?? now,
            Expires = expires ?? now.AddHours(1),
            Claims = claims ?? new Dictionary<string, object> { ["serviceurl"] = RegisteredBot.ServiceUrl },
            SigningCredentials = new SigningCredentials(key ?? bot.Issuer.SigningKey, algorithm),
        });
    }

    private static string CraftEntra(RegisteredBot bot, string caller, string tenant = RegisteredBot.Tenant, string version = "2.0") =>
        Craft(bot, issuer: EntraIssuer, claims: new Dictionary<string, object> { ["ver"] = version, ["azp"] = caller, ["appid"] = caller, ["tid"] = tenant });
}
