using System.Text.Json.Serialization;

namespace ActivityProtocol.Schema.Teams;

/// <summary>Recipients that were not reached.</summary>
public class BatchFailedEntriesResponse
{
    /// <summary>Asks for the next page; null on the last.</summary>
    public string? ContinuationToken { get; set; }

    /// <summary>Who and why.</summary>
    [JsonPropertyName("failedEntryResponses")]
    public IList<BatchFailedEntry>? FailedEntries { get; set; }
}
