namespace ActivityProtocol.Schema;

/// <summary>The answer to the invoke <c>application/search</c>.</summary>
public class SearchInvokeResponse : AdaptiveCardInvokeResponse
{

}
