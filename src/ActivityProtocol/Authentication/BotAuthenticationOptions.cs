using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace ActivityProtocol.Authentication;

/// <summary>
/// The bot's registration and its cloud, under the configuration keys of the Bot Builder SDK. Read and checked once,
/// when the application starts. An addition: the SDK reads the configuration where it needs it.
/// </summary>
public sealed record BotAuthenticationOptions
{
    /// <summary>The app (client) id. Without it the bot runs without authentication, in Development only.</summary>
    public string? MicrosoftAppId { get; init; }

    /// <summary>The client secret.</summary>
    public string? MicrosoftAppPassword { get; init; }

    /// <summary>The last day of the client secret, as it was made: nothing tells it to the bot. An addition.</summary>
    public DateOnly? MicrosoftAppPasswordExpires { get; init; }

    /// <summary><c>MultiTenant</c> (where nothing is said), <c>SingleTenant</c> or <c>UserAssignedMSI</c>.</summary>
    public string MicrosoftAppType { get; init; } = "MultiTenant";

    /// <summary>The tenant of the registration; needed for <c>SingleTenant</c> and <c>UserAssignedMSI</c>.</summary>
    public string? MicrosoftAppTenantId { get; init; }

    /// <summary>A PKCS #12 file with the certificate to sign in with, in place of a secret. An addition.</summary>
    public string? MicrosoftAppCertificatePath { get; init; }

    /// <summary>The password of that file. An addition.</summary>
    public string? MicrosoftAppCertificatePassword { get; init; }

    /// <summary>The client id of a managed identity that stands for the app (federated credential). An addition.</summary>
    public string? MicrosoftAppFederatedClientId { get; init; }

    /// <summary>The cloud: empty for the public one, <c>https://botframework.azure.us</c>, or <c>https://botframework.azure.cn</c>.</summary>
    public string? ChannelService { get; init; }

    /// <summary>Where outgoing tokens come from; the cloud's own where it is not set.</summary>
    public required string ToChannelFromBotLoginUrl { get; init; }

    /// <summary>The scope of outgoing tokens; the cloud's own where it is not set.</summary>
    public required string ToChannelFromBotOAuthScope { get; init; }

    /// <summary>The issuer of the channel's tokens; the cloud's own where it is not set.</summary>
    public required string ToBotFromChannelTokenIssuer { get; init; }

    /// <summary>Where the channel's keys are told; the cloud's own where it is not set.</summary>
    public required string ToBotFromChannelOpenIdMetadataUrl { get; init; }

    /// <summary>Where the keys of Microsoft Entra ID are told, for emulator and skill tokens; the cloud's own where it is not set.</summary>
    public required string ToBotFromEmulatorOpenIdMetadataUrl { get; init; }

    /// <summary>Whether the authority of outgoing tokens is looked up in Microsoft's list; true where it is not set.</summary>
    public bool ValidateAuthority { get; init; } = true;

    /// <summary>
    /// Hosts of service URLs that are trusted with a token, beside those of Teams: a name, or <c>*.name</c> for all
    /// below it. An addition.
    /// </summary>
    public IReadOnlyList<string> TrustedServiceUrlHosts { get; init; } = [];

    /// <summary>App ids of bots that may call this one as a skill. An addition.</summary>
    public IReadOnlyList<string> AllowedCallers { get; init; } = [];

    /// <summary>Tenants whose conversations are taken; all where it is empty. An addition.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>Whether the bot is a managed identity.</summary>
    internal bool UsesManagedIdentity => MicrosoftAppType.Equals("UserAssignedMSI", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether tokens of the emulator or of the Agents Playground are taken; in Development only. An addition.</summary>
    public bool AllowEmulatorTokens { get; init; }

    /// <summary>Reads and checks the keys.</summary>
    /// <exception cref="InvalidOperationException">A value is wrong; the sentence names its key.</exception>
    public static BotAuthenticationOptions FromConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var cloud = BotCloud.Of(Text(configuration, nameof(ChannelService)));
        var type = Text(configuration, nameof(MicrosoftAppType)) ?? "MultiTenant";
        var tenant = Text(configuration, nameof(MicrosoftAppTenantId));
        var options = new BotAuthenticationOptions
        {
            MicrosoftAppId = Text(configuration, nameof(MicrosoftAppId)),
            MicrosoftAppPassword = Text(configuration, nameof(MicrosoftAppPassword)),
            MicrosoftAppPasswordExpires = Day(configuration, nameof(MicrosoftAppPasswordExpires)),
            MicrosoftAppType = type,
            MicrosoftAppTenantId = tenant,
            MicrosoftAppCertificatePath = Text(configuration, nameof(MicrosoftAppCertificatePath)),
            MicrosoftAppCertificatePassword = Text(configuration, nameof(MicrosoftAppCertificatePassword)),
            MicrosoftAppFederatedClientId = Text(configuration, nameof(MicrosoftAppFederatedClientId)),
            ChannelService = Text(configuration, nameof(ChannelService)),
            ToChannelFromBotLoginUrl = Text(configuration, nameof(ToChannelFromBotLoginUrl)) ?? cloud.LoginUrl(IsSingle(type) ? tenant : null),
            ToChannelFromBotOAuthScope = Text(configuration, nameof(ToChannelFromBotOAuthScope)) ?? cloud.Scope,
            ToBotFromChannelTokenIssuer = Text(configuration, nameof(ToBotFromChannelTokenIssuer)) ?? cloud.Issuer,
            ToBotFromChannelOpenIdMetadataUrl = Text(configuration, nameof(ToBotFromChannelOpenIdMetadataUrl)) ?? cloud.MetadataUrl,
            ToBotFromEmulatorOpenIdMetadataUrl = Text(configuration, nameof(ToBotFromEmulatorOpenIdMetadataUrl)) ?? cloud.EntraMetadataUrl,
            ValidateAuthority = Flag(configuration, nameof(ValidateAuthority)) ?? true,
            AllowEmulatorTokens = Flag(configuration, nameof(AllowEmulatorTokens)) ?? false,
            TrustedServiceUrlHosts = List(configuration, nameof(TrustedServiceUrlHosts)),
            AllowedCallers = List(configuration, nameof(AllowedCallers)),
            AllowedTenants = List(configuration, nameof(AllowedTenants)),
        };
        options.Check();
        return options;
    }

