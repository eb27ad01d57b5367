using PlanBot.Plans;

namespace PlanBot.Health;

/// <summary>A token for outgoing calls is to be had.</summary>
internal sealed class TokenCheck(RegistrationCheck outside, BotAuthenticationOptions registration, TimeProvider clock) : InstallationCheck
{
    public override async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        if (registration.MicrosoftAppId is null)
        {
            return [Finding.Ok("Not needed without an app registration.")];
        }

        return await outside.AcquireTokenAsync(cancellationToken) switch
        {
            TokenOutcome.Granted granted => [Finding.Ok($"A token was given, good for {BritishEnglish.Count((int)Math.Max(0, (granted.Expires - clock.GetUtcNow()).TotalMinutes), "minute")}.")],
            TokenOutcome.Refused refused => [Finding.Fault(refused.Setting, $"No token: {refused.Code}.", refused.Why)],
            TokenOutcome.Unreachable unreachable =>
                [Finding.Fault(nameof(registration.ToChannelFromBotLoginUrl), $"{registration.ToChannelFromBotLoginUrl} cannot be reached: {unreachable.Why}", "Let this machine call it over https; where there is a proxy, set HTTPS_PROXY.")],
            var other => throw new InvalidOperationException($"No words for {other.GetType().Name}."),
        };
    }
}
