using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.AmbitionSearch;

/// <summary>Ambitions on a topic, how many there are, and what is held of them.</summary>
public sealed class AskingAboutAmbitionsTests : IAsyncLifetime
{
    private PlanBotApplication _planBot = null!;

    public async ValueTask InitializeAsync() => _planBot = await PlanBotApplication.StartAsync(new(2026, 11, 23));

    public ValueTask DisposeAsync() => _planBot.DisposeAsync();

    [Fact]
    public async Task An_ambition_is_told_with_its_target_and_where_it_starts_from()
    {
        await _planBot.ImportSampleAsync(SamplePlans.Leicestershire);

        var reply = await SayAsync("whats the aim on user satisfaction");

        Assert.Contains("Raise user satisfaction", reply.Text, StringComparison.Ordinal);
        Assert.Contains("target 88% from 85%", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Cards());
    }

    [Fact]
    public async Task A_topic_without_an_ambition_is_said_to_be_missing_with_the_themes_that_there_are()
    {
        await _planBot.ImportSampleAsync(SamplePlans.Leicestershire);

        var reply = await SayAsync("any ambitions on cyber crime");

        Assert.Contains("I find no ambition about", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Supporting victims and witnesses", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ambitions_are_counted_by_heading_and_status_and_shown_on_a_card()
    {
        await _planBot.ImportSampleAsync(SamplePlans.Northshire);

        var reply = await SayAsync("how many ambitions are in the plan");

        Assert.Contains("The data holds 130 ambitions", reply.Text, StringComparison.Ordinal);
        Assert.Contains("under 12 headings", reply.Text, StringComparison.Ordinal);
        Assert.Contains("on track", reply.Text, StringComparison.Ordinal);
        Assert.Single(reply.Cards());
    }

    [Fact]
    public async Task The_unmapped_ambitions_are_listed()
    {
        await _planBot.ImportSampleAsync(SamplePlans.Northshire);

        Assert.Contains("mapped to no theme", (await SayAsync("which ambitions are unmapped")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_wording_of_most_is_not_held_the_count_and_the_gap_are_told()
    {
        await _planBot.ImportSampleAsync(SamplePlans.Leicestershire);
        await _planBot.InDatabaseAsync(db =>
        {
            db.Facts.Add(new Fact { PlanId = SamplePlans.Leicestershire, Id = "ambitions", Subject = "Ambitions in the Plan", Value = "130", Unit = "ambitions", Note = "Their text is not in the data held", Source = "a paper ¶6" });
            db.Facts.Add(new Fact { PlanId = SamplePlans.Leicestershire, Id = "headings", Subject = "Headings", Value = "12", Unit = "headings", Source = "a paper ¶6" });
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var count = await SayAsync("how many ambitions in the plan");
        var topic = await SayAsync("ambitions on cyber crime?");

        Assert.Contains("has 130 ambitions or aims under 12 headings. Their text is not in the data held. It holds 6 aims", count.Text, StringComparison.Ordinal);
        Assert.Contains("The plan has 130, but their wording is not held, so it may have one.", topic.Text, StringComparison.Ordinal);
    }

    private Task<TestReply> SayAsync(string text) => TestConversation.Personal(_planBot, TestPerson.Tom).SayAsync(text);
}
