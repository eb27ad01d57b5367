namespace ActivityProtocol.Schema.Teams;

/// <summary>The value of the invokes <c>composeExtension/query</c> and <c>composeExtension/querySettingUrl</c>.</summary>
public class MessagingExtensionQuery
{
    /// <summary>The command.</summary>
    public string? CommandId { get; set; }

    /// <summary>What was typed.</summary>
    public IList<MessagingExtensionParameter>? Parameters { get; set; }

    /// <summary>Which results.</summary>
    public MessagingExtensionQueryOptions? QueryOptions { get; set; }

    /// <summary>A magic code, after a sign-in.</summary>
    public string? State { get; set; }
}
