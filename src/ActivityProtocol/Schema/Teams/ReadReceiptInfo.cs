namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the event <c>application/vnd.microsoft.readReceipt</c>.</summary>
public class ReadReceiptInfo
{
    /// <summary>The last message that was read.</summary>
    public string? LastReadMessageId { get; set; }

    /// <summary>Whether a message was read.</summary>
    /// <param name="messageId">The message; ids are numbers that grow.</param>
    public bool IsMessageRead(string messageId) => IsMessageRead(messageId, LastReadMessageId);

    /// <summary>Whether a message was read when <paramref name="lastReadMessageId"/> was the last.</summary>
    public static bool IsMessageRead(string? compareMessageId, string? lastReadMessageId) =>
        long.TryParse(compareMessageId, System.Globalization.CultureInfo.InvariantCulture, out var compare)
        && long.TryParse(lastReadMessageId, System.Globalization.CultureInfo.InvariantCulture, out var last)
        && compare <= last;
}
