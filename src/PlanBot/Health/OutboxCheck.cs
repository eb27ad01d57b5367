using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Teams.Outbox;

namespace PlanBot.Health;

/// <summary>Posts go out: none has been due for long while nothing is sent, and none is refused again and again.</summary>
internal sealed class OutboxCheck(PlanDbContext db, OutboxHolds holds, IOptions<MonitoringOptions> options, TimeProvider clock, ServingState serving) : InstallationCheck
{
    private const int ManyAttempts = 3;

    private const string RefusedRemedy = "401 and 403 are the credential's or the permission's: run planbot doctor. 5xx and connections are Teams' or the network's, and posts go on by themselves.";

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        if (!await db.IsUpToDateAsync(cancellationToken))
        {
            return [Finding.Ok("Not looked at: the database is not up to date.")];
        }

        if (await holds.CurrentAsync(cancellationToken) is { } hold)
        {
            return [Finding.Warning("", $"The outbox is held since {PlanDay.InWords(hold.SinceUtc)}: {hold.Reason}. Nothing is sent unasked.", "Look at what waits (planbot outbox), then let it go on: planbot outbox release.")];
        }

        var since = clock.GetUtcNow().UtcDateTime.AddMinutes(-options.Value.StuckMinutes);
        var posts = db.Set<OutboxPost>().AsNoTracking();
        var overdue = await posts.CountAsync(post => post.State == PostState.Waiting && post.NotBeforeUtc <= since, cancellationToken);

        // A long line that goes out at Teams' pace is not stuck.
        if (overdue > 0 && !await posts.AnyAsync(post => post.BegunAtUtc > since, cancellationToken))
        {
            var what = $"{BritishEnglish.Count(overdue, "post")} {(overdue == 1 ? "has" : "have")} been due for more than {BritishEnglish.Count(options.Value.StuckMinutes, "minute")}, and nothing is sent.";
            return [serving.Serves
                ? Finding.Fault("", what, "Look in the log for why posts cannot be sent; then start PlanBot again.")
                : Finding.Warning("", what, "Start PlanBot, if it does not run; else look in its log.")];
        }

        // One conversation's refusals may be its own affair; where several wait and nothing at all gets through, nothing does.
        var refused = posts.Where(OutboxPost.WaitingSince(since)).Where(post => post.Attempts >= ManyAttempts);
        if (await refused.Select(post => post.LaneId).Distinct().CountAsync(cancellationToken) > 1 && !await posts.AnyAsync(post => post.SentAtUtc > since, cancellationToken))
        {
            var what = $"{BritishEnglish.Count(await refused.CountAsync(cancellationToken), "post")} to several conversations are refused again and again for more than {BritishEnglish.Count(options.Value.StuckMinutes, "minute")} ({await refused.OrderBy(post => post.Id).Select(post => post.Failure).FirstAsync(cancellationToken)}), and nothing is sent.";
            return [serving.Serves ? Finding.Fault("", what, RefusedRemedy) : Finding.Warning("", what, RefusedRemedy)];
        }

        var again = await posts
            .Where(post => post.State == PostState.Waiting && post.Attempts >= ManyAttempts)
            .GroupBy(post => post.Failure)
            .Select(group => new { Failure = group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count)
            .FirstOrDefaultAsync(cancellationToken);
        return again is null
            ? [Finding.Ok($"{BritishEnglish.Count(await posts.CountAsync(post => post.State == PostState.Waiting, cancellationToken), "post")} waiting.")]
            : [Finding.Warning("", $"{BritishEnglish.Count(again.Count, "post")} refused {ManyAttempts} times or more ({again.Failure}).", RefusedRemedy)];
    }
}
