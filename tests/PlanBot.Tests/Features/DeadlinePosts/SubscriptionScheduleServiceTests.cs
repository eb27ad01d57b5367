using System.Threading.Channels;
using ActivityProtocol.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PlanBot.Features.DeadlinePosts;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams.Outbox;
using PlanBot.Tests.Support;
using static PlanBot.Tests.Features.DeadlinePosts.SteeringGroup;

namespace PlanBot.Tests.Features.DeadlinePosts;

/// <summary>The hosted service ticks by the clock, whatever a tick dies of.</summary>
public sealed class SubscriptionScheduleServiceTests
{
    private static readonly DateOnly Today = new(2026, 9, 8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_ticks_at_the_start_of_the_process()
    {
        var planBot = await StartAsync(new(2026, 9, 7), Paper(new(2026, 10, 6)));
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();
        await planBot.TickAsync();
        planBot.Clock.SetUtcNow(new DateTimeOffset(PlanDay.ToUtc(Today, new(1, 0))));

        planBot = await planBot.RestartAsync(ticking: true);

        var post = await planBot.Channel.WaitForAsync(call => call.Kind is ChannelCallKind.CreateConversation, Cancellation);
        Assert.Contains("in 28 days", post.Activity?.Summary, StringComparison.Ordinal);
        await planBot.DisposeAsync();
    }

    [Fact]
    public async Task It_ticks_again_every_fifteen_seconds_of_the_clock()
    {
        await using var planBot = await StartAsync(Today, Paper(new(2026, 9, 15)));
        var clock = new WatchedClock(planBot.Clock);
        using var service = ActivatorUtilities.CreateInstance<SubscriptionScheduleService>(planBot.Services, (TimeProvider)clock);
        using var outbox = ActivatorUtilities.CreateInstance<OutboxService>(planBot.Services);
        await outbox.StartAsync(Cancellation);
        await service.StartAsync(Cancellation);
        await clock.TimerMade.WaitAsync(Cancellation);
        await TestConversation.Channel(planBot, TestPerson.Priya).SubscribeAsync();

        planBot.Clock.Advance(SubscriptionScheduleService.TickTime);

        await planBot.Channel.WaitForAsync(call => call.Kind is ChannelCallKind.CreateConversation, Cancellation);
        await service.StopAsync(Cancellation);
        await outbox.StopAsync(Cancellation);
    }

    [Fact]
    public async Task It_outlives_a_tick_that_fails_and_says_so_once()
    {
        await using var planBot = await StartAsync(Today, Paper(new(2026, 9, 15)));
        var clock = new WatchedClock(planBot.Clock);
        var log = new CountingLogger();
        using var service = new SubscriptionScheduleService([new DeadlineScheduler(new BrokenScopes(log), null!, null!, clock, NullLogger<DeadlineScheduler>.Instance)], clock, log);

        await service.StartAsync(Cancellation);
        for (var tick = 1; tick <= 3; tick++)
        {
            await log.NextTickAsync(Cancellation);
            planBot.Clock.Advance(SubscriptionScheduleService.TickTime);
        }

        await log.NextTickAsync(Cancellation);
        await service.StopAsync(Cancellation);
        Assert.Equal(1, log.Errors);
    }

    /// <summary>Tells when the service has made its timer, so that the clock is not moved before.</summary>
    private sealed class WatchedClock(TimeProvider clock) : TimeProvider
    {
        private readonly TaskCompletionSource _timerMade = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task TimerMade => _timerMade.Task;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            _timerMade.TrySetResult();
            return timer;
        }
    }

    /// <summary>A database that cannot be reached.</summary>
    private sealed class BrokenScopes(CountingLogger log) : IServiceScopeFactory
    {
        public IServiceScope CreateScope()
        {
            log.Ticked();
            throw new InvalidOperationException("The database cannot be reached.");
        }
    }

    private sealed class CountingLogger : ILogger<SubscriptionScheduleService>
    {
        private readonly Channel<bool> _ticks = Channel.CreateUnbounded<bool>();

        public int Errors { get; private set; }

        public void Ticked() => _ticks.Writer.TryWrite(true);

        public async Task NextTickAsync(CancellationToken cancellationToken) => await _ticks.Reader.ReadAsync(cancellationToken);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Errors += logLevel is LogLevel.Error ? 1 : 0;
    }
}
