using PlanBot.People;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.Submissions.PriorityScript;

namespace PlanBot.Tests.Features.Submissions;

/// <summary>Who may submit is decided by the verified sender, never by what a card's data says.</summary>
public class WhoMaySubmitTests
{
    private static readonly TestPerson Nobody = new("Somebody", "");

    [Fact]
    public async Task A_reader_is_told_what_the_form_asks_for_and_whom_to_ask_for_the_role()
    {
        await using var planBot = await StartAsync();
        await planBot.GrantAsync(TestPerson.Tom, Role.Reader);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).OpenFormAsync();

        Assert.Empty(reply.Cards());
        Assert.Contains("Title (required)", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Your role is reader", reply.Text, StringComparison.Ordinal);
        Assert.Contains("ask the Office of the Police and Crime Commissioner for the partner role", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_who_presses_Send_on_somebody_elses_form_is_refused()
    {
        await using var planBot = await StartAsync();
        await planBot.GrantAsync(TestPerson.Tom, Role.Reader);
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);

        var form = await channel.OpenFormAsync();
        var reply = await channel.As(TestPerson.Tom).SendFormAsync(form, Inputs());

        Assert.Contains("Nothing was sent. Your role is reader", reply.Text, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync(planBot));
    }

    [Fact]
    public async Task A_role_for_another_area_does_not_count()
    {
        await using var planBot = await StartAsync();
        await planBot.GrantAsync(TestPerson.Tom, Role.Administrator, "lancashire");
        await planBot.GrantAsync(TestPerson.Tom, Role.Reader, "leicestershire");

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).OpenFormAsync();

        Assert.Contains("Your role is reader", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_in_one_area_takes_nothing_away_in_another()
    {
        await using var planBot = await StartAsync();
        await planBot.GrantAsync(TestPerson.Tom, Role.Staff, "lancashire");

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).OpenFormAsync();

        Assert.Equal("submission.send", (string?)reply.Button("Send")["verb"]);
        Assert.DoesNotContain("Your role is reader", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whose_account_is_not_known_is_refused()
    {
        await using var planBot = await StartAsync();
        var form = await TestConversation.Personal(planBot, TestPerson.Priya).OpenFormAsync();
        var chat = TestConversation.Personal(planBot, Nobody);

        var asked = await chat.OpenFormAsync();
        var sent = await chat.SendFormAsync(form, Inputs());

        Assert.Empty(asked.Cards());
        Assert.Contains("your role is reader", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", sent.Text, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync(planBot));
    }

    [Fact]
    public async Task A_person_forged_into_the_cards_data_is_ignored()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var forged = Inputs();
        forged["objectId"] = TestPerson.Tom.ObjectId;
        forged["tenantId"] = "another";
        forged["personName"] = TestPerson.Tom.Name;
        forged["role"] = "Administrator";
        forged["reference"] = "LEI-2013-P999";
        forged["number"] = 999;

        await chat.SendFormAsync(await chat.OpenFormAsync(), forged);

        var stored = Assert.Single(await StoredAsync(planBot));
        Assert.Equal(("Priya Shah", "LEI-2013-P001"), (await SenderOfAsync(planBot, stored), stored.Reference));
    }
}
