using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ActivityProtocol.Testing;
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

    [Fact]
    public async Task It_leads_from_nothing_to_the_first_answer()
    {
        await using var tenant = await HttpTestChannel.StartAsync();
        await using var shell = await AdministratorsShell.StartAsync(tenant);

        var said = await shell.RunAsync([.. ShellBlocks.In(InstallPage()), "stat -c 'The secret is %a' /etc/planbot/secret.env"]);

        // What an administrator reads on the way.
        Assert.Contains("Staff for northshire", said, StringComparison.Ordinal);
        Assert.Contains("PlanBot can serve.", said, StringComparison.Ordinal);
        Assert.True(File.Exists(shell.In("etc/planbot/planbot.zip")));
        Assert.Contains("The secret is 600", said, StringComparison.Ordinal);

        // The first question, as Teams brings it: signed by the tenant's key, answered through its connector.
        var endpoint = new Uri(shell.Address, "/api/messages");
        var card = tenant.Channel.WaitForAsync(call => call.Activity?.Attachments is [{ ContentType: "application/vnd.microsoft.card.adaptive" }], Cancellation);
        using var answer = await tenant.SendAsync(endpoint, AdministratorsShell.AppId, Question(), Cancellation);

        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        var call = await card;
        Assert.Equal("a:first-chat", call.ConversationId);
        Assert.Contains("Victims", new TestReply(default, [call.Activity!], null).Text, StringComparison.OrdinalIgnoreCase);

        // Whoever has no token of the channel's is turned away: none, one for another bot, one of another key's.
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(endpoint, tenant, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(endpoint, tenant, tenant.Issuer.CreateToken(Guid.NewGuid().ToString(), tenant.ServiceUrl)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(endpoint, tenant, new TestTokenIssuer("https://login.example").CreateToken(AdministratorsShell.AppId, tenant.ServiceUrl)));
    }

    private static string InstallPage() => ShellBlocks.Section(ShellBlocks.Read("src/Deployment/README.md"), "Install, in ten steps");

    private static Activity Question() => new()
    {
        Type = ActivityTypes.Message,
        Id = "1",
        ChannelId = "msteams",
        Text = "What's the status of the victims theme?",
        From = new ChannelAccount { Id = TestPerson.Tom.Id, Name = TestPerson.Tom.Name, AadObjectId = TestPerson.Tom.ObjectId },
        Recipient = new ChannelAccount { Id = $"28:{AdministratorsShell.AppId}", Name = "PlanBot" },
        Conversation = new ConversationAccount { Id = "a:first-chat", ConversationType = "personal", TenantId = TestPerson.Tenant },
    };

    private static async Task<HttpStatusCode> StatusAsync(Uri endpoint, HttpTestChannel tenant, string? token)
    {
        var activity = Question();
        activity.ServiceUrl = tenant.ServiceUrl;
        using var client = new HttpClient();
        using var content = new StringContent(System.Text.Json.JsonSerializer.Serialize(activity, ProtocolJson.Options), Encoding.UTF8, "application/json");
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
        using var response = await client.PostAsync(endpoint, content, Cancellation);
        return response.StatusCode;
    }

    [GeneratedRegex(@"^(?<number>[0-9]+)\. \*\*", RegexOptions.Multiline)]
    private static partial Regex NumberedStep();
}
