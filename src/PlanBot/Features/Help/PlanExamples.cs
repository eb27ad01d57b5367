using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.Help;

/// <summary>Questions that the conversation's plan can answer, made from its own records; general ones where no plan is chosen.</summary>
internal sealed class PlanExamples(PlanDbContext db)
{
    private const int LongestName = 60;

    public async Task<ExampleQuestions> OfAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Plan is not { } plan)
        {
            return ExampleQuestions.OfNoPlan;
        }

        var themes = await db.Themes.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellationToken);
        var theme = new ThemeLineage(themes, turn.Today).InForce is { Themes: [var first, ..] } ? first.Name : null;
        var gone = themes.Find(row => row.ChangeKind is "merged" or "retired" or "split")?.Name;
        var kpi = await db.Kpis.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Visibility != "staff").OrderBy(row => row.Ordinal).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        var commitment = await db.Commitments.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).FirstOrDefaultAsync(cancellationToken);
        var decision = await db.Decisions.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).FirstOrDefaultAsync(cancellationToken);
        var line = await db.CommissioningLines.AsNoTracking().Where(row => row.PlanId == plan.Id && row.AmountGbp != null).OrderBy(row => row.Ordinal).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        var comment = await db.ConsultationComments.AsNoTracking().Where(row => row.PlanId == plan.Id).OrderBy(row => row.Ordinal).Select(row => row.Letter).FirstOrDefaultAsync(cancellationToken);
        var ambition = await db.Ambitions.AsNoTracking().Where(row => row.PlanId == plan.Id).AnyAsync(cancellationToken);
        var date = await db.Milestones.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Visibility != "staff" && row.Kind == "publication").OrderBy(row => row.Ordinal).Select(row => row.Event).FirstOrDefaultAsync(cancellationToken);
        var heading = await db.Paragraphs.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Heading != "" && row.Heading != "Header").OrderBy(row => row.Ordinal).Select(row => row.Heading).FirstOrDefaultAsync(cancellationToken);
        return new(
            [.. Ask(HelpTexts.WhatsTheStatusOf0, theme), .. Ask(HelpTexts.WhatHappenedTo0, gone)],
            ambition ? [HelpTexts.WhichAmbitionsAreThere] : [],
            [.. Ask(HelpTexts.Is0GoingUpOrDown, kpi)],
            [.. Ask(HelpTexts.N0IsItDone, commitment?.Summary)],
            [.. Ask(HelpTexts.WhyWasItDecided0, decision?.Summary)],
            line is null ? [] : [.. Ask(HelpTexts.HowMuchIs0, line)],
            comment is null ? [] : [HelpTexts.FormatWhatHappenedToComment(comment), HelpTexts.WhichCommentsWereNotAddressed],
            [.. Ask(HelpTexts.WhenIs0, date)],
            heading is null ? [] : [.. Ask(HelpTexts.WhatDoesThePaperSayAbout, heading), HelpTexts.WhichPapersDoYouHave]);
    }

    private static string[] Ask(string question, string? name) => name is { Length: > 0 and <= LongestName } ? [question.Replace("{0}", name, StringComparison.Ordinal)] : [];
}

/// <summary>Example questions, topic by topic.</summary>
internal sealed record ExampleQuestions(
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> Ambitions,
    IReadOnlyList<string> Kpis,
    IReadOnlyList<string> Commitments,
    IReadOnlyList<string> Decisions,
    IReadOnlyList<string> Money,
    IReadOnlyList<string> Comments,
    IReadOnlyList<string> Dates,
    IReadOnlyList<string> Papers)
{
    /// <summary>What can be asked of any plan.</summary>
    public static ExampleQuestions OfNoPlan => new(
        [HelpTexts.WhatsTheStatusOfTheVictims, HelpTexts.WhatHappenedToTheMentalHealth],
        [HelpTexts.AnythingAboutRuralCrimeInThe],
        [HelpTexts.IsBurglaryGoingUpOrDown],
        [HelpTexts.WhichCommitmentsAreDelayed],
        [HelpTexts.WhyWasItDropped],
        [HelpTexts.HowMuchIsTheGrantsScheme],
        [HelpTexts.WhichCommentsWereNotAddressed],
        [HelpTexts.WhenWillThePlanBePublished],
        [HelpTexts.WhichPapersDoYouHave]);
}
