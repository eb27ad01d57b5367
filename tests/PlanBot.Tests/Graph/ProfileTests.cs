using ActivityProtocol.Schema.Teams;
using PlanBot.People;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Graph;

/// <summary>What the organisation's directory says of a person: a suggestion in the form, and something for staff to compare.</summary>
public sealed class ProfileTests
{
    private const string UserCall = "GET /users/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static TestPerson Tom => TestPerson.Tom;

    [Fact]
    public async Task The_form_suggests_the_company_and_staff_see_what_the_directory_says()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"));
        var tom = TestConversation.Personal(planBot, Tom);

        var form = await tom.OpenFormAsync();
        var inputs = PriorityScript.Inputs();
        inputs["organisation"] = "Leicester Citizens";
        await tom.SendFormAsync(form, inputs);
        var listed = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("organisations to confirm");

        Assert.Equal("Leicester City Council", form.ValueOf("organisation"));
        Assert.Contains("Leicester Citizens", listed.Text, StringComparison.Ordinal);
        Assert.Contains("In the directory: Leicester City Council, Community Safety", listed.Text, StringComparison.Ordinal);
        Assert.Empty(tenant.Warnings);
    }

    [Fact]
    public async Task A_domain_that_an_administrator_linked_goes_before_the_directory()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"));
        await planBot.InScopeAsync<OrganisationDirectory, bool>(async directory =>
        {
            await directory.LinkAsync(PlanBot.Audit.AuditActor.Part("test"), "Leicestershire Police", "leicestershire", new OrganisationLink.Domain("leics.example"), TestContext.Current.CancellationToken);
            return true;
        });
        var tom = TestConversation.Personal(planBot, Tom);
        planBot.Channel.AddMembers(tom.Id, new TeamsChannelAccount { Id = Tom.Id, AadObjectId = Tom.ObjectId, Email = "tom@leics.example" });

        var form = await tom.OpenFormAsync();

        Assert.Equal("Leicestershire Police", form.ValueOf("organisation"));
        Assert.Equal(0, tenant.Graph.CallsOf(UserCall));
    }

    [Fact]
    public async Task Where_nothing_is_switched_on_Graph_is_never_called_and_no_token_asked_for()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);

        var form = await TestConversation.Personal(planBot, Tom).OpenFormAsync();

        Assert.Equal("", form.ValueOf("organisation"));
        Assert.Empty(tenant.Graph.Calls);
        Assert.Equal(0, tenant.Tokens.TokensIssued);
    }

    [Fact]
    public async Task Whoever_gives_no_token_and_does_not_answer_is_not_waited_for()
    {
        using var over = new ManualResetEventSlim();
        await using var tenant = await TenantAsync();
        tenant.Tokens.TokenForScope = _ =>
        {
            over.Wait(Cancellation);
            return null;
        };
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"), ("TimeoutSeconds", "1"));
        try
        {
            var form = await TestConversation.Personal(planBot, Tom).OpenFormAsync();

            Assert.Equal("", form.ValueOf("organisation"));
            Assert.Contains("Profiles (no answer in time)", Assert.Single(tenant.Warnings), StringComparison.Ordinal);
        }
        finally
        {
            over.Set();
        }
    }

    [Fact]
    public async Task In_a_channel_nothing_is_suggested_where_others_read_along()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"));

        var form = await TestConversation.Channel(planBot, Tom).OpenFormAsync();

        Assert.Equal("", form.ValueOf("organisation"));
        Assert.Equal(0, tenant.Graph.CallsOf(UserCall));
    }

    [Fact]
    public async Task Without_the_permission_the_form_opens_empty_and_the_log_says_so_once()
    {
        await using var tenant = await TenantAsync();
        tenant.Graph.Roles.Clear();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"));
        var tom = TestConversation.Personal(planBot, Tom);

        var (first, second) = (await tom.OpenFormAsync(), await tom.OpenFormAsync());

        Assert.Equal(("", ""), (first.ValueOf("organisation"), second.ValueOf("organisation")));
        Assert.Equal(2, tenant.Graph.CallsOf(UserCall));
        var warning = Assert.Single(tenant.Warnings);
        Assert.Contains("Profiles (403 Authorization_RequestDenied)", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("Quist", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whom_the_directory_does_not_know_is_no_fault()
    {
        await using var tenant = await TenantAsync();
        tenant.Graph.Users.Clear();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"));

        var form = await TestConversation.Personal(planBot, Tom).OpenFormAsync();

        Assert.Equal("", form.ValueOf("organisation"));
        Assert.Empty(tenant.Warnings);
    }

    [Fact]
    public async Task A_call_that_is_told_to_wait_a_moment_is_made_again()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"));
        tenant.Graph.Fail(UserCall, new(429, "TooManyRequests") { RetryAfter = 1 });
        tenant.Graph.Fail(UserCall, new(503, "ServiceUnavailable") { RetryAfter = 1 });

        var form = await TestConversation.Personal(planBot, Tom).OpenFormAsync();

        Assert.Equal("Leicester City Council", form.ValueOf("organisation"));
        Assert.Equal(3, tenant.Graph.CallsOf(UserCall));
    }

    [Fact]
    public async Task A_long_wait_is_not_waited_for_and_Graph_is_left_alone_until_it_is_over()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"));
        tenant.Graph.Fail(UserCall, new(429, "TooManyRequests") { RetryAfter = 300 });
        var tom = TestConversation.Personal(planBot, Tom);

        var (told, meanwhile) = (await tom.OpenFormAsync(), await tom.OpenFormAsync());
        var callsMeanwhile = tenant.Graph.CallsOf(UserCall);
        planBot.Clock.Advance(TimeSpan.FromSeconds(301));
        var after = await tom.OpenFormAsync();

        Assert.Equal(("", "", "Leicester City Council"), (told.ValueOf("organisation"), meanwhile.ValueOf("organisation"), after.ValueOf("organisation")));
        Assert.Equal(1, callsMeanwhile);
        Assert.Single(tenant.Warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Graph_that_does_not_answer_holds_nobody_up_for_good(bool hangs)
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"), ("TimeoutSeconds", "1"));
        tenant.Graph.Fail(UserCall, new(500, "InternalServerError") { Hangs = hangs });
        var tom = TestConversation.Personal(planBot, Tom);

        var (without, again) = (await tom.OpenFormAsync(), await tom.OpenFormAsync());

        Assert.Equal(("", "Leicester City Council"), (without.ValueOf("organisation"), again.ValueOf("organisation")));
        Assert.Contains(hangs ? "no answer in time" : "500", Assert.Single(tenant.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_any_more_is_replaced_once()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"));
        var tom = TestConversation.Personal(planBot, Tom);
        await tom.OpenFormAsync();
        tenant.Graph.ForgetTokens();

        var form = await tom.OpenFormAsync();

        Assert.Equal("Leicester City Council", form.ValueOf("organisation"));
        Assert.Equal(3, tenant.Graph.CallsOf(UserCall));
        Assert.Empty(tenant.Warnings);
    }

    [Fact]
    public async Task Neither_tokens_nor_what_the_directory_says_are_logged()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"));
        var tom = TestConversation.Personal(planBot, Tom);
        await tom.OpenFormAsync();
        tenant.Graph.Fail(UserCall, new(403, "Authorization_RequestDenied"));
        tenant.Graph.Fail(UserCall, new(500, "Wilhelmina Quist"));

        await tom.OpenFormAsync();
        await tom.OpenFormAsync();

        Assert.Equal(3, tenant.Graph.CallsOf(UserCall));
        Assert.NotEmpty(tenant.Told);
        Assert.DoesNotContain(tenant.Told, line => line.Contains("Leicester City", StringComparison.Ordinal) || line.Contains("Quist", StringComparison.Ordinal) || tenant.Graph.IsTokenIn(line));
    }

    [Fact]
    public async Task A_person_of_another_tenant_is_not_looked_up()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("Profiles", "true"));

        var found = await planBot.InScopeAsync<PlanBot.Graph.IPersonProfiles, PlanBot.Graph.PersonProfile?>(
            profiles => profiles.FindAsync("99999999-0000-0000-0000-000000000000", Tom.ObjectId, TestContext.Current.CancellationToken));

        Assert.Null(found);
        Assert.Empty(tenant.Graph.Calls);
    }

    private static async Task<GraphTenant> TenantAsync()
    {
        var tenant = await GraphTenant.CreateAsync();
        tenant.Graph.Roles.Add("User.Read.All");
        tenant.Graph.Users[Tom.ObjectId] = ("Leicester City Council", "Community Safety");
        return tenant;
    }

    private static async Task<PlanBotApplication> StartAsync(GraphTenant tenant, params (string Key, string Value)[] graph)
    {
        var planBot = await tenant.StartAsync(PriorityScript.Day, graph);
        await PriorityScript.AddPlanAsync(planBot, PriorityScript.PlanId, "Police and Crime Plan 2013-2017", "Victims", "Reoffending");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        return planBot;
    }
}
