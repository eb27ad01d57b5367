using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Subscriptions;
using PlanBot.Teams.Outbox;
using PlanBot.Translation;

namespace PlanBot.Features.Triage;

/// <summary>
/// Reminds those who hold submissions, in their personal chat: a week before the partner should have heard, on the day, and
/// each week after it. Somebody who left or may not triage any more is not reminded; what they held is listed as unassigned.
/// </summary>
internal sealed partial class TriageNudges(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TriageNudges> logger) : ISubscriptionSchedule
{
    /// <summary>The topic of the reminders, and what their keys begin with.</summary>
    public const string NudgeTopic = "triage-nudge";

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
        var due = held.FindAll(submission => IsTime(desk.ReplyDue(submission), today));
        var leftBehind = await desk.LeftBehindAsync(due, cancellationToken);
        var heldBy = due.Where(submission => !leftBehind.Contains(submission.Reference)).ToLookup(submission => submission.AssignedToKey!.Value);
        var keys = heldBy.Select(of => of.Key).ToList();
        var holders = await db.Set<PersonRow>().AsNoTracking().Where(person => keys.Contains(person.Key)).ToListAsync(cancellationToken);
        var languages = services.GetRequiredService<PeopleLanguages>();
        return await services.GetRequiredService<PostOutbox>().EnqueueMissingAsync(
            [
                .. holders.Select(holder => new NewPost($"{NudgeTopic}:{holder.Key:N}:{today:yyyy-MM-dd}", new PostTarget.Person(holder.TenantId, holder.ObjectId))
                {
                    Topic = NudgeTopic,
                    Message = PostOutbox.Text(TextOf([.. heldBy[holder.Key].Select(submission => (submission.Reference, desk.ReplyDue(submission)))], today, languages.OfPerson(holder))),
                }),
            ],
            cancellationToken);
    }

    private static string TextOf(List<(string Reference, DateOnly Due)> held, DateOnly today, CultureInfo language)
    {
        using var holders = Language.Use(language);
        var lines = held.ConvertAll(one => TriageTexts.FormatReplyDue3(one.Reference, BritishEnglish.Day(one.Due), one.Due < today ? TriageTexts.AndOverdue : ""));
        return TriageTexts.FormatYouHoldForAReplySay(BritishEnglish.Count(lines.Count, TriageTexts.SubmissionWhosePartnerWaits, TriageTexts.SubmissionsWhosePartnersWait), BritishEnglish.List(lines));
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
