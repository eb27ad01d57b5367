using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PlanBot.Bot;
using PlanBot.Features.LanguageChoice;
using PlanBot.People;
using PlanBot.Submissions;
using PlanBot.Audit;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Translation;

/// <summary>Each person is written to in the language that the person chose.</summary>
public class ChoosingALanguageTests
{
    private const string Chosen = "O hyn ymlaen byddaf yn ysgrifennu atoch yn Gymraeg.";

    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task Who_asks_for_Welsh_gets_it_until_asking_for_English()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);

        Assert.Contains(Chosen, (await tom.SayAsync("siarad Cymraeg")).Text, StringComparison.Ordinal);
        Assert.Contains("22 Tachwedd 2026", (await tom.SayAsync("help")).Text, StringComparison.Ordinal);

        Assert.Contains("From now on I write to you in English.", (await tom.SayAsync("ateb yn Saesneg")).Text, StringComparison.Ordinal);
        Assert.Contains("22 November 2026", (await tom.SayAsync("help")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_choice_is_the_persons_own_and_does_not_show_where_others_read_along()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("answer me in Welsh");

        Assert.Contains("22 November 2026", (await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("help")).Text, StringComparison.Ordinal);
        Assert.Contains("22 November 2026", (await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync("help")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_of_the_help_card_chooses()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);

        var chosen = await tom.SubmitAsync((await tom.SayAsync("help")).ButtonData("Cymraeg"));
        var help = await tom.SayAsync("help");

        Assert.Contains(Chosen, chosen.Text, StringComparison.Ordinal);
        Assert.Equal("en", (string?)help.ButtonData("English")["language"]);
    }

    [Fact]
    public async Task Who_is_asked_to_wait_and_who_is_apologised_to_reads_it_in_the_clients_language()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:Limits:PersonPerMinute", "1"));
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync("hi");
        var activity = tom.NewActivity(ActivityTypes.Message);
        (activity.Text, activity.Locale) = ("hi", "cy-GB");

        var asked = await tom.SendAsync(activity);
        var apology = new Apology("en-GB").Of(activity, "BCDF2345");
        activity.Conversation!.ConversationType = "channel";

        Assert.StartsWith("Roedd hynny'n llawer ar unwaith.", asked.Text, StringComparison.Ordinal);
        Assert.StartsWith("Mae'n ddrwg gennym", apology, StringComparison.Ordinal);
        Assert.EndsWith("BCDF2345.", apology, StringComparison.Ordinal);
        Assert.StartsWith("Sorry", new Apology("en-GB").Of(activity, "BCDF2345"), StringComparison.Ordinal);
        Assert.StartsWith("Mae'n", new Apology("cy").Of(activity, "BCDF2345"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_of_the_client_counts_until_somebody_chooses()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);

        async Task<string> HelpFromAsync(string locale)
        {
            var activity = tom.NewActivity(ActivityTypes.Message);
            (activity.Text, activity.Locale) = ("help", locale);
            return (await tom.SendAsync(activity)).Text;
        }

        Assert.Contains("22 Tachwedd 2026", await HelpFromAsync("cy-GB"), StringComparison.Ordinal);
        Assert.Contains("22 November 2026", await HelpFromAsync("fr-FR"), StringComparison.Ordinal);
        await tom.SayAsync("in English please");
        Assert.Contains("22 November 2026", await HelpFromAsync("cy-GB"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_setting_is_the_language_of_channels()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:Language", "cy"));
        await planBot.ImportSampleAsync("northshire-2025-29");

        Assert.Contains("22 Tachwedd 2026", (await TestConversation.Channel(planBot, TestPerson.Tom).SayAsync("help")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_names_no_language_of_PlanBots_stops_the_start() =>
        Assert.Contains("PlanBot:Language is 'tlh'", (await Assert.ThrowsAsync<OptionsValidationException>(() => PlanBotApplication.StartAsync(Today, null, ("PlanBot:Language", "tlh")))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Another_language_is_told_which_there_are()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);

        Assert.Contains("I write in English, Cymraeg.", (await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("answer me in French")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_choice_is_exported_and_erased_with_the_person()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("siarad Cymraeg");
        await using var scope = planBot.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<PersonalData>();

        var held = await data.ExportAsync(TestPerson.Tenant, TestPerson.Tom.ObjectId, TestContext.Current.CancellationToken);
        await data.EraseAsync(TestPerson.Tenant, TestPerson.Tom.ObjectId, AuditActor.CommandLine, TestContext.Current.CancellationToken);

        Assert.Equal("cy", (string?)held!["person"]!["language"]);
        Assert.Equal("", await planBot.InDatabaseAsync(db => Task.FromResult(db.Set<PersonRow>().Single(person => person.ErasedAtUtc != null).Language)));
    }

    [Theory]
    [InlineData("answer me in Welsh", "Welsh")]
    [InlineData("Please speak Welsh", "Welsh")]
    [InlineData("switch to English.", "English")]
    [InlineData("Cymraeg os gwelwch yn dda", "Cymraeg")]
    [InlineData("siaradwch Gymraeg", "Gymraeg")]
    [InlineData("what does the plan say about Welsh", null)]
    [InlineData("answer to comment c in the round", null)]
    [InlineData("English", null)]
    public void A_language_is_asked_for_in_so_many_words(string said, string? language) => Assert.Equal(language, LanguageCommand.Of(said));
}
