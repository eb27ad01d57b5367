namespace ActivityProtocol.Schema;

/// <summary>One page of members.</summary>
public class PagedMembersResult
{
    /// <summary>An empty one.</summary>
    public PagedMembersResult()
    {
    }

    /// <summary>One with these values.</summary>
    public PagedMembersResult(string? continuationToken, IList<ChannelAccount>? members = default)
    {
        ContinuationToken = continuationToken;
        Members = members;
    }

    /// <summary>Asks for the next page; null on the last.</summary>
    public string? ContinuationToken { get; set; }

    /// <summary>The members.</summary>
    public IList<ChannelAccount>? Members { get; set; }
}
