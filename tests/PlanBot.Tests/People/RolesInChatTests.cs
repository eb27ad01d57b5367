using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.People;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.PrioritySubmissions.PriorityScript;

namespace PlanBot.Tests.People;

/// <summary>Roles managed from a personal chat, by administrators of the area.</summary>
public class RolesInChatTests
{
    [Fact]
    public async Task An_administrator_gives_a_role_and_it_counts_at_once()
    {
        await using var planBot = await StartAsync();
        await planBot.GrantAsync(TestPerson.Priya, Role.Administrator, "leicestershire");
        await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("hi");
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);

        var form = await chat.SayAsync("manage roles");
        var granted = await PressAsync(chat, form, "Give the role", TestPerson.Tom, "Staff");

        Assert.Contains("Tom Ellis is now OPCC staff for Leicestershire", granted.Text, StringComparison.Ordinal);
        Assert.Contains("Tom Ellis: OPCC staff", granted.Text, StringComparison.Ordinal);
        var entry = (await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().OrderBy(entry => entry.Id).ToListAsync(TestContext.Current.CancellationToken)))[^1];
        Assert.Equal(("role granted", """{"Area":"leicestershire","Role":"Staff"}"""), (entry.Change, entry.AfterJson));
        Assert.NotNull(entry.PersonKey);

        var taken = await PressAsync(chat, granted, "Take the role away", TestPerson.Tom, "Staff");
        Assert.Contains("Tom Ellis holds no role for Leicestershire any more", taken.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Staff", "leicestershire")]
    [InlineData("Administrator", "lancashire")]
    public async Task Nobody_else_sees_or_gives_roles(string role, string area)
    {
        await using var planBot = await StartAsync();
        await planBot.GrantAsync(TestPerson.Tom, Enum.Parse<Role>(role), area);
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);

        var asked = await chat.SayAsync("who holds which role");
        var forced = await chat.ExecuteAsync("role.grant", new() { ["planId"] = PlanId, ["person"] = TestPerson.Tom.ObjectId, ["role"] = "Administrator" });

        Assert.Empty(asked.Cards());
        Assert.Contains("managed by its administrators", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", forced.Text, StringComparison.Ordinal);
        Assert.Single(await planBot.InDatabaseAsync(db => db.Set<RoleAssignment>().ToListAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_tenant_that_is_not_on_the_list_is_turned_away_and_nothing_is_kept_of_it()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Day, null, ("PlanBot:AllowedTenants:0", "11111111-2222-4333-8444-555555555555"));
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);

        var said = await chat.SayAsync("which plans do you have");
        var pressed = await chat.ExecuteAsync("submission.list", []);

        Assert.Contains("not open to your organisation", said.Text, StringComparison.Ordinal);
        Assert.Equal(403, (int)pressed.Body!["statusCode"]!);
        Assert.Empty(await planBot.InDatabaseAsync(db => db.Set<PersonRow>().ToListAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Without_a_list_every_tenant_is_answered()
    {
        await using var planBot = await StartAsync();

        Assert.Contains("Hello", (await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("hello")).Text, StringComparison.Ordinal);
    }

    private static Task<TestReply> PressAsync(TestConversation chat, TestReply form, string button, TestPerson person, string role)
    {
        var data = form.ButtonData(button);
        (data["person"], data["role"]) = (person.ObjectId, role);
        return chat.ExecuteAsync((string)form.Button(button)["verb"]!, data);
    }
}
