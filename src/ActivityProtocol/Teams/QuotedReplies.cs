using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActivityProtocol.Schema;
using ActivityProtocol.Schema.Teams;

namespace ActivityProtocol.Teams;

/// <summary>
/// The messages that a message quotes. Teams names them in entities, and older clients in the HTML of the message, which
/// comes as an attachment. An addition: the Bot Builder SDK has no such member, the Teams SDK has this one.
/// </summary>
public static partial class QuotedReplies
{
    private const string Marker = "schema.skype.com/Reply";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant;
    private const int MatchTime = 250;

    /// <summary>The messages that are quoted, in their order; none where nothing is quoted.</summary>
    public static IEnumerable<QuotedReplyEntity> GetQuotedMessages(this IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var named = new List<QuotedReplyEntity>();
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is { Type: "quotedReply" } && entity.TryGetAs<QuotedReplyEntity>(out var quoted) && quoted.QuotedReply?.MessageId is not null)
            {
                named.Add(quoted);
            }
        }

        return named.Count > 0 ? named : InHtml(activity);
    }

    private static List<QuotedReplyEntity> InHtml(IActivity activity)
    {
        var quotations = new List<QuotedReplyEntity>();
        foreach (var attachment in (activity as Activity)?.Attachments ?? [])
        {
            if (attachment is { ContentType: "text/html" } && TextOf(attachment.Content) is { } html && html.Contains(Marker, StringComparison.OrdinalIgnoreCase))
            {
                quotations.AddRange(Read(html));
            }
        }

        return quotations;
    }

    private static IEnumerable<QuotedReplyEntity> Read(string html)
    {
        try
        {
            return [.. Quotation().Matches(html).Where(match => IsReply().IsMatch(match.Groups["tag"].Value)).Select(Read).OfType<QuotedReplyEntity>()];
        }
        catch (RegexMatchTimeoutException)
        {
            // Made to be slow to read: no client writes that.
            return [];
        }
    }

    private static QuotedReplyEntity? Read(Match quotation)
    {
        if (IdIn(quotation.Groups["tag"].Value) is not { } messageId)
        {
            return null;
        }

        var data = new QuotedReplyData { MessageId = messageId };
        foreach (Match item in Item().Matches(quotation.Groups["within"].Value))
        {
            var tag = item.Groups["tag"].Value;
            switch (Property().Match(tag).Groups["name"].Value.ToUpperInvariant())
            {
                case "MRI":
                    (data.SenderId, data.SenderName) = (IdIn(tag), Plain(item.Groups["within"].Value));
                    break;
                case "TIME":
                    data.Time = IdIn(tag);
                    break;
                case "COPY" or "PREVIEW":
                    data.Preview = Plain(item.Groups["within"].Value);
                    break;
            }
        }

        return new QuotedReplyEntity { QuotedReply = data };
    }

    private static string? TextOf(object? content) => content switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
        _ => null,
    };

    private static string? IdIn(string tag) => ItemId().Match(tag) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["id"].Value) : null;

    private static string? Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, string.Empty)).Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex("""<blockquote\b(?<tag>[^>]*)>(?<within>.*?)</blockquote\s*>""", Options, MatchTime)]
    private static partial Regex Quotation();

    [GeneratedRegex("""\bitemtype\s*=\s*["']https?://schema\.skype\.com/Reply["']""", Options, MatchTime)]
    private static partial Regex IsReply();

    [GeneratedRegex("""<(?<name>strong|span|p|div)\b(?<tag>[^>]*\bitemprop\s*=[^>]*)>(?<within>.*?)</\k<name>\s*>""", Options, MatchTime)]
    private static partial Regex Item();

    [GeneratedRegex("""\bitemprop\s*=\s*["'](?<name>\w+)["']""", Options, MatchTime)]
    private static partial Regex Property();

    [GeneratedRegex("""\bitemid\s*=\s*["'](?<id>[^"'>]+)["']""", Options, MatchTime)]
    private static partial Regex ItemId();

    [GeneratedRegex("<[^>]*>", Options, MatchTime)]
    private static partial Regex Tag();
}
