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
            return $"Comments on {next.InWords} of {plan.AreaLabel}'s {plan.Title} are taken from {BritishEnglish.Day(next.OpensOn)}.";
        }

        return rounds is [var last, ..]
            ? $"The consultation on {last.InWords} of {plan.AreaLabel}'s {plan.Title} is closed, so I take no more comments on it. A late comment can be accepted by the staff of the office, with a reason: ask {office}."
            : $"No consultation on {plan.AreaLabel}'s {plan.Title} is open, so I cannot take a comment: please ask {office}.";
    }
}
