using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>Reads and writes a conversation by hand: see <see cref="MemberReading"/>.</summary>
internal sealed class ConversationAccountConverter : JsonConverter<ConversationAccount>
{
    internal static readonly ConversationAccountConverter Instance = new();

    public override ConversationAccount? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        MemberReading.ExpectObject(ref reader);
        var result = new ConversationAccount();
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

    public override void Write(Utf8JsonWriter writer, ConversationAccount value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        MemberReading.Write(writer, "isGroup"u8, value.IsGroup);
        MemberReading.Write(writer, "conversationType"u8, value.ConversationType);
        MemberReading.Write(writer, "id"u8, value.Id);
        MemberReading.Write(writer, "name"u8, value.Name);
        MemberReading.Write(writer, "aadObjectId"u8, value.AadObjectId);
        MemberReading.Write(writer, "role"u8, value.Role);
        MemberReading.Write(writer, "tenantId"u8, value.TenantId);
        MemberReading.WriteUnknown(writer, value.UnknownElements);
        writer.WriteEndObject();
    }

    private static readonly string[] Names =
    [
        "isGroup",
        "conversationType",
        "id",
        "name",
        "aadObjectId",
        "role",
        "tenantId",
    ];

    /// <summary>The place of a name in <see cref="Names"/>; -1 where it is none of them.</summary>
    private static int Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("id"u8) => 2,
        4 when name.SequenceEqual("name"u8) => 3,
        4 when name.SequenceEqual("role"u8) => 5,
        7 when name.SequenceEqual("isGroup"u8) => 0,
        8 when name.SequenceEqual("tenantId"u8) => 6,
        11 when name.SequenceEqual("aadObjectId"u8) => 4,
        16 when name.SequenceEqual("conversationType"u8) => 1,
        _ => -1,
    };

    private static void ReadMember(ref Utf8JsonReader reader, ConversationAccount result, int member)
    {
        switch (member)
        {
            case 0:
                result.IsGroup = MemberReading.Flag(ref reader);
                break;
            case 1:
                result.ConversationType = MemberReading.Text(ref reader);
                break;
            case 2:
                result.Id = MemberReading.Text(ref reader);
                break;
            case 3:
                result.Name = MemberReading.Text(ref reader);
                break;
            case 4:
                result.AadObjectId = MemberReading.Text(ref reader);
                break;
            case 5:
                result.Role = MemberReading.Text(ref reader);
                break;
            case 6:
                result.TenantId = MemberReading.Text(ref reader);
                break;
        }
    }
}
