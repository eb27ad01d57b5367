using System.Net;
using ActivityProtocol.Schema.Teams;
using ActivityProtocol.Testing;
using PlanBot.People;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Features.Triage;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Graph;

/// <summary>A partner sent a priority from a channel and has no chat with PlanBot: to be told of the decision, the app is installed for the person.</summary>
public sealed class InstallTests
{
    private const string InstallCall = "POST /users/";

    private static TestPerson Tom => TestPerson.Tom;

    [Fact]
    public async Task The_app_is_installed_and_the_decision_arrives_in_the_new_chat()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await DecidedAsync(tenant, ("Install", "true"));

        await planBot.SendDueAsync();

        Assert.Contains("A decision has been made on LEI-2013-P001", Said(planBot), StringComparison.Ordinal);
        Assert.Equal([$"a:chat-of-{Tom.ObjectId}"], tenant.Graph.Installations.Values);
        Assert.Empty(tenant.Warnings);
    }

    [Fact]
    public async Task An_app_that_is_installed_already_is_as_good()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await DecidedAsync(tenant, ("Install", "true"));
        tenant.Graph.Installations[Tom.ObjectId] = $"a:chat-of-{Tom.ObjectId}";

        await planBot.SendDueAsync();

        Assert.Contains("A decision has been made", Said(planBot), StringComparison.Ordinal);
        Assert.Empty(tenant.Warnings);
    }

    [Fact]
    public async Task An_installation_whose_answer_was_lost_is_found_the_next_time()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await DecidedAsync(tenant, ("Install", "true"));
        tenant.Graph.Fail(InstallCall, new GraphFault { IsAfterwards = true });

        await planBot.SendDueAsync();
        var before = Said(planBot);
        planBot.Clock.Advance(TimeSpan.FromMinutes(1));
        await planBot.SendDueAsync();

        Assert.Equal("", before);
        Assert.Contains("A decision has been made", Said(planBot), StringComparison.Ordinal);
        Assert.Equal(2, tenant.Graph.CallsOf(InstallCall));
    }

    [Fact]
    public async Task A_chat_that_Graph_does_not_know_yet_is_the_one_that_Teams_tells_of()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await DecidedAsync(tenant, ("Install", "true"));
        tenant.Graph.Installations[Tom.ObjectId] = "";

        await planBot.SendDueAsync();
        var before = await SentAsync(planBot);
        await TestConversation.Personal(planBot, Tom).InstallAsync();
        planBot.Clock.Advance(TimeSpan.FromMinutes(1));
        await planBot.SendDueAsync();

        Assert.Equal((PostState.Waiting, PostState.Sent), (before, await SentAsync(planBot)));
        Assert.Contains(planBot.Channel.MessagesIn($"a:{Tom.Id}"), message => message.Text?.Contains("A decision has been made", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_chat_that_Teams_refuses_to_open_because_the_app_is_missing_is_opened_by_installing_it()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await DecidedAsync(tenant, ("Install", "true"));
        planBot.Channel.AddMembers("19:steering@thread.tacv2", new TeamsChannelAccount { Id = Tom.Id, AadObjectId = Tom.ObjectId, Name = Tom.Name });
        planBot.Channel.FailNext(HttpStatusCode.Forbidden, "BotNotInConversationRoster", kind: ChannelCallKind.CreateConversation);

        await planBot.SendDueAsync();

        Assert.Contains("A decision has been made", Said(planBot), StringComparison.Ordinal);
        Assert.Single(tenant.Graph.Installations);
    }

    [Fact]
    public async Task Whoever_took_PlanBot_out_does_not_get_it_back()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await DecidedAsync(tenant, ("Install", "true"));
        await planBot.InDatabaseAsync(db =>
        {
            db.Add(new Conversation { Id = "a:earlier", Type = ConversationTypes.Personal, TenantId = TestPerson.Tenant, PersonObjectId = Tom.ObjectId, GoneAtUtc = planBot.Clock.GetUtcNow().UtcDateTime, Loss = ConversationLoss.Removed });
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        await planBot.SendDueAsync();

        Assert.Equal(PostState.Failed, await SentAsync(planBot));
        Assert.Empty(tenant.Graph.Calls);
    }

    [Fact]
    public async Task Without_the_permission_the_message_is_given_up_as_it_was_before_and_the_log_says_so_once()
    {
        await using var tenant = await TenantAsync();
        tenant.Graph.Roles.Clear();
        await using var planBot = await DecidedAsync(tenant, ("Install", "true"));

        await planBot.SendDueAsync();

        Assert.Equal(PostState.Failed, await SentAsync(planBot));
        Assert.Contains("Install (403 Authorization_RequestDenied)", Assert.Single(tenant.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Graph_that_asks_to_wait_is_waited_for_and_the_message_arrives_once()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await DecidedAsync(tenant, ("Install", "true"));
        tenant.Graph.Fail(InstallCall, new(429, "TooManyRequests") { RetryAfter = 600 });

        await planBot.SendDueAsync();
        planBot.Clock.Advance(TimeSpan.FromMinutes(5));
        await planBot.SendDueAsync();
        var (before, calls) = (await SentAsync(planBot), tenant.Graph.CallsOf(InstallCall));
        planBot.Clock.Advance(TimeSpan.FromMinutes(6));
        await planBot.SendDueAsync();

        Assert.Equal((PostState.Waiting, 1), (before, calls));
        Assert.Equal(PostState.Sent, await SentAsync(planBot));
        Assert.Single(planBot.Channel.Sent, message => message.Text?.Contains("A decision has been made", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Until_the_catalogues_id_is_known_nobody_is_installed_for()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await DecidedAsync(tenant, ("Install", "true"), ("CatalogAppId", ""));

        await planBot.SendDueAsync();

        Assert.Equal(PostState.Failed, await SentAsync(planBot));
        Assert.Empty(tenant.Graph.Calls);
    }

    [Fact]
    public async Task Switched_off_nobody_is_installed_for()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await DecidedAsync(tenant);

        await planBot.SendDueAsync();

        Assert.Equal(PostState.Failed, await SentAsync(planBot));
        Assert.Empty(tenant.Graph.Calls);
    }

    private static string Said(PlanBotApplication planBot) =>
        string.Join('\n', planBot.Channel.MessagesIn($"a:chat-of-{Tom.ObjectId}").Select(message => message.Text));

    private static async Task<PostState> SentAsync(PlanBotApplication planBot) => await planBot.InScopeAsync<DeliveryReports, PostState>(async reports =>
        (await reports.OfAsync((await TriageScript.ToSenderAsync(planBot)).Last(), TestContext.Current.CancellationToken))!.State);

    private static async Task<GraphTenant> TenantAsync()
    {
        var tenant = await GraphTenant.CreateAsync();
        tenant.Graph.Roles.Add("TeamsAppInstallation.ReadWriteSelfForUser.All");
        tenant.Graph.Users[Tom.ObjectId] = (null, null);
        return tenant;
    }

    /// <summary>Tom has sent LEI-2013-P001 from the channel, and Priya has decided on it.</summary>
    private static async Task<PlanBotApplication> DecidedAsync(GraphTenant tenant, params (string Key, string Value)[] graph)
    {
        var planBot = await tenant.StartAsync(PriorityScript.Day, [("CatalogAppId", GraphServer.CatalogAppId), .. graph]);
        await PriorityScript.AddPlanAsync(planBot, PriorityScript.PlanId, "Police and Crime Plan 2013-2017", "Victims", "Reoffending");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        var channel = TestConversation.Channel(planBot, Tom);
        await channel.SendFormAsync(await channel.OpenFormAsync(), PriorityScript.Inputs());
        await TestConversation.Personal(planBot, TestPerson.Priya).DecideAsync("NotTakenForward", "Another office has it.");
        Assert.NotEmpty(await TriageScript.ToSenderAsync(planBot));
        return planBot;
    }
}
