using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams.Outbox;
using PlanBot.Turns;

namespace PlanBot.Features.Announcements;

/// <summary>What became of announcements: the delivery report, sending again to the failed, cancelling what waits; for staff alone.</summary>
internal sealed partial class AnnouncementReports(
    PlanDbContext db,
    AnnouncementPlaces places,
    DeliveryReports deliveries,
    OutboxSignal signal,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<AnnouncementReports> logger)
{
    private const int MostListed = 15;

    private const string CancelledWhy = "cancelled";

    public static Answer NotHeld => new(AnswerKind.Answer, AnnouncementsTexts.ThisAnnouncementIsNotHeldAny);

    public static Answer MayNot(Plan plan) => new(AnswerKind.Refuse, AnnouncementsTexts.FormatAnnouncementsAreMadeByTheStaff(plan.AreaLabel));

    /// <summary>The last announcements, to choose one whose report is to be shown.</summary>
    public async Task<Answer> ListAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        if (!May(turn, plan))
        {
            return MayNot(plan);
        }

        var last = await db.Set<Announcement>().AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.State != AnnouncementState.Draft)
            .OrderByDescending(row => row.CreatedAtUtc)
            .Take(MostListed)
            .ToListAsync(cancellationToken);
        return last.Count == 0
            ? new(AnswerKind.Answer, AnnouncementsTexts.FormatNothingHasBeenAnnouncedAboutYet(plan.AreaLabel, plan.Title)) { Audience = Audience.Asker }
            : new(AnswerKind.Answer, AnnouncementsTexts.FormatTheLastAbout(BritishEnglish.Count(last.Count, "announcement"), plan.AreaLabel, plan.Title))
            {
                Card = AnnouncementListCard.Render(plan, last, turn.Today),
                Audience = Audience.Asker,
            };
    }

    public async Task<Answer> ReportAsync(Turn turn, Plan plan, string id, CancellationToken cancellationToken) =>
        !May(turn, plan) ? MayNot(plan)
        : Guid.TryParse(id, out var key) ? await ShowAsync(turn, plan, key, "", cancellationToken)
        : NotHeld;

    /// <summary>Sends it again to those that failed, and to nobody else.</summary>
    public async Task<Answer> ResendAsync(Turn turn, Plan plan, string id, CancellationToken cancellationToken)
    {
        if (!May(turn, plan))
        {
            return MayNot(plan);
        }

        if (await FindAsync(plan, id, cancellationToken) is not { } announcement)
        {
            return NotHeld;
        }

        if (announcement.State is AnnouncementState.Cancelled)
        {
            return await ShowAsync(turn, plan, announcement.Id, AnnouncementsTexts.ItWasCancelledSoItIs, cancellationToken);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = await deliveries.ResendFailedAsync(announcement.Batch, cancellationToken);
        Record(turn, plan, announcement, "sent again", count);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Wake();
        LogChanged(announcement.Id, "sent again", count);
        return await ShowAsync(turn, plan, announcement.Id, count == 0 ? AnnouncementsTexts.NothingHadFailedSoNothingIs : AnnouncementsTexts.FormatItIsSentAgainTo(BritishEnglish.Count(count, "place")), cancellationToken);
    }

    /// <summary>Cancels what has not been sent yet.</summary>
    public async Task<Answer> CancelAsync(Turn turn, Plan plan, string id, CancellationToken cancellationToken)
    {
        if (!May(turn, plan))
        {
            return MayNot(plan);
        }

        if (await FindAsync(plan, id, cancellationToken) is not { State: not AnnouncementState.Draft } announcement)
        {
            return NotHeld;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = await deliveries.CancelAsync(announcement.Batch, CancelledWhy, cancellationToken);
        if (count > 0)
        {
            (announcement.State, announcement.Revision) = (AnnouncementState.Cancelled, announcement.Revision + 1);
            Record(turn, plan, announcement, "cancelled", count);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        LogChanged(announcement.Id, "cancelled", count);
        return await ShowAsync(turn, plan, announcement.Id, count == 0 ? AnnouncementsTexts.NothingWasWaitingAnyMoreSo : AnnouncementsTexts.FormatCancelledFor(BritishEnglish.Count(count, "place")), cancellationToken);
    }

    /// <param name="turn">The turn of somebody who may see it.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="id">The announcement.</param>
    /// <param name="done">What was just done, in a sentence; empty for the report alone.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Answer> ShowAsync(Turn turn, Plan plan, Guid id, string done, CancellationToken cancellationToken)
    {
        if (await db.Set<Announcement>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.PlanId == plan.Id, cancellationToken) is not { State: not AnnouncementState.Draft } announcement)
        {
            return NotHeld;
        }

        var found = await deliveries.OfBatchAsync(announcement.Batch, cancellationToken);
        var names = await places.NamesOfAsync(plan, [.. found.Select(delivery => delivery.ConversationId)], cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var text = AnnouncementsTexts.FormatAsAt(done.Length > 0 ? $"{done} " : "", CountsOf(found), PlanDay.InWords(now));
        var card = AnnouncementReportCard.Render(plan, announcement, found, names, text, turn.Today, now);
        return new(AnswerKind.Status, text)
        {
            Card = card,
            UsedCard = turn.Scope is ConversationScope.Personal ? card.DeepClone().AsObject() : null,
            Audience = Audience.Presser,
        };
    }

    private static string CountsOf(IReadOnlyList<Delivery> found)
    {
        int Count(params PostState[] states) => found.Count(delivery => states.Contains(delivery.State));
        var (sent, failed, waiting, closed) = (Count(PostState.Sent), Count(PostState.Failed), Count(PostState.Waiting, PostState.Sending), Count(PostState.Closed));
        var rest = new[] { failed > 0 ? AnnouncementsTexts.FormatFailedFailed(failed) : "", waiting > 0 ? AnnouncementsTexts.FormatWaitingWaiting(waiting) : "", closed > 0 ? AnnouncementsTexts.FormatNotSent2(closed) : "" };
        return $"{string.Join(", ", rest.Where(part => part.Length > 0).Prepend(AnnouncementsTexts.FormatSentToOf(sent, BritishEnglish.Count(found.Count, "place"))))}.";
    }

    private Task<Announcement?> FindAsync(Plan plan, string id, CancellationToken cancellationToken)
    {
        _ = Guid.TryParse(id, out var key);
        return db.Set<Announcement>().SingleOrDefaultAsync(row => row.Id == key && row.PlanId == plan.Id, cancellationToken);
    }

    private void Record(Turn turn, Plan plan, Announcement announcement, string change, int count)
    {
        if (count > 0)
        {
            audit.Record(
                AuditActor.Person(turn.Person.Key),
                new(AuditKinds.Announcement, plan.Id, $"{announcement.Id}"),
                change,
                new Dictionary<string, string>(),
                new Dictionary<string, string> { ["Places"] = count.ToString(CultureInfo.InvariantCulture) });
        }
    }

    private static bool May(Turn turn, Plan plan) => Permissions.Allows(turn.Person, PlanBotAction.Announce, plan.Area);

    [LoggerMessage(Level = LogLevel.Information, Message = "Announcement {AnnouncementId}: {Change} for {Count} places")]
    private partial void LogChanged(Guid announcementId, string change, int count);
}
