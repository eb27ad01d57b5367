using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema;

/// <summary>Reads and writes an activity by hand: see <see cref="MemberReading"/>. <c>callerId</c> is passed over (rule A2251 of the protocol).</summary>
internal sealed class ActivityConverter : JsonConverter<Activity>
{
    internal static readonly ActivityConverter Instance = new();

    public override Activity? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        MemberReading.ExpectObject(ref reader);
        var result = new Activity();
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

    public override void Write(Utf8JsonWriter writer, Activity value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        MemberReading.Write(writer, "type"u8, value.Type);
        MemberReading.Write(writer, "id"u8, value.Id);
        if (value.Timestamp is { } timestamp)
        {
            // As UTC with a Z, the form in which Teams sends it.
            writer.WriteString("timestamp"u8, timestamp.UtcDateTime);
        }

        MemberReading.Write(writer, "localTimestamp"u8, value.LocalTimestamp);
        MemberReading.Write(writer, "localTimezone"u8, value.LocalTimezone);
        MemberReading.Write(writer, "serviceUrl"u8, value.ServiceUrl);
        MemberReading.Write(writer, "channelId"u8, value.ChannelId);
        MemberReading.Write(writer, "from"u8, value.From, ChannelAccountConverter.Instance);
        MemberReading.Write(writer, "conversation"u8, value.Conversation, ConversationAccountConverter.Instance);
        MemberReading.Write(writer, "recipient"u8, value.Recipient, ChannelAccountConverter.Instance);
        MemberReading.Write(writer, "textFormat"u8, value.TextFormat);
        MemberReading.Write(writer, "attachmentLayout"u8, value.AttachmentLayout);
        MemberReading.WriteContract(writer, "membersAdded"u8, value.MembersAdded);
        MemberReading.WriteContract(writer, "membersRemoved"u8, value.MembersRemoved);
        MemberReading.WriteContract(writer, "reactionsAdded"u8, value.ReactionsAdded);
        MemberReading.WriteContract(writer, "reactionsRemoved"u8, value.ReactionsRemoved);
        MemberReading.Write(writer, "topicName"u8, value.TopicName);
        MemberReading.Write(writer, "historyDisclosed"u8, value.HistoryDisclosed);
        MemberReading.Write(writer, "locale"u8, value.Locale);
        MemberReading.Write(writer, "text"u8, value.Text);
        MemberReading.Write(writer, "speak"u8, value.Speak);
        MemberReading.Write(writer, "inputHint"u8, value.InputHint);
        MemberReading.Write(writer, "summary"u8, value.Summary);
        MemberReading.WriteContract(writer, "suggestedActions"u8, value.SuggestedActions);
        MemberReading.WriteList(writer, "attachments"u8, value.Attachments, AttachmentConverter.Instance);
        MemberReading.WriteList(writer, "entities"u8, value.Entities, EntityConverter.Instance);
        MemberReading.WriteAny(writer, "channelData"u8, value.ChannelData);
        MemberReading.Write(writer, "action"u8, value.Action);
        MemberReading.Write(writer, "replyToId"u8, value.ReplyToId);
        MemberReading.Write(writer, "label"u8, value.Label);
        MemberReading.Write(writer, "valueType"u8, value.ValueType);
        MemberReading.WriteAny(writer, "value"u8, value.Value);
        MemberReading.Write(writer, "name"u8, value.Name);
        MemberReading.WriteContract(writer, "relatesTo"u8, value.RelatesTo);
        MemberReading.Write(writer, "code"u8, value.Code);
        MemberReading.Write(writer, "expiration"u8, value.Expiration);
        MemberReading.Write(writer, "importance"u8, value.Importance);
        MemberReading.Write(writer, "deliveryMode"u8, value.DeliveryMode);
        MemberReading.WriteContract(writer, "listenFor"u8, value.ListenFor);
        MemberReading.WriteContract(writer, "textHighlights"u8, value.TextHighlights);
        MemberReading.WriteContract(writer, "semanticAction"u8, value.SemanticAction);
        MemberReading.WriteUnknown(writer, value.UnknownElements);
        writer.WriteEndObject();
    }

