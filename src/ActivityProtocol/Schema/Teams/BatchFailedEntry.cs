namespace ActivityProtocol.Schema.Teams;

/// <summary>A recipient that was not reached.</summary>
public class BatchFailedEntry
{
    /// <summary>Who.</summary>
    public string? EntryId { get; set; }

    /// <summary>Why.</summary>
    public string? Error { get; set; }
}
