namespace ActivityProtocol.Schema.Teams;

/// <summary>A message that another one quotes. All but the id is filled in by Teams.</summary>
public class QuotedReplyData
{
    /// <summary>The id of the message.</summary>
    public string? MessageId { get; set; }

    /// <summary>Who wrote it; null where it was deleted.</summary>
    public string? SenderId { get; set; }

    /// <summary>Their name; null where it was deleted.</summary>
    public string? SenderName { get; set; }

    /// <summary>How it begins; null where it was deleted or is a card.</summary>
    public string? Preview { get; set; }

    /// <summary>When it was written, in milliseconds since 1970.</summary>
    public string? Time { get; set; }

    /// <summary>Whether it was deleted since.</summary>
    public bool? IsReplyDeleted { get; set; }

    /// <summary>Whether Teams vouches for the quotation.</summary>
    public bool? ValidatedMessageReference { get; set; }
}
