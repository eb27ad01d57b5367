using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.PrioritySubmissions.PriorityScript;

namespace PlanBot.Tests.Features.PrioritySubmissions;

/// <summary>Comments on a draft are not taken here, and PlanBot does not pretend that they are.</summary>
public class CommentOnDraftTests
{
    [Fact]
    public async Task Who_wants_to_resubmit_a_comment_is_told_what_is_held_of_it_and_where_to_send_it()
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("I want to resubmit comment c");

        Assert.Empty(reply.Cards());
        Assert.Contains("I cannot take a consultation comment yet", reply.Text, StringComparison.Ordinal);
        Assert.Contains("comment c (Welfare reform)", reply.Text, StringComparison.Ordinal);
        Assert.Contains("to the Office of the Police and Crime Commissioner", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_comment_is_answered_with_the_one_that_is_held_on_the_same_topic()
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("raise a new comment about hate crime");

        Assert.Contains("I cannot take a consultation comment", reply.Text, StringComparison.Ordinal);
        Assert.Contains("comment m (Hate crime)", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_a_comment_arrived_is_not_known()
    {
        await using var planBot = await StartAsync();

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("has our resubmission on comment c gone in?");

        Assert.Contains("cannot tell whether one has arrived", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Welfare reform", reply.Text, StringComparison.Ordinal);
    }
}
