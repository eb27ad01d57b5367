using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PlanBot.Data;
using PlanBot.Features.UnansweredQuestions;
using PlanBot.People;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.UnansweredQuestions;

/// <summary>What PlanBot could not answer, as staff see it.</summary>
public class UnansweredQuestionsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private const string Opinion = "who won the match last night";

    [Fact]
    public async Task Questions_are_counted_by_plan_intent_and_reason_and_their_words_are_not_kept()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(Opinion);
        await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync(Opinion);

        var list = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("unanswered questions");

        Assert.Contains("1 kind of question waiting, asked 2 times in all.", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("match", list.Text, StringComparison.Ordinal);
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<UnansweredWords>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Words_are_shown_where_an_administrator_switched_that_on_and_go_after_their_days()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:KeepUnansweredQuestions", "true"), ("PlanBot:UnansweredQuestionDays", "10"));
        await planBot.ImportSampleAsync(SamplePlans.Leicestershire);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        await tom.SayAsync(Opinion);
        await tom.SayAsync("my neighbour Bob hit me, what will happen to my case?");

        var fresh = await priya.SayAsync("show unanswered questions");
        planBot.Clock.SetUtcNow(planBot.Clock.GetUtcNow().AddDays(11));
        await DeleteExpiredAsync(planBot);
        var later = await priya.SayAsync("show unanswered questions");

        Assert.Contains(Opinion, fresh.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", fresh.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Opinion, later.Text, StringComparison.Ordinal);
        Assert.Contains("waiting", later.Text, StringComparison.Ordinal);
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<UnansweredWords>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_staff_dealt_with_leaves_the_list_and_comes_back_when_it_is_asked_again()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff);
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        await tom.SayAsync(Opinion);
        await tom.SayAsync(Opinion);
        var list = await priya.SayAsync("unanswered questions");

        var after = await priya.ExecuteAsync("unanswered.dealt", list.ButtonData("Dealt with"));
        await tom.SayAsync(Opinion);
        var again = await priya.SayAsync("unanswered questions");

        Assert.Contains("No question waits", after.Text, StringComparison.Ordinal);
        Assert.Contains("asked 1 time in all", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_for_the_areas_own_staff_and_never_stands_in_a_channel()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("hi");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync(Opinion);
        var id = await planBot.InDatabaseAsync(db => db.Set<UnansweredQuestion>().Select(question => question.Id).SingleAsync(TestContext.Current.CancellationToken));

        var toPartner = await tom.SayAsync("unanswered questions");
        var pressed = await tom.ExecuteAsync("unanswered.dealt", new() { ["verb"] = "unanswered.dealt", ["id"] = id });
        await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("unanswered questions");
        await planBot.GrantAsync(TestPerson.Tom, Role.Staff, "northshire");
        var toOtherArea = await tom.ExecuteAsync("unanswered.dealt", new() { ["verb"] = "unanswered.dealt", ["id"] = id });

        Assert.Contains("office's staff", toPartner.Text, StringComparison.Ordinal);
        Assert.Contains("not on your list", pressed.Text, StringComparison.Ordinal);
        Assert.Contains("not on your list", toOtherArea.Text, StringComparison.Ordinal);
        Assert.Equal(PlanBot.Bot.AnswerSender.SentPrivately, Assert.Single(planBot.Channel.MessagesIn("19:steering@thread.tacv2;messageid=1")).Text);
        Assert.Null((await planBot.InDatabaseAsync(db => db.Set<UnansweredQuestion>().SingleAsync(TestContext.Current.CancellationToken))).DealtWithAtUtc);
    }

    private static async Task DeleteExpiredAsync(PlanBotApplication planBot)
    {
        await using var scope = planBot.Services.CreateAsyncScope();
        foreach (var records in scope.ServiceProvider.GetServices<IExpiringRecords>())
        {
            await records.DeleteExpiredAsync(TestContext.Current.CancellationToken);
        }
    }
}
