namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the invokes <c>composeExtension/queryLink</c> and <c>composeExtension/anonymousQueryLink</c>.</summary>
public class AppBasedLinkQuery
{
    /// <summary>The link.</summary>
    public string? Url { get; set; }

    /// <summary>A magic code, after a sign-in.</summary>
    public string? State { get; set; }
}
