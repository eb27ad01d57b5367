namespace ActivityProtocol.Authentication;

/// <summary>What differs between the clouds that the Bot Framework runs in.</summary>
/// <param name="Issuer">The issuer of the channel's tokens.</param>
/// <param name="MetadataUrl">Where the channel's keys are told.</param>
/// <param name="EntraMetadataUrl">Where the keys of Microsoft Entra ID are told.</param>
/// <param name="LoginHost">Where outgoing tokens come from, with a slash at the end.</param>
/// <param name="MultiTenantAuthority">The tenant of outgoing tokens of a multi-tenant bot.</param>
/// <param name="Scope">The scope of outgoing tokens.</param>
/// <param name="TeamsHosts">The hosts of Teams' connectors.</param>
internal sealed record BotCloud(
    string Issuer,
    string MetadataUrl,
    string EntraMetadataUrl,
    string LoginHost,
    string MultiTenantAuthority,
    string Scope,
    IReadOnlyList<string> TeamsHosts)
{
    private static readonly BotCloud Public = new(
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        "https://login.microsoftonline.com/",
        "botframework.com",
        "https://api.botframework.com",
        ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"]);

    private static readonly BotCloud Government = new(
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
        "https://login.microsoftonline.us/",
        "MicrosoftServices.onmicrosoft.us",
        "https://api.botframework.us",
        ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"]);

    // The hosts of Teams in the cloud of 21Vianet are not documented: they are named in TrustedServiceUrlHosts.
    private static readonly BotCloud China = new(
        "https://api.botframework.azure.cn",
        "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
        "https://login.partner.microsoftonline.cn/common/v2.0/.well-known/openid-configuration",
        "https://login.partner.microsoftonline.cn/",
        "microsoftservices.partner.onmschina.cn",
        "https://api.botframework.azure.cn",
        []);

    /// <summary>The tenants that Microsoft issues bots' tokens from (see the Bot Builder SDK's EmulatorValidation).</summary>
    internal static IReadOnlyList<string> BotTenants { get; } = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "cab8a31a-1906-4287-a0d8-4eef66b95f6e"];

    /// <summary>Whether it is that of the US government.</summary>
    internal bool IsGovernment => ReferenceEquals(this, Government);

    internal static BotCloud Of(string? channelService) => channelService?.TrimEnd('/').ToUpperInvariant() switch
    {
        null => Public,
        "HTTPS://BOTFRAMEWORK.AZURE.US" => Government,
        "HTTPS://BOTFRAMEWORK.AZURE.CN" => China,
        _ => throw new InvalidOperationException("ChannelService must be empty (public cloud), https://botframework.azure.us or https://botframework.azure.cn."),
    };

    internal string LoginUrl(string? tenant) => LoginHost + (tenant ?? MultiTenantAuthority);
}
