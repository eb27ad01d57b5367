namespace PlanBot.Teams.Outbox;

/// <summary>
/// Writes the posts of a topic at the moment of sending, since what they are about may have changed since they were
/// queued. Registered as a scoped service.
/// </summary>
internal interface IPostAuthor
{
    /// <summary>The topic of its posts.</summary>
    string Topic { get; }

    /// <summary>What the post says now, or why it has nothing to say any more.</summary>
    /// <param name="post">The post.</param>
    /// <param name="conversation">Where it goes; nothing for a person whom PlanBot has no chat with yet.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken);
}

/// <summary>What a post says.</summary>
internal abstract record PostContent
{
    private PostContent()
    {
    }

    /// <summary>This message.</summary>
    public sealed record Message(Activity Activity) : PostContent;

    /// <summary>Nothing that is true would be said by it: it is closed.</summary>
    public sealed record Nothing(string Why) : PostContent;
}
