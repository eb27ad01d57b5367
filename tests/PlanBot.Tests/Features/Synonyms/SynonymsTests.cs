using System.Text;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Features.Synonyms;
using PlanBot.People;
using PlanBot.Recognition;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Features.Synonyms;

/// <summary>Abbreviations that an administrator adds, from chat and from a file.</summary>
public class SynonymsTests
{
    private static readonly DateOnly Today = new(2013, 6, 26);

    [Fact]
    public async Task An_abbreviation_is_understood_from_the_next_question_on_and_no_more_once_removed()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        await planBot.GrantAsync(TestPerson.Priya, Role.Administrator);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        const string Question = "what's the status of the VFX theme?";
        var before = await priya.SayAsync(Question);

        var added = await priya.SayAsync("add the abbreviation VFX for victims and witnesses");
        var known = await priya.SayAsync(Question);
        var list = await priya.SayAsync("list abbreviations");
        var removed = await priya.SayAsync("remove the abbreviation vfx");
        var after = await priya.SayAsync(Question);

        Assert.Contains("from now on I read VFX as victims and witnesses", added.Text, StringComparison.Ordinal);
        Assert.Contains("VFX: victims and witnesses", list.Text, StringComparison.Ordinal);
        Assert.Contains("Removed: VFX: victims and witnesses", removed.Text, StringComparison.Ordinal);
        Assert.NotEqual(before.Text, known.Text);
        Assert.Contains("ictims", known.Text, StringComparison.Ordinal);
        Assert.Equal(before.Text, after.Text);
    }

    [Fact]
    public async Task Another_instance_on_the_same_database_understands_it_at_once()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        await planBot.GrantAsync(TestPerson.Priya, Role.Administrator);
        var priya = TestConversation.Personal(planBot, TestPerson.Priya);
        const string Question = "what's the status of the VFX theme?";
        var before = await priya.SayAsync(Question);

        // As another process writes it: not through this application's own services.
        await planBot.InDatabaseAsync(async db =>
        {
            await new AddedSynonyms(db, planBot.Clock).ChangeAsync([], [new Synonym("VFX", "victims and witnesses")], "command line", TestContext.Current.CancellationToken);
            return 0;
        });

        Assert.NotEqual(before.Text, (await priya.SayAsync(Question)).Text);
    }

    [Theory]
    [InlineData("x", "road safety partnership", "too short")]
    [InlineData("the", "road safety partnership", "common word")]
    [InlineData("status", "road safety partnership", "common word")]
    [InlineData("2013", "road safety partnership", "number")]
    [InlineData("wellbeing", "road safety partnership", "word of the plans themselves")]
    [InlineData("rsp", "what is the", "common words")]
    [InlineData("road safety", "safer roads", "single word")]
    [InlineData("rsp", "RSP", "same words")]
    [InlineData("lancashire", "lancs", "circle")]
    [InlineData("lanx", "lancs", "itself stands for")]
    [InlineData("lancs", "durham", "already stands for")]
    [InlineData("pcc", "durham", "already in use")]
    [InlineData("ASB", "anti-social behaviour", "already stands for")]
    public async Task What_would_break_recognition_is_refused_with_the_reason(string term, string meaning, string reason)
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        await planBot.GrantAsync(TestPerson.Priya, Role.Administrator);

        var reply = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync($"add the abbreviation {term} for {meaning}");

        Assert.Contains("Nothing was added.", reply.Text, StringComparison.Ordinal);
        Assert.Contains(reason, reply.Text, StringComparison.Ordinal);
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Synonyms.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("Partner")]
    [InlineData("Staff")]
    public async Task Only_an_administrator_for_every_area_changes_them(string role)
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        await planBot.GrantAsync(TestPerson.Tom, Enum.Parse<Role>(role));
        await planBot.GrantAsync(TestPerson.Priya, Role.Administrator, "leicestershire");

        var byTom = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("add the abbreviation RSP for road safety partnership");
        var byOneAreasAdministrator = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("add the abbreviation RSP for road safety partnership");

        Assert.Contains("Only an administrator", byTom.Text, StringComparison.Ordinal);
        Assert.Contains("Only an administrator", byOneAreasAdministrator.Text, StringComparison.Ordinal);
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Synonyms.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_file_with_bad_rows_is_refused_line_by_line_and_changes_nothing()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);

        var outcome = await ImportAsync(planBot, "term,meaning\nRSP,road safety partnership\nthe,something else\nq,quite short\nRSP,road safety partnership\n");

        var problems = Assert.IsType<SynonymsImport.Rejected>(outcome).Problems;
        Assert.Equal([3, 4], problems.Select(problem => problem.Line!.Value));
        Assert.StartsWith("synonyms.csv, line 3: \"the\" is a common word", problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await planBot.InDatabaseAsync(db => db.Synonyms.CountAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("short,long\nRSP,road safety partnership\n", "term,meaning")]
    [InlineData("term,meaning\nRSP\n", "cell")]
    public async Task A_file_that_is_no_table_of_synonyms_is_refused(string content, string reason)
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);

        var outcome = await ImportAsync(planBot, content);

        Assert.Contains(Assert.IsType<SynonymsImport.Rejected>(outcome).Problems, problem => problem.ToString().Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_replace_removes_what_it_lacks()
    {
        await using var planBot = await PlanBotApplication.StartWithLeicestershireAsync(Today);
        const string Both = "term,meaning\nRSP,road safety partnership\nhgv,heavy goods vehicle\n";

        Assert.Equal(new SynonymsImport.Imported(2, 0, 0), await ImportAsync(planBot, Both));
        Assert.Equal(new SynonymsImport.Imported(0, 0, 2), await ImportAsync(planBot, Both));
        Assert.Equal(new SynonymsImport.Imported(0, 1, 1), await ImportAsync(planBot, "term,meaning\nRSP,road safety partnership\n", replace: true));
    }

    private static Task<SynonymsImport> ImportAsync(PlanBotApplication planBot, string content, bool replace = false) =>
        planBot.InDatabaseAsync(db => new SynonymsFile(new AddedSynonyms(db, planBot.Clock))
            .ImportAsync("synonyms.csv", Encoding.UTF8.GetBytes(content), replace, TestContext.Current.CancellationToken));
}
