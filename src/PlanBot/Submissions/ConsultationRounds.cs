using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;

namespace PlanBot.Submissions;

/// <summary>The consultation rounds of plans.</summary>
internal sealed class ConsultationRounds(PlanDbContext db)
{
    /// <summary>The round that takes comments on that day; of several the one that closes first.</summary>
    public async Task<ConsultationRound?> OpenAsync(Plan plan, DateOnly today, CancellationToken cancellationToken) =>
        (await OfAsync(plan, cancellationToken)).Where(round => round.IsOpenOn(today)).MinBy(round => round.ClosesOn);

    /// <summary>The plan's rounds, the latest first.</summary>
    public async Task<IReadOnlyList<ConsultationRound>> OfAsync(Plan plan, CancellationToken cancellationToken) =>
        [.. (await db.Set<ConsultationRound>().AsNoTracking().Where(round => round.PlanId == plan.Id).ToListAsync(cancellationToken)).OrderByDescending(round => round.OpensOn)];

    /// <summary>Why no comment is taken, and what can be done.</summary>
    public async Task<string> ClosedAsync(Plan plan, DateOnly today, string office, CancellationToken cancellationToken)
    {
        var rounds = await OfAsync(plan, cancellationToken);
        if (rounds.LastOrDefault(round => round.OpensOn > today) is { } next)
        {
            return SubmissionsTexts.FormatCommentsOnOfAreTakenFrom(next.InWords, plan.AreaLabel, plan.Title, BritishEnglish.Day(next.OpensOn));
        }

        return rounds is [var last, ..]
            ? SubmissionsTexts.FormatTheConsultationOnOfIsClosed(last.InWords, plan.AreaLabel, plan.Title, office)
            : SubmissionsTexts.FormatNoConsultationOnIsOpenSo(plan.AreaLabel, plan.Title, office);
    }
}
