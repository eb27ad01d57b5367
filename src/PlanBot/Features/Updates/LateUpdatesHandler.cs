using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.Updates;

/// <summary>"Who is late?": what waits for a value or a status, and for whom, for the area's staff.</summary>
internal sealed class LateUpdatesHandler(PlanDbContext db)
{
    public const int MostListed = 12;

    private static readonly CardTemplate<LateUpdatesCard> Template = new("Updates.LateUpdatesCard.json", UpdateCardsJson.Default.LateUpdatesCard);

    public Task<Answer> ShowAsync(Turn turn, Plan plan, CancellationToken cancellationToken) => ShowAsync(turn, plan, "", cancellationToken);

    /// <param name="before">Said before the list; empty for nothing.</param>
    public async Task<Answer> ShowAsync(Turn turn, Plan plan, string before, CancellationToken cancellationToken)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return UpdateHandler.MayNot(plan);
        }

        var delivery = await PlanDelivery.ReadAsync(db, plan, staff: true, turn.Today, cancellationToken);
        var late = LateUpdates.Of(delivery);
        var text = SourceWords.Sentences(before, plan.IsOverOn(turn.Today) ? $"{plan.AreaLabel}'s {plan.Title} is over: nobody is asked for updates any more." : Sentence(plan, late));
        var shown = late.Take(MostListed).ToList();
        var choices = shown.ConvertAll(one => new UpdateChoice(Shortened(one.Name), $"{one.Kind}:{one.Id}"));
        return new(AnswerKind.Status, text)
        {
            Audience = Audience.Asker,
            Card = late.Count == 0 ? null : Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                "Waiting for an update",
                text,
                plan.Id,
                [.. shown.Select(one => new LateLine(one.Name, one.Owner.Length > 0 ? $"Waits for: {one.Owner}" : "Nobody is named for it", one.Since))],
                late.Count > MostListed ? $"and {BritishEnglish.Number(late.Count - MostListed)} more" : "",
                choices,
                [.. choices.Where(choice => !choice.Value.StartsWith(UpdateKinds.Kpi, StringComparison.Ordinal))],
                "")),
        };
    }

    private static string Sentence(Plan plan, IReadOnlyList<LateUpdate> late)
    {
        if (late.Count == 0)
        {
            return $"Nobody is late: every KPI of {plan.AreaLabel}'s {plan.Title} has the value that its frequency asks for, and every open promise was looked at in time.";
        }

        var byOwner = late.GroupBy(one => one.Owner.Length > 0 ? one.Owner : "nobody named").OrderByDescending(owner => owner.Count()).Select(owner => $"{owner.Key} ({owner.Count()})").ToList();
        return $"{BritishEnglish.Count(late.Count, "update is", "updates are")} late, with {BritishEnglish.List([.. byOwner.Take(5)])}{(byOwner.Count > 5 ? $" and {NumberWords.Of(byOwner.Count - 5)} more" : "")}.";
    }

    private static string Shortened(string name) => name.Length <= 80 ? name : $"{name[..(char.IsHighSurrogate(name[78]) ? 78 : 79)]}…";
}
