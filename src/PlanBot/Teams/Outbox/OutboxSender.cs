using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.Graph;
using PlanBot.Telemetry;
using PlanBot.Translation;

namespace PlanBot.Teams.Outbox;

/// <summary>Sends what a line holds: has each post written, begins it, sends it, writes down what became of it.</summary>
internal sealed partial class OutboxSender(
    OutboxQueue queue,
    OutboxDelivery delivery,
    PlanDbContext db,
    ConversationStore conversations,
    IEnumerable<IPostAuthor> authors,
    IReaderLanguages languages,
    IActivityFeed feed,
    IEnumerable<FeedTopic> feedTopics,
    IOptions<OutboxOptions> options,
    PlanBotMetrics metrics,
    TimeProvider clock,
    ILogger<OutboxSender> logger)
{
    /// <summary>How often the database is asked to write down an outcome before the post is left to be sent again.</summary>
    private const int MostCompletions = 5;

    /// <summary>The name of the span in which a post is sent; by the post's key it is found from the turn that caused it.</summary>
    public const string Operation = "planbot.post";

    private static readonly TimeSpan CompletionDelay = TimeSpan.FromSeconds(1);

    /// <summary>Sends the line's posts while there are any and the pace allows, then gives the line back.</summary>
    /// <param name="lane">The line, claimed.</param>
    /// <param name="cancellationToken">Ends between two posts only: a send that has begun is completed, so that an orderly end of the process doubles nothing.</param>
    /// <returns>Whether anything was done.</returns>
    public async Task<bool> SendAsync(OutboxLane lane, CancellationToken cancellationToken)
    {
        var done = false;
        while (!cancellationToken.IsCancellationRequested
            && queue.MaySend(lane)
            && await queue.NextAsync(lane, CancellationToken.None) is { } post
            && await SendAsync(lane, post))
        {
            done = true;
        }

        await queue.ReleaseAsync(lane, CancellationToken.None);
        return done;
    }

    /// <returns>False where the line is not this worker's any more.</returns>
    private async Task<bool> SendAsync(OutboxLane lane, OutboxPost post)
    {
        using var limit = new CancellationTokenSource(options.Value.SendTime, clock);
        using var span = new System.Diagnostics.Activity(Operation).AddTag(PostOutbox.KeyTag, post.Key).Start();
        using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("PostKey", post.Key) });
        var conversation = post.ConversationId.Length > 0
            ? await db.Set<Conversation>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == post.ConversationId, CancellationToken.None)
            : await db.FindPersonalAsync(post.PersonTenantId, post.PersonObjectId, CancellationToken.None);
        var (content, fault) = await WriteAsync(post, conversation, limit.Token);
        if (content is PostContent.Nothing nothing)
        {
            return await CompleteAsync(lane, post, new SendOutcome.Closed(nothing.Why));
        }

        if (await delivery.HasNothingToChangeAsync(post, CancellationToken.None))
        {
            return await CompleteAsync(lane, post, OutboxDelivery.NothingStands);
        }

        var abandoned = post.State is PostState.Sending;
        if (!await queue.BeginAsync(lane, post, CancellationToken.None))
        {
            return false;
        }

        if (abandoned)
        {
            LogOutcomeUnknown(post.Id, post.Topic, post.Attempts);
        }

        var outcome = fault ?? await TrySendAsync(post, conversation, ((PostContent.Message)content!).Activity, limit.Token);
        if (outcome is SendOutcome.ConversationGone && conversation is not null)
        {
            await conversations.MarkGoneAsync(conversation.Id, ConversationLoss.Refused, CancellationToken.None);
        }

        var isCurrent = await CompleteAsync(lane, post, outcome);
        if (isCurrent && outcome is SendOutcome.Sent && post.PersonObjectId.Length > 0 && feedTopics.FirstOrDefault(one => one.Topic == post.Topic) is { } announced)
        {
            using var language = Language.Use(await LanguageOfAsync(post, conversation, CancellationToken.None));
            await feed.AnnounceAsync(post.PersonTenantId, post.PersonObjectId, announced.Line(), post.Subject, CancellationToken.None);
        }

        return isCurrent;
    }

    private async Task<(PostContent? Content, SendOutcome? Fault)> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken)
    {
        if (post.ConversationId.Length > 0 && (conversation is not { GoneAtUtc: null } || (conversation.HeldAtUtc is not null && post.Topic != PostOutbox.TopicWhileHeld)))
        {
            return (new PostContent.Nothing(Delivery.ConversationGone), null);
        }

        try
        {
            using var language = Language.Use(await LanguageOfAsync(post, conversation, cancellationToken));
            return authors.FirstOrDefault(author => author.Topic == post.Topic) is { } author ? (await author.WriteAsync(post, conversation, cancellationToken), null)
                : post.ActivityJson.Length > 0 ? (new PostContent.Message(JsonSerializer.Deserialize<Activity>(post.ActivityJson, ProtocolJson.Options)!), null)
                : (new PostContent.Nothing("nothing to say"), null);
        }
        catch (Exception exception) when (exception is not System.Data.Common.DbException)
        {
            // Nobody foresaw it: it must not stop the other posts, and it may be put right meanwhile.
            LogUnexplained(exception, post.Id, post.Topic, post.Attempts);
            return (null, new SendOutcome.TryAgain(exception.GetType().Name, null, Unknown: false, Alone: true));
        }
    }

    /// <summary>A person's own, for a post to that person; everybody's where others read along.</summary>
    private async Task<CultureInfo> LanguageOfAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken) =>
        post.PersonObjectId.Length > 0 ? await languages.OfPersonAsync(post.PersonTenantId, post.PersonObjectId, "", cancellationToken)
        : conversation is { Type: ConversationTypes.Personal } ? await languages.OfPersonAsync(conversation.TenantId, conversation.PersonObjectId, "", cancellationToken)
        : languages.OfEverybody;

    private async Task<SendOutcome> TrySendAsync(OutboxPost post, Conversation? conversation, Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            return await delivery.DeliverAsync(post, conversation, activity, cancellationToken);
        }
        catch (ErrorResponseException refusal)
        {
            return SendOutcome.Of(refusal, clock.GetUtcNow());
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            return SendOutcome.Of(fault);
        }
        catch (Exception exception) when (exception is not System.Data.Common.DbException)
        {
            LogUnexplained(exception, post.Id, post.Topic, post.Attempts);
            return new SendOutcome.TryAgain(exception.GetType().Name, null, Unknown: true, Alone: true);
        }
    }

    private async Task<bool> CompleteAsync(OutboxLane lane, OutboxPost post, SendOutcome outcome)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var kept = await queue.CompleteAsync(lane, post, outcome, Random.Shared.NextDouble(), CancellationToken.None);
                if (kept)
                {
                    Log(post);
                }
                else
                {
                    LogClaimLost(post.Id, post.Topic, post.Attempts);
                }

                return kept;
            }
            catch (Exception exception) when (exception is System.Data.Common.DbException or DbUpdateException && attempt < MostCompletions)
            {
                db.ChangeTracker.Clear();
                LogNotWrittenDown(exception, post.Id, post.Topic);
                await Task.Delay(CompletionDelay, clock);
            }
        }
    }

    private void Log(OutboxPost post)
    {
        metrics.Posted(post.Topic, $"{post.State}");
        switch (post.State)
        {
            case PostState.Sent:
                LogSent(post.Id, post.Topic, post.Attempts);
                break;
            case PostState.Closed:
                LogClosed(post.Id, post.Topic, post.Failure);
                break;
            case PostState.Waiting:
                LogTryAgain(post.Id, post.Topic, post.Failure, post.Attempts);
                break;
            default:
                LogFailed(post.Id, post.Topic, post.Failure, post.Attempts);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Post {PostId} ({Topic}) sent at attempt {Attempts}")]
    private partial void LogSent(long postId, string topic, int attempts);

    [LoggerMessage(Level = LogLevel.Information, Message = "Post {PostId} ({Topic}) closed without sending: {Why}")]
    private partial void LogClosed(long postId, string topic, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Post {PostId} ({Topic}) did not get through ({Why}) at attempt {Attempts}; it is tried again")]
    private partial void LogTryAgain(long postId, string topic, string why, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Post {PostId} ({Topic}) was begun before and never completed, so that its outcome is not known; it is sent again, attempt {Attempts}")]
    private partial void LogOutcomeUnknown(long postId, string topic, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Post {PostId} ({Topic}) took so long at attempt {Attempts} that another worker took it; it may stand there twice")]
    private partial void LogClaimLost(long postId, string topic, int attempts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Post {PostId} ({Topic}) is given up ({Why}) after attempt {Attempts}")]
    private partial void LogFailed(long postId, string topic, string why, int attempts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Post {PostId} ({Topic}) failed for a reason that nobody foresaw, after {Attempts} attempts")]
    private partial void LogUnexplained(Exception exception, long postId, string topic, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of post {PostId} ({Topic}) could not be written down; it is tried again")]
    private partial void LogNotWrittenDown(Exception exception, long postId, string topic);
}