    private static readonly string[] Names =
    [
        "type",
        "id",
        "timestamp",
        "localTimestamp",
        "localTimezone",
        "serviceUrl",
        "channelId",
        "from",
        "conversation",
        "recipient",
        "textFormat",
        "attachmentLayout",
        "membersAdded",
        "membersRemoved",
        "reactionsAdded",
        "reactionsRemoved",
        "topicName",
        "historyDisclosed",
        "locale",
        "text",
        "speak",
        "inputHint",
        "summary",
        "suggestedActions",
        "attachments",
        "entities",
        "channelData",
        "action",
        "replyToId",
        "label",
        "valueType",
        "value",
        "name",
        "relatesTo",
        "code",
        "expiration",
        "importance",
        "deliveryMode",
        "listenFor",
        "textHighlights",
        "semanticAction",
        "callerId",
    ];

    /// <summary>The place of a name in <see cref="Names"/>; -1 where it is none of them.</summary>
    private static int Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("id"u8) => 1,
        4 when name.SequenceEqual("type"u8) => 0,
        4 when name.SequenceEqual("from"u8) => 7,
        4 when name.SequenceEqual("text"u8) => 19,
        4 when name.SequenceEqual("name"u8) => 32,
        4 when name.SequenceEqual("code"u8) => 34,
        5 when name.SequenceEqual("speak"u8) => 20,
        5 when name.SequenceEqual("label"u8) => 29,
        5 when name.SequenceEqual("value"u8) => 31,
        6 when name.SequenceEqual("locale"u8) => 18,
        6 when name.SequenceEqual("action"u8) => 27,
        7 when name.SequenceEqual("summary"u8) => 22,
        8 when name.SequenceEqual("entities"u8) => 25,
        8 when name.SequenceEqual("callerId"u8) => 41,
        9 when name.SequenceEqual("timestamp"u8) => 2,
        9 when name.SequenceEqual("channelId"u8) => 6,
        9 when name.SequenceEqual("recipient"u8) => 9,
        9 when name.SequenceEqual("topicName"u8) => 16,
        9 when name.SequenceEqual("inputHint"u8) => 21,
        9 when name.SequenceEqual("replyToId"u8) => 28,
        9 when name.SequenceEqual("valueType"u8) => 30,
        9 when name.SequenceEqual("relatesTo"u8) => 33,
        9 when name.SequenceEqual("listenFor"u8) => 38,
        10 when name.SequenceEqual("serviceUrl"u8) => 5,
        10 when name.SequenceEqual("textFormat"u8) => 10,
        10 when name.SequenceEqual("expiration"u8) => 35,
        10 when name.SequenceEqual("importance"u8) => 36,
        11 when name.SequenceEqual("attachments"u8) => 24,
        11 when name.SequenceEqual("channelData"u8) => 26,
        12 when name.SequenceEqual("conversation"u8) => 8,
        12 when name.SequenceEqual("membersAdded"u8) => 12,
        12 when name.SequenceEqual("deliveryMode"u8) => 37,
        13 when name.SequenceEqual("localTimezone"u8) => 4,
        14 when name.SequenceEqual("localTimestamp"u8) => 3,
        14 when name.SequenceEqual("membersRemoved"u8) => 13,
        14 when name.SequenceEqual("reactionsAdded"u8) => 14,
        14 when name.SequenceEqual("textHighlights"u8) => 39,
        14 when name.SequenceEqual("semanticAction"u8) => 40,
        16 when name.SequenceEqual("attachmentLayout"u8) => 11,
        16 when name.SequenceEqual("reactionsRemoved"u8) => 15,
        16 when name.SequenceEqual("historyDisclosed"u8) => 17,
        16 when name.SequenceEqual("suggestedActions"u8) => 23,
        _ => -1,
    };

    private static void ReadMember(ref Utf8JsonReader reader, Activity result, int member)
    {
        switch (member)
        {
            case 0:
                result.Type = MemberReading.Text(ref reader);
                break;
            case 1:
                result.Id = MemberReading.Text(ref reader);
                break;
            case 2:
                result.Timestamp = MemberReading.Instant(ref reader);
                break;
            case 3:
                result.LocalTimestamp = MemberReading.Instant(ref reader);
                break;
            case 4:
                result.LocalTimezone = MemberReading.Text(ref reader);
                break;
            case 5:
                result.ServiceUrl = MemberReading.Text(ref reader);
                break;
            case 6:
                result.ChannelId = MemberReading.Text(ref reader);
                break;
            case 7:
                result.From = reader.TokenType == JsonTokenType.Null ? null : ChannelAccountConverter.Instance.Read(ref reader, typeof(ChannelAccount), ProtocolJson.Options);
                break;
            case 8:
                result.Conversation = reader.TokenType == JsonTokenType.Null ? null : ConversationAccountConverter.Instance.Read(ref reader, typeof(ConversationAccount), ProtocolJson.Options);
                break;
            case 9:
                result.Recipient = reader.TokenType == JsonTokenType.Null ? null : ChannelAccountConverter.Instance.Read(ref reader, typeof(ChannelAccount), ProtocolJson.Options);
                break;
            case 10:
                result.TextFormat = MemberReading.Text(ref reader);
                break;
            case 11:
                result.AttachmentLayout = MemberReading.Text(ref reader);
                break;
            case 12:
                result.MembersAdded = MemberReading.Contract<IList<ChannelAccount>>(ref reader);
                break;
            case 13:
                result.MembersRemoved = MemberReading.Contract<IList<ChannelAccount>>(ref reader);
                break;
            case 14:
                result.ReactionsAdded = MemberReading.Contract<IList<MessageReaction>>(ref reader);
                break;
            case 15:
                result.ReactionsRemoved = MemberReading.Contract<IList<MessageReaction>>(ref reader);
                break;
            case 16:
                result.TopicName = MemberReading.Text(ref reader);
                break;
            case 17:
                result.HistoryDisclosed = MemberReading.Flag(ref reader);
                break;
            case 18:
                result.Locale = MemberReading.Text(ref reader);
                break;
            case 19:
                result.Text = MemberReading.Text(ref reader);
                break;
            case 20:
                result.Speak = MemberReading.Text(ref reader);
                break;
            case 21:
                result.InputHint = MemberReading.Text(ref reader);
                break;
            case 22:
                result.Summary = MemberReading.Text(ref reader);
                break;
            case 23:
                result.SuggestedActions = MemberReading.Contract<SuggestedActions>(ref reader);
                break;
            case 24:
                result.Attachments = MemberReading.List(ref reader, AttachmentConverter.Instance);
                break;
            case 25:
                result.Entities = MemberReading.List(ref reader, EntityConverter.Instance);
                break;
            case 26:
                result.ChannelData = MemberReading.Any(ref reader);
                break;
            case 27:
                result.Action = MemberReading.Text(ref reader);
                break;
            case 28:
                result.ReplyToId = MemberReading.Text(ref reader);
                break;
            case 29:
                result.Label = MemberReading.Text(ref reader);
                break;
            case 30:
                result.ValueType = MemberReading.Text(ref reader);
                break;
            case 31:
                result.Value = MemberReading.Any(ref reader);
                break;
            case 32:
                result.Name = MemberReading.Text(ref reader);
                break;
            case 33:
                result.RelatesTo = MemberReading.Contract<ConversationReference>(ref reader);
                break;
            case 34:
                result.Code = MemberReading.Text(ref reader);
                break;
            case 35:
                result.Expiration = MemberReading.Instant(ref reader);
                break;
            case 36:
                result.Importance = MemberReading.Text(ref reader);
                break;
            case 37:
                result.DeliveryMode = MemberReading.Text(ref reader);
                break;
            case 38:
                result.ListenFor = MemberReading.Contract<IList<string>>(ref reader);
                break;
            case 39:
                result.TextHighlights = MemberReading.Contract<IList<TextHighlight>>(ref reader);
                break;
            case 40:
                result.SemanticAction = MemberReading.Contract<SemanticAction>(ref reader);
                break;
            case 41:
                reader.Skip();
                break;
        }
    }
}
