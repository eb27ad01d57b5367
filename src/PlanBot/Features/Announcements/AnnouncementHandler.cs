using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Teams.Outbox;
using PlanBot.Turns;

namespace PlanBot.Features.Announcements;

/// <summary>"Announce …": a preview for staff alone, and its buttons, which send it now or at a time, once.</summary>
internal sealed partial class AnnouncementHandler(
    PlanDbContext db,
    AnnouncementPlaces places,
    AnnouncementReports reports,
    PostOutbox outbox,
    OutboxSignal signal,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<AnnouncementHandler> logger)
{
    public const int LongestText = 2000;

    private const int LongestWait = 366;

    /// <param name="turn">The turn.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="text">What is to be announced, as it was typed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Answer> DraftAsync(Turn turn, Plan plan, string text, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.Announce, plan.Area))
        {
            return AnnouncementReports.MayNot(plan);
        }

        if (WrongText(text) is { } wrong)
        {
            return new(AnswerKind.Answer, AnnouncementsTexts.FormatNothingWasDrafted(wrong)) { Audience = Audience.Asker };
        }

        var targets = await places.OfAsync(plan, cancellationToken);
        if (targets.Count == 0)
        {
            return new(AnswerKind.Answer, AnnouncementsTexts.FormatNothingWasDraftedNoConversationHas(plan.AreaLabel, plan.Title)) { Audience = Audience.Asker };
        }

        var announcement = new Announcement
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            PlanId = plan.Id,
            Text = text.Trim(),
            State = AnnouncementState.Draft,
            CreatedBy = turn.Person.Key,
            CreatedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(announcement);
        await db.SaveChangesAsync(cancellationToken);
        LogState(announcement.Id, announcement.State);
        return Preview(turn, plan, announcement, targets, string.Join(',', targets.Select(place => $"{place.SubscriptionId:N}")));
    }

    /// <summary>Another text for a draft.</summary>
    public Task<Answer> ChangeAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        WithDraftAsync(turn, plan, data, async (announcement, targets) =>
        {
            if (WrongText(CardInputs.Text(data, "text")) is { } wrong)
            {
                return new(AnswerKind.Answer, AnnouncementsTexts.FormatNothingWasChanged(wrong));
            }

            announcement.Text = CardInputs.Text(data, "text");
            announcement.Revision++;
            await db.SaveChangesAsync(cancellationToken);
            return Preview(turn, plan, announcement, targets, CardInputs.Text(data, "places"));
        }, cancellationToken);

    public Task<Answer> SendAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        WithDraftAsync(turn, plan, data, (announcement, targets) => ReleaseAsync(turn, plan, data, announcement, targets, null, cancellationToken), cancellationToken);

    public Task<Answer> ScheduleAsync(Turn turn, Plan plan, JsonObject data, CancellationToken cancellationToken) =>
        WithDraftAsync(turn, plan, data, async (announcement, targets) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (CardInputs.Day(data, "date") is not { } day
                || !TimeOnly.TryParseExact(CardInputs.Text(data, "time"), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            {
                return new(AnswerKind.Answer, AnnouncementsTexts.NothingWasScheduledChooseADay);
            }

            var when = PlanDay.ToUtc(day, time);
            if (when <= now || day > turn.Today.AddDays(LongestWait))
            {
                return new(AnswerKind.Answer, AnnouncementsTexts.FormatNothingWasScheduledChooseATime(LongestWait, PlanDay.InWords(now)));
            }

            return await ReleaseAsync(turn, plan, data, announcement, targets, when, cancellationToken);
        }, cancellationToken);

    /// <summary>Writes the deliveries together with the change that makes it no draft any more: both, once, or neither.</summary>
    private async Task<Answer> ReleaseAsync(Turn turn, Plan plan, JsonObject data, Announcement announcement, IReadOnlyList<AnnouncementPlace> targets, DateTime? when, CancellationToken cancellationToken)
    {
        var keys = CardInputs.Chosen(data, "places");
        var chosen = targets.Where(place => keys.Contains($"{place.SubscriptionId:N}")).ToList();
        if (chosen.Count == 0 || chosen.Count != keys.Count)
        {
            return new(AnswerKind.Answer, keys.Count == 0
                ? AnnouncementsTexts.NothingWasSentChooseAtLeast
                : AnnouncementsTexts.NothingWasSentAChosenPlace);
        }

        foreach (var place in chosen)
        {
            outbox.Enqueue(new($"{announcement.Batch}:{place.SubscriptionId:N}", new PostTarget.Conversation(place.ConversationId))
            {
                Topic = AnnouncementAuthor.AnnouncementTopic,
                Subject = $"{announcement.Id:N}",
                Batch = announcement.Batch,
                NotBeforeUtc = when,
            });
        }

        (announcement.State, announcement.SendAtUtc) = (AnnouncementState.Released, when ?? clock.GetUtcNow().UtcDateTime);
        announcement.Revision++;
        audit.Record(
            AuditActor.Person(turn.Person.Key),
            new(AuditKinds.Announcement, plan.Id, $"{announcement.Id}"),
            when is null ? "sent" : "scheduled",
            new Dictionary<string, string>(),
            new Dictionary<string, string> { ["SendAt"] = $"{announcement.SendAtUtc:O}", ["Places"] = chosen.Count.ToString(CultureInfo.InvariantCulture) });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException conflict) when (db.IsOvertaken(conflict))
        {
            // Pressed twice at once: the other one did it.
            db.ChangeTracker.Clear();
            return await reports.ShowAsync(turn, plan, announcement.Id, "", cancellationToken);
        }

        signal.Wake();
        LogState(announcement.Id, announcement.State);
        var done = when is { } later ? AnnouncementsTexts.FormatItIsSentOn(PlanDay.InWords(later)) : AnnouncementsTexts.ItIsOnItsWay;
        return await reports.ShowAsync(turn, plan, announcement.Id, done, cancellationToken);
    }

    /// <summary>Does something with a draft; of one that was sent already the report is shown, so that a second press does nothing.</summary>
    private async Task<Answer> WithDraftAsync(Turn turn, Plan plan, JsonObject data, Func<Announcement, IReadOnlyList<AnnouncementPlace>, Task<Answer>> act, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.Announce, plan.Area))
        {
            return AnnouncementReports.MayNot(plan);
        }

        _ = Guid.TryParse(CardInputs.Text(data, "announcement"), out var id);
        return await db.Set<Announcement>().SingleOrDefaultAsync(row => row.Id == id && row.PlanId == plan.Id, cancellationToken) switch
        {
            null => AnnouncementReports.NotHeld,
            { State: AnnouncementState.Draft } draft => await act(draft, await places.OfAsync(plan, cancellationToken)),
            var sent => await reports.ShowAsync(turn, plan, sent.Id, "", cancellationToken),
        };
    }

    private static Answer Preview(Turn turn, Plan plan, Announcement announcement, IReadOnlyList<AnnouncementPlace> targets, string chosen)
    {
        var text = AnnouncementsTexts.ThisIsHowItWillLook;
        return new(AnswerKind.Form, text) { Card = AnnouncementPreviewCard.Render(plan, announcement, targets, chosen, text, turn.Today), Audience = Audience.Presser };
    }

    private static string? WrongText(string text) => text.Trim().Length switch
    {
        0 => AnnouncementsTexts.WriteWhatIsToBeAnnounced,
        > LongestText => AnnouncementsTexts.FormatAnAnnouncementMayHaveCharactersThis(BritishEnglish.Number(LongestText), BritishEnglish.Number(text.Trim().Length)),
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Announcement {AnnouncementId} is {State}")]
    private partial void LogState(Guid announcementId, AnnouncementState state);
}
