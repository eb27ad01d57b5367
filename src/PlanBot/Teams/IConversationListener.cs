namespace PlanBot.Teams;

/// <summary>Hears when PlanBot cannot write to a conversation any more, and when it can again. Registered as a scoped service.</summary>
internal interface IConversationListener
{
    /// <param name="conversation">The conversation, marked gone already.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task GoneAsync(Conversation conversation, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <param name="conversation">The conversation. Posts are held there until somebody wants them again.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task BackAsync(Conversation conversation, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody who may has said that posts should be sent there again; what is to be made good is queued before others go on.</summary>
    /// <param name="conversationId">The conversation, in which nothing is held any more.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ResumedAsync(string conversationId, CancellationToken cancellationToken) => Task.CompletedTask;
}
