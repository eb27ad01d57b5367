namespace ActivityProtocol.Benchmarks;

/// <summary>How a bot is run.</summary>
internal sealed record BotSettings(string Urls, string? AppId, string? MetadataUrl, string? LoginUrl, string? TrustedHosts, bool ProductionTurns)
{
    internal const string Issuer = "https://api.botframework.com";
    internal const string Tenant = "22222222-2222-2222-2222-222222222222";
}
