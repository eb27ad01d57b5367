using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.ConsultationDispositions;

/// <summary>Leicester City Council's comments on the plan of 2013, and what became of them.</summary>
public sealed class AskingAboutCommentsTests : IAsyncLifetime
{
    private PlanBotApplication _planBot = null!;

    public async ValueTask InitializeAsync() => _planBot = await PlanBotApplication.StartWithLeicestershireAsync(new(2026, 11, 23));

    public ValueTask DisposeAsync() => _planBot.DisposeAsync();

    [Theory]
    [InlineData("comment h", "Comment h (Crime and Disorder Act 1998 duty) was not addressed", "could be strengthened in the partnership section")]
    [InlineData("was our comment on ASB adressed?", "Comment d (Anti-social behaviour) was addressed", "Greater emphasis")]
    [InlineData("what did they say about welfare reform", "was not addressed", "No mention in the current Plan")]
    [InlineData("£20.3m - headline or not?", "Comment x", "details of how the savings will be realised")]
    [InlineData("comment t", "was dealt with elsewhere", "Comment s was told: Not in the Plan; separate terms of reference")]
    public async Task A_comment_is_told_with_what_was_asked_what_became_of_it_and_the_source(string question, string disposition, string response)
    {
        var reply = await SayAsync(question);

        Assert.Empty(reply.Cards());
        Assert.Contains(disposition, reply.Text, StringComparison.Ordinal);
        Assert.Contains(response, reply.Text, StringComparison.Ordinal);
        Assert.Contains("Leicester City Council said:", reply.Text, StringComparison.Ordinal);
        Assert.Contains("¶3.1", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amount_in_a_comment_is_written_as_in_Britain() =>
        Assert.Contains("Is the £20.3 million saving on page 36", (await SayAsync("comment x")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_letter_has_all_its_parts()
    {
        var reply = await SayAsync("comment a");

        Assert.Contains("Comment a (Council functions", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Comment a2 (Young people as victims) was not addressed", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_letters_are_told_together()
    {
        var reply = await SayAsync("what about comments c and d");

        Assert.Contains("Comment c (Welfare reform) was not addressed", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Comment d (Anti-social behaviour) was addressed", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposition_of_low_certainty_says_so() =>
        Assert.Contains("of low certainty", (await SayAsync("comment b")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("how many of the 25 were addressed in full", "5 of the 26 comments were addressed: d (Anti-social behaviour)")]
    [InlineData("which comments were dealt with elsewhere", "8 of the 26 comments were dealt with elsewhere")]
    [InlineData("which points did they ignore", "7 of the 26 comments were not addressed: a2 (Young people as victims)")]
    [InlineData("how many comments were partly addressed", "6 of the 26 comments were partly addressed")]
    [InlineData("what became of the city council's comments", "5 addressed, 6 partly addressed, 7 not addressed and 8 dealt with elsewhere")]
    public async Task Comments_are_counted_and_listed_by_what_became_of_them(string question, string answer)
    {
        var reply = await SayAsync(question);

        Assert.Contains(answer, reply.Text, StringComparison.Ordinal);
        Assert.Contains("comment a has a second part", reply.Text, StringComparison.Ordinal);
        Assert.Single(reply.Cards());
    }

    [Fact]
    public async Task A_list_leads_to_a_comment()
    {
        var chat = TestConversation.Personal(_planBot, TestPerson.Tom);
        var list = await chat.SayAsync("which comments were addressed");

        var comment = await chat.ExecuteAsync("comment.show", list.ButtonData("Comment g · \"Suite of change options\" in full"));

        Assert.Contains("Phrase taken out of the Plan", comment.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_nobody_commented_on_is_said_to_be_missing_with_what_there_is()
    {
        var reply = await SayAsync("was our point about CCTV addressed");

        Assert.Contains("I find no comment about", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Partnership working", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_that_are_numbered_are_found_by_their_number()
    {
        await _planBot.ImportSampleAsync(SamplePlans.Northshire);
        var chat = TestConversation.Personal(_planBot, TestPerson.Tom);
        await chat.SayAsync("use the Northshire plan");

        var reply = await chat.SayAsync("what became of comment 3");

        Assert.Contains("Comment 3 (Street drinking) was not addressed", reply.Text, StringComparison.Ordinal);
    }

    private Task<TestReply> SayAsync(string text) => TestConversation.Personal(_planBot, TestPerson.Tom).SayAsync(text);
}
