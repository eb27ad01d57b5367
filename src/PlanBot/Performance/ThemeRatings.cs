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

        var themes = await ThemesAsync(plan, cancellationToken);
        if (themes.Find(row => row.Id == themeId) is not { } theme)
        {
            return PerformanceTexts.ThePlanDoesNotHoldThatTheme;
        }

        foreach (var row in GoingOn(themes, theme, today))
        {
            (row.SetRating, row.SetRatingReason, row.SetRatingBy) = (rating.InShort(), reason, person.Name);
            (row.SetRatingOn, row.SetRatingUntil) = (PartialDate.Of(today), PartialDate.Of(last));
            audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Status, plan.Id, row.Id), "status set", row);
        }

        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>Leaves a theme's status to the rule again; false where no person had set it.</summary>
    public async Task<bool> ClearAsync(Person person, Plan plan, string themeId, DateOnly today, CancellationToken cancellationToken)
    {
        var themes = await ThemesAsync(plan, cancellationToken);
        if (themes.Find(row => row.Id == themeId) is not { SetRating.Length: > 0 } theme)
        {
            return false;
        }

        foreach (var row in GoingOn(themes, theme, today).Where(row => row.SetRating.Length > 0))
        {
            (row.SetRating, row.SetRatingReason, row.SetRatingBy, row.SetRatingOn, row.SetRatingUntil) = ("", "", "", null, null);
            audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Status, plan.Id, row.Id), "status left to the rule", row);
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The theme, and the same theme in the versions that are planned: a status set now holds on when they come into force.</summary>
    private static List<Theme> GoingOn(List<Theme> themes, Theme theme, DateOnly today)
    {
        var lineage = new ThemeLineage(themes, today);
        var all = new List<Theme> { theme };
        for (var at = 0; at < all.Count; at++)
        {
            var before = all[at];
            all.AddRange(themes.Where(next => !all.Contains(next)
                && next.PredecessorIds.Contains(before.Id)
                && (next.Name == before.Name || (next.ChangeKind is ThemeChangeKinds.Renamed && next.PredecessorIds.Count == 1))
                && lineage.StandingOf(next) is ThemeStanding.Planned));
        }

        return all;
    }

    private Task<List<Theme>> ThemesAsync(Plan plan, CancellationToken cancellationToken) =>
        db.Themes.Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);
}
