using System.Globalization;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.Submissions.PriorityScript;

namespace PlanBot.Tests.Features.Submissions;

/// <summary>One form is one submission, and numbers have no gaps, whatever happens at the same time or twice.</summary>
public class SentOnceTests
{
    [Fact]
    public async Task A_double_click_is_one_submission()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.OpenFormAsync();

        var replies = await Task.WhenAll(chat.SendFormAsync(form, Inputs()), chat.SendFormAsync(form, Inputs()));

        Assert.All(replies, reply => Assert.Contains("LEI-2013-P001", reply.Body!.ToJsonString(), StringComparison.Ordinal));
        Assert.Single(await StoredAsync(planBot));
    }

    [Fact]
    public async Task A_redelivered_invoke_gets_the_same_reference_and_stores_nothing()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var sending = chat.Sending(await chat.OpenFormAsync(), Inputs());

        await chat.SendAsync(sending);
        var again = await chat.SendAsync(sending);

        Assert.Contains("This form was already sent: it is LEI-2013-P001", again.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent a second time", again.Text, StringComparison.Ordinal);
        Assert.Single(await StoredAsync(planBot));
    }

    [Fact]
    public async Task A_form_that_is_still_open_elsewhere_does_not_overwrite_what_was_sent()
    {
        await using var planBot = await StartAsync();
        var chat = TestConversation.Personal(planBot, TestPerson.Priya);
        var form = await chat.OpenFormAsync();
        var changed = Inputs();
        changed["title"] = "Something else";

        await chat.SendFormAsync(form, Inputs());
        var again = await chat.SendFormAsync(form, changed);

        Assert.Contains("already sent", again.Text, StringComparison.Ordinal);
        Assert.Contains("Safer evenings", again.Text, StringComparison.Ordinal);
        Assert.Equal("Safer evenings", Assert.Single(await StoredAsync(planBot)).Title);
    }

    [Theory]
    [InlineData(TestedDatabase.Sqlite)]
    [InlineData(TestedDatabase.PostgreSql)]
    public async Task Twenty_people_at_once_get_twenty_references_without_a_gap(TestedDatabase kind)
    {
        await using var planBot = await PlanBotApplication.StartAsync(Day, kind);
        await AddPlanAsync(planBot, PlanId, "Police and Crime Plan 2013-2017", "Victims", "Reoffending");
        var sendings = new List<(TestConversation Chat, Activity Sending)>();
        foreach (var number in Enumerable.Range(1, 20))
        {
            var chat = TestConversation.Personal(planBot, new($"Person {number}", $"1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f1{number:000}"));
            sendings.Add((chat, chat.Sending(await chat.OpenFormAsync(), Inputs())));
        }

        var replies = await Task.WhenAll(sendings.Select(sending => sending.Chat.SendAsync(sending.Sending)));

        var expected = Enumerable.Range(1, 20).Select(number => string.Create(CultureInfo.InvariantCulture, $"LEI-2013-P{number:000}")).ToList();
        Assert.Equal(expected, (await StoredAsync(planBot)).Select(row => row.Reference));
        Assert.Equal(expected, replies.Select(reply => ReferenceIn(reply)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_form_drawn_before_a_restart_can_be_sent_after_it_and_counts_on()
    {
        var before = await StartAsync();
        var chat = TestConversation.Personal(before, TestPerson.Priya);
        await chat.SendFormAsync(await chat.OpenFormAsync(), Inputs());
        var form = await chat.OpenFormAsync();
        await using var after = await before.RestartAsync();

        var later = TestConversation.Personal(after, TestPerson.Priya);
        var receipt = await later.SendFormAsync(form, Inputs(2));
        var again = await later.SendFormAsync(form, Inputs(2));

        Assert.Contains("stored as LEI-2013-P002", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("already sent: it is LEI-2013-P002", again.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await StoredAsync(after)).Count);
    }

    private static string ReferenceIn(TestReply reply) =>
        reply.Body!["value"]!["body"]!.AsArray().Select(element => (string?)element!["text"]).First(text => text?.StartsWith("Local priority LEI", StringComparison.Ordinal) == true)!["Local priority ".Length..];
}
