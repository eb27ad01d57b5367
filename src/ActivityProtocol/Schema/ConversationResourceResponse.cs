namespace ActivityProtocol.Schema;

/// <summary>The conversation that was made.</summary>
public class ConversationResourceResponse
{
    /// <summary>An empty one.</summary>
    public ConversationResourceResponse()
    {
    }

    /// <summary>One with these values.</summary>
    public ConversationResourceResponse(string? activityId, string? serviceUrl = default, string? id = default)
    {
        ActivityId = activityId;
        ServiceUrl = serviceUrl;
        Id = id;
    }

    /// <summary>The id of the first activity, where one was sent and the channel says so.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Where to send to.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>The conversation's id.</summary>
    public string? Id { get; set; }
}
