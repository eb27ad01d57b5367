using PlanBot.Plans;

namespace PlanBot.Health;

/// <summary>The keys of the channel's tokens can be read, and this machine's clock goes with their server's.</summary>
internal sealed class MetadataCheck(RegistrationCheck outside, BotAuthenticationOptions registration, TimeProvider clock) : InstallationCheck
{
    private const string Setting = nameof(BotAuthenticationOptions.ToBotFromChannelOpenIdMetadataUrl);

    /// <summary>Tokens are refused whose times are further off.</summary>
    private static readonly TimeSpan TooFarOff = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FarOff = TimeSpan.FromMinutes(1);

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        if (registration.MicrosoftAppId is null)
        {
            return [Finding.Ok("Not needed without an app registration.")];
        }

        return await outside.ReadMetadataAsync(cancellationToken) switch
        {
            MetadataOutcome.Unreadable unreadable =>
                [Finding.Fault(Setting, $"{registration.ToBotFromChannelOpenIdMetadataUrl} cannot be read: {unreadable.Why}", "Let this machine call it over https; where there is a proxy, set HTTPS_PROXY. Until then every message is refused.")],
            MetadataOutcome.Read { EndorsesTeams: false } read =>
                [Finding.Fault(Setting, $"{BritishEnglish.Count(read.Keys, "key")}, and none may speak for Teams.", "Take the setting out, or name the metadata of your cloud's Bot Framework.")],
            MetadataOutcome.Read read => [Finding.Ok($"{BritishEnglish.Count(read.Keys, "key")} read.", Setting), OfClock(read.ServerTime)],
            var other => throw new InvalidOperationException($"No words for {other.GetType().Name}."),
        };
    }

    private Finding OfClock(DateTimeOffset? server)
    {
        if (server is null || clock is AsAtTimeProvider)
        {
            return Finding.Ok("The clock was not compared.");
        }

        var off = (clock.GetUtcNow() - server.Value).Duration();
        var what = $"This machine's clock is {BritishEnglish.Count((int)Math.Min(off.TotalSeconds, int.MaxValue), "second")} off.";
        const string Remedy = "Let the machine set its clock by the network (NTP).";
        return off > TooFarOff ? Finding.Fault("", what, $"{Remedy} Until then tokens are refused.")
            : off > FarOff ? Finding.Warning("", what, Remedy)
            : Finding.Ok("The clock goes right.");
    }
}
