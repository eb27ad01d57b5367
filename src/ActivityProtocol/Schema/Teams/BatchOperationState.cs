namespace ActivityProtocol.Schema.Teams;

/// <summary>How far a batch is.</summary>
public class BatchOperationState
{
    /// <summary><c>Ongoing</c>, <c>Completed</c>, …</summary>
    public string? State { get; set; }

    /// <summary>How many ended with which HTTP status.</summary>
    public IDictionary<string, int>? StatusMap { get; set; }

    /// <summary>When to ask again.</summary>
    public DateTime? RetryAfter { get; set; }

    /// <summary>How many there are.</summary>
    public int TotalEntriesCount { get; set; }
}
