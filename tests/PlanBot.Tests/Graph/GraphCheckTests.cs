using ActivityProtocol.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using PlanBot.Graph;
using PlanBot.Health;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Graph;

/// <summary>What the doctor says of Microsoft Graph: what is missing, what is too much, and what to do.</summary>
public sealed class GraphCheckTests
{
    private const string Administrator = "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f0009";

    private static readonly (string, string)[] Everything =
        [("Profiles", "true"), ("Install", "true"), ("CatalogAppId", GraphServer.CatalogAppId), ("ActivityFeed", "true"), ("CalendarMailbox", GraphServer.Mailbox), ("PlanBot:Administrators:0", $"{TestPerson.Tenant}/{Administrator}")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Switched_off_it_is_not_needed_and_nobody_is_asked()
    {
        await using var tenant = await GraphTenant.CreateAsync();

        var finding = Assert.Single(await FindingsAsync(tenant));

        Assert.Equal((FindingStatus.Ok, "Not needed: nothing that uses it is switched on."), (finding.Status, finding.What));
        Assert.Equal(0, tenant.Tokens.TokensIssued);
        Assert.Empty(tenant.Graph.Calls);
    }

    [Fact]
    public async Task With_all_permissions_and_no_more_all_is_well()
    {
        await using var tenant = await AllowedAsync();

        var findings = await FindingsAsync(tenant, Everything);

        Assert.Equal(4, findings.Count);
        Assert.All(findings, finding => Assert.Equal(FindingStatus.Ok, finding.Status));
    }

    [Theory]
    [InlineData("User.Read.All", "PlanBot:Graph:Profiles")]
    [InlineData("TeamsAppInstallation.ReadWriteSelfForUser.All", "PlanBot:Graph:Install")]
    [InlineData("TeamsActivity.Send", "PlanBot:Graph:ActivityFeed")]
    public async Task A_permission_that_is_missing_is_a_fault_with_its_setting_and_what_to_do(string permission, string setting)
    {
        await using var tenant = await AllowedAsync();
        tenant.Graph.Roles.Remove(permission);

        var finding = Assert.Single(await FindingsAsync(tenant, Everything), finding => finding.Status is not FindingStatus.Ok);

        Assert.Equal((FindingStatus.Fault, setting), (finding.Status, finding.Setting));
        Assert.Contains($"{permission} is not granted", finding.What, StringComparison.Ordinal);
        Assert.Contains($"grant admin consent, or switch {setting} off", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_that_nothing_needs_is_a_warning()
    {
        await using var tenant = await AllowedAsync();

        var findings = await FindingsAsync(tenant, ("Profiles", "true"));

        Assert.Equal(
            [FindingStatus.Ok, FindingStatus.Warning, FindingStatus.Warning],
            findings.Select(finding => finding.Status));
        Assert.Contains(findings, finding => finding.What == "TeamsActivity.Send is granted, and nothing that is switched on needs it.");
        Assert.All(findings.Where(finding => finding.Status is FindingStatus.Warning), finding => Assert.Contains("Take it away", finding.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_permission_that_is_wider_than_needed_works_and_is_a_warning()
    {
        await using var tenant = await GraphTenant.CreateAsync();
        tenant.Graph.Roles.Add("Directory.ReadWrite.All");

        var findings = await FindingsAsync(tenant, ("Profiles", "true"));

        Assert.Equal([FindingStatus.Ok, FindingStatus.Warning], findings.Select(finding => finding.Status));
        Assert.Equal("Directory.ReadWrite.All is granted, and User.Read.All is enough.", findings[1].What);
        Assert.StartsWith("Add User.Read.All", findings[1].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_that_is_closed_is_a_fault()
    {
        await using var tenant = await AllowedAsync();
        tenant.Graph.OpenedByExchange.Clear();
        var missing = Assert.Single(await CalendarAsync(tenant));
        tenant.Graph.Roles.Add("Calendars.ReadWrite");

        var denied = (await CalendarAsync(tenant)).Single(finding => finding.Status is FindingStatus.Fault);

        Assert.Equal((FindingStatus.Fault, "PlanBot:Graph:CalendarMailbox"), (missing.Status, missing.Setting));
        Assert.Contains("not granted for the mailbox", missing.What, StringComparison.Ordinal);
        Assert.Contains("is granted, and the mailbox is closed to PlanBot all the same", denied.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_a_fault()
    {
        await using var tenant = await AllowedAsync();
        tenant.Graph.Mailboxes.Clear();

        var finding = Assert.Single(await CalendarAsync(tenant));

        Assert.Equal((FindingStatus.Fault, "There is no mailbox of that address."), (finding.Status, finding.What));
    }

    [Fact]
    public async Task Mailboxes_of_other_people_that_are_open_too_are_a_warning()
    {
        await using var tenant = await AllowedAsync();
        tenant.Graph.IsLimited = false;
        tenant.Graph.Roles.Add("Calendars.ReadWrite");
        tenant.Graph.Mailboxes.Add(Administrator);

        var finding = Assert.Single(await CalendarAsync(tenant), finding => finding.Status is FindingStatus.Warning);

        Assert.Contains("so are other people's", finding.What, StringComparison.Ordinal);
        Assert.Contains("RBAC for Applications", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_answer_is_a_fault_and_nothing_is_logged()
    {
        await using var tenant = await AllowedAsync();
        tenant.Graph.Fail("GET /users/", new(500, "InternalServerError"));

        var finding = Assert.Single(await CalendarAsync(tenant));

        Assert.Equal((FindingStatus.Fault, "The mailbox cannot be looked at: 500."), (finding.Status, finding.What));
    }

    [Fact]
    public async Task A_token_that_is_refused_names_the_setting()
    {
        await using var tenant = await AllowedAsync();
        tenant.Tokens.TokenRefusal = "AADSTS7000222";

        var finding = Assert.Single(await FindingsAsync(tenant, Everything));

        Assert.Equal((FindingStatus.Fault, "MicrosoftAppPassword"), (finding.Status, finding.Setting));
        Assert.Contains("No token for Microsoft Graph", finding.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_cannot_be_read_is_a_warning()
    {
        await using var tenant = await AllowedAsync();
        tenant.Tokens.TokenForScope = _ => "opaque";

        var finding = Assert.Single(await FindingsAsync(tenant, ("Profiles", "true")));

        Assert.Equal((FindingStatus.Warning, "There is a token for Microsoft Graph, and what it allows cannot be read."), (finding.Status, finding.What));
    }

    /// <summary>The package that the id comes from is made with the switch on.</summary>
    [Fact]
    public async Task Installing_without_the_catalogues_id_starts_and_is_a_warning()
    {
        await using var tenant = await AllowedAsync();

        var finding = Assert.Single(await FindingsAsync(tenant, [.. Everything, ("CatalogAppId", "")]), finding => finding.Status is not FindingStatus.Ok);

        Assert.Equal((FindingStatus.Warning, "PlanBot:Graph:CatalogAppId"), (finding.Status, finding.Setting));
        Assert.Contains("installed for nobody", finding.What, StringComparison.Ordinal);
        await using var planBot = await tenant.StartAsync(new(2026, 11, 24), [.. Everything, ("CatalogAppId", "")]);
    }

    [Theory]
    [InlineData("CatalogAppId", "planbot", "PlanBot:Graph:CatalogAppId")]
    [InlineData("CalendarMailbox", "plan calendar", "PlanBot:Graph:CalendarMailbox")]
    [InlineData("BaseAddress", "https://graph.example.org", "PlanBot:Graph:BaseAddress")]
    [InlineData("BaseAddress", "http://graph.microsoft.com", "PlanBot:Graph:BaseAddress")]
    [InlineData("BaseAddress", "https://graph.microsoft.com/v1.0", "PlanBot:Graph:BaseAddress")]
    [InlineData("TimeoutSeconds", "0", "PlanBot:Graph:TimeoutSeconds")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value, string setting)
    {
        await using var tenant = await AllowedAsync();

        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => tenant.StartAsync(new(2026, 11, 24), [.. Everything, (key, value)]));

        Assert.Contains(setting, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MultiTenant", GraphTenant.AppId, "MicrosoftAppType")]
    [InlineData("SingleTenant", null, "MicrosoftAppId")]
    public void Graph_needs_a_registration_of_one_tenant(string type, string? appId, string setting)
    {
        var registration = BotAuthenticationOptions.FromConfiguration(new ConfigurationManager { ["MicrosoftAppId"] = appId, ["MicrosoftAppType"] = type, ["MicrosoftAppTenantId"] = TestPerson.Tenant });

        var checkedOptions = new GraphOptionsCheck(registration, new HostingEnvironment { EnvironmentName = "Production" }).Validate(null, new() { Profiles = true });

        Assert.StartsWith($"{setting}:", Assert.Single(checkedOptions.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_this_machine_is_for_Development_only()
    {
        Assert.Null(GraphAddress.Problem("http://127.0.0.1:5000", isDevelopment: true));
        Assert.NotNull(GraphAddress.Problem("http://127.0.0.1:5000", isDevelopment: false));
        Assert.Null(GraphAddress.Problem("https://dod-graph.microsoft.us", isDevelopment: false));
    }

    [Theory]
    [InlineData("", "https://graph.microsoft.com/v1.0", "https://graph.microsoft.com/.default")]
    [InlineData("https://botframework.azure.us", "https://graph.microsoft.us/v1.0", "https://graph.microsoft.us/.default")]
    [InlineData("https://botframework.azure.cn", "https://microsoftgraph.chinacloudapi.cn/v1.0", "https://microsoftgraph.chinacloudapi.cn/.default")]
    public void Each_cloud_has_its_own_Graph(string cloud, string address, string scope)
    {
        var registration = new ConfigurationManager { ["ChannelService"] = cloud };

        var graph = GraphAddress.Of(new(), BotAuthenticationOptions.FromConfiguration(registration));

        Assert.Equal((address, scope), (graph.BaseUrl.ToString(), graph.Scope));
    }

    private static async Task<GraphTenant> AllowedAsync()
    {
        var tenant = await GraphTenant.CreateAsync();
        tenant.Graph.Roles.AddRange(["User.Read.All", "TeamsAppInstallation.ReadWriteSelfForUser.All", "TeamsActivity.Send"]);
        tenant.Graph.IsLimited = true;
        tenant.Graph.OpenedByExchange.Add(GraphServer.Mailbox);
        return tenant;
    }

    /// <summary>What is said of the calendar, with nothing else switched on.</summary>
    private static async Task<IReadOnlyList<Finding>> CalendarAsync(GraphTenant tenant)
    {
        tenant.Graph.Roles.RemoveAll(role => role != "Calendars.ReadWrite");
        return await FindingsAsync(tenant, Everything[^2], Everything[^1]);
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(GraphTenant tenant, params (string Key, string Value)[] graph)
    {
        var builder = PlanBotHost.CreateBuilder(
            tenant.Settings(graph).GroupBy(setting => setting.Key).Select(values => KeyValuePair.Create(values.Key, (string?)values.Last().Value)), quiet: true, "Development");
        await using var app = builder.Build();
        var report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "Microsoft Graph", Cancellation);
        return (IReadOnlyList<Finding>)report.Entries["Microsoft Graph"].Data[InstallationCheck.Findings];
    }
}
