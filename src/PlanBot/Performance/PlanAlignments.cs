using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>That an ambition or a theme supports something, as somebody gives it.</summary>
/// <param name="Framework">One of <see cref="AmbitionAlignment.Frameworks"/>.</param>
/// <param name="MeasureId">The national folder's id of what is supported; empty for a strategy of the force.</param>
/// <param name="Item">The strategy in words; not looked at where an id is given.</param>
internal sealed record GivenAlignment(string AmbitionId, string ThemeId, string Framework, string MeasureId, string Item, string Note, string Evidence);

/// <summary>What ambitions and themes are aligned to, each alignment kept with who and when.</summary>
internal sealed class PlanAlignments(PlanDbContext db, AuditTrail audit)
{
    public const int LongestItem = 200;

    public Task<UpdateOutcome> AlignAsync(Person person, Plan plan, GivenAlignment given, DateOnly today, CancellationToken cancellationToken) =>
        NewRows.WriteAsync(db, () => WriteAsync(person, plan, given, today, cancellationToken));

    public static string FrameworkOf(NationalMeasure measure) => measure.IsThreat ? AmbitionAlignment.StrategicRequirement : AmbitionAlignment.NationalMeasures;

    private async Task<UpdateOutcome> WriteAsync(Person person, Plan plan, GivenAlignment given, DateOnly today, CancellationToken cancellationToken)
    {
        var record = given.AmbitionId.Length > 0
            ? await db.Ambitions.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Id == given.AmbitionId).Select(row => (row.Ref + " " + row.Summary).Trim()).SingleOrDefaultAsync(cancellationToken)
            : await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Id == given.ThemeId).Select(row => row.Name).SingleOrDefaultAsync(cancellationToken);
        if (record is null)
        {
            return new UpdateOutcome.Refused(given.AmbitionId.Length > 0 ? PerformanceTexts.ThePlanDoesNotHoldThatAmbition : PerformanceTexts.ThePlanDoesNotHoldThatTheme);
        }

        var measure = given.MeasureId.Length == 0 ? null : await db.NationalMeasures.AsNoTracking().SingleOrDefaultAsync(row => row.Id == given.MeasureId, cancellationToken);
        var item = measure?.Name ?? given.Item;
        if (measure is null ? given.Framework is not AmbitionAlignment.ForceStrategy || given.MeasureId.Length > 0 : FrameworkOf(measure) != given.Framework)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ChooseWhatItSupports);
        }

        if (item.Length is 0 or > LongestItem)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.FormatNameTheStrategy(LongestItem));
        }

        if (PlanUpdates.WrongWords(given.Note, given.Evidence) is { } wrong)
        {
            return new UpdateOutcome.Refused(wrong);
        }

        var held = await db.Alignments.AsNoTracking().Where(row => row.PlanId == plan.Id && row.AmbitionId == given.AmbitionId && row.ThemeId == given.ThemeId && row.Framework == given.Framework).ToListAsync(cancellationToken);
        if (held.Exists(row => given.MeasureId.Length > 0 ? row.MeasureId == given.MeasureId : row.Item.Equals(item, StringComparison.OrdinalIgnoreCase)))
        {
            return new UpdateOutcome.Refused(PerformanceTexts.FormatIsAlignedAlready(record, item));
        }

        var alignment = new Alignment
        {
            PlanId = plan.Id,
            Id = await NewRows.IdAsync("alignment", db.Alignments, plan, cancellationToken),
            Ordinal = await NewRows.OrdinalAsync(db.Alignments, plan, cancellationToken),
            AmbitionId = given.AmbitionId,
            ThemeId = given.ThemeId,
            Framework = given.Framework,
            MeasureId = given.MeasureId,
            Item = item,
            Note = given.Note,
            Source = PlanUpdates.SourceOf(person, today, given.Evidence),
        };
        db.Add(alignment);
        audit.RecordChanged(AuditActor.Person(person.Key), new(AuditKinds.Alignment, plan.Id, alignment.Id), "aligned", alignment);
        await db.SaveChangesAsync(cancellationToken);
        return new UpdateOutcome.Kept(PerformanceTexts.FormatIsAlignedTo(record, item, InWords(given.Framework)), UpdateUndo.KeyOf(db));
    }

    private static string InWords(string framework) => framework switch
    {
        AmbitionAlignment.NationalMeasures => PerformanceTexts.TheNationalMeasures,
        AmbitionAlignment.StrategicRequirement => PerformanceTexts.TheStrategicRequirement,
        _ => PerformanceTexts.ForceStrategies,
    };
}
