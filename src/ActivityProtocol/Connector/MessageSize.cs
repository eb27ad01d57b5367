using System.Buffers;
using System.Net;
using System.Text;
using ActivityProtocol.Schema;

namespace ActivityProtocol.Connector;

/// <summary>
/// The size limit of Teams: 100 KB of the message in UTF-16, pictures in base64 not counted. A text that is too long is
/// sent in parts; anything else is refused before it is sent, with the error that Teams would answer.
/// </summary>
internal static class MessageSize
{
    internal const int MaxBytes = 100 * 1024;

    /// <summary>How long one part's text may be: 80 KB, which leaves room for the rest of the activity.</summary>
    internal const int MaxTextLength = 80 * 1024 / 2;

    private static readonly SearchValues<byte> MediaTypeLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+-"u8);

    // With the backslash of a letter that is escaped in JSON.
    private static readonly SearchValues<byte> Base64Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\\"u8);

    /// <summary>Lets a body pass that is not too large.</summary>
    /// <exception cref="ErrorResponseException">It is.</exception>
    internal static void Check(ReadOnlySpan<byte> utf8)
    {
        // A character of one byte in UTF-8 takes two in UTF-16, and all others take no more than that per byte.
        if (utf8.Length * 2 <= MaxBytes)
        {
            return;
        }

        var size = (Encoding.UTF8.GetCharCount(utf8) - LengthOfPictures(utf8)) * 2;
        if (size > MaxBytes)
        {
            throw TooBig(size);
        }
    }

    /// <summary>How many letters the pictures within a body take that stand in it as data: URLs in base64.</summary>
    private static int LengthOfPictures(ReadOnlySpan<byte> utf8)
    {
        var pictures = 0;
        int at;
        while ((at = utf8.IndexOf("data:image/"u8)) >= 0)
        {
            utf8 = utf8[(at + "data:image/"u8.Length)..];
            var type = utf8.IndexOfAnyExcept(MediaTypeLetters);
            if (type >= 0 && utf8[type..].StartsWith(";base64,"u8))
            {
                utf8 = utf8[(type + ";base64,"u8.Length)..];
                var end = utf8.IndexOfAnyExcept(Base64Letters);
                pictures += end < 0 ? utf8.Length : end;
                utf8 = end < 0 ? [] : utf8[end..];
            }
        }

        return pictures;
    }

    /// <summary>The texts to send in place of one that is too long as JSON; null where it is not, or where there is more than text (a cut would go through a picture).</summary>
    internal static List<string>? Split(Activity activity)
    {
        if (activity is not { Type: ActivityTypes.Message, Text.Length: > MaxTextLength / 2 } || activity.Attachments is { Count: > 0 }
            || activity.Text.Contains("data:image/", StringComparison.Ordinal)
            || LengthWithin(activity.Text) == activity.Text.Length)
        {
            return null;
        }

        var parts = new List<string>();
        var rest = activity.Text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = EndOfPart(rest);
            if (rest[..end].TrimEnd() is { IsEmpty: false } part)
            {
                parts.Add(part.ToString());
            }

            rest = rest[end..].TrimStart();
        }

        return parts.Count == 0 ? null : parts;
    }

    // How much of the text fits into one part. What is escaped in JSON takes the place of two characters or, a control
    // character, of six.
    private static int LengthWithin(ReadOnlySpan<char> text)
    {
        var room = MaxTextLength;
        for (var at = 0; at < text.Length; at++)
        {
            room -= text[at] switch { '"' or '\\' or '\n' or '\r' or '\t' => 2, < ' ' => 6, _ => 1 };
            if (room < 0)
            {
                return at;
            }
        }

        return text.Length;
    }

    // At the end of a paragraph, else of a line, else of a word, else anywhere but within a character.
    private static int EndOfPart(ReadOnlySpan<char> text)
    {
        var length = LengthWithin(text);
        if (length == text.Length)
        {
            return length;
        }

        var window = text[..length];
        foreach (var mark in (ReadOnlySpan<string>)["\n\n", "\n", " "])
        {
            var at = window.LastIndexOf(mark, StringComparison.Ordinal);
            if (at > length / 2)
            {
                return at;
            }
        }

        return char.IsHighSurrogate(window[^1]) ? length - 1 : length;
    }

    private static ErrorResponseException TooBig(int size) => new($"The message takes {size / 1024} KB (UTF-16), and Teams takes {MaxBytes / 1024} KB at most. It was not sent: shorten it, or send its attachments one by one.")
    {
        Response = new HttpResponseMessageWrapper(HttpStatusCode.RequestEntityTooLarge, null),
        Body = new ErrorResponse { Error = new Error("MessageSizeTooBig", "The message is too large to send.") },
    };
}
