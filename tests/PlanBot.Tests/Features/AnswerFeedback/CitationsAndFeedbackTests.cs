using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Features.AnswerFeedback;
using PlanBot.People;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.AnswerFeedback;

/// <summary>What stands around an answer in Teams: its sources, and the thumbs with what becomes of them.</summary>
public class CitationsAndFeedbackTests
{
    private static readonly DateOnly Today = new(2013, 6, 26);

    private const string DateQuestion = "when will the refreshed plan be published?";

    [Fact]
    public async Task A_sentence_carries_its_sources_as_citations_and_in_words()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);

        var message = Assert.Single((await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(DateQuestion)).Activities);

        var root = Assert.Single(message.Entities!, entity => entity.Type == "https://schema.org/Message").Properties;
        var citations = root["citation"]!.AsArray();
        Assert.NotEmpty(citations);
        Assert.Equal([.. Enumerable.Range(1, citations.Count)], citations.Select(citation => (int)citation!["position"]!));
        Assert.All(citations, citation =>
        {
            Assert.Contains($"[{(int)citation!["position"]!}]", message.Text, StringComparison.Ordinal);
            Assert.InRange(((string)citation["appearance"]!["name"]!).Length, 1, 80);
            Assert.InRange(((string)citation["appearance"]!["abstract"]!).Length, 1, 160);
        });
        Assert.Contains("Source", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_shows_its_sources_itself_and_carries_no_citation()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);

        var message = Assert.Single((await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("what's the status of the victims theme?")).Activities);

        Assert.NotEmpty(message.Attachments!);
        Assert.DoesNotContain(message.Entities ?? [], entity => entity.Type == "https://schema.org/Message");
        Assert.Contains("Sources", PlanBot.Cards.CardText.Of(ProtocolJson.Convert<JsonObject>(message.Attachments![0].Content)!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DateQuestion, true)]
    [InlineData("what's the status of the victims theme?", true)]
    [InlineData("who won the match last night", true)]
    [InlineData("hi", false)]
    [InlineData("help", false)]
    [InlineData("submit a priority", false)]
    public async Task Answers_and_refusals_ask_whether_they_were_of_use(string said, bool asks)
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);

        var message = Assert.Single((await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync(said)).Activities);

        var data = ProtocolJson.Convert<JsonObject>(message.ChannelData);
        Assert.Equal(asks ? "default" : null, (string?)data?["feedbackLoop"]?["type"]);
    }

    [Fact]
    public async Task A_thumb_is_counted_with_what_the_answer_was_about_and_its_words_are_dropped()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);
        await chat.SayAsync("what's the status of the victims theme?");

        var reply = await PressAsync(planBot, chat, "dislike", "my secret thoughts about Mrs Miggins");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        var feedback = await planBot.InDatabaseAsync(db => db.Set<GivenFeedback>().SingleAsync(TestContext.Current.CancellationToken));
        Assert.False(feedback.Useful);
        Assert.Equal("theme.status", feedback.Intent);
        Assert.Contains("theme:leicestershire-2013-17/", feedback.Entities, StringComparison.Ordinal);
        Assert.DoesNotContain("Miggins", JsonSerializer.Serialize(feedback), StringComparison.Ordinal);
        Assert.DoesNotContain(TestPerson.Tom.ObjectId, feedback.PersonKey, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_person_counts_once_for_an_answer_and_the_last_press_counts()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff);
        var chat = TestConversation.Channel(planBot, TestPerson.Tom);
        await chat.SayAsync(DateQuestion);

        await PressAsync(planBot, chat, "dislike");
        await PressAsync(planBot, chat, "like");
        await PressAsync(planBot, chat.As(TestPerson.Priya), "like");
        var summary = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("feedback");

        Assert.Contains("Of 2 ratings, 2 said useful and 0 not.", summary.Text, StringComparison.Ordinal);
        Assert.Contains("deadline.date-of: 2 useful, 0 not", summary.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "like")]
    [InlineData("", "like")]
    [InlineData("answer", "shrug")]
    [InlineData("answer", "")]
    public async Task What_is_no_thumb_or_below_no_answer_is_taken_and_not_counted(string below, string reaction)
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);
        await chat.SayAsync(DateQuestion);

        var reply = await PressAsync(planBot, chat, reaction, below: below == "answer" ? null : below);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<GivenFeedback>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task An_answer_can_be_rated_for_thirty_days_and_is_then_forgotten()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        var chat = TestConversation.Personal(planBot, TestPerson.Tom);
        await chat.SayAsync(DateQuestion);
        planBot.Clock.SetUtcNow(planBot.Clock.GetUtcNow().AddDays(31));

        await PressAsync(planBot, chat, "like");
        await planBot.InDatabaseAsync(async db =>
        {
            await DeleteExpiredAsync(planBot);
            return 0;
        });

        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<GivenFeedback>().CountAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Set<SentAnswer>().CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_summary_is_for_staff_and_goes_to_the_personal_chat()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("hi");

        var toPartner = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("feedback");
        await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("feedback");

        Assert.Contains("office's staff", toPartner.Text, StringComparison.Ordinal);
        Assert.Equal(PlanBot.Bot.AnswerSender.SentPrivately, Assert.Single(planBot.Channel.MessagesIn("19:steering@thread.tacv2;messageid=1")).Text);
        Assert.Contains(planBot.Channel.MessagesIn($"a:{TestPerson.Priya.Id}"), message => message.Text?.Contains("Nobody has rated", StringComparison.Ordinal) == true);
    }

    private static async Task DeleteExpiredAsync(PlanBotApplication planBot)
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(planBot.Services);
        foreach (var records in Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetServices<IExpiringRecords>(scope.ServiceProvider))
        {
            await records.DeleteExpiredAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Presses a thumb below the last message, as Teams sends it.</summary>
    private static Task<TestReply> PressAsync(PlanBotApplication planBot, TestConversation chat, string reaction, string text = "", string? below = null)
    {
        var invoke = chat.NewActivity(ActivityTypes.Invoke);
        invoke.Name = "message/submitAction";
        invoke.ReplyToId = below ?? planBot.Channel.Sent[^1].Id;
        invoke.Value = new JsonObject
        {
            ["actionName"] = "feedback",
            ["actionValue"] = new JsonObject { ["reaction"] = reaction, ["feedback"] = new JsonObject { ["feedbackText"] = text }.ToJsonString() },
        };
        return chat.SendAsync(invoke);
    }
}
