using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Subscriptions;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.Triage;

/// <summary>
/// Reminds those who hold submissions, in their personal chat: a week before the partner should have heard, on the day, and
/// each week after it. Somebody who left or may not triage any more is not reminded; what they held is listed as unassigned.
/// </summary>
internal sealed partial class TriageNudges(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TriageNudges> logger) : ISubscriptionSchedule
{
    /// <summary>Working days from one reminder of the same submission to the next.</summary>
    private const int Apart = 5;

    private static readonly TimeOnly NotBefore = new(9, 0);

    private DateOnly? _done;

    /// <summary>Once each working day from nine in the morning in London; the key of a message makes it once also with several processes.</summary>
    public async Task TickAsync(CancellationToken cancellationToken)
    {
        var now = PlanDay.ToLondon(clock.GetUtcNow().UtcDateTime);
        var today = DateOnly.FromDateTime(now);
        if (_done == today || TimeOnly.FromDateTime(now) < NotBefore || !WorkingDays.EnglandAndWales.IsWorkingDay(today))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var queued = await QueueAsync(scope.ServiceProvider, today, cancellationToken);
        _done = today;
        if (queued > 0)
        {
            LogQueued(queued);
        }
    }

    private static async Task<int> QueueAsync(IServiceProvider services, DateOnly today, CancellationToken cancellationToken)
    {
        var (db, desk) = (services.GetRequiredService<PlanDbContext>(), services.GetRequiredService<TriageDesk>());
        var held = await db.Set<Submission>().AsNoTracking()
            .Where(submission => submission.AssignedToKey != null && submission.Status != SubmissionStatus.Decided && submission.Status != SubmissionStatus.Withdrawn && submission.Status != SubmissionStatus.Asked)
            .OrderBy(submission => submission.Reference)
            .ToListAsync(cancellationToken);
        var posts = new List<NewPost>();
        foreach (var of in held.Where(submission => IsTime(desk.ReplyDue(submission), today)).GroupBy(submission => submission.AssignedToKey!.Value))
        {
            var lines = new List<string>();
            foreach (var submission in of)
            {
                if (!await desk.HasLeftAsync(submission, cancellationToken))
                {
                    var due = desk.ReplyDue(submission);
                    lines.Add(TriageTexts.FormatReplyDue3(submission.Reference, BritishEnglish.Day(due), due < today ? TriageTexts.AndOverdue : ""));
                }
            }

            if (lines.Count > 0 && await db.Set<PersonRow>().AsNoTracking().SingleAsync(person => person.Key == of.Key, cancellationToken) is { } holder)
            {
                posts.Add(new($"triage-nudge:{of.Key:N}:{today:yyyy-MM-dd}", new PostTarget.Person(holder.TenantId, holder.ObjectId))
                {
                    Topic = "triage-nudge",
                    Message = PostOutbox.Text(TriageTexts.FormatYouHoldForAReplySay(BritishEnglish.Count(lines.Count, TriageTexts.SubmissionWhosePartnerWaits, TriageTexts.SubmissionsWhosePartnersWait), BritishEnglish.List(lines))),
                });
            }
        }

        return await services.GetRequiredService<PostOutbox>().EnqueueMissingAsync(posts, cancellationToken);
    }

    private static bool IsTime(DateOnly due, DateOnly today)
    {
        var day = WorkingDays.EnglandAndWales.Before(due, Apart);
        while (day < today)
        {
            day = WorkingDays.EnglandAndWales.After(day, Apart);
        }

        return day == today;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} people are reminded of submissions that they hold")]
    private partial void LogQueued(int count);
}
