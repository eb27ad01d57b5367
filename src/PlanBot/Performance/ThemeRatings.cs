using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>Statuses that named persons set over the rule, each kept with who, when, before and after.</summary>
internal sealed class ThemeRatings(PlanDbContext db, AuditTrail audit)
{
    /// <summary>A status set for longer would be forgotten.</summary>
    public const int MostDaysAhead = 366;

    public const int LongestReason = 500;

    /// <summary>Sets a theme's status, or says what is wrong.</summary>
    public async Task<string?> SetAsync(Person person, Plan plan, string themeId, Rating rating, string reason, DateOnly? until, DateOnly today, CancellationToken cancellationToken)
    {
        if (rating is Rating.NotRated)
        {
            return PerformanceTexts.ChooseGreenAmberOrRed;
        }

        if (reason.Length is 0 or > LongestReason)
        {
            return PerformanceTexts.FormatGiveTheReasonInAtMost(LongestReason);
        }

        if (until is not { } last || last < today || last.DayNumber - today.DayNumber > MostDaysAhead)
        {
            return PerformanceTexts.FormatGiveTheLastDayOnWhich(BritishEnglish.Day(today.AddDays(MostDaysAhead)));
        }

        if (await FindAsync(plan, themeId, cancellationToken) is not { } theme)
        {
            return PerformanceTexts.ThePlanDoesNotHoldThatTheme;
        }

        (theme.SetRating, theme.SetRatingReason, theme.SetRatingBy) = (rating.InShort(), reason, person.Name);
        (theme.SetRatingOn, theme.SetRatingUntil) = (PartialDate.Of(today), PartialDate.Of(last));
        audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Status, plan.Id, theme.Id), "status set", theme);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Leaves a theme's status to the rule again; false where no person had set it.</summary>
    public async Task<bool> ClearAsync(Person person, Plan plan, string themeId, CancellationToken cancellationToken)
    {
        if (await FindAsync(plan, themeId, cancellationToken) is not { SetRating.Length: > 0 } theme)
        {
            return false;
        }

        (theme.SetRating, theme.SetRatingReason, theme.SetRatingBy, theme.SetRatingOn, theme.SetRatingUntil) = ("", "", "", null, null);
        audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Status, plan.Id, theme.Id), "status left to the rule", theme);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private Task<Theme?> FindAsync(Plan plan, string themeId, CancellationToken cancellationToken) =>
        db.Themes.SingleOrDefaultAsync(row => row.PlanId == plan.Id && row.Id == themeId, cancellationToken);
}
