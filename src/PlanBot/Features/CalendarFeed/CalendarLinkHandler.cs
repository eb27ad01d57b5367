using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.CalendarFeed;

/// <summary>"Calendar link for the Panel", and "revoke calendar links".</summary>
internal sealed class CalendarLinkHandler(PlanDbContext db, AuditTrail audit, PlanContacts contacts, DeepLinks links, TimeProvider clock)
{
    /// <summary>Links to one plan's calendars that are in force at once; each was sent to somebody, and none can be shown again.</summary>
    private const int MostLinks = 100;

    /// <param name="turn">The turn.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="wanted">Whose calendar, as it was written; empty for what the conversation is posted, or the whole timetable.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Answer> MakeAsync(Turn turn, Plan plan, string wanted, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.ShareCalendar, plan.Area))
        {
            return await WhoCanAsync(plan, cancellationToken);
        }

        var bodies = await db.Bodies.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
        var body = bodies.NamedBy(wanted);
        if (wanted.Length > 0 && body is null)
        {
            return new(AnswerKind.Answer, bodies.Count == 0
                ? CalendarFeedTexts.FormatNamesNoBodiesSayCalendarLink(plan.AreaLabel, plan.Title)
                : CalendarFeedTexts.FormatHasNoBodyOfThatName(plan.AreaLabel, plan.Title, BritishEnglish.List([.. bodies.Select(row => row.Name)])));
        }

        if (links.ToPath(CalendarFeedEndpoint.Path) is not { Length: > 0 } address)
        {
            return new(AnswerKind.Answer, CalendarFeedTexts.PlanBotDoesNotKnowItsPublic);
        }

        if (await InForce(plan).CountAsync(cancellationToken) >= MostLinks)
        {
            return new(AnswerKind.Answer, CalendarFeedTexts.FormatThereAreCalendarLinksForAlready(MostLinks, plan.AreaLabel, plan.Title));
        }

        var ofSubscription = body is null && await db.Set<DeadlineSubscription>().InForceAsync(turn.ConversationId, plan.Id, cancellationToken) is not null;
        var token = CalendarLink.NewToken();
        var link = new CalendarLink
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            TokenHash = CalendarLink.HashOf(token)!,
            PlanId = plan.Id,
            BodyId = body?.Id ?? "",
            ConversationId = ofSubscription ? turn.ConversationId : "",
            CreatedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(link);
        audit.Record(AuditActor.Person(turn.Person.Key), new(AuditKinds.CalendarLink, plan.Id, link.Id.ToString("N")), "made", new Dictionary<string, string>(), new Dictionary<string, string> { ["Body"] = link.BodyId, ["Conversation"] = link.ConversationId });
        await db.SaveChangesAsync(cancellationToken);

        var what = body is not null ? CalendarFeedTexts.FormatTheDatesOfThe(Bare(body.Name)) : ofSubscription ? CalendarFeedTexts.WhatIsPostedInThatConversation : CalendarFeedTexts.TheWholePublicTimetable;
        return new(AnswerKind.Answer, CalendarFeedTexts.FormatIcsThisAddressIsACalendar(address, token, what, plan.AreaLabel, plan.Title))
        {
            Audience = Audience.Asker,
        };
    }

    /// <summary>In a conversation with a subscription the links to it; elsewhere, and where a body is named, those of the plan.</summary>
    public async Task<Answer> RevokeAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.ShareCalendar, plan.Area))
        {
            return await WhoCanAsync(plan, cancellationToken);
        }

        var ofConversation = await db.Set<DeadlineSubscription>().InForceAsync(turn.ConversationId, plan.Id, cancellationToken) is not null;
        var now = clock.GetUtcNow().UtcDateTime;
        var revoked = await InForce(plan).Where(link => !ofConversation || link.ConversationId == turn.ConversationId).ToListAsync(cancellationToken);
        foreach (var link in revoked)
        {
            link.RevokedAtUtc = now;
            audit.RecordChanged(AuditActor.Person(turn.Person.Key), new(AuditKinds.CalendarLink, plan.Id, link.Id.ToString("N")), "revoked", link);
        }

        await db.SaveChangesAsync(cancellationToken);
        var which = ofConversation ? CalendarFeedTexts.FormatToWhatIsPostedHereOf(plan.AreaLabel, plan.Title) : CalendarFeedTexts.FormatToCalendarsOf(plan.AreaLabel, plan.Title);
        return new(AnswerKind.Answer, revoked.Count == 0
            ? CalendarFeedTexts.FormatNoLinkIsInForce(which)
            : CalendarFeedTexts.FormatNotWorkAnyMoreWhoeverStill(BritishEnglish.Count(revoked.Count, "link"), which, revoked.Count == 1 ? "does" : "do"));
    }

    private IQueryable<CalendarLink> InForce(Plan plan) => db.Set<CalendarLink>().Where(link => link.PlanId == plan.Id && link.RevokedAtUtc == null);

    private static string Bare(string name) => name.StartsWith("The ", StringComparison.Ordinal) ? name[4..] : name;

    private async Task<Answer> WhoCanAsync(Plan plan, CancellationToken cancellationToken) =>
        new(AnswerKind.Refuse, CalendarFeedTexts.FormatOnlyStaffOfOfficeCanMake(plan.AreaLabel, await contacts.OfAsync(plan, cancellationToken)));
}
