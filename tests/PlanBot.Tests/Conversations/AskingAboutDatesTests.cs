using PlanBot.Tests.Support;

namespace PlanBot.Tests.Conversations;

/// <summary>Dates of Leicestershire's plan of 2013, as asked on different days.</summary>
public class AskingAboutDatesTests
{
    [Fact]
    public async Task The_publication_date_is_given_with_the_other_dates_that_sources_give_for_it()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(new(2013, 6, 26));
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("when will the refreshed plan be published?");

        Assert.Contains("1 October 2013", reply.Text, StringComparison.Ordinal);
        Assert.Contains("25 October 2013", reply.Text, StringComparison.Ordinal);
        Assert.Contains("JARAP paper J", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_deadline_keeps_a_vague_date_as_written()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(new(2013, 7, 15));
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("what's the next deadline?");

        Assert.Contains("Next: Draft revised Plan complete, OPCC, end of August 2013", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_timetable_is_over_it_names_the_last_date_it_holds()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(new(2026, 11, 22));
        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("what's the next deadline?");

        Assert.Contains("Nothing is ahead", reply.Text, StringComparison.Ordinal);
        Assert.Contains("31 March 2017", reply.Text, StringComparison.Ordinal);
    }
}
