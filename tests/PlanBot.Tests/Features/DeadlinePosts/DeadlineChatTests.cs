using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Plans;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>With the database in a file.</summary>
public sealed class DeadlineChatTests() : DeadlineChatOn(TestedDatabase.Sqlite);

/// <summary>With the database on a server.</summary>
public sealed class DeadlineChatOnPostgreSqlTests() : DeadlineChatOn(TestedDatabase.PostgreSql);

/// <summary>Who holds a deadline and what is missing for it, said and asked in the conversation.</summary>
public abstract class DeadlineChatOn(TestedDatabase kind)
{
    private static readonly DateOnly Due = new(2026, 9, 15);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_say_who_has_it_and_what_is_missing_and_the_card_is_put_right()
    {
        await using var planBot = await StartAsync(kind, new(2026, 9, 8), NeedsAssessment());
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();

        var handed = await channel.SayAsync("Tom has the needs assessment paper");
        var missing = await channel.SayAsync("the costings and the map are still missing for the needs assessment paper.");
        var asked = await channel.SayAsync("what's missing for the needs assessment paper?");
        await planBot.TickAtAsync(new(2026, 9, 8), new(9, 30));

        Assert.Contains("Held by Tom now; it was Policy team.", handed.Text, StringComparison.Ordinal);
        Assert.Contains("Still missing: the costings and the map.", missing.Text, StringComparison.Ordinal);
        Assert.Contains("Held by Tom. Still missing: the costings and the map.", asked.Text, StringComparison.Ordinal);
        var card = planBot.Channel.Calls.Last(call => call.Activity?.Attachments?.Count > 0);
        var words = new TestReply(System.Net.HttpStatusCode.OK, [card.Activity!], null).Text;
        Assert.Contains("Tom", words, StringComparison.Ordinal);
        Assert.Contains("the costings and the map", words, StringComparison.Ordinal);
        var changes = await planBot.InDatabaseAsync(db => db.Set<AuditEntry>().Where(entry => entry.Reference == "needs").Select(entry => entry.Change).ToListAsync(Cancellation));
        Assert.Equal(["holder said", "missing said"], changes);
    }

    [Fact]
    public async Task A_partner_takes_it_and_cannot_give_it_to_others()
    {
        await using var planBot = await StartAsync(kind, new(2026, 9, 8), NeedsAssessment());
        var tom = TestConversation.Channel(planBot, TestPerson.Tom);

        var refused = await tom.SayAsync("Priya Shah has the needs assessment paper");
        var taken = await tom.SayAsync("I have the needs assessment paper");

        Assert.Contains("You may not say who holds", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Held by Tom Ellis now", taken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_and_nothing_empty_what_was_said()
    {
        await using var planBot = await StartAsync(kind, new(2026, 9, 8), NeedsAssessment());
        var personal = TestConversation.Personal(planBot, TestPerson.Priya);

        Assert.Contains("Nobody is named for it any more", (await personal.SayAsync("nobody has the needs assessment paper")).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is missing for it any more", (await personal.SayAsync("nothing is missing for the needs assessment paper")).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody is named for it.", (await personal.SayAsync("who has the needs assessment paper?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_that_fit_alike_none_is_changed()
    {
        var second = NeedsAssessment();
        (second.Id, second.Event) = ("needs-2", "Needs assessment paper");
        await using var planBot = await StartAsync(kind, new(2026, 9, 8), NeedsAssessment(), second);

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("Tom has the needs assessment paper");

        Assert.Contains("Which one is meant?", reply.Text, StringComparison.Ordinal);
        Assert.False(await planBot.InDatabaseAsync(db => db.Milestones.AnyAsync(milestone => milestone.Holder == "Tom", Cancellation)));
    }

    private static Milestone NeedsAssessment()
    {
        var paper = Paper(Due, "needs");
        paper.Event = "Needs assessment paper";
        return paper;
    }
}
