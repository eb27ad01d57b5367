namespace ActivityProtocol.Schema;

/// <summary>The body that answers an activity whose delivery mode is <see cref="DeliveryModes.ExpectReplies"/>.</summary>
public class ExpectedReplies
{
    /// <summary>No replies.</summary>
    public ExpectedReplies()
    {
    }

    /// <summary>These replies.</summary>
    public ExpectedReplies(IList<Activity> activities) => Activities = activities;

    /// <summary>The replies, in order.</summary>
    public IList<Activity> Activities { get; set; } = [];
}
