using Microsoft.Extensions.Configuration;

namespace PlanBot.Teams;

/// <summary>A record of a plan, as a link names it.</summary>
/// <param name="Kind">theme, ambition, kpi, commitment or milestone.</param>
internal sealed record RecordAddress(string PlanId, string Kind, string Id);

/// <summary>
/// Links that lead to PlanBot. Teams' own opens the chat with a question written, which the person still sends. It cannot
/// be unfurled, for its host is Teams', which belongs to no app; so a record has a link of PlanBot's own host as well.
/// </summary>
internal sealed class DeepLinks(IConfiguration configuration)
{
    /// <summary>The path that links to records begin with.</summary>
    public const string RecordPath = "/open";

    private string AppId => configuration["MicrosoftAppId"]?.Trim() ?? "";

    private string Host => configuration["PlanBot:Manifest:Host"]?.Trim().ToLowerInvariant() ?? "";

    /// <summary>Opens the personal chat with the question in the compose box; empty without an app registration.</summary>
    public string ToQuestion(string question) => AppId.Length == 0
        ? ""
        : $"https://teams.microsoft.com/l/chat/0/0?users=28:{Uri.EscapeDataString(AppId)}&message={Uri.EscapeDataString(question)}";

    /// <summary>A link that unfurls to the record's card where it is pasted; empty without a public host.</summary>
    public string ToRecord(RecordAddress record) => Host.Length == 0
        ? ""
        : $"https://{Host}{RecordPath}/{Uri.EscapeDataString(record.PlanId)}/{Uri.EscapeDataString(record.Kind)}/{Uri.EscapeDataString(record.Id)}";

    /// <summary>The public address of a path of PlanBot's own, on a developer's machine the one it listens on; empty without either.</summary>
    public string ToPath(string path) => Host.Length > 0 ? $"https://{Host}{path}"
        : AppId.Length == 0 && configuration["urls"]?.Split(';')[0].TrimEnd('/') is { Length: > 0 } local ? local + path
        : "";

    /// <summary>The record that a link of this PlanBot's names; nothing for any other link.</summary>
    public RecordAddress? Read(string link)
    {
        if (Host.Length == 0 || !Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.IdnHost != Host || !uri.IsDefaultPort)
        {
            return null;
        }

        return uri.AbsolutePath.Split('/') is ["", var path, { Length: > 0 } plan, { Length: > 0 } kind, { Length: > 0 } id] && "/" + path == RecordPath
            ? new(Uri.UnescapeDataString(plan), Uri.UnescapeDataString(kind), Uri.UnescapeDataString(id))
            : null;
    }
}
