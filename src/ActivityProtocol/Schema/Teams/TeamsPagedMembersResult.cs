namespace ActivityProtocol.Schema.Teams;

/// <summary>One page of members.</summary>
public class TeamsPagedMembersResult
{
    /// <summary>Asks for the next page; null on the last.</summary>
    public string? ContinuationToken { get; set; }

    /// <summary>The members.</summary>
    public IList<TeamsChannelAccount>? Members { get; set; }
}
