namespace ActivityProtocol.Schema.Teams;

/// <summary>The answer to the invokes <c>config/fetch</c> and <c>config/submit</c>.</summary>
public class ConfigResponseBase
{
    /// <summary><c>config</c>.</summary>
    public string? ResponseType { get; set; }
}
