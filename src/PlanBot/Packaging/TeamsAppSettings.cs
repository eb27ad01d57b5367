using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PlanBot.Graph;

namespace PlanBot.Packaging;

/// <summary>
/// What one installation fills into the Teams app package. The values are as somebody gave them;
/// <see cref="Problems"/> says what is wrong with them.
/// </summary>
/// <remarks>Lengths and patterns are those of the Teams app manifest schema 1.30.</remarks>
internal sealed partial record TeamsAppSettings
{
    /// <summary>The configuration section of the settings that only the package needs.</summary>
    public const string Section = "PlanBot:Manifest";

    private const int LongestDeveloperName = 32;
    private const int LongestUrl = 2048;
    private const int LongestHost = 253;

    /// <summary>The Application (client) ID of the bot's registration; it is the id of the Teams app as well.</summary>
    public string? AppId { get; init; }

    /// <summary>The public host name of the server that PlanBot runs on.</summary>
    public string? Host { get; init; }

    /// <summary>The version of the package. Teams takes an update only with a higher one.</summary>
    public string Version { get; init; } = ProductVersion;

    /// <summary>Who offers the app, as people see it in Teams.</summary>
    public string DeveloperName { get; init; } = "PlanBot";

    /// <summary>The page about the app or its developer.</summary>
    public string WebsiteUrl { get; init; } = "https://example.org/planbot";

    /// <summary>The page that says what becomes of people's data.</summary>
    public string PrivacyUrl { get; init; } = "https://example.org/planbot/privacy";

    /// <summary>The terms of use.</summary>
    public string TermsOfUseUrl { get; init; } = "https://example.org/planbot/terms";

    /// <summary>Whether PlanBot writes into people's activity feed.</summary>
    public bool HasActivityFeed { get; init; }

    /// <summary>Whether Microsoft Graph is asked for something about the app itself: its installation, or its lines in the feed.</summary>
    public bool IsCalledByGraph { get; init; }

    /// <summary>The pages that still are the examples; people who open them in Teams find nothing of this office there.</summary>
    public IReadOnlyList<string> ExamplePages =>
        [.. Pages.Where(page => IsExample(page.Value)).Select(page => page.Setting)];

