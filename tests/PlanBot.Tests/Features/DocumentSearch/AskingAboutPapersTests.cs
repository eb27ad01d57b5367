using PlanBot.Plans;
using PlanBot.Samples;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.DocumentSearch;

/// <summary>The paragraphs of the papers behind Leicestershire's plan of 2013.</summary>
public sealed class AskingAboutPapersTests : IAsyncLifetime
{
    private PlanBotApplication _planBot = null!;

    public async ValueTask InitializeAsync() => _planBot = await PlanBotApplication.StartWithLeicestershireAsync(new(2026, 11, 23));

    public ValueTask DisposeAsync() => _planBot.DisposeAsync();

    [Theory]
    [InlineData("find the paragrah about the funding gap", "Paragraph 10 of", "£20 million gap")]
    [InlineData("where does it say the refresh is project managed", "Paragraph 6 of", "steering group")]
    [InlineData("what does paragraph 8 say", "Paragraph 8 of", "Four key themes instead of six")]
    [InlineData("where does it say points can be resubmitted", "Paragraph 2.1 of", "resubmitted")]
    [InlineData("background papers?", "The part \"Background Papers\" of", "25 March 2013")]
    [InlineData("where does it say 21 June 2013", "Paragraph 9 of", "Commissioning Intentions")]
    public async Task A_paragraph_is_told_by_its_place_and_in_short(string question, string place, string gist)
    {
        var reply = await SayAsync(question);

        Assert.Contains(place, reply.Text, StringComparison.Ordinal);
        Assert.Contains(gist, reply.Text, StringComparison.Ordinal);
        Assert.Contains("Source", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Cards());
    }

    [Fact]
    public async Task A_number_that_two_papers_have_is_told_of_both()
    {
        var reply = await SayAsync("what does paragraph 4 say");

        Assert.Contains("published March 2013", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Head of Community Safety", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_paper_says_is_said_to_be_missing_with_the_papers_that_there_are()
    {
        var reply = await SayAsync("where does the report mention drones");

        Assert.Contains("I find no paragraph about \"drones\"", reply.Text, StringComparison.Ordinal);
        Assert.Contains("JARAP paper J", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_was_imported_itself_is_quoted()
    {
        await _planBot.InDatabaseAsync(db =>
        {
            db.Add(new ImportedDocument { PlanId = SamplePlans.Leicestershire, Id = "document:owls", Title = "Barn owl update", Address = "owls.txt", Kind = ImportedDocument.KindOfSource });
            db.Add(new ImportedParagraph { PlanId = SamplePlans.Leicestershire, Id = "document:owls#3", DocumentId = "document:owls", Doc = "owls.txt", Para = "3", Heading = "Nests", Source = "owls.txt ¶3", Text = "The barn owl nests above the custody suite." });
            return db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var reply = await SayAsync("where does it mention the barn owl nests");

        Assert.Contains("Paragraph 3 of Barn owl update, under \"Nests\": \"The barn owl nests above the custody suite.\"", reply.Text, StringComparison.Ordinal);
    }

    private Task<TestReply> SayAsync(string text) => TestConversation.Personal(_planBot, TestPerson.Tom).SayAsync(text);
}
