using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Performance;

/// <summary>A record that can be mapped to a theme.</summary>
/// <param name="Kind">One of <see cref="UpdateKinds"/>, or <see cref="ThemeMapping.Line"/>.</param>
/// <param name="Ordinal">Where it stands among those of its kind.</param>
/// <param name="Details">What else tells what it is: its heading, and the theme that it was tied to and that is gone.</param>
internal sealed record MappableRecord(string Kind, string Id, int Ordinal, string Text, string Details, IReadOnlyList<string> ThemeIds)
{
    /// <summary>Where it stands in the order in which records are gone through.</summary>
    public (int Kind, int Ordinal) Place => (ThemeMapping.KindsInOrder.IndexOf(Kind), Ordinal);
}

/// <summary>
/// To which themes ambitions are mapped, and what was tied to a theme that was split or retired; each mapping kept with who,
/// when, before and after.
/// </summary>
internal sealed class ThemeMapping(PlanDbContext db, AuditTrail audit)
{
    public const string Line = "line";

    /// <summary>An ambition may count for several themes, anything else for one.</summary>
    public static List<string> KindsInOrder { get; } = [UpdateKinds.Ambition, UpdateKinds.Kpi, UpdateKinds.Commitment, Line];

    /// <summary>What counts for no theme in force: ambitions that are mapped to none, and whatever is tied to a theme that is gone without one heir.</summary>
    public async Task<MappingList> ReadAsync(Plan plan, DateOnly today, CancellationToken cancellationToken)
    {
        var lineage = new ThemeLineage(await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).ToListAsync(cancellationToken), today);
        var headings = await db.Headings.AsNoTracking().Where(row => row.PlanId == plan.Id).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var records = new List<MappableRecord>();
        records.AddRange((await db.Ambitions.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken))
            .Select(row => new MappableRecord(UpdateKinds.Ambition, row.Id, row.Ordinal, $"{row.Ref} {row.Summary}".Trim(), headings.TryGetValue(row.HeadingId, out var heading) ? PerformanceTexts.FormatHeadingHeading(heading) : "", row.ThemeIdList)));
        records.AddRange((await db.Kpis.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken))
            .Select(row => new MappableRecord(UpdateKinds.Kpi, row.Id, row.Ordinal, row.Name, "KPI", IdList.Split(row.ThemeId))));
        records.AddRange((await db.Commitments.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken))
            .Select(row => new MappableRecord(UpdateKinds.Commitment, row.Id, row.Ordinal, row.Summary, PerformanceTexts.Commitment, IdList.Split(row.ThemeId))));
        records.AddRange((await db.CommissioningLines.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken))
            .Select(row => new MappableRecord(Line, row.Id, row.Ordinal, $"{row.Name} {row.Year}".Trim(), PerformanceTexts.CommissioningLine2, IdList.Split(row.ThemeId))));
        return new(lineage, [.. records.OrderBy(record => record.Place)]);
    }

    public async Task<UpdateOutcome> MapAsync(Person person, Plan plan, string kind, string id, IReadOnlyList<string> themeIds, DateOnly today, CancellationToken cancellationToken)
    {
        var list = await ReadAsync(plan, today, cancellationToken);
        var themes = list.Themes.Where(theme => themeIds.Contains(theme.Id)).ToList();
        if (themes.Count == 0 || themes.Count != themeIds.Distinct().Count())
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ChooseAThemeThatThePlan);
        }

        if (kind != UpdateKinds.Ambition && themes.Count > 1)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.OnlyAnAmbitionCanCountFor);
        }

        if (list.Find(kind, id) is not { } record)
        {
            return new UpdateOutcome.Refused(PerformanceTexts.ThePlanDoesNotHoldThatAny);
        }

        if (list.ThemesOf(record).Order(StringComparer.Ordinal).SequenceEqual(themes.Select(theme => theme.Id).Order(StringComparer.Ordinal)))
        {
            return new UpdateOutcome.Refused(PerformanceTexts.FormatCountsForAlready(record.Text, Names(themes)));
        }

        var cell = string.Join(';', themes.Select(theme => theme.Id));
        PlanRow row;
        switch (kind)
        {
            case UpdateKinds.Ambition:
                var ambition = await db.Ambitions.SingleAsync(one => one.PlanId == plan.Id && one.Id == id, cancellationToken);
                (ambition.ThemeIds, row) = (cell, ambition);
                break;
            case UpdateKinds.Kpi:
                var kpi = await db.Kpis.SingleAsync(one => one.PlanId == plan.Id && one.Id == id, cancellationToken);
                (kpi.ThemeId, row) = (cell, kpi);
                break;
            case UpdateKinds.Commitment:
                var commitment = await db.Commitments.SingleAsync(one => one.PlanId == plan.Id && one.Id == id, cancellationToken);
                (commitment.ThemeId, row) = (cell, commitment);
                break;
            default:
                var line = await db.CommissioningLines.SingleAsync(one => one.PlanId == plan.Id && one.Id == id, cancellationToken);
                (line.ThemeId, row) = (cell, line);
                break;
        }

        var audited = kind switch
        {
            UpdateKinds.Ambition => AuditKinds.Ambition,
            UpdateKinds.Kpi => AuditKinds.Kpi,
            UpdateKinds.Commitment => AuditKinds.Commitment,
            _ => AuditKinds.CommissioningLine,
        };
        audit.RecordChanged(AuditActor.Person(person.Key), new(audited, plan.Id, id), "mapped", row);
        await db.SaveChangesAsync(cancellationToken);
        return new UpdateOutcome.Kept(PerformanceTexts.FormatCountsFor(record.Text, Names(themes)), UpdateUndo.KeyOf(db));
    }

    private static string Names(IEnumerable<Theme> themes) => BritishEnglish.List([.. themes.Select(theme => theme.Name)]);
}

/// <summary>What can be mapped, and what counts for no theme.</summary>
internal sealed record MappingList(ThemeLineage Lineage, IReadOnlyList<MappableRecord> Records)
{
    /// <summary>The themes in force.</summary>
    public IReadOnlyList<Theme> Themes { get; } = Lineage.InForce?.Themes ?? [];

    /// <summary>What waits to be mapped, in the order in which it is gone through.</summary>
    public IReadOnlyList<MappableRecord> Waiting { get; } =
    [
        .. Records.Where(record => record.ThemeIds.Count == 0 ? record.Kind == UpdateKinds.Ambition : record.ThemeIds.All(Lineage.IsWithoutHeir)),
    ];

    public MappableRecord? Find(string kind, string id) => Records.FirstOrDefault(record => record.Kind == kind && record.Id == id);

    /// <summary>The themes in force that a record counts for.</summary>
    public IReadOnlyList<string> ThemesOf(MappableRecord record) => [.. record.ThemeIds.Where(id => !Lineage.IsWithoutHeir(id)).Select(Lineage.HeirId).Distinct()];

    /// <summary>The names of the themes that are gone and that the record is tied to still.</summary>
    public string GoneThemes(MappableRecord record) =>
        BritishEnglish.List([.. record.ThemeIds.Where(Lineage.IsWithoutHeir).Select(id => Lineage.Versions.SelectMany(version => version.Themes).First(theme => theme.Id == id).Name).Distinct()]);

    public ThemeSuggestion? SuggestionFor(MappableRecord record) => ThemeSuggestion.Of(
        $"{record.Text} {record.Details}",
        [.. Themes.Select(theme => (theme, Records.Where(other => other.Id != record.Id && ThemesOf(other).Contains(theme.Id)).Select(other => other.Text)))]);
}
