namespace ActivityProtocol.Schema;

/// <summary>Where a token can be posted.</summary>
public class TokenPostResource
{
    /// <summary>The address.</summary>
    public string? SasUrl { get; set; }
}
