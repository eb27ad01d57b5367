using Microsoft.Extensions.Configuration;

namespace ActivityProtocol.Authentication;

/// <summary>
/// The bot's registration, under the field's own configuration keys. Read once, when the application starts. An
/// addition: the Bot Builder SDK reads the configuration where it needs it.
/// </summary>
public sealed record BotAuthenticationOptions
{
    /// <summary>The app (client) id. Without it the bot runs without authentication, in Development only.</summary>
    public string? MicrosoftAppId { get; init; }

    /// <summary>Reads the keys.</summary>
    public static BotAuthenticationOptions FromConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new BotAuthenticationOptions { MicrosoftAppId = Text(configuration, nameof(MicrosoftAppId)) };
    }

    private static string? Text(IConfiguration configuration, string key) =>
        string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();
}
