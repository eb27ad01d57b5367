using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Features.Updates.Nudges;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.Updates;

/// <summary>"Who is late?": what waits for a value or a status, since when and for whom, and whether that person can be asked, for the area's staff. Owners see their own.</summary>
internal sealed class LateUpdatesHandler(PlanDbContext db, OwnerDirectory owners, Performance.Nudges nudges, PeopleDirectory people, OwnUpdatesHandler own)
{
    public const int MostListed = 12;

    private static readonly CardTemplate<LateUpdatesCard> Template = new("Updates.LateUpdatesCard.json", UpdateCardsJson.Default.LateUpdatesCard);

    public Task<Answer> ShowAsync(Turn turn, Plan plan, CancellationToken cancellationToken) => ShowAsync(turn, plan, "", cancellationToken);

    /// <param name="before">Said before the list; empty for nothing.</param>
    public async Task<Answer> ShowAsync(Turn turn, Plan plan, string before, CancellationToken cancellationToken)
    {
        if (!UpdateHandler.MayUpdate(turn, plan))
        {
            return turn.Person.IsKnown && (await owners.ConfirmedAsync(turn.Person.Key, plan.Area, cancellationToken)).Count > 0
                ? await own.ShowAsync(turn, plan, before, "", "", cancellationToken)
                : UpdateHandler.MayNot(plan);
        }

        var delivery = await PlanDelivery.ReadAsync(db, plan, staff: true, turn.Today, cancellationToken);
        var late = LateUpdates.Of(delivery);
        var text = SourceWords.Sentences(before, plan.IsOverOn(turn.Today) ? UpdatesTexts.FormatIsOverNobodyIsAskedFor(plan.AreaLabel, plan.Title) : Sentence(plan, late));
        var shown = late.Take(MostListed).ToList();
        var asked = await AskedAsync(plan, shown, turn.Today, cancellationToken);
        var choices = shown.ConvertAll(one => new UpdateChoice(Shortened(one.Name), $"{one.Kind}:{one.Id}"));
        return new(AnswerKind.Status, text)
        {
            Audience = Audience.Asker,
            Card = late.Count == 0 ? null : Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                UpdatesTexts.WaitingForAnUpdate,
                text,
                plan.Id,
                [.. shown.Select(one => new LateLine(
                    one.Name,
                    SourceWords.Sentences($"{(one.Owner.Length > 0 ? UpdatesTexts.FormatWaitsFor(one.Owner) : UpdatesTexts.NobodyIsNamedForIt)}.", asked[one]),
                    $"{one.Since}{(one.LateFrom is { } from ? UpdatesTexts.FormatLateSince(BritishEnglish.Day(from)) : "")}"))],
                late.Count > MostListed ? UpdatesTexts.FormatAndMore(BritishEnglish.Number(late.Count - MostListed)) : "",
                choices,
                [.. choices.Where(choice => !choice.Value.StartsWith(UpdateKinds.Kpi, StringComparison.Ordinal))],
                "")),
        };
    }

    /// <summary>For each whether somebody is asked for it, and if not why.</summary>
    private async Task<Dictionary<LateUpdate, string>> AskedAsync(Plan plan, IReadOnlyList<LateUpdate> late, DateOnly today, CancellationToken cancellationToken)
    {
        var links = (await owners.OfAreaAsync(plan.Area, cancellationToken)).FindAll(link => link.ConfirmedAtUtc is not null);
        var keys = links.ConvertAll(link => link.PersonKey);
        var names = await people.NamesOfAsync(keys, cancellationToken);
        var reachable = await nudges.ReachableAsync(keys, cancellationToken);
        var last = await nudges.LastAsync(plan.Id, cancellationToken);
        var words = new Dictionary<LateUpdate, string>();
        foreach (var one in late)
        {
            var sentences = new List<string>();
            foreach (var key in links.Where(link => link.Covers(plan.Area, plan.Id, one.Kind, one.Id, one.Owner)).Select(link => link.PersonKey).Distinct())
            {
                var name = names.GetValueOrDefault(key, PersonRow.ErasedName);
                var setting = await nudges.SettingOfAsync(key, cancellationToken);
                sentences.Add(!reachable.Contains(key) ? UpdatesTexts.FormatCannotBeAskedThereIsNo(name)
                    : last.Find(record => record.PersonKey == key && record.Kind == one.Kind && record.RecordId == one.Id) is { } nudged ? UpdatesTexts.FormatWasAskedOn(name, BritishEnglish.Day(nudged.NudgedOn))
                    : setting.Rhythm is NudgeRhythm.Off ? UpdatesTexts.FormatDoesNotWantToBeAsked(name)
                    : setting.PausedUntil is { } until && until > today ? UpdatesTexts.FormatDoesNotWantToBeAskedBefore(name, BritishEnglish.Day(until))
                    : UpdatesTexts.FormatWasNotAskedYet(name));
            }

            words[one] = sentences.Count > 0 ? string.Join(' ', sentences) : one.Owner.Length > 0 ? UpdatesTexts.NobodyIsLinkedToThatName : UpdatesTexts.NobodyIsAsked;
        }

        return words;
    }

    private static string Sentence(Plan plan, IReadOnlyList<LateUpdate> late)
    {
        if (late.Count == 0)
        {
            return UpdatesTexts.FormatNobodyIsLateEveryKPIOf(plan.AreaLabel, plan.Title);
        }

        var byOwner = late.GroupBy(one => one.Owner.Length > 0 ? one.Owner : UpdatesTexts.NobodyNamed).OrderByDescending(owner => owner.Count()).Select(owner => $"{owner.Key} ({owner.Count()})").ToList();
        return UpdatesTexts.FormatLateWith(BritishEnglish.Count(late.Count, UpdatesTexts.UpdateIs, UpdatesTexts.UpdatesAre), BritishEnglish.List([.. byOwner.Take(5)]), byOwner.Count > 5 ? UpdatesTexts.FormatAndMore2(NumberWords.Of(byOwner.Count - 5)) : "");
    }

    private static string Shortened(string name) => name.Length <= 80 ? name : $"{name[..(char.IsHighSurrogate(name[78]) ? 78 : 79)]}…";
}
