using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.CommandLine;

/// <summary>The settings that PlanBot has, as the sample file explains them, and what a wrong one does.</summary>
public class SettingsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task PlanBot_starts_with_the_sample_settings_as_they_are()
    {
        var sample = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.sample.json")).Build();
        var settings = sample.AsEnumerable()
            .Where(setting => setting.Value is not null && setting.Key is not ("urls" or "ConnectionStrings:PlanBot"))
            .Select(setting => (setting.Key, setting.Value!));

        await using var planBot = await PlanBotApplication.StartAsync(Today, null, [.. settings]);

        var reply = await TestConversation.Personal(planBot, TestPerson.Tom).SayAsync("hi");
        Assert.Contains("Hello", reply.Text, StringComparison.Ordinal);
    }

    /// <summary>The doctor names settings that an administrator then looks for.</summary>
    [Fact]
    public void The_sample_holds_every_setting_of_the_registration()
    {
        var sample = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.sample.json")).Build();

        Assert.Empty(typeof(ActivityProtocol.Authentication.BotAuthenticationOptions).GetProperties().Select(setting => setting.Name).Except(sample.GetChildren().Select(setting => setting.Key)));
    }

    [Theory]
    [InlineData("PlanBot:AsAt", "26 June 2013")]
    [InlineData("PlanBot:DefaultRole", "Administrator")]
    [InlineData("PlanBot:Administrators:0", "just-a-name")]
    [InlineData("PlanBot:Administrators:0", "1d6f6a52-3c55-4c1b-a4a8-6c0e0a1f00aa/me@northshire.example")]
    [InlineData("PlanBot:UnansweredQuestionDays", "0")]
    [InlineData("PlanBot:Feedback:AnswerDays", "1000")]
    [InlineData("PlanBot:Feedback:KeepDays", "0")]
    [InlineData("PlanBot:Monitoring:Key", "short")]
    [InlineData("PlanBot:Telemetry:OtlpEndpoint", "nowhere")]
    [InlineData("PlanBot:Telemetry:LogDays", "0")]
    [InlineData("PlanBot:Retention:PostDays", "30")]
    [InlineData("Database:Provider", "Oracle")]
    [InlineData("Database:JournalMode", "Memory")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string value)
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => PlanBotApplication.StartAsync(Today, null, (setting, value)));

        Assert.Contains(setting.Replace(":0", "", StringComparison.Ordinal), wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_registration_it_does_not_start_outside_Development_and_says_what_to_set()
    {
        var builder = PlanBotHost.CreateBuilder([], quiet: true, environment: "Production");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Task.FromResult(PlanBotHost.CreateServer(builder)));

        Assert.Contains("MicrosoftAppId", refusal.Message, StringComparison.Ordinal);
    }
}
