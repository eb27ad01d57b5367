using System.Security.Cryptography.X509Certificates;

namespace ActivityProtocol.Authentication;

/// <summary>How a bot proves who it is when it asks for a token, in the order of advice. An addition.</summary>
public enum BotCredentialKind
{
    /// <summary>A managed identity is the bot: nothing to keep, nothing that expires.</summary>
    ManagedIdentity,

    /// <summary>A managed identity stands for the bot's registration: the same.</summary>
    FederatedCredential,

    /// <summary>A certificate in a file.</summary>
    Certificate,

    /// <summary>A client secret.</summary>
    Secret,

    /// <summary>There is none.</summary>
    Missing,
}

/// <summary>The credential that the settings name. An addition.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Expires">When it ends; null where it does not, or where nobody said when.</param>
public sealed record BotCredential(BotCredentialKind Kind, DateTimeOffset? Expires)
{
    /// <summary>The credential that is used where these options are, with a certificate's own end.</summary>
    /// <exception cref="InvalidOperationException">The certificate cannot be read; the sentence names its keys.</exception>
    public static BotCredential Of(BotAuthenticationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        switch (options)
        {
            case { UsesManagedIdentity: true }:
                return new(BotCredentialKind.ManagedIdentity, null);
            case { MicrosoftAppFederatedClientId: not null }:
                return new(BotCredentialKind.FederatedCredential, null);
            case { MicrosoftAppCertificatePath: { } path }:
                using (var certificate = Load(path, options.MicrosoftAppCertificatePassword))
                {
                    return new(BotCredentialKind.Certificate, certificate.NotAfter.ToUniversalTime());
                }

            case { MicrosoftAppPassword: not null }:
                return new(BotCredentialKind.Secret, options.MicrosoftAppPasswordExpires?.ToDateTime(default, DateTimeKind.Utc));
            default:
                return new(BotCredentialKind.Missing, null);
        }
    }

    internal static X509Certificate2 Load(string path, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new InvalidOperationException("MicrosoftAppCertificatePath does not name a PKCS #12 file that can be read with MicrosoftAppCertificatePassword.", unreadable);
        }
    }
}