    /// <summary>Whether the bot is of the cloud of the US government.</summary>
    internal bool IsGovernment => BotCloud.Of(ChannelService).IsGovernment;

    private static bool IsSingle(string type) => !type.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase);

    private static string? Text(IConfiguration configuration, string key) =>
        string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    private static bool? Flag(IConfiguration configuration, string key) => Text(configuration, key) switch
    {
        null => null,
        var text when bool.TryParse(text, out var flag) => flag,
        _ => throw new InvalidOperationException($"{key} must be true or false."),
    };

    private static DateOnly? Day(IConfiguration configuration, string key) => Text(configuration, key) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => throw new InvalidOperationException($"{key} must be a day such as 2027-11-30."),
    };

    /// <summary>A list as an array of the settings file, or as one text with commas.</summary>
    private static string[] List(IConfiguration configuration, string key) => Text(configuration, key) is { } text
        ? text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [.. configuration.GetSection(key).GetChildren().Select(child => child.Value?.Trim()).OfType<string>().Where(value => value.Length > 0)];

    /// <summary>Refuses what is for Development only.</summary>
    /// <exception cref="InvalidOperationException">A value is not for this environment; the sentence names its key.</exception>
    internal void CheckEnvironment(bool isDevelopment)
    {
        if (isDevelopment || MicrosoftAppId is null)
        {
            return;
        }

        if (AllowEmulatorTokens)
        {
            throw new InvalidOperationException("AllowEmulatorTokens is for Development only: remove it, or set ASPNETCORE_ENVIRONMENT to Development.");
        }

        foreach (var (key, value) in Addresses())
        {
            if (!value.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException($"{key} must be an https address; plain http to this machine is for Development only.");
            }
        }
    }

    private (string Key, string Value)[] Addresses() =>
    [
        (nameof(ToChannelFromBotLoginUrl), ToChannelFromBotLoginUrl),
        (nameof(ToBotFromChannelOpenIdMetadataUrl), ToBotFromChannelOpenIdMetadataUrl),
        (nameof(ToBotFromEmulatorOpenIdMetadataUrl), ToBotFromEmulatorOpenIdMetadataUrl),
    ];

    private void Check()
    {
        string[] types = ["MultiTenant", "SingleTenant", "UserAssignedMSI"];
        if (!types.Contains(MicrosoftAppType, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"MicrosoftAppType must be one of {string.Join(", ", types)}; it is '{MicrosoftAppType}'.");
        }

        if (MicrosoftAppId is null)
        {
            return;
        }

        if (IsSingle(MicrosoftAppType) && MicrosoftAppTenantId is null)
        {
            throw new InvalidOperationException($"MicrosoftAppTenantId must be set when MicrosoftAppType is {MicrosoftAppType}.");
        }

        foreach (var (key, value) in Addresses())
        {
            if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && !LoopbackGuard.IsLoopback(uri)))
            {
                throw new InvalidOperationException($"{key} must be an https address.");
            }
        }

        if (TrustedServiceUrlHosts.Count == 0 && BotCloud.Of(ChannelService).TeamsHosts.Count == 0)
        {
            throw new InvalidOperationException("TrustedServiceUrlHosts must name the hosts of Teams in this cloud (ChannelService): they are not documented. The serviceUrl of a refused activity shows one.");
        }

        foreach (var host in TrustedServiceUrlHosts)
        {
            var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
            if (name != "[::1]" && (name.Contains('*', StringComparison.Ordinal) || name.EndsWith('.') || !Ascii.IsValid(name) || Uri.CheckHostName(name) == UriHostNameType.Unknown))
            {
                throw new InvalidOperationException($"TrustedServiceUrlHosts must hold host names such as smba.example.org or *.example.org; '{host}' is none.");
            }
        }
    }
}
