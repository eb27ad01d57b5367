using System.Security.Claims;

namespace ActivityProtocol.Authentication;

/// <summary>Who sent an activity, and the means to answer.</summary>
public class AuthenticateRequestResult
{
    /// <summary>The audience of outgoing tokens.</summary>
    public string? Audience { get; set; }

    /// <summary>The caller's identity.</summary>
    public ClaimsIdentity? ClaimsIdentity { get; set; }

    /// <summary>Who called.</summary>
    public string? CallerId { get; set; }

    /// <summary>Makes clients of the connector.</summary>
    public ConnectorFactory? ConnectorFactory { get; set; }
}
