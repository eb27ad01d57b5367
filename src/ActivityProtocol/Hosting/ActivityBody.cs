using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using ActivityProtocol.Schema;
using Microsoft.AspNetCore.Http;

namespace ActivityProtocol.Hosting;

/// <summary>What came of reading a request's body.</summary>
internal abstract record ActivityBody
{
    /// <summary>An activity.</summary>
    internal sealed record Read(Activity Activity) : ActivityBody;

    /// <summary>Something else; the status and a sentence for the sender.</summary>
    internal sealed record Refused(int Status, string Reason) : ActivityBody;

    /// <summary>The most that is read, in bytes. Teams' own activities stay under 100 KB.</summary>
    internal const int MaxBytes = 256 * 1024;

    private static readonly Refused TooLarge = new(StatusCodes.Status413PayloadTooLarge, "The body is over 256 KB.");

    internal static async ValueTask<ActivityBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            return TooLarge;
        }

        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (result.Buffer.Length > MaxBytes)
            {
                reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                return TooLarge;
            }

            if (result.IsCompleted)
            {
                var body = Parse(result.Buffer);
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static ActivityBody Parse(in ReadOnlySequence<byte> utf8)
    {
        if (utf8.IsSingleSegment)
        {
            return Parse(utf8.FirstSpan);
        }

        var copy = ArrayPool<byte>.Shared.Rent((int)utf8.Length);
        try
        {
            utf8.CopyTo(copy);
            return Parse(copy.AsSpan(0, (int)utf8.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(copy);
        }
    }

    private static ActivityBody Parse(ReadOnlySpan<byte> utf8)
    {
        if (HasHalfCharacter(utf8))
        {
            // It could be read, but never be written again, and what came in goes out again.
            return Malformed("it has half of a character (a surrogate that stands alone)");
        }

        Activity? activity;
        try
        {
            activity = JsonSerializer.Deserialize(utf8, ProtocolJson.Activity);
        }
        catch (JsonException broken)
        {
            return Malformed(broken.Path is { } path && path != "$" ? $"it cannot be read at {path}" : "it is not JSON that can be read");
        }

        return activity switch
        {
            null => Malformed("it is null"),
            { Type: null or "" } => Malformed("type is missing"),
            { ChannelId: null or "" } => Malformed("channelId is missing"),
            { ServiceUrl: null or "" } => Malformed("serviceUrl is missing"),
            { Conversation: null or { Id: null or "" } } => Malformed("conversation.id is missing"),
            _ => new Read(activity),
        };
    }

    /// <summary>Whether there is an escaped half of a surrogate pair without its other half.</summary>
    private static bool HasHalfCharacter(ReadOnlySpan<byte> utf8)
    {
        var awaitsLow = false;
        int at;
        while ((at = utf8.IndexOf((byte)'\\')) >= 0)
        {
            if (awaitsLow && at > 0)
            {
                return true;
            }

            var isUnicode = utf8.Length >= at + 6 && utf8[at + 1] == 'u';
            var unit = isUnicode && Utf8Parser.TryParse(utf8.Slice(at + 2, 4), out ushort parsed, out var used, 'x') && used == 4 ? (char)parsed : '\0';
            if (char.IsLowSurrogate(unit) != awaitsLow)
            {
                return true;
            }

            awaitsLow = char.IsHighSurrogate(unit);
            utf8 = utf8[Math.Min(utf8.Length, at + (isUnicode ? 6 : 2))..];
        }

        return awaitsLow;
    }

    private static Refused Malformed(string what) => new(StatusCodes.Status400BadRequest, $"The body is not an activity: {what}.");
}
