using System.Collections.Concurrent;
using System.Net;
using ActivityProtocol.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ActivityProtocol.Tests.Hosting;

/// <summary>What becomes of an activity that comes again, with the library's memory and with an application's own.</summary>
public sealed class RedeliveryTests
{
    [Fact]
    public async Task A_turn_that_failed_is_forgotten_so_that_the_repeat_is_answered()
    {
        var channel = new InMemoryChannel();
        var turns = 0;
        await using var host = await BotHost.StartAsync(
            new ScriptedBot(async (turn, token) =>
            {
                if (++turns == 1)
                {
                    throw new InvalidOperationException("broken");
                }

                await turn.SendActivityAsync("done", cancellationToken: token);
            }),
            channel);
        host.Adapter.OnTurnError = null;
        var statuses = new List<HttpStatusCode>();
        for (var delivery = 0; delivery < 3; delivery++)
        {
            using var response = await host.PostAsync(Payloads.Message("hello"));
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.InternalServerError, HttpStatusCode.OK, HttpStatusCode.OK], statuses);
        Assert.Equal(2, turns);
        Assert.Equal("done", Assert.Single(channel.Sent).Text);
    }

    [Fact]
    public async Task What_was_forgotten_and_came_again_is_known_from_its_second_coming()
    {
        var clock = new FakeTimeProvider();
        var filter = new RecentActivities(clock);
        var activity = new Activity(ActivityTypes.Message) { Id = "1", Conversation = new ConversationAccount { Id = "a:chat" } };
        Assert.True(await filter.TryBeginAsync(activity, CancellationToken.None));
        await filter.ForgetAsync(activity, CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.True(await filter.TryBeginAsync(activity, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False(await filter.TryBeginAsync(activity, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.True(await filter.TryBeginAsync(activity, CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_applications_own_filter_takes_the_place_of_the_librarys(bool isRegisteredBefore)
    {
        var channel = new InMemoryChannel();
        var filter = new OwnFilter();
        void Register(IServiceCollection services) => services.AddSingleton<IRedeliveryFilter>(filter);
        await using var host = await BotHost.StartAsync(
            new ScriptedBot((turn, token) => turn.Activity.Text == "fail" ? throw new InvalidOperationException("broken") : turn.SendActivityAsync("done", cancellationToken: token)),
            channel,
            configure: isRegisteredBefore ? Register : null,
            configureAfter: isRegisteredBefore ? null : Register);
        host.Adapter.OnTurnError = null;
        (await host.PostAsync(Payloads.Message("seen elsewhere"))).Dispose();
        (await host.PostAsync(Payloads.Message("hello"))).Dispose();
        (await host.PostAsync(Payloads.Message("hello"))).Dispose();
        (await host.PostAsync(Payloads.Message("fail"))).Dispose();

        // The library's own would know the id of the first.
        Assert.Equal(2, channel.Sent.Count);
        Assert.Equal(["begin seen elsewhere", "begin hello", "begin hello", "begin fail", "forget fail"], filter.Calls);
    }

    /// <summary>Knows one activity from another instance, and no more.</summary>
    private sealed class OwnFilter : IRedeliveryFilter
    {
        internal ConcurrentQueue<string> Calls { get; } = new();

        public ValueTask<bool> TryBeginAsync(Activity activity, CancellationToken cancellationToken)
        {
            Calls.Enqueue($"begin {activity.Text}");
            return new(activity.Text != "seen elsewhere");
        }

        public ValueTask ForgetAsync(Activity activity, CancellationToken cancellationToken)
        {
            Calls.Enqueue($"forget {activity.Text}");
            return default;
        }
    }
}
