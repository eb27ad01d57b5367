namespace ActivityProtocol.Schema;

/// <summary>What a token can be exchanged for.</summary>
public class TokenExchangeResource
{
    /// <summary>The id.</summary>
    public string? Id { get; set; }

    /// <summary>The application id URI.</summary>
    public string? Uri { get; set; }

    /// <summary>The provider.</summary>
    public string? ProviderId { get; set; }
}
