using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams;

namespace PlanBot.Features.CalendarFeed;

/// <summary>Reads what a secret link shows: dates that everybody may see, and nothing about people.</summary>
internal sealed class CalendarFeed(PlanDbContext db, DeepLinks links, TimeProvider clock)
{
    /// <returns>The calendar, or nothing where the link is unknown, revoked, or shows nothing any more: nobody can tell which.</returns>
    public async Task<string?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        var hash = CalendarLink.HashOf(token);
        var link = hash is null ? null : await db.Set<CalendarLink>().AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
        if (link is not { RevokedAtUtc: null } || await db.Plans.AsNoTracking().SingleOrDefaultAsync(row => row.Id == link.PlanId, cancellationToken) is not { } plan)
        {
            return null;
        }

        var today = PlanDay.Today(clock);
        var bodies = await db.Bodies.AsNoTracking().Where(body => body.PlanId == plan.Id).ToListAsync(cancellationToken);
        var body = bodies.Find(row => row.Id == link.BodyId);
        if ((link.BodyId.Length > 0 && body is null) || await MilestonesOfAsync(link, cancellationToken) is not { } milestones)
        {
            return null;
        }

        // A plan that was superseded shows what it held until then, and nothing that is not to come any more.
        var events = milestones
            .Where(milestone => milestone.Visibility != "staff" && (body is null || body.IsMeantBy(milestone)))
            .Select(milestone => CalendarEvents.Of(plan, milestone, today, links))
            .OfType<DatedEvent>()
            .Where(dated => !plan.IsOverOn(today) || dated.Span.First <= today)
            .ToList();
        return CalendarEvents.Write(NameOf(plan, link, body), plan, await NumberedAsync(plan.Id, events, cancellationToken));
    }

    /// <summary>Those that the subscription wants; nothing where the one that the link is to has ended.</summary>
    private async Task<IReadOnlyList<Milestone>?> MilestonesOfAsync(CalendarLink link, CancellationToken cancellationToken)
    {
        var milestones = await db.MilestonesOfAsync([link.PlanId], cancellationToken);
        if (link.ConversationId.Length == 0)
        {
            return milestones;
        }

        return await db.Set<DeadlineSubscription>().InForceAsync(link.ConversationId, link.PlanId, cancellationToken) is { } subscription ? [.. milestones.Where(subscription.Wants)] : null;
    }

    private static string NameOf(Plan plan, CalendarLink link, Body? body) =>
        body is not null ? $"{plan.AreaLabel}: {body.Name}"
        : link.ConversationId.Length > 0 ? CalendarFeedTexts.FormatDeadlinesOfTheSteeringGroup(plan.AreaLabel)
        : $"{plan.AreaLabel}: {plan.Title}";

    /// <summary>Gives each event its number, one higher where it has changed since calendars were last told.</summary>
    private async Task<IReadOnlyList<NumberedEvent>> NumberedAsync(string planId, List<DatedEvent> events, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = await db.Set<CalendarEntry>().Where(entry => entry.PlanId == planId).ToDictionaryAsync(entry => entry.MilestoneId, cancellationToken);
        foreach (var dated in events)
        {
            var told = dated.Fingerprint;
            if (!known.TryGetValue(dated.MilestoneId, out var entry))
            {
                entry = new() { PlanId = planId, MilestoneId = dated.MilestoneId, Told = told, ChangedAtUtc = now };
                known.Add(entry.MilestoneId, db.Add(entry).Entity);
            }
            else if (entry.Told != told)
            {
                (entry.Told, entry.Sequence, entry.ChangedAtUtc) = (told, entry.Sequence + 1, now);
            }
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException conflict) when (db.IsOvertaken(conflict))
        {
            // Another reader was told the same in the same moment; its numbers count.
            db.ChangeTracker.Clear();
            var stored = await db.Set<CalendarEntry>().AsNoTracking().Where(entry => entry.PlanId == planId).ToDictionaryAsync(entry => entry.MilestoneId, cancellationToken);
            return [.. events.Where(dated => stored.ContainsKey(dated.MilestoneId)).Select(dated => new NumberedEvent(dated, stored[dated.MilestoneId].Sequence, stored[dated.MilestoneId].ChangedAtUtc))];
        }

        return [.. events.Select(dated => new NumberedEvent(dated, known[dated.MilestoneId].Sequence, known[dated.MilestoneId].ChangedAtUtc))];
    }
}
