namespace ActivityProtocol.Schema;

/// <summary>A token that came with an <c>Action.Execute</c>.</summary>
public class AdaptiveCardAuthentication : TokenExchangeInvokeRequest
{

}
