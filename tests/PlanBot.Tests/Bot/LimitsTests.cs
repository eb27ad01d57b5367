using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PlanBot.Bot;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Bot;

/// <summary>What becomes of too much: from one person, in one conversation, at once, at the end of the process, in one request.</summary>
public sealed class LimitsTests
{
    private const string Wait = "That was a lot at once.";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_too_much_is_asked_once_to_wait_and_others_are_answered()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:Limits:PersonPerMinute", "2"));
        var tom = TestConversation.Personal(planBot, TestPerson.Tom);
        await tom.SayAsync("hi");
        await tom.SayAsync("hi");

        var third = await tom.SayAsync("hi");
        var fourth = await tom.SayAsync("hi");
        var button = await tom.ExecuteAsync("themes", []);
        var priya = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("hi");

        Assert.Contains(Wait, third.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, 0), (fourth.Status, fourth.Activities.Count));
        Assert.Equal(429, (int)button.Body!["statusCode"]!);
        Assert.Contains(Wait, button.Text, StringComparison.Ordinal);
        Assert.Contains("Hello", priya.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_has_a_limit_too()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today, null, ("PlanBot:Limits:ConversationPerMinute", "1"));
        await TestConversation.Group(planBot, TestPerson.Tom).SayAsync("hi");

        var inTheGroup = await TestConversation.Group(planBot, TestPerson.Priya).SayAsync("hi");
        var personal = await TestConversation.Personal(planBot, TestPerson.Priya).SayAsync("hi");

        Assert.Contains(Wait, inTheGroup.Text, StringComparison.Ordinal);
        Assert.Contains("Hello", personal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_more_than_can_be_in_hand_is_turned_away()
    {
        var bot = new WaitingBot();
        await using var planBot = await StartAsync(bot, limits => (limits.TurnsAtOnce, limits.TurnsWaiting) = (1, 0));
        var first = planBot.PostAsync(TestConversation.Personal(planBot, TestPerson.Tom).NewActivity(ActivityTypes.Message));
        await bot.Entered.Task.WaitAsync(Cancellation);

        using var second = await planBot.PostAsync(TestConversation.Personal(planBot, TestPerson.Priya).NewActivity(ActivityTypes.Message));
        bot.Release.SetResult();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (second.StatusCode, second.Headers.GetValues("Retry-After").Single()));
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
    }

    [Fact]
    public async Task At_the_end_a_turn_that_runs_is_finished_and_no_new_one_taken()
    {
        var bot = new WaitingBot();
        await using var planBot = await StartAsync(bot, _ => { });
        var running = planBot.PostAsync(TestConversation.Personal(planBot, TestPerson.Tom).NewActivity(ActivityTypes.Message));
        await bot.Entered.Task.WaitAsync(Cancellation);
        planBot.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        using var late = await planBot.PostAsync(TestConversation.Personal(planBot, TestPerson.Priya).NewActivity(ActivityTypes.Message));
        planBot.Clock.Advance(TimeSpan.FromSeconds(19));
        bot.Release.SetResult();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await running).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await planBot.Http.GetAsync("/health/ready", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_turn_that_goes_on_too_long_at_the_end_is_broken_off_and_handed_back()
    {
        var bot = new WaitingBot();
        await using var planBot = await StartAsync(bot, _ => { });
        var running = planBot.PostAsync(TestConversation.Personal(planBot, TestPerson.Tom).NewActivity(ActivityTypes.Message));
        await bot.Entered.Task.WaitAsync(Cancellation);
        planBot.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        planBot.Clock.Advance(TimeSpan.FromSeconds(21));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await running).StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(25), planBot.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    [Fact]
    public async Task A_turn_that_takes_too_long_is_broken_off()
    {
        var clock = new FakeTimeProvider();
        using var limits = new TurnLimits(Options.Create(new LimitOptions { TurnSeconds = 10 }), clock);

        var turn = limits.RunAsync(token => Task.Delay(Timeout.InfiniteTimeSpan, clock, token), Cancellation);
        clock.Advance(TimeSpan.FromSeconds(11));

        await Assert.ThrowsAsync<TimeoutException>(() => turn);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        using var content = new StringContent(new JsonObject { ["type"] = "message", ["text"] = new string('x', 300 * 1024) }.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

        using var response = await planBot.Http.PostAsync("/api/messages", content, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private static Task<PlanBotApplication> StartAsync(WaitingBot bot, Action<LimitOptions> limits) => PlanBotApplication.StartWithAsync(Today, services =>
    {
        services.AddSingleton<IBot>(bot);
        services.Configure(limits);
    });

    /// <summary>A bot whose turns last until the test lets them go.</summary>
    private sealed class WaitingBot : IBot
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            Entered.TrySetResult();
            await Release.Task.WaitAsync(cancellationToken);
        }
    }
}
