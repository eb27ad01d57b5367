using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Teams;
using PlanBot.Turns;

namespace PlanBot.Features.ThemeStatus;

/// <summary>"What's the status of theme X": what it is for, its rating and why, what is delivered, measured, paid for and next.</summary>
internal sealed class ThemeStatusHandler(PlanDbContext db, DeepLinks links)
{
    private const int MostKpis = 6;
    private const int MostMilestones = 3;

    /// <summary>From what is done to what is not: the order in which statuses are counted out.</summary>
    private static readonly DeliveryStatus[] ReadingOrder =
    [
        DeliveryStatus.Completed, DeliveryStatus.OnTrack, DeliveryStatus.InProgress, DeliveryStatus.AtRisk,
        DeliveryStatus.Delayed, DeliveryStatus.NotStarted, DeliveryStatus.Stopped, DeliveryStatus.Unknown,
    ];

    private static readonly CardTemplate<ThemeStatusCard> Template =
        new("ThemeStatus.ThemeStatusCard.json", ThemeStatusJson.Default.ThemeStatusCard);

    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, string themeId, CancellationToken cancellationToken)
    {
        if (await ReadAsync(plan, themeId, turn, cancellationToken) is not { } facts)
        {
            return new(AnswerKind.Answer, ThemeStatusTexts.FormatDoesNotHoldThatThemeAny(plan.AreaLabel, plan.Title));
        }

        var text = $"{Sentence(facts)} {Freshness.InWords(turn.Today, facts.Sources, [.. facts.Commitments.Select(row => row.UpdatedOn), .. facts.Ambitions.Select(row => row.UpdatedOn), .. facts.Kpis.Select(reading => reading.Latest?.PublishedOn)])}";
        return new(AnswerKind.Answer, text)
        {
            Card = Template.Render(CardData(facts, text, links.ToRecord(new(plan.Id, EntityTypes.Theme, themeId)))),
            Sources = facts.Sources,
            Entities = [new(EntityTypes.Theme, themeId, plan.Id, 1)],
        };
    }

    private async Task<ThemeFacts?> ReadAsync(Plan plan, string themeId, Turn turn, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        if (themes.SingleOrDefault(row => row.Id == themeId) is not { } theme)
        {
            return null;
        }

        var staff = turn.MaySeeStaffOnly(plan.Area);
        var lineage = new ThemeLineage(themes, turn.Today);
        var held = lineage.HeldBy(theme).ToList();

        var kpis = await db.Kpis.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && held.Contains(row.ThemeId))
            .Where(row => staff || row.Visibility != "staff")
            .OrderBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        var kpiIds = kpis.ConvertAll(kpi => kpi.Id);
        var measurements = await db.Measurements.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && kpiIds.Contains(row.KpiId))
            .Where(row => staff || !row.Provisional)
            .ToListAsync(cancellationToken);
        var comparators = await db.Comparators.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && kpiIds.Contains(row.KpiId))
            .OrderBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        var commitments = await db.Commitments.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && held.Contains(row.ThemeId))
            .OrderBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        var ambitions = (await db.Ambitions.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.ThemeIds != "")
            .ToListAsync(cancellationToken))
            .Where(row => row.ThemeIdList.Any(held.Contains))
            .ToList();
        var outcomes = await db.Outcomes.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && held.Contains(row.ThemeId))
            .OrderBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        var lines = await db.CommissioningLines.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && held.Contains(row.ThemeId))
            .OrderBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        var milestones = await db.Milestones.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && held.Contains(row.ThemeId))
            .Where(row => staff || row.Visibility != "staff")
            .ToListAsync(cancellationToken);
        var sources = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);

        var readings = kpis.ConvertAll(kpi => KpiReading.Of(kpi, measurements, comparators, turn.Today));
        return new(
            plan,
            theme,
            lineage,
            StatusRule.Of(await db.StatusRules.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == plan.Id, cancellationToken)).Rate(theme, readings, commitments, ambitions, turn.Today),
            readings,
            KpiTrend.Of(readings, measurements, turn.Today),
            commitments,
            ambitions,
            outcomes,
            lines,
            Upcoming(milestones, turn.Today),
            new SourceReferences(sources).Of(
                [theme.Source, .. outcomes.Select(row => row.Source), .. commitments.Select(row => row.Source), .. milestones.Select(row => row.Source), .. readings.Select(reading => reading.Latest?.Source ?? reading.Kpi.Source), .. lines.Select(row => row.Source)]),
            turn.Today);
    }

    private static List<Milestone> Upcoming(IEnumerable<Milestone> milestones, DateOnly today) =>
    [
        .. milestones
            .Where(milestone => !MilestoneDates.IsSettled(milestone, today))
            .Select(milestone => (milestone, day: MilestoneDates.CountedDay(milestone, WorkingDays.EnglandAndWales)))
            .Where(item => item.day >= today)
            .OrderBy(item => item.day)
            .Select(item => item.milestone)
            .Take(MostMilestones),
    ];

    private static string Sentence(ThemeFacts facts)
    {
        var standing = facts.Lineage.Standing(facts.Theme);
        if (facts.Lineage.StandingOf(facts.Theme) is ThemeStanding.Past)
        {
            return string.Join(' ', [standing, .. facts.Lineage.Changes(facts.Theme)]);
        }

        var rating = facts.Rating.Rating is Rating.NotRated
            ? ThemeStatusTexts.ItIsNotRated + LowerFirst(facts.Rating.Why)
            : ThemeStatusTexts.FormatItsStatusIs(facts.Rating.Rating.ToWords());
        var progress = facts.Commitments.Count > 0 ? ThemeStatusTexts.FormatOfCommitmentsByStatus(BritishEnglish.Count(facts.Commitments.Count, "commitment"), ByStatus(facts.Commitments.Select(row => row.Status))) : "";
        var note = facts.Theme.ChangeNote.Length > 0 && facts.Theme.ChangeKind is "" or "grouped" ? " " + BritishEnglish.Sentence(facts.Theme.ChangeNote) : "";
        var word = facts.Theme.Status is "in-progress" ? ThemeStatusTexts.TheSourceCallsItInProgress : "";
        var proposed = facts.Lineage.Changes(facts.Theme) is { Count: > 0 } changes && (facts.Theme.SuccessorIds.Count > 0 || facts.Theme is { ChangeKind: "retired", ChangeDate: not null }) ? " " + changes[0] : "";
        var over = facts.Plan.IsOverOn(facts.Today) ? ThemeStatusTexts.ThePlanItselfIsSupersededAnother : "";
        return $"{standing}{over}{note}{word} {rating}{progress}{proposed}";
    }

    private static ThemeStatusCard CardData(ThemeFacts facts, string text, string share)
    {
        var kpis = facts.Kpis.Take(MostKpis).Select(reading => new KpiLine(
            reading.Kpi.Name,
            reading.LatestInWords,
            Comparison(reading),
            reading.Verdict is Rating.NotRated ? reading.Stale ? ThemeStatusTexts.Stale : ThemeStatusTexts.NotRated : $"{reading.Verdict.Symbol()} {reading.Verdict}",
            reading.Verdict.CardColour())).ToList();
        return new(
            CardHeader.Of(facts.Plan, facts.Today),
            facts.Theme.Name,
            facts.Theme.Id,
            facts.Plan.Id,
            $"{facts.Rating.Rating.Symbol()} {facts.Rating.Rating.ToWords()}",
            facts.Rating.Rating.CardColour(),
            SourceWords.Sentences(facts.Rating.SetByPerson ? BritishEnglish.Sentence(facts.Rating.Why) : ThemeStatusTexts.FormatByTheRule(facts.Rating.Why), facts.Rating.Note),
            text,
            facts.Theme.Purpose,
            [.. facts.Outcomes.Select(outcome => outcome.Summary)],
            [.. Figures(facts)],
            kpis,
            facts.Kpis.Count > MostKpis ? ThemeStatusTexts.FormatAndMores(BritishEnglish.Count(facts.Kpis.Count - MostKpis, ThemeStatusTexts.MoreKPI, ThemeStatusTexts.MoreKPIs)) : "",
            facts.Trend,
            [.. facts.Milestones.Select(milestone => new MilestoneLine(MilestoneDates.ToWords(milestone), milestone.Event, milestone.Body))],
            [.. facts.Sources.Select(source => new SourceLine(source.ToWords(), source.Address))],
            new(share));
    }

    private static IEnumerable<Figure> Figures(ThemeFacts facts)
    {
        yield return new(ThemeStatusTexts.Commitments, facts.Commitments.Count == 0 ? ThemeStatusTexts.NoneTiedToThisTheme : ByStatus(facts.Commitments.Select(row => row.Status)));
        yield return new(ThemeStatusTexts.Ambitions, facts.Ambitions.Count == 0 ? ThemeStatusTexts.NoneTiedToThisTheme : $"{facts.Ambitions.Count}: {ByStatus(facts.Ambitions.Select(row => row.Status))}");
        yield return new(ThemeStatusTexts.Money, Money(facts.Lines));
        if (facts.Theme.Lead.Length > 0)
        {
            yield return new(ThemeStatusTexts.Lead, facts.Theme.Lead);
        }

        yield return new(ThemeStatusTexts.LastUpdate, LastUpdate(facts));
    }

    private static string Money(List<CommissioningLine> lines)
    {
        if (lines.Count == 0)
        {
            return ThemeStatusTexts.NoCommissioningLineTiedToThis;
        }

        var published = lines.Where(line => line.AmountGbp is not null && line.AmountKind != "percent change").ToList();
        var sum = string.Join("; ", published
            .GroupBy(line => line.Year)
            .OrderBy(year => year.Key, StringComparer.Ordinal)
            .Select(year => $"{(year.Any(line => line.AmountKind is not ("exact" or "")) ? "about " : "")}{BritishEnglish.Pounds(year.Sum(line => line.AmountGbp!.Value))} {(year.Key.Length > 0 ? ThemeStatusTexts.FormatInYearKey(year.Key) : ThemeStatusTexts.WithoutAYear)} ({BritishEnglish.Count(year.Count(), "line")})"));
        var unpublished = lines.Count - published.Count;
        var missing = unpublished > 0 ? ThemeStatusTexts.FormatWithoutAPublishedAmount(BritishEnglish.Count(unpublished, "line")) : "";
        return string.Join("; ", new[] { sum, missing }.Where(part => part.Length > 0));
    }

    private static string LastUpdate(ThemeFacts facts)
    {
        var updates = facts.Commitments.Select(row => (On: row.UpdatedOn, By: row.UpdatedBy))
            .Concat(facts.Ambitions.Select(row => (On: row.UpdatedOn, By: row.UpdatedBy)))
            .Concat(facts.Kpis.Select(reading => (On: reading.Latest?.PublishedOn ?? reading.Latest?.PeriodEnd, By: reading.Latest?.RecordedBy ?? "")))
            .Where(update => update.On is { } on && on.First <= facts.Today)
            .OrderByDescending(update => update.On!.Value.Last)
            .ToList();
        return updates is [{ On: { } on } latest, ..]
            ? latest.By.Length > 0 ? ThemeStatusTexts.FormatOnPartByByPart(on.ToWords(), latest.By) : on.ToWords()
            : ThemeStatusTexts.FormatNotRecordedImported(BritishEnglish.Day(DateOnly.FromDateTime(PlanDay.ToLondon(facts.Plan.ImportedAtUtc))));
    }

    private static string Comparison(KpiReading reading)
    {
        var invalid = reading.InvalidComparators.Count > 0
            ? ThemeStatusTexts.FormatNotComparedWith(reading.InvalidComparators[0].Label, reading.InvalidComparators[0].Reason)
            : "";
        return string.Join(". ", new[] { reading.Comparison?.ToWords(reading.Kpi) ?? "", invalid }.Where(part => part.Length > 0)) is { Length: > 0 } words
            ? words
            : ThemeStatusTexts.NothingToCompareWith;
    }

    private static string ByStatus(IEnumerable<string> statuses) => string.Join(", ", statuses
        .GroupBy(DeliveryStatuses.Of)
        .OrderBy(group => Array.IndexOf(ReadingOrder, group.Key))
        .Select(group => $"{group.Count()} {group.Key.ToWords()}"));

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
