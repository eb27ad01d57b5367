namespace PlanBot.Graph;

/// <summary>Where Graph is called, and for what tokens are asked. A token goes to no other host.</summary>
/// <param name="BaseUrl">With the version at the end.</param>
/// <param name="Scope">The scope of its tokens.</param>
internal sealed record GraphAddress(Uri BaseUrl, string Scope)
{
    private const string Version = "/v1.0";

    private const string Public = "graph.microsoft.com";
    private const string Government = "graph.microsoft.us";
    private const string China = "microsoftgraph.chinacloudapi.cn";

    /// <summary>Microsoft's own, the one of the US Department of Defense among them.</summary>
    private static readonly string[] Hosts = [Public, Government, "dod-graph.microsoft.us", China];

    /// <summary>By the cloud that the bot is of, or where the settings say.</summary>
    public static GraphAddress Of(GraphOptions options, BotAuthenticationOptions registration)
    {
        var own = $"https://{HostOf(registration.ChannelService)}";
        var origin = options.BaseAddress.Length > 0 ? new Uri(options.BaseAddress).GetLeftPart(UriPartial.Authority) : own;

        // A server on this machine stands in for the cloud's own, and takes the same tokens.
        var audience = new Uri(origin).IsLoopback ? own : origin;
        return new(new Uri(origin + Version), audience + "/.default");
    }

    /// <summary>What is wrong with an address, as the rest of a sentence; nothing where it may be used.</summary>
    public static string? Problem(string address, bool isDevelopment) => Uri.TryCreate(address, UriKind.Absolute, out var uri) switch
    {
        false => GraphTexts.WriteAnAddressSuchAsHttps,
        _ when uri!.UserInfo.Length > 0 || uri.PathAndQuery != "/" || uri.Fragment.Length > 0 => GraphTexts.WriteTheHostAloneSuchAs,
        _ when uri.IsLoopback && uri.Scheme is "http" or "https" => isDevelopment ? null : GraphTexts.AnAddressOfThisMachineIs,
        _ when uri.Scheme != Uri.UriSchemeHttps || !uri.IsDefaultPort || !Hosts.Contains(uri.IdnHost, StringComparer.OrdinalIgnoreCase) => GraphTexts.FormatTokensAreSentToMicrosoftsHosts(string.Join(", ", Hosts)),
        _ => null,
    };

    private static string HostOf(string? channelService) => channelService?.TrimEnd('/').ToUpperInvariant() switch
    {
        "HTTPS://BOTFRAMEWORK.AZURE.US" => Government,
        "HTTPS://BOTFRAMEWORK.AZURE.CN" => China,
        _ => Public,
    };
}
