using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.PlanOverview;

/// <summary>"Who is the commissioner", "what period does the plan cover", "give me an overview": the plan itself in a few sentences.</summary>
internal sealed class PlanOverviewHandler(PlanDbContext db)
{
    public async Task<Answer> AnswerAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var themes = await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var held = new[]
        {
            Held(await db.Ambitions.CountAsync(row => row.PlanId == plan.Id, cancellationToken), "ambition"),
            Held(await db.Kpis.CountAsync(row => row.PlanId == plan.Id && row.Visibility != "staff", cancellationToken), "KPI"),
            Held(await db.Commitments.CountAsync(row => row.PlanId == plan.Id, cancellationToken), "commitment"),
            Held(await db.CommissioningLines.CountAsync(row => row.PlanId == plan.Id, cancellationToken), PlanOverviewTexts.CommissioningLine),
            Held(await db.ConsultationComments.CountAsync(row => row.PlanId == plan.Id, cancellationToken), "consultation comment"),
        }.Where(part => part.Length > 0).ToList();
        var inForce = new ThemeLineage(themes, turn.Today).InForce;
        var papers = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var references = new SourceReferences(papers);
        var sources = references.DocumentsOf([plan.Source, .. inForce?.Themes.Select(theme => theme.Source) ?? []]);
        return new(AnswerKind.Answer, SourceWords.Sentences(
            PlanOverviewTexts.FormatAreaLabelSPlanTitlePartPart2(plan.AreaLabel, plan.Title, plan.Commissioner.Length > 0 ? PlanOverviewTexts.FormatThePlanOfTheCommissioner(plan.Commissioner) : "", plan.Force.Length > 0 ? PlanOverviewTexts.FormatWithForce(plan.Force) : ""),
            Period(plan),
            Standing(plan, turn.Today),
            plan.FirstPublished is { } first ? PlanOverviewTexts.FormatFirstPublished(first.ToWords(), plan.RevisedPublished is { } revised ? PlanOverviewTexts.FormatRevisedRevised(revised.ToWords()) : "") : "",
            plan.Panel.Length > 0 ? PlanOverviewTexts.FormatItsPanel(plan.Panel) : "",
            inForce is null ? PlanOverviewTexts.TheDataHoldsNoThemesOf : PlanOverviewTexts.FormatItsThemes(NumberWords.Of(inForce.Themes.Count), BritishEnglish.List([.. inForce.Themes.Select(theme => theme.Name)])),
            SourceWords.Sentence(plan.Note),
            held.Count > 0 ? PlanOverviewTexts.FormatTheDataHolds(BritishEnglish.List(held)) : "",
            Freshness.InWords(turn.Today, sources, plan.RevisedPublished, plan.FirstPublished)))
        { Sources = sources };
    }

    private static string Held(int number, string what) => number == 0 ? "" : BritishEnglish.Count(number, what);

    private static string Period(Plan plan) => (plan.PeriodStart, plan.PeriodEnd) switch
    {
        ({ } start, { } end) => PlanOverviewTexts.FormatItCoversTo(start.ToWords(), end.ToWords()),
        ({ } start, null) => PlanOverviewTexts.FormatItBeginsTheDataGivesNo(start.ToWords()),
        (null, { } end) => PlanOverviewTexts.FormatItEndsTheDataGivesNo(end.ToWords()),
        _ => PlanOverviewTexts.TheDataGivesNoDaysThat,
    };

    private static string Standing(Plan plan, DateOnly today) => plan.Status switch
    {
        "superseded" when plan.IsOverOn(today) => PlanOverviewTexts.AnotherPlanHasTakenItsPlace,
        "superseded" => PlanOverviewTexts.ItIsInForceOnThat,
        "current" or "published" => PlanOverviewTexts.ItIsTheCurrentPlanBy,
        "" => "",
        var status => PlanOverviewTexts.FormatItsStatus(status.Replace('-', ' ')),
    };
}
