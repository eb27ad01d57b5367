using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.WeeklyDigest;

/// <summary>
/// Has the digests queued whose time has come. Several processes may do so at once: the week and the subscription make a
/// digest once, in its own table and in the outbox.
/// </summary>
internal sealed partial class DigestScheduler(IServiceScopeFactory scopes, OutboxSignal signal, TimeProvider clock, ILogger<DigestScheduler> logger) : ISubscriptionSchedule
{
    /// <summary>For so long it is kept what a digest showed.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    public async Task TickAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var (open, week) in await DueAsync(cancellationToken))
        {
            count += await TryQueueAsync(open, week, cancellationToken) ? 1 : 0;
        }

        if (count > 0)
        {
            signal.Wake();
            LogQueued(count);
        }
    }

    private async Task<List<(OpenSubscription Open, DateOnly Week)>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var open = (await scope.ServiceProvider.GetRequiredService<SubscribedTimetables>().OpenAsync(cancellationToken))
            .Where(open => open.Subscription is { DigestDay: not null, PausedAtUtc: null })
            .ToList();
        if (open.Count == 0)
        {
            return [];
        }

        var now = PlanDay.Now(clock);
        var due = open
            .Select(open => (Open: open, Digest: DigestSchedule.Latest(open.Subscription.DigestDay!.Value, open.Subscription.PostFrom, now, WorkingDays.EnglandAndWales)))
            .Where(due => due.Digest.DueAtUtc >= due.Open.Subscription.DigestFromUtc)
            .Select(due => (due.Open, due.Digest.Week))
            .ToList();
        var (ids, weeks) = (due.Select(one => one.Open.Subscription.Id).ToList(), due.Select(one => one.Week).Distinct().ToList());
        var queued = (await scope.ServiceProvider.GetRequiredService<PlanDbContext>().Set<PostedDigest>().AsNoTracking()
                .Where(digest => ids.Contains(digest.SubscriptionId) && weeks.Contains(digest.Week))
                .Select(digest => new { digest.SubscriptionId, digest.Week })
                .ToListAsync(cancellationToken))
            .Select(digest => (digest.SubscriptionId, digest.Week))
            .ToHashSet();
        return [.. due.Where(one => !queued.Contains((one.Open.Subscription.Id, one.Week)))];
    }

    private async Task<bool> TryQueueAsync(OpenSubscription open, DateOnly week, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlanDbContext>();
        var subject = new DigestSubject(open.Subscription.Id, week);
        scope.ServiceProvider.GetRequiredService<PostOutbox>().Enqueue(new(subject.Key, new PostTarget.Conversation(open.Conversation.Id))
        {
            Topic = DigestAuthor.DigestTopic,
            Subject = subject.ToString(),
        });
        db.Add(new PostedDigest { SubscriptionId = open.Subscription.Id, Week = week, QueuedAtUtc = clock.GetUtcNow().UtcDateTime });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException conflict) when (db.IsOvertaken(conflict))
        {
            // Another process was quicker.
            return false;
        }

        var oldest = week.AddDays(-(int)Kept.TotalDays);
        await db.Set<PostedDigest>().Where(digest => digest.SubscriptionId == open.Subscription.Id && digest.Week < oldest).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} weekly digests are due")]
    private partial void LogQueued(int count);
}
