using System.Net;
using ActivityProtocol.Testing;
using CsCheck;
using PlanBot.Teams.Outbox;

namespace PlanBot.Tests.Teams.Outbox;

/// <summary>What a refusal of the channel means, and how long to wait.</summary>
public sealed class SendOutcomeTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 8, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "Throttled", typeof(SendOutcome.TryAgain))]
    [InlineData(HttpStatusCode.PreconditionFailed, "PreconditionFailed", typeof(SendOutcome.TryAgain))]
    [InlineData(HttpStatusCode.InternalServerError, "ServiceError", typeof(SendOutcome.TryAgain))]
    [InlineData(HttpStatusCode.BadGateway, "ServiceError", typeof(SendOutcome.TryAgain))]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", typeof(SendOutcome.TryAgain))]
    [InlineData(HttpStatusCode.GatewayTimeout, "", typeof(SendOutcome.TryAgain))]
    [InlineData(HttpStatusCode.Unauthorized, "BotNotRegistered", typeof(SendOutcome.TryAgain))]
    [InlineData(HttpStatusCode.NotFound, "ConversationNotFound", typeof(SendOutcome.ConversationGone))]
    [InlineData(HttpStatusCode.NotFound, "ActivityNotFoundInConversation", typeof(SendOutcome.MessageGone))]
    [InlineData(HttpStatusCode.Forbidden, "BotNotInConversationRoster", typeof(SendOutcome.ConversationGone))]
    [InlineData(HttpStatusCode.Forbidden, "ConversationBlockedByUser", typeof(SendOutcome.ConversationGone))]
    [InlineData(HttpStatusCode.Forbidden, "NotEnoughPermissions", typeof(SendOutcome.Impossible))]
    [InlineData(HttpStatusCode.BadRequest, "BadSyntax", typeof(SendOutcome.Impossible))]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", typeof(SendOutcome.Impossible))]
    public void Each_refusal_has_its_meaning(HttpStatusCode status, string code, Type meaning) =>
        Assert.IsType(meaning, SendOutcome.Of(InMemoryChannel.Refusal(status, code), Now));

    [Theory]
    [InlineData("30", 30)]
    [InlineData("Tue, 08 Sep 2026 08:02:00 GMT", 120)]
    [InlineData("soon", null)]
    public void Retry_After_is_read_as_seconds_or_as_a_date(string header, int? seconds)
    {
        var refusal = InMemoryChannel.Refusal(HttpStatusCode.TooManyRequests, "Throttled");
        refusal.Response!.Headers["Retry-After"] = [header];

        var again = Assert.IsType<SendOutcome.TryAgain>(SendOutcome.Of(refusal, Now));

        Assert.Equal(seconds, again.NotBefore?.TotalSeconds);
    }

    [Fact]
    public void The_wait_grows_is_never_shorter_than_asked_for_and_never_longer_than_an_hour_or_that() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[0, 7200], Gen.Double[0, 1]).Sample(
            (attempts, asked, chance) =>
            {
                var delay = SendOutcome.Delay(attempts, asked == 0 ? null : TimeSpan.FromSeconds(asked), chance);
                return delay >= TimeSpan.FromSeconds(Math.Max(3, asked))
                    && delay <= TimeSpan.FromSeconds(Math.Max(3600, asked + 5))
                    && SendOutcome.Delay(attempts + 1, null, chance) >= SendOutcome.Delay(attempts, null, chance);
            },
            seed: "0N0XIzNsQ0O2",
            iter: 2_000);
}
