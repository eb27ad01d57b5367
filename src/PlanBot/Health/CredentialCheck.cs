using Microsoft.Extensions.Options;
using PlanBot.Plans;

namespace PlanBot.Health;

/// <summary>The registration's credential: what kind it is and when it ends.</summary>
internal sealed class CredentialCheck(BotAuthenticationOptions registration, IOptions<MonitoringOptions> options, TimeProvider clock, IHostEnvironment environment) : InstallationCheck
{
    private const string TypeSetting = nameof(BotAuthenticationOptions.MicrosoftAppType);

    public override Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>(Examine());

    private List<Finding> Examine()
    {
        if (registration.MicrosoftAppId is null)
        {
            const string What = "There is no app registration";
            return environment.IsDevelopment()
                ? [Finding.Ok($"{What}: PlanBot serves this machine alone, in Development.", nameof(registration.MicrosoftAppId))]
                : [Finding.Fault(nameof(registration.MicrosoftAppId), $"{What}.", "Set MicrosoftAppId, MicrosoftAppTenantId and a credential.")];
        }

        BotCredential credential;
        try
        {
            credential = BotCredential.Of(registration);
        }
        catch (InvalidOperationException unreadable)
        {
            return [Finding.Fault(nameof(registration.MicrosoftAppCertificatePath), unreadable.Message, "Name the file and its password, and let PlanBot's user read it.")];
        }

        List<Finding> findings = [Of(credential)];
        if (registration.MicrosoftAppType.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Finding.Warning(TypeSetting, "The registration is for every tenant, which Microsoft makes no new bots with.", "Register a bot of a single tenant, and set MicrosoftAppType to SingleTenant."));
        }

        return findings;
    }

    private Finding Of(BotCredential credential) => credential.Kind switch
    {
        BotCredentialKind.ManagedIdentity => Finding.Ok("A managed identity: there is no secret, and nothing expires.", TypeSetting),
        BotCredentialKind.FederatedCredential => Finding.Ok("A managed identity stands for the registration: there is no secret, and nothing expires.", nameof(registration.MicrosoftAppFederatedClientId)),
        BotCredentialKind.Certificate => Expiring(credential, "The certificate", nameof(registration.MicrosoftAppCertificatePath), "Make a new certificate, upload its public part to the app registration, and put the file in place."),
        BotCredentialKind.Secret when credential.Expires is null => Finding.Warning(
            nameof(registration.MicrosoftAppPasswordExpires),
            "A client secret, and PlanBot does not know when it ends.",
            "Set MicrosoftAppPasswordExpires to the day that the app registration shows; better, use a managed identity."),
        BotCredentialKind.Secret => Expiring(credential, "The client secret", nameof(registration.MicrosoftAppPassword), "Make a new secret in the app registration, and set MicrosoftAppPassword and MicrosoftAppPasswordExpires."),
        _ => Finding.Fault(nameof(registration.MicrosoftAppPassword), "There is an app registration and no credential.", "Set MicrosoftAppType to UserAssignedMSI, or MicrosoftAppFederatedClientId, MicrosoftAppCertificatePath or MicrosoftAppPassword."),
    };

    private Finding Expiring(BotCredential credential, string what, string setting, string remedy)
    {
        var expires = credential.Expires!.Value;
        var day = BritishEnglish.Day(DateOnly.FromDateTime(expires.UtcDateTime));
        var left = expires - clock.GetUtcNow();
        return left <= TimeSpan.Zero ? Finding.Fault(setting, $"{what} ended on {day}.", remedy)
            : left < TimeSpan.FromDays(options.Value.ExpiryWarningDays) ? Finding.Warning(setting, $"{what} ends on {day}.", remedy)
            : Finding.Ok($"{what} is good until {day}.", setting);
    }
}
