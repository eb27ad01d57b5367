using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>Reads and writes an account by hand: see <see cref="MemberReading"/>.</summary>
internal sealed class ChannelAccountConverter : JsonConverter<ChannelAccount>
{
    internal static readonly ChannelAccountConverter Instance = new();

    public override ChannelAccount? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        MemberReading.ExpectObject(ref reader);
        var result = new ChannelAccount();
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

    public override void Write(Utf8JsonWriter writer, ChannelAccount value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        MemberReading.Write(writer, "id"u8, value.Id);
        MemberReading.Write(writer, "name"u8, value.Name);
        MemberReading.Write(writer, "aadObjectId"u8, value.AadObjectId);
        MemberReading.Write(writer, "role"u8, value.Role);
        MemberReading.WriteUnknown(writer, value.UnknownElements);
        writer.WriteEndObject();
    }

    private static readonly string[] Names =
    [
        "id",
        "name",
        "aadObjectId",
        "role",
    ];

    /// <summary>The place of a name in <see cref="Names"/>; -1 where it is none of them.</summary>
    private static int Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("id"u8) => 0,
        4 when name.SequenceEqual("name"u8) => 1,
        4 when name.SequenceEqual("role"u8) => 3,
        11 when name.SequenceEqual("aadObjectId"u8) => 2,
        _ => -1,
    };

    private static void ReadMember(ref Utf8JsonReader reader, ChannelAccount result, int member)
    {
        switch (member)
        {
            case 0:
                result.Id = MemberReading.Text(ref reader);
                break;
            case 1:
                result.Name = MemberReading.Text(ref reader);
                break;
            case 2:
                result.AadObjectId = MemberReading.Text(ref reader);
                break;
            case 3:
                result.Role = MemberReading.Text(ref reader);
                break;
        }
    }
}
