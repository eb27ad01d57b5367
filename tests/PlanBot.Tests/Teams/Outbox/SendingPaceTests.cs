using CsCheck;
using PlanBot.Teams.Outbox;

namespace PlanBot.Tests.Teams.Outbox;

/// <summary>The pace keeps within what Teams takes, however fast a worker would be.</summary>
public sealed class SendingPaceTests
{
    /// <summary>Teams' limits: so many in so many milliseconds.</summary>
    public static TheoryData<bool, int, int> Limits => new()
    {
        { true, 7, 1_000 }, { true, 8, 2_000 }, { true, 60, 30_000 }, { true, 1_800, 3_600_000 }, { false, 50, 1_000 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void No_window_of_time_holds_more_than_Teams_takes(bool conversation, int most, int window)
    {
        var pace = conversation ? SendingPace.PerConversation : SendingPace.PerTenant;

        Gen.Int[0, 5_000].Array[1, 400].Sample(
            pauses =>
            {
                var sends = new List<long>();
                var (now, pacedUntil) = (0L, 0L);
                foreach (var pause in pauses.Select(pause => pause < 4_000 ? pause % 50 : pause).Concat(Enumerable.Repeat(10, conversation ? 20_000 : 2_000)))
                {
                    now += pause;
                    if (pace.Allows(pacedUntil, now))
                    {
                        sends.Add(now);
                        pacedUntil = pace.After(pacedUntil, now);
                    }
                }

                var first = 0;
                for (var last = 0; last < sends.Count; last++)
                {
                    while (sends[last] - sends[first] >= window)
                    {
                        first++;
                    }

                    Assert.InRange(last - first + 1, 1, most);
                }
            },
            iter: 20);
    }

    [Fact]
    public void A_pause_that_the_channel_asks_for_is_kept_to_the_millisecond()
    {
        var pace = SendingPace.PerConversation;

        var pacedUntil = pace.Pausing(0, 30_000);

        Assert.False(pace.Allows(pacedUntil, 29_999));
        Assert.True(pace.Allows(pacedUntil, 30_000));
    }
}
