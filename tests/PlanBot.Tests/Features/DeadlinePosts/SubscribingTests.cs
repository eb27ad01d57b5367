using System.Text.Json.Nodes;
using PlanBot.Features.DeadlinePosts;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>"Post deadlines here": who may say it, what is answered, and how it ends.</summary>
public sealed class SubscribingTests
{
    // A Tuesday; the paper is due on a Tuesday four weeks and a day later.
    private static readonly DateOnly Today = new(2026, 8, 17);
    private static readonly DateOnly Due = new(2026, 9, 15);

    [Fact]
    public async Task Staff_subscribe_a_channel_and_are_told_what_will_be_posted_when()
    {
        await using var planBot = await StartAsync(Today, Paper(Due), Meeting(new(2026, 9, 29)));

        var reply = await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("post deadlines here");

        Assert.Contains("Deadlines of Northshire's Police and Crime Plan 2025-29 are now posted here", reply.Text, StringComparison.Ordinal);
        Assert.Contains("28, 14, 7 and 2 days before and on the day", reply.Text, StringComparison.Ordinal);
        Assert.Contains("each of the first three working days that it is late", reply.Text, StringComparison.Ordinal);
        Assert.Contains("from 09:00", reply.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Next: Tuesday 18 August 2026, Paper panel-paper to the Panel (15 September 2026); "
            + "Tuesday 1 September 2026, Paper panel-paper to the Panel (15 September 2026); "
            + "Tuesday 1 September 2026, Panel meeting (29 September 2026).",
            reply.Activities.Single().Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_has_at_most_three_buttons_and_words_for_clients_without_cards()
    {
        await using var planBot = await StartAsync(Today, Paper(Due));

        var card = (await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("post deadlines here")).Card;

        Assert.InRange(card["actions"]!.AsArray().Count, 1, 3);
        Assert.Contains("Paper panel-paper to the Panel", (string?)card["fallbackText"], StringComparison.Ordinal);
        Assert.DoesNotContain("${", card.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_gets_one_sentence_on_who_can_and_nothing_is_subscribed()
    {
        await using var planBot = await StartAsync(Today, Paper(Due));

        var reply = await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync("post deadlines here");
        await planBot.TickAtAsync(Due);

        Assert.Contains("Only staff of Northshire's office can have deadlines posted here: ask plan@northshire.example.", reply.Text, StringComparison.Ordinal);
        Assert.Empty(planBot.Posts());
    }

    [Fact]
    public async Task Staff_of_another_area_cannot_subscribe()
    {
        await using var planBot = await StartAsync(Today, Paper(Due));
        await planBot.GrantAsync(TestPerson.Tom, Role.Administrator, "southshire");

        var reply = await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync("post deadlines here");

        Assert.Contains("Only staff of Northshire's office", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribing_again_says_that_it_is_so_already_and_changes_nothing()
    {
        await using var planBot = await StartAsync(new(2026, 9, 8), Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();

        var again = await channel.SayAsync("post deadlines here");
        await planBot.TickAsync();

        Assert.Contains("posted here already", again.Text, StringComparison.Ordinal);
        Assert.Contains("Next: Friday 11 September 2026", again.Text, StringComparison.Ordinal);
        Assert.Single(planBot.Posts());
    }

    [Fact]
    public async Task Stopping_ends_it_and_says_so()
    {
        await using var planBot = await StartAsync(Today, Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();

        var stopped = await channel.SayAsync("stop posting deadlines here");
        await planBot.TickAtAsync(Due);
        var again = await channel.SayAsync("stop posting deadlines here");

        Assert.Contains("no longer posted here", stopped.Text, StringComparison.Ordinal);
        Assert.Contains("nothing to stop", again.Text, StringComparison.Ordinal);
        Assert.Empty(planBot.Posts());
    }

    [Fact]
    public async Task The_cards_button_stops_it_for_staff_only()
    {
        await using var planBot = await StartAsync(Today, Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        var button = (await channel.SayAsync("post deadlines here")).Button("Stop posting here");

        var byTom = await channel.As(TestPerson.Tom).ExecuteAsync((string)button["verb"]!, button["data"]!.DeepClone().AsObject());
        var byPriya = await channel.ExecuteAsync((string)button["verb"]!, button["data"]!.DeepClone().AsObject());

        Assert.Contains("Only staff of Northshire's office can stop", byTom.Text, StringComparison.Ordinal);
        Assert.Contains("no longer posted here", byPriya.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_there_is_not_posted_again_when_it_is_subscribed_anew()
    {
        await using var planBot = await StartAsync(new(2026, 9, 8), Paper(Due));
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SubscribeAsync();
        await planBot.TickAsync();

        await channel.SayAsync("stop posting deadlines here");
        await channel.SubscribeAsync();
        await planBot.TickAsync();
        await planBot.TickAtAsync(new(2026, 9, 11));

        Assert.Equal(["Deadline: Paper panel-paper to the Panel, 15 September 2026 (in 7 days)", "Deadline: Paper panel-paper to the Panel, 15 September 2026 (in 4 days)"], planBot.Posts());
    }

    [Fact]
    public async Task A_superseded_plan_is_not_subscribed_to()
    {
        await using var planBot = await StartAsync(Today, Paper(Due));
        await planBot.InDatabaseAsync(async db =>
        {
            (await db.Plans.FindAsync([PlanId], TestContext.Current.CancellationToken))!.Status = "superseded";
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var reply = await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("post deadlines here");

        Assert.Contains("has been superseded", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_timetable_is_said_to_be_empty()
    {
        await using var planBot = await StartAsync(Today);

        var reply = await TestConversation.Channel(planBot, TestPerson.Priya).SayAsync("post deadlines here");

        Assert.Contains("nothing to post yet", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_subscribe_in_the_same_moment_make_one_subscription()
    {
        await using var planBot = await StartAsync(new(2026, 9, 8), Paper(Due));
        await planBot.GrantAsync(TestPerson.Tom, Role.Staff, "northshire");
        var channel = TestConversation.Channel(planBot, TestPerson.Priya);
        await channel.SayAsync("hello");

        await Task.WhenAll(channel.SayAsync("post deadlines here"), channel.As(TestPerson.Tom).SayAsync("post deadlines here"));
        await planBot.TickAsync();

        Assert.Single(planBot.Posts());
    }

    [Theory]
    [InlineData("PlanBot:Deadlines:LeadDays:0", "400", "PlanBot:Deadlines:LeadDays holds '400'")]
    [InlineData("PlanBot:Deadlines:LeadDays:0", "-1", "PlanBot:Deadlines:LeadDays holds '-1'")]
    [InlineData("PlanBot:Deadlines:LeadDays:0", "soon", "PlanBot:Deadlines:LeadDays holds 'soon'")]
    [InlineData("PlanBot:Deadlines:LateDays", "11", "PlanBot:Deadlines:LateDays is 11")]
    [InlineData("PlanBot:Deadlines:PostFrom", "nine", "PlanBot:Deadlines:PostFrom")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string value, string message)
    {
        var stopped = await Record.ExceptionAsync(() => PlanBotApplication.StartAsync(Today, null, (setting, value)));

        Assert.Contains(message, stopped?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lead_days_and_the_time_of_day_can_be_set()
    {
        await using var planBot = await PlanBotApplication.StartAsync(
            Today, null, ("PlanBot:Deadlines:LeadDays:0", "10"), ("PlanBot:Deadlines:LeadDays:1", "1"), ("PlanBot:Deadlines:LateDays", "0"), ("PlanBot:Deadlines:PostFrom", "14:30"));
        await planBot.GrantAsync(TestPerson.Priya, Role.Staff);
        await planBot.InDatabaseAsync(db =>
        {
            db.Add(new Plan { Id = PlanId, Area = "northshire", Title = "Plan" });
            db.Add(Paper(Due));
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("post deadlines here");
        await planBot.TickAtAsync(new(2026, 9, 14), new(14, 29));
        Assert.Empty(planBot.Posts());
        await planBot.TickAtAsync(new(2026, 9, 14), new(14, 30));

        Assert.Contains("10 and 1 days before, from 14:30", reply.Text, StringComparison.Ordinal);
        Assert.Equal(["Deadline: Paper panel-paper to the Panel, 15 September 2026 (tomorrow)"], planBot.Posts());
    }
}
