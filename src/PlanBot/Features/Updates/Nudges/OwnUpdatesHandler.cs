using System.Globalization;
using PlanBot.Data;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.Updates.Nudges;

/// <summary>"My updates": what the asker answers for and what of it waits for a value or a status.</summary>
internal sealed class OwnUpdatesHandler(PlanDbContext db, OwnerDirectory owners)
{
    /// <param name="before">Said first; empty for nothing.</param>
    /// <param name="place">How many were shown before.</param>
    /// <param name="nudge">The key of the post that asked; empty where the asker did.</param>
    public async Task<Answer> ShowAsync(Turn turn, Plan plan, string before, string place, string nudge, CancellationToken cancellationToken)
    {
        var links = turn.Person.IsKnown ? await owners.ConfirmedAsync(turn.Person.Key, plan.Area, cancellationToken) : [];
        if (links.Count == 0)
        {
            return new(AnswerKind.Refuse, UpdatesTexts.FormatYouAreNotKnownToAnswer(plan.AreaLabel, plan.Title)) { Audience = Audience.Asker };
        }

        var owned = await Performance.Nudges.OwnedAsync(db, plan, links, turn.Today, cancellationToken);
        var due = plan.IsOverOn(turn.Today) ? [] : owned.Where(record => record.IsDue(NudgeRhythm.ByRecord, turn.Today)).OrderBy(record => record.UpdatedOn ?? DateOnly.MinValue).ToList();
        var shown = int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < due.Count ? number : 0;
        var text = SourceWords.Sentences(before, owned.Count == 0
            ? UpdatesTexts.FormatNothingInNamesYouAsIts(plan.AreaLabel, plan.Title)
            : due.Count == 0 ? UpdatesTexts.FormatNothingWaitsForYouAllThat(BritishEnglish.Count(owned.Count, "record")) : OwnUpdatesCard.Sentence(plan, due));
        var answer = new Answer(AnswerKind.Status, text) { Audience = Audience.Asker };
        return owned.Count == 0 ? answer : answer with { Card = OwnUpdatesCard.Render(plan, turn.Today, text, due, owned, shown, nudge) };
    }
}
