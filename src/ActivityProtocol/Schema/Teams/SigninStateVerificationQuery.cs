namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the invoke <c>signin/verifyState</c>.</summary>
public class SigninStateVerificationQuery
{
    /// <summary>The magic code.</summary>
    public string? State { get; set; }
}
