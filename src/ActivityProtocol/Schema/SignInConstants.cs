namespace ActivityProtocol.Schema;

/// <summary>Names of activities of the sign-in.</summary>
public static class SignInConstants
{
    /// <summary>Invoke: a magic code to verify.</summary>
    public const string VerifyStateOperationName = "signin/verifyState";

    /// <summary>Invoke: a token to exchange.</summary>
    public const string TokenExchangeOperationName = "signin/tokenExchange";

    /// <summary>Event: a token.</summary>
    public const string TokenResponseEventName = "tokens/response";
}
