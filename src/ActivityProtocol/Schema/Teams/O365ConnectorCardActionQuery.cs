namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the invoke <c>actionableMessage/executeAction</c>.</summary>
public class O365ConnectorCardActionQuery
{
    /// <summary>What was sent.</summary>
    public string? Body { get; set; }

    /// <summary>The action.</summary>
    public string? ActionId { get; set; }
}
