using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>
/// Themes renamed, merged, split, retired and revived, on a day and with a reason: each a new version of the plan's themes,
/// tied to the one before. What is tied to a theme that goes on as one other counts for that one from the day on; nothing is
/// moved, so that the days before are answered as they were.
/// </summary>
internal sealed class ThemeChanges(PlanDbContext db, AuditTrail audit, UpdateUndo undo)
{
    public async Task<List<Theme>> ThemesAsync(Plan plan, CancellationToken cancellationToken) =>
        await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken);

    /// <summary>What a change would do, in sentences, or what is wrong with it; nothing is changed.</summary>
    public async Task<(ThemeChange Change, string InWords)> PreviewAsync(Plan plan, GivenThemeChange given, DateOnly today, CancellationToken cancellationToken)
    {
        var themes = await ThemesAsync(plan, cancellationToken);
        var change = ThemeChange.Of(plan, themes, given, today);
        return change.Problem.Length > 0 ? (change, "") : (change, $"{change.Sentence} {await TiedInWordsAsync(plan, themes, change, given, cancellationToken)}".TrimEnd());
    }

    /// <param name="before">The version that the person saw when the change was previewed.</param>
    public async Task<UpdateOutcome> ApplyAsync(Person person, Plan plan, GivenThemeChange given, string before, DateOnly today, CancellationToken cancellationToken)
    {
        var (change, inWords) = await PreviewAsync(plan, given, today, cancellationToken);
        if (change.Problem.Length > 0)
        {
            return new UpdateOutcome.Refused(change.Problem);
        }

        if (change.Before != before)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.TheThemesWereChangedMeanwhileLook);
        }

        var rows = await db.Themes.Where(row => row.PlanId == plan.Id).ToDictionaryAsync(row => row.Id, cancellationToken);
        foreach (var note in change.Notes)
        {
            var row = rows[note.ThemeId];
            (row.Successors, row.Status, row.ChangeKind, row.ChangeDate, row.ChangeNote) = (note.Successors, note.Status, note.ChangeKind, note.ChangeDate, note.ChangeNote);
            audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Theme, plan.Id, row.Id), given.Kind, row);
        }

        foreach (var row in change.Added)
        {
            db.Add(row);
            audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Theme, plan.Id, row.Id), given.Kind, row);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException conflict) when (db.IsOvertaken(conflict))
        {
            // Somebody changed the themes in the same moment: the new rows have the same ids.
            db.ChangeTracker.Clear();
            return new UpdateOutcome.Refused(PerformanceTexts.TheThemesWereChangedMeanwhileLook);
        }

        return new UpdateOutcome.Kept(inWords, UpdateUndo.KeyOf(db));
    }

    /// <summary>Takes a change back while its version is the last one and nothing is tied to the themes that it made.</summary>
    public async Task<UpdateOutcome> UndoAsync(Person person, Plan plan, string key, CancellationToken cancellationToken)
    {
        var added = await undo.AddedAsync(plan, key, AuditKinds.Theme, cancellationToken);
        var isTied = await db.Kpis.AnyAsync(row => row.PlanId == plan.Id && added.Contains(row.ThemeId), cancellationToken)
            || await db.Commitments.AnyAsync(row => row.PlanId == plan.Id && added.Contains(row.ThemeId), cancellationToken)
            || await db.CommissioningLines.AnyAsync(row => row.PlanId == plan.Id && added.Contains(row.ThemeId), cancellationToken)
            || await db.Outcomes.AnyAsync(row => row.PlanId == plan.Id && added.Contains(row.ThemeId), cancellationToken)
            || await db.Milestones.AnyAsync(row => row.PlanId == plan.Id && added.Contains(row.ThemeId), cancellationToken)
            || (await db.Ambitions.AsNoTracking().Where(row => row.PlanId == plan.Id && row.ThemeIds != "").ToListAsync(cancellationToken)).Exists(row => row.ThemeIdList.Any(added.Contains))
            || (await ThemesAsync(plan, cancellationToken)).Exists(row => !added.Contains(row.Id) && row.PredecessorIds.Any(added.Contains));
        return isTied
            ? new UpdateOutcome.Refused(PerformanceTexts.SomethingIsTiedToTheNew)
            : await undo.UndoAsync(person, plan, key, mayUndoOthers: true, cancellationToken);
    }

    /// <summary>What becomes of what is tied to the themes that it happens to.</summary>
    private async Task<string> TiedInWordsAsync(Plan plan, List<Theme> themes, ThemeChange change, GivenThemeChange given, CancellationToken cancellationToken)
    {
        var lineage = new ThemeLineage(themes, new ThemeLineage(themes, DateOnly.MaxValue).Lasting()[^1].InForceFrom);
        var held = themes.Where(theme => given.ThemeIds.Contains(theme.Id)).SelectMany(lineage.HeldBy).ToHashSet(StringComparer.Ordinal);
        var tied = BritishEnglish.List(
        [
            .. Counts(
                (await db.Kpis.CountAsync(row => row.PlanId == plan.Id && held.Contains(row.ThemeId), cancellationToken), "KPI"),
                (await db.Commitments.CountAsync(row => row.PlanId == plan.Id && held.Contains(row.ThemeId), cancellationToken), "commitment"),
                ((await db.Ambitions.AsNoTracking().Where(row => row.PlanId == plan.Id && row.ThemeIds != "").ToListAsync(cancellationToken)).Count(row => row.ThemeIdList.Any(held.Contains)), "ambition"),
                (await db.CommissioningLines.CountAsync(row => row.PlanId == plan.Id && held.Contains(row.ThemeId), cancellationToken), PerformanceTexts.CommissioningLine)),
        ]);
        return tied.Length == 0 ? "" : given.Kind switch
        {
            ThemeChangeKinds.Renamed or ThemeChangeKinds.Merged => PerformanceTexts.FormatWhatIsTiedToCountsFor(given.ThemeIds.Count == 1 ? "it" : "them", tied, change.Added.First(theme => theme.ChangeDate is not null && theme.PredecessorIds.Any(given.ThemeIds.Contains)).Name),
            ThemeChangeKinds.Split => PerformanceTexts.FormatWhatIsTiedToItCounts(tied),
            ThemeChangeKinds.Retired => PerformanceTexts.FormatWhatIsTiedToItCountsFor(tied),
            _ => PerformanceTexts.FormatWhatWasTiedToItCounts(tied),
        };
    }

    private static IEnumerable<string> Counts(params IEnumerable<(int Number, string Name)> counts) =>
        counts.Where(count => count.Number > 0).Select(count => BritishEnglish.Count(count.Number, count.Name));
}
