using System.Net;
using System.Text;
using ActivityProtocol.Schema;

namespace ActivityProtocol.Connector;

/// <summary>
/// The size limit of Teams: 100 KB of the message in UTF-16. A text that is too long is sent in parts; anything else is
/// refused before it is sent, with the error that Teams would answer.
/// </summary>
internal static class MessageSize
{
    internal const int MaxBytes = 100 * 1024;

    /// <summary>How long one part's text may be: 80 KB, which leaves room for the rest of the activity.</summary>
    internal const int MaxTextLength = 80 * 1024 / 2;

    /// <summary>Lets a body pass that is not too large.</summary>
    /// <exception cref="ErrorResponseException">It is.</exception>
    internal static void Check(ReadOnlySpan<byte> utf8)
    {
        // A character of one byte in UTF-8 takes two in UTF-16, and all others take no more than that per byte.
        if (utf8.Length * 2 <= MaxBytes)
        {
            return;
        }

        var size = Encoding.UTF8.GetCharCount(utf8) * 2;
        if (size > MaxBytes)
        {
            throw TooBig(size);
        }
    }

    /// <summary>The texts to send in place of one that is too long; null where it is not, or where there is more than text.</summary>
    internal static List<string>? Split(Activity activity)
    {
        if (activity is not { Type: ActivityTypes.Message, Text.Length: > MaxTextLength } || activity.Attachments is { Count: > 0 })
        {
            return null;
        }

        var parts = new List<string>();
        var rest = activity.Text.AsSpan();
        while (rest.Length > MaxTextLength)
        {
            var end = EndOfPart(rest);
            parts.Add(rest[..end].TrimEnd().ToString());
            rest = rest[end..].TrimStart();
        }

        parts.Add(rest.ToString());
        return parts;
    }

    // At the end of a paragraph, else of a line, else of a word, else anywhere but within a character.
    private static int EndOfPart(ReadOnlySpan<char> text)
    {
        var window = text[..MaxTextLength];
        foreach (var mark in (ReadOnlySpan<string>)["\n\n", "\n", " "])
        {
            var at = window.LastIndexOf(mark, StringComparison.Ordinal);
            if (at > MaxTextLength / 2)
            {
                return at;
            }
        }

        return char.IsHighSurrogate(window[^1]) ? MaxTextLength - 1 : MaxTextLength;
    }

    private static ErrorResponseException TooBig(int size) => new($"The message takes {size / 1024} KB (UTF-16), and Teams takes {MaxBytes / 1024} KB at most. It was not sent: shorten it, or send its attachments one by one.")
    {
        Response = new HttpResponseMessageWrapper(HttpStatusCode.RequestEntityTooLarge, null),
        Body = new ErrorResponse { Error = new Error("MessageSizeTooBig", "The message is too large to send.") },
    };
}
