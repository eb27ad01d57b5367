using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>Reads and writes an attachment by hand: see <see cref="MemberReading"/>.</summary>
internal sealed class AttachmentConverter : JsonConverter<Attachment>
{
    internal static readonly AttachmentConverter Instance = new();

    public override Attachment? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        MemberReading.ExpectObject(ref reader);
        var result = new Attachment();
        Dictionary<string, JsonElement>? unknown = null;
        ulong seen = 0;
        var member = -1;
        Span<byte> unescaped = stackalloc byte[MemberReading.LongestName];
        try
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                member = Find(MemberReading.Name(in reader, unescaped));
                if (member < 0)
                {
                    MemberReading.Unknown(ref reader, ref unknown);
                    continue;
                }

                MemberReading.Once(ref seen, member);
                reader.Read();
                ReadMember(ref reader, result, member);
            }
        }
        catch (JsonException failure)
        {
            throw MemberReading.At(member < 0 ? null : Names[member], failure);
        }

        if (unknown is not null)
        {
            result.UnknownElements = unknown;
        }

        return result;
    }

    public override void Write(Utf8JsonWriter writer, Attachment value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        MemberReading.Write(writer, "contentType"u8, value.ContentType);
        MemberReading.Write(writer, "contentUrl"u8, value.ContentUrl);
        MemberReading.WriteAny(writer, "content"u8, value.Content);
        MemberReading.Write(writer, "name"u8, value.Name);
        MemberReading.Write(writer, "thumbnailUrl"u8, value.ThumbnailUrl);
        MemberReading.WriteUnknown(writer, value.UnknownElements);
        writer.WriteEndObject();
    }

    private static readonly string[] Names =
    [
        "contentType",
        "contentUrl",
        "content",
        "name",
        "thumbnailUrl",
    ];

    /// <summary>The place of a name in <see cref="Names"/>; -1 where it is none of them.</summary>
    private static int Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("name"u8) => 3,
        7 when name.SequenceEqual("content"u8) => 2,
        10 when name.SequenceEqual("contentUrl"u8) => 1,
        11 when name.SequenceEqual("contentType"u8) => 0,
        12 when name.SequenceEqual("thumbnailUrl"u8) => 4,
        _ => -1,
    };

    private static void ReadMember(ref Utf8JsonReader reader, Attachment result, int member)
    {
        switch (member)
        {
            case 0:
                result.ContentType = MemberReading.Text(ref reader);
                break;
            case 1:
                result.ContentUrl = MemberReading.Text(ref reader);
                break;
            case 2:
                result.Content = MemberReading.Any(ref reader);
                break;
            case 3:
                result.Name = MemberReading.Text(ref reader);
                break;
            case 4:
                result.ThumbnailUrl = MemberReading.Text(ref reader);
                break;
        }
    }
}
