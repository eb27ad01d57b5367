using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ActivityProtocol.Testing;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Graph;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Packaging;

/// <summary>The install page, followed word by word from an empty folder to the first answer, in a fake tenant on this machine.</summary>
[Collection(AdministratorsShell.Collection)]
public sealed partial class InstallPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void It_has_ten_numbered_steps_each_with_its_commands()
    {
        var page = InstallPage();

        Assert.Equal(Enumerable.Range(1, 10).Select(number => $"{number}"), NumberedStep().Matches(page).Select(step => step.Groups["number"].Value));
        Assert.Equal(10, ShellBlocks.In(page).Count);
    }

    /// <summary>A plain proxy on the same machine makes everybody look like that machine.</summary>
    [Fact]
    public void The_proxy_that_it_shows_says_who_asks_and_keeps_health_and_metrics_to_the_machine()
    {
        var proxy = Assert.Single(Proxy().Matches(InstallPage())).Value;

        Assert.Contains("proxy_set_header Host $host;", proxy, StringComparison.Ordinal);
        Assert.Contains("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;", proxy, StringComparison.Ordinal);
        Assert.Contains("proxy_set_header X-Forwarded-Proto $scheme;", proxy, StringComparison.Ordinal);
        Assert.All((string[])["/health", "/metrics"], path => Assert.Contains($"location {path} {{ return 404; }}", proxy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_leads_from_nothing_to_the_first_answer_and_then_to_Microsoft_Graph()
    {
        await using var tenant = await GraphTenant.CreateAsync();
        await using var shell = await AdministratorsShell.StartAsync(tenant);

        var said = await shell.RunAsync([.. ShellBlocks.In(InstallPage()), "sudo stat -c 'The secret is %a' /etc/planbot/secret.env"]);

        // What an administrator reads on the way.
        Assert.Contains("Staff for northshire", said, StringComparison.Ordinal);
        Assert.Contains("PlanBot can serve.", said, StringComparison.Ordinal);
        Assert.True(File.Exists(shell.In("checkout/planbot.zip")));
        Assert.Contains("The client secret is good until", said, StringComparison.Ordinal);
        Assert.Contains("The secret is 600", said, StringComparison.Ordinal);

        // The first question, as Teams brings it: signed by the tenant's key, answered through its connector.
        var card = await AskAsync(shell, tenant, "What's the status of the victims theme?");
        Assert.Contains("Victims", card.Text, StringComparison.OrdinalIgnoreCase);

        // Whoever has no token of the channel's is turned away: none, one for another bot, one of another key's.
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(shell, tenant, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(shell, tenant, tenant.Tokens.Issuer.CreateToken(Guid.NewGuid().ToString(), tenant.Tokens.ServiceUrl)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(shell, tenant, new TestTokenIssuer("https://login.example").CreateToken(AdministratorsShell.AppId, tenant.Tokens.ServiceUrl)));

        // Nothing is asked of Graph until its page is followed; then the doctor finds the permission, and the form the company.
        Assert.Equal("", (await AskAsync(shell, tenant, "submit a priority")).ValueOf("organisation"));
        Assert.Empty(tenant.Graph.Calls);
        tenant.Graph.Roles.Add("User.Read.All");
        tenant.Graph.Users[TestPerson.Tom.ObjectId] = ("Northshire Victim Support", null);

        var saidOfGraph = await shell.RunAsync(ShellBlocks.In(ShellBlocks.Read("src/PlanBot/Graph/README.md")));

        Assert.Contains("User.Read.All is granted.", saidOfGraph, StringComparison.Ordinal);
        Assert.Equal("Northshire Victim Support", (await AskAsync(shell, tenant, "submit a priority")).ValueOf("organisation"));
        Assert.Equal(1, tenant.Graph.CallsOf("GET /users/"));
    }

    private static string InstallPage() => ShellBlocks.Section(ShellBlocks.Read("src/Deployment/README.md"), "Install, in ten steps");

    private static Activity Question(string text) => new()
    {
        Type = ActivityTypes.Message,
        Id = Guid.NewGuid().ToString(),
        ChannelId = "msteams",
        Text = text,
        From = new ChannelAccount { Id = TestPerson.Tom.Id, Name = TestPerson.Tom.Name, AadObjectId = TestPerson.Tom.ObjectId },
        Recipient = new ChannelAccount { Id = $"28:{AdministratorsShell.AppId}", Name = "PlanBot" },
        Conversation = new ConversationAccount { Id = "a:first-chat", ConversationType = "personal", TenantId = TestPerson.Tenant },
    };

    /// <summary>The card that comes back into the chat.</summary>
    private static async Task<TestReply> AskAsync(AdministratorsShell shell, GraphTenant tenant, string text)
    {
        var question = Question(text);
        var card = tenant.Tokens.Channel.WaitForAsync(call => call.Activity?.ReplyToId == question.Id && call.Activity?.Attachments is [{ ContentType: "application/vnd.microsoft.card.adaptive" }], Cancellation);
        using var answer = await tenant.Tokens.SendAsync(new Uri(shell.Address, "/api/messages"), AdministratorsShell.AppId, question, Cancellation);

        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        var call = await card;
        Assert.Equal("a:first-chat", call.ConversationId);
        return new(default, [call.Activity!], null);
    }

    private static async Task<HttpStatusCode> StatusAsync(AdministratorsShell shell, GraphTenant tenant, string? token)
    {
        var activity = Question("What's the status of the victims theme?");
        activity.ServiceUrl = tenant.Tokens.ServiceUrl;
        using var client = new HttpClient();
        using var content = new StringContent(System.Text.Json.JsonSerializer.Serialize(activity, ProtocolJson.Options), Encoding.UTF8, "application/json");
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
        using var response = await client.PostAsync(new Uri(shell.Address, "/api/messages"), content, Cancellation);
        return response.StatusCode;
    }

    [GeneratedRegex("```nginx\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Proxy();

    [GeneratedRegex(@"^(?<number>[0-9]+)\. \*\*", RegexOptions.Multiline)]
    private static partial Regex NumberedStep();
}
