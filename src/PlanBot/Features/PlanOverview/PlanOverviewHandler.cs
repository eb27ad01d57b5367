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
            Held(await db.CommissioningLines.CountAsync(row => row.PlanId == plan.Id, cancellationToken), "commissioning line"),
            Held(await db.ConsultationComments.CountAsync(row => row.PlanId == plan.Id, cancellationToken), "consultation comment"),
        }.Where(part => part.Length > 0).ToList();
        var inForce = new ThemeLineage(themes, turn.Today).InForce;
        var papers = await db.Sources.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var references = new SourceReferences(papers);
        var sources = references.DocumentsOf([plan.Source, .. inForce?.Themes.Select(theme => theme.Source) ?? []]);
        return new(AnswerKind.Answer, SourceWords.Sentences(
            $"{plan.AreaLabel}'s {plan.Title}{(plan.Commissioner.Length > 0 ? $": the plan of the commissioner {plan.Commissioner}" : "")}{(plan.Force.Length > 0 ? $", with {plan.Force}" : "")}.",
            Period(plan),
            Standing(plan, turn.Today),
            plan.FirstPublished is { } first ? $"First published: {first.ToWords()}{(plan.RevisedPublished is { } revised ? $"; revised: {revised.ToWords()}" : "")}." : "",
            plan.Panel.Length > 0 ? $"Its panel: {plan.Panel}." : "",
            inForce is null ? "The data holds no themes of it." : $"Its {NumberWords.Of(inForce.Themes.Count)} themes: {BritishEnglish.List([.. inForce.Themes.Select(theme => theme.Name)])}.",
            SourceWords.Sentence(plan.Note),
            held.Count > 0 ? $"The data holds {BritishEnglish.List(held)}." : "",
            Freshness.InWords(turn.Today, sources, plan.RevisedPublished, plan.FirstPublished)))
        { Sources = sources };
    }

    private static string Held(int number, string what) => number == 0 ? "" : BritishEnglish.Count(number, what);

    private static string Period(Plan plan) => (plan.PeriodStart, plan.PeriodEnd) switch
    {
        ({ } start, { } end) => $"It covers {start.ToWords()} to {end.ToWords()}.",
        ({ } start, null) => $"It begins {start.ToWords()}; the data gives no end.",
        (null, { } end) => $"It ends {end.ToWords()}; the data gives no start.",
        _ => "The data gives no days that it begins and ends on, only the years in its title.",
    };

    private static string Standing(Plan plan, DateOnly today) => plan.Status switch
    {
        "superseded" when plan.IsOverOn(today) => "Another plan has taken its place since.",
        "superseded" => "It is in force on that day; another plan took its place later.",
        "current" or "published" => "It is the current plan by the data.",
        "" => "",
        var status => $"Its status: {status.Replace('-', ' ')}.",
    };
}
