namespace ActivityProtocol.Schema.Teams;

/// <summary>The answer to the invokes <c>tab/fetch</c> and <c>tab/submit</c>.</summary>
public class TabResponse
{
    /// <summary>What it shows.</summary>
    public TabResponsePayload? Tab { get; set; }
}
