using Microsoft.Extensions.DependencyInjection;
using PlanBot.Features.Triage;
using PlanBot.Features.Updates.Nudges;
using PlanBot.People;
using PlanBot.Submissions;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Features.Submissions;
using PlanBot.Tests.Features.Triage;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Graph;

/// <summary>Decisions and reminders in a person's activity feed, beside the message in the chat and never in its place.</summary>
public sealed class ActivityFeedTests
{
    private const string NotifyCall = "POST /users/";

    [Fact]
    public async Task A_decision_is_announced_with_its_reference_and_without_its_words()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("ActivityFeed", "true"));
        await TestConversation.Personal(planBot, TestPerson.Priya).DecideAsync("NotTakenForward", "Another office has it.");

        await planBot.SendDueAsync();

        Assert.Contains(ToTom(planBot), text => text.Contains("A decision has been made on LEI-2013-P001", StringComparison.Ordinal));
        var (objectId, body) = Assert.Single(tenant.Graph.Notifications);
        Assert.Equal(TestPerson.Tom.ObjectId, objectId);
        Assert.Equal("submissionNews", (string?)body["activityType"]);
        Assert.Equal("text", (string?)body["topic"]!["source"]);
        Assert.StartsWith("https://teams.microsoft.com/l/", (string?)body["topic"]!["webUrl"], StringComparison.Ordinal);
        Assert.Equal(("reference", "LEI-2013-P001"), ((string?)body["templateParameters"]![0]!["name"], (string?)body["templateParameters"]![0]!["value"]));
        Assert.DoesNotContain("Another office", body.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Safer evenings", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_line_of_the_feed_is_told_of_the_topics_that_features_named()
    {
        await using var planBot = await PriorityScript.StartAsync();

        var topics = planBot.Services.GetServices<FeedTopic>().Select(topic => (topic.Topic, topic.Line().Name));

        Assert.Equal([(SubmissionPosts.SenderTopic, "submissionNews"), (NudgeAuthor.NudgeTopic, "reminder"), (TriageNudges.NudgeTopic, "reminder")], topics.OrderByDescending(topic => topic.Name).ThenByDescending(topic => topic.Topic));
    }

    [Fact]
    public async Task A_reminder_is_announced_and_other_messages_are_not()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("ActivityFeed", "true"));
        await planBot.InScopeAsync<PostOutbox, int>(outbox => outbox.EnqueueMissingAsync(
            [
                new("nudge", new PostTarget.Person(TestPerson.Tenant, TestPerson.Tom.ObjectId)) { Topic = TriageNudges.NudgeTopic, Subject = "not for the feed", Message = PostOutbox.Text("You hold one submission.") },
                new("other-nudge", new PostTarget.Person(TestPerson.Tenant, TestPerson.Tom.ObjectId)) { Topic = "credential-ends", Message = PostOutbox.Text("The secret ends.") },
            ],
            TestContext.Current.CancellationToken));

        await planBot.SendDueAsync();

        var (_, body) = Assert.Single(tenant.Graph.Notifications);
        Assert.Equal("reminder", (string?)body["activityType"]);
        Assert.DoesNotContain("not for the feed", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_the_message_arrives_all_the_same_and_the_log_says_so_once()
    {
        await using var tenant = await TenantAsync();
        tenant.Graph.Roles.Clear();
        await using var planBot = await StartAsync(tenant, ("ActivityFeed", "true"));
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        await priya.DecideAsync("NotTakenForward", "Another office has it.");
        await planBot.SendDueAsync();
        await priya.DecideAsync("Accepted", "On second thoughts.", themes: "t-VICTIMS");

        await planBot.SendDueAsync();

        Assert.Equal(2, ToTom(planBot).Count(text => text.Contains("LEI-2013-P001", StringComparison.Ordinal) && text.Contains("ecision", StringComparison.Ordinal)));
        Assert.Equal(2, tenant.Graph.CallsOf(NotifyCall));
        Assert.Contains("ActivityFeed (403", Assert.Single(tenant.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_does_not_answer_lets_the_message_be_sent_once()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant, ("ActivityFeed", "true"), ("TimeoutSeconds", "1"));
        tenant.Graph.Fail(NotifyCall, new GraphFault { Hangs = true });
        await TestConversation.Personal(planBot, TestPerson.Priya).DecideAsync("NotTakenForward", "Another office has it.");

        await planBot.SendDueAsync();
        planBot.Clock.Advance(TimeSpan.FromHours(1));
        await planBot.SendDueAsync();

        Assert.Single(ToTom(planBot), text => text.Contains("A decision has been made", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Switched_off_nothing_is_announced()
    {
        await using var tenant = await TenantAsync();
        await using var planBot = await StartAsync(tenant);
        await TestConversation.Personal(planBot, TestPerson.Priya).DecideAsync("NotTakenForward", "Another office has it.");

        await planBot.SendDueAsync();

        Assert.Contains(ToTom(planBot), text => text.Contains("A decision has been made", StringComparison.Ordinal));
        Assert.Empty(tenant.Graph.Calls);
    }

    private static IEnumerable<string> ToTom(PlanBotApplication planBot) =>
        planBot.Channel.MessagesIn($"a:{TestPerson.Tom.Id}").Select(message => message.Text ?? "");

    private static async Task<GraphTenant> TenantAsync()
    {
        var tenant = await GraphTenant.CreateAsync();
        tenant.Graph.Roles.Add("TeamsActivity.Send");
        return tenant;
    }

    /// <summary>Tom has sent LEI-2013-P001 from his chat; Priya is staff.</summary>
    private static async Task<PlanBotApplication> StartAsync(GraphTenant tenant, params (string Key, string Value)[] graph)
    {
        var planBot = await tenant.StartAsync(PriorityScript.Day, graph);
        await PriorityScript.AddPlanAsync(planBot, PriorityScript.PlanId, "Police and Crime Plan 2013-2017", "Victims", "Reoffending");
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff, "leicestershire");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SendFormAsync(await tom.OpenFormAsync(), PriorityScript.Inputs());
        return planBot;
    }
}
