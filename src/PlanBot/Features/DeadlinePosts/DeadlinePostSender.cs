using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Teams;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Sends one post of the ledger: claims it, reads it anew, sends it, writes down what became of it.</summary>
internal sealed partial class DeadlinePostSender(
    DeadlineLedger ledger,
    DuePosts duePosts,
    ConversationStore conversations,
    ConversationWriter writer,
    TimeProvider clock,
    ILogger<DeadlinePostSender> logger)
{
    /// <summary>Well within <see cref="DeadlineLedger.ClaimTime"/>, so that nobody else takes a post that is still being sent.</summary>
    private static readonly TimeSpan SendTime = TimeSpan.FromMinutes(1);

    /// <summary>A failure that is no answer of the channel's, such as a broken stored reference, is tried this often.</summary>
    private const int MostUnexplainedAttempts = 5;

    /// <param name="open">The post as it was found.</param>
    /// <param name="cancellationToken">Ends before the claim only: a send that has begun is completed, so that an orderly end of the process doubles nothing.</param>
    public async Task SendAsync(OpenPost open, CancellationToken cancellationToken)
    {
        if (await ledger.ClaimAsync(open, cancellationToken) is not { } post)
        {
            return;
        }

        if (open.State is DeadlinePostState.Sending)
        {
            LogOutcomeUnknown(post.Id, post.SubscriptionId, post.Attempts);
        }

        var outcome = await TrySendAsync(post);
        if (outcome is PostOutcome.ConversationGone)
        {
            await conversations.MarkGoneAsync(open.ConversationId, CancellationToken.None);
        }

        if (!await ledger.CompleteAsync(post, outcome, Random.Shared.NextDouble(), CancellationToken.None))
        {
            LogClaimLost(post.Id, post.SubscriptionId, post.Attempts);
        }

        Log(post, open.ConversationId, outcome);
    }

    private async Task<PostOutcome> TrySendAsync(DeadlinePost post)
    {
        using var limit = new CancellationTokenSource(SendTime, clock);
        try
        {
            return await duePosts.ReadAsync(post, limit.Token) switch
            {
                PostContent.Deadline deadline => await PostAsync(deadline, limit.Token),
                PostContent.Nothing nothing => new PostOutcome.Closed(nothing.Why),
                var other => throw new InvalidOperationException($"{other.GetType().Name} is no content of a post."),
            };
        }
        catch (ErrorResponseException refusal)
        {
            return PostOutcome.Of(refusal, clock.GetUtcNow());
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            return new PostOutcome.TryAgain(fault.GetType().Name, null);
        }
        catch (Exception fault) when (fault is not System.Data.Common.DbException)
        {
            // Nobody foresaw it: it must not stop the other posts, and it may be put right meanwhile.
            LogUnexplained(fault, post.Id, post.Attempts);
            return post.Attempts < MostUnexplainedAttempts
                ? new PostOutcome.TryAgain(fault.GetType().Name, null)
                : new PostOutcome.Impossible(fault.GetType().Name);
        }
    }

    private async Task<PostOutcome> PostAsync(PostContent.Deadline deadline, CancellationToken cancellationToken)
    {
        var card = DeadlineCard.Render(deadline.Plan, deadline.Entry, PlanDay.Today(clock), deadline.Sources);

        // A card travels alone in its message, so that it can be updated later.
        var activity = (Activity)MessageFactory.Attachment(new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = card });
        activity.Summary = DeadlineCard.Summary(deadline.Entry);
        var reference = ConversationStore.ReferenceOf(deadline.Conversation);
        if (deadline.Conversation.Type == "channel")
        {
            var (activityId, threadId) = await writer.PostInChannelAsync(reference, deadline.Conversation.TenantId, activity, cancellationToken);
            return new PostOutcome.Sent(activityId, threadId);
        }

        return new PostOutcome.Sent(await writer.SendAsync(reference, activity, cancellationToken), "");
    }

    private void Log(DeadlinePost post, string conversationId, PostOutcome outcome)
    {
        switch (outcome)
        {
            case PostOutcome.Sent:
                LogSent(post.Id, post.SubscriptionId, post.LeadDays, post.Attempts);
                break;
            case PostOutcome.Closed closed:
                LogClosed(post.Id, post.SubscriptionId, closed.Why);
                break;
            case PostOutcome.TryAgain again:
                LogTryAgain(post.Id, post.SubscriptionId, again.Why, post.Attempts);
                break;
            case PostOutcome.ConversationGone gone:
                LogConversationGone(post.Id, post.SubscriptionId, conversationId, gone.Why);
                break;
            case PostOutcome.Impossible impossible:
                LogImpossible(post.Id, post.SubscriptionId, impossible.Why, post.Attempts);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deadline post {PostId} of subscription {SubscriptionId} sent for lead time {LeadDays} at attempt {Attempts}")]
    private partial void LogSent(Guid postId, Guid subscriptionId, int leadDays, int attempts);

    [LoggerMessage(Level = LogLevel.Information, Message = "Deadline post {PostId} of subscription {SubscriptionId} closed without sending: {Why}")]
    private partial void LogClosed(Guid postId, Guid subscriptionId, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deadline post {PostId} of subscription {SubscriptionId} did not get through ({Why}) at attempt {Attempts}; it is tried again")]
    private partial void LogTryAgain(Guid postId, Guid subscriptionId, string why, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deadline post {PostId} of subscription {SubscriptionId} was begun before and never completed, so that its outcome is not known; it is sent again, attempt {Attempts}")]
    private partial void LogOutcomeUnknown(Guid postId, Guid subscriptionId, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deadline post {PostId} of subscription {SubscriptionId} took so long at attempt {Attempts} that another worker took it; it may stand there twice")]
    private partial void LogClaimLost(Guid postId, Guid subscriptionId, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deadline post {PostId} of subscription {SubscriptionId} was refused ({Why}): PlanBot is not in conversation {ConversationId} any more or may not write there. Nothing is posted there until PlanBot hears from it: install the app there again, unblock it, or let somebody write to PlanBot there")]
    private partial void LogConversationGone(Guid postId, Guid subscriptionId, string conversationId, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deadline post {PostId} of subscription {SubscriptionId} is given up ({Why}) after attempt {Attempts}")]
    private partial void LogImpossible(Guid postId, Guid subscriptionId, string why, int attempts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deadline post {PostId} failed for a reason that nobody foresaw, at attempt {Attempts}")]
    private partial void LogUnexplained(Exception exception, Guid postId, int attempts);
}