    /// <summary>What each placeholder in the package's files becomes. Only to be used when there are no problems.</summary>
    public IReadOnlyDictionary<string, string> Placeholders => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["APP_ID"] = AppId?.ToLowerInvariant() ?? "",
        ["HOST"] = Host?.ToLowerInvariant() ?? "",
        ["VERSION"] = Version,
        ["DEVELOPER_NAME"] = DeveloperName,
        ["WEBSITE_URL"] = WebsiteUrl,
        ["PRIVACY_URL"] = PrivacyUrl,
        ["TERMS_OF_USE_URL"] = TermsOfUseUrl,
    };

    private static string ProductVersion => typeof(TeamsAppSettings).Assembly.GetName().Version?.ToString(3) ?? "1.0.0";

    private IEnumerable<(string Setting, string Value)> Pages =>
    [
        ($"{Section}:WebsiteUrl", WebsiteUrl),
        ($"{Section}:PrivacyUrl", PrivacyUrl),
        ($"{Section}:TermsOfUseUrl", TermsOfUseUrl),
    ];

    /// <summary>Reads the settings from configuration; one that is absent or blank keeps its default.</summary>
    public static TeamsAppSettings From(IConfiguration configuration)
    {
        var defaults = new TeamsAppSettings();
        var section = configuration.GetSection(Section);
        return new TeamsAppSettings
        {
            AppId = Given(configuration["MicrosoftAppId"]),
            Host = Given(section["Host"]),
            DeveloperName = Given(section["DeveloperName"]) ?? defaults.DeveloperName,
            WebsiteUrl = Given(section["WebsiteUrl"]) ?? defaults.WebsiteUrl,
            PrivacyUrl = Given(section["PrivacyUrl"]) ?? defaults.PrivacyUrl,
            TermsOfUseUrl = Given(section["TermsOfUseUrl"]) ?? defaults.TermsOfUseUrl,
            HasActivityFeed = IsOn(configuration, nameof(GraphOptions.ActivityFeed)),
            IsCalledByGraph = IsOn(configuration, nameof(GraphOptions.ActivityFeed)) || IsOn(configuration, nameof(GraphOptions.Install)),
        };
    }

    /// <summary>The value without the spaces around it, or null when there is none.</summary>
    public static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>Everything that is wrong with the values: the option or setting, what is wrong, what to do. Empty when all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        string?[] problems =
        [
            AppIdProblem(),
            HostProblem(),
            VersionProblem(),
            DeveloperNameProblem(),
            .. Pages.Select(page => PageProblem(page.Setting, page.Value)),
        ];
        return [.. problems.OfType<string>()];
    }

    /// <summary>A value that is neither true nor false is named where the settings are checked.</summary>
    private static bool IsOn(IConfiguration configuration, string setting) => bool.TryParse(configuration[$"{GraphOptions.Section}:{setting}"], out var isOn) && isOn;

    private string? AppIdProblem() => AppId switch
    {
        null =>
            "There is no app id. Set MicrosoftAppId, or say --app-id, to the Application (client) ID of the bot's app registration in Microsoft Entra ID.",
        // The value is not repeated: a client secret often lands here by mistake.
        _ when !Guid.TryParseExact(AppId, "D", out var id) || id == Guid.Empty =>
            "The app id (MicrosoftAppId or --app-id) is not an Application (client) ID. Copy it from the bot's app registration: 32 letters and digits with hyphens, such as 12345678-90ab-cdef-1234-567890abcdef.",
        _ => null,
    };

    private string? HostProblem()
    {
        const string What = $"The host (--host or {Section}:Host)";
        const string Example = "for example planbot.example.org";
        return Host switch
        {
            null => $"There is no host. Say --host, or set {Section}:Host, to the public name of the server that PlanBot runs on, {Example}.",
            _ when Host.Contains("://", StringComparison.Ordinal) => $"{What} is \"{Host}\": leave out what stands before the name ({Example}).",
            _ when IPAddress.TryParse(Host, out _) => $"{What} is \"{Host}\": Teams needs a name, not an address ({Example}).",
            _ when Host.Contains('/') => $"{What} is \"{Host}\": leave out the path after the name ({Example}).",
            _ when Host.Contains(':') => $"{What} is \"{Host}\": leave out the port ({Example}); Teams calls port 443.",
            _ when Host.Contains('*') => $"{What} is \"{Host}\": give the one name that PlanBot runs on ({Example}), not a pattern.",
            _ when !Host.Contains('.') => $"{What} is \"{Host}\": Teams cannot reach that from outside. Give the full public name ({Example}); behind a tunnel, the tunnel's name.",
            _ when !Ascii.IsValid(Host) => $"{What} is \"{Host}\": write it as it stands in DNS, beginning xn--.",
            _ when Host.Length > LongestHost || !HostName().IsMatch(Host) => $"{What} is \"{Host}\": that is not a host name. Use letters, digits, hyphens and dots ({Example}).",
            _ => null,
        };
    }

    private string? VersionProblem() => ThreeNumbers().IsMatch(Version)
        ? null
        : $"The version (--package-version) is \"{Version}\": write three numbers with dots, such as 1.2.0, and raise it whenever the package changes.";

    private string? DeveloperNameProblem() => DeveloperName switch
    {
        { Length: > LongestDeveloperName } =>
            $"The setting {Section}:DeveloperName has {DeveloperName.Length} characters: Teams shows {LongestDeveloperName} at most. Shorten it.",
        _ when HasPlaceholder(DeveloperName) => $"The setting {Section}:DeveloperName still holds a placeholder ({DeveloperName}). Fill it in.",
        _ => null,
    };

    private static string? PageProblem(string setting, string value) => value switch
    {
        _ when HasPlaceholder(value) => $"The setting {setting} still holds a placeholder ({value}). Fill it in.",
        { Length: > LongestUrl } => $"The setting {setting} has {value.Length} characters: Teams takes {LongestUrl} at most. Use a shorter address.",
        _ when !Uri.TryCreate(value, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps =>
            $"The setting {setting} is \"{value}\": give the full address of a page, beginning https://.",
        _ => null,
    };

    private static bool HasPlaceholder(string value) => value.Contains("{{", StringComparison.Ordinal);

    /// <summary>The defaults here, and those of the sample of settings.</summary>
    private static bool IsExample(string page) =>
        Uri.TryCreate(page, UriKind.Absolute, out var url) && (url.Host == "example.org" || url.Host.EndsWith(".example.org", StringComparison.Ordinal));

    [GeneratedRegex(@"\A([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostName();

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}\z")]
    private static partial Regex ThreeNumbers();
}
