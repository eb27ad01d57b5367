using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Features.Updates;
using PlanBot.People;
using PlanBot.Performance;
using PlanBot.Plans;
using PlanBot.Recognition;
using PlanBot.Turns;

namespace PlanBot.Features.Updates.Nudges;

/// <summary>"I own residential burglary", "Tom Ellis answers for the Performance team", "owners": who answers for what, as the area's staff say or confirm it.</summary>
internal sealed class OwnersHandler(PlanDbContext db, OwnerDirectory owners, PeopleDirectory people)
{
    /// <summary>Each has two buttons, and a card six at most.</summary>
    private const int MostClaims = 2;

    private const int MostLinks = 20;
    private const int MostNames = 4;

    private static readonly CardTemplate<OwnersCard> Template = new("Updates.Nudges.OwnersCard.json", NudgeCardsJson.Default.OwnersCard);

    /// <summary>What somebody says of himself or herself; staff need nobody to confirm it.</summary>
    public async Task<Answer> ClaimAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        if (!turn.Person.IsKnown)
        {
            return new(AnswerKind.Refuse, "Nothing was changed: your account is not known, so that I could not tell that it is you.") { Audience = Audience.Asker };
        }

        var wanted = await WantedAsync(plan, question, cancellationToken);
        var staff = MayLink(turn, plan);
        var isNew = await owners.LinkAsync(turn.Person.Key, turn.Person, wanted, isConfirmed: staff, cancellationToken);
        var what = await InWordsAsync(plan, wanted, turn.Today, cancellationToken);
        return new(AnswerKind.Status, (staff, isNew) switch
        {
            (true, true) => $"You answer for {what} from now on. I ask you when an update is due; say \"nudge me every two weeks\" or \"stop nudging me\" to change that.",
            (false, true) => $"Thank you. The staff of {plan.AreaLabel}'s office see under \"owners\" that you say to answer for {what}, and confirm it; then you can update it and I ask you when an update is due.",
            (_, false) when (await owners.ConfirmedAsync(turn.Person.Key, plan.Area, cancellationToken)).Exists(link => link.Owner == wanted.Owner && link.RecordId == wanted.RecordId) => $"You answer for {what} already. Say \"my updates\" to see what waits for you.",
            _ => $"You said so already: the staff of {plan.AreaLabel}'s office have to confirm that you answer for {what}.",
        })
        {
            Audience = Audience.Asker,
        };
    }

    /// <summary>What staff say of somebody, by the name that the person writes to PlanBot with.</summary>
    public async Task<Answer> LinkAsync(Turn turn, Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        if (!MayLink(turn, plan))
        {
            return MayNot(plan);
        }

        var name = question.Best(EntityTypes.Holder)?.Id ?? "";
        var met = (await db.Set<PersonRow>().AsNoTracking().Where(person => person.TenantId == turn.Person.TenantId && person.ErasedAtUtc == null && person.Name.Length == name.Length).ToListAsync(cancellationToken))
            .FindAll(person => person.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (met is not [var found])
        {
            return new(AnswerKind.Status, met.Count == 0
                ? $"Nothing was changed: I have met nobody called {name}. Let the person write to me \"I own\" and what it is; you find it under \"owners\" to confirm."
                : $"Nothing was changed: I know more than one person called {name}. Let the right one write to me \"I own\" and what it is; you find it under \"owners\" to confirm.")
            {
                Audience = Audience.Asker,
            };
        }

        var wanted = await WantedAsync(plan, question, cancellationToken);
        var isNew = await owners.LinkAsync(found.Key, turn.Person, wanted, isConfirmed: true, cancellationToken);
        var what = await InWordsAsync(plan, wanted, turn.Today, cancellationToken);
        return await ShowAsync(turn, plan, isNew ? $"{found.Name} answers for {what} from now on, may update it, and is asked when an update is due." : $"{found.Name} answers for {what} already.", cancellationToken);
    }

    public Task<Answer> ListAsync(Turn turn, Plan plan, CancellationToken cancellationToken) => ShowAsync(turn, plan, "", cancellationToken);

    /// <param name="key">The link, as the card's button names it.</param>
    public async Task<Answer> ConfirmAsync(Turn turn, Plan plan, string key, CancellationToken cancellationToken)
    {
        if (!MayLink(turn, plan))
        {
            return MayNot(plan);
        }

        var link = Guid.TryParse(key, out var id) ? await owners.ConfirmAsync(turn.Person, plan.Area, id, cancellationToken) : null;
        return InPlace(await ShowAsync(turn, plan, link is null ? "There was nothing to confirm any more." : $"Confirmed: {await NameOfAsync(link, cancellationToken)} answers for {await InWordsAsync(plan, link, turn.Today, cancellationToken)}.", cancellationToken));
    }

    /// <param name="key">The link, as the card's button or choice names it.</param>
    public async Task<Answer> EndAsync(Turn turn, Plan plan, string key, CancellationToken cancellationToken)
    {
        if (!MayLink(turn, plan))
        {
            return MayNot(plan);
        }

        var link = Guid.TryParse(key, out var id) ? await owners.EndAsync(turn.Person, plan.Area, id, cancellationToken) : null;
        return InPlace(await ShowAsync(
            turn,
            plan,
            link is null ? "Nothing was changed: choose who answers for it no more."
                : link.ConfirmedAtUtc is null ? "Declined." : $"{await NameOfAsync(link, cancellationToken)} answers for {await InWordsAsync(plan, link, turn.Today, cancellationToken)} no more.",
            cancellationToken));
    }

    private async Task<Answer> ShowAsync(Turn turn, Plan plan, string done, CancellationToken cancellationToken)
    {
        if (!MayLink(turn, plan))
        {
            return MayNot(plan);
        }

        var links = await owners.OfAreaAsync(plan.Area, cancellationToken);
        var names = await people.NamesOfAsync([.. links.Select(link => link.PersonKey).Distinct()], cancellationToken);
        var records = OwnedRecord.Of(await PlanDelivery.ReadAsync(db, plan, staff: true, turn.Today, cancellationToken));
        var (claims, confirmed) = (links.Where(link => link.ConfirmedAtUtc is null).ToList(), links.Where(link => link.ConfirmedAtUtc is not null).ToList());
        var nobody = records.Select(record => record.Owner).Where(owner => owner.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(owner => !confirmed.Exists(link => link.Owner.Equals(owner, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        var waiting = claims.Count == 0
            ? $"{BritishEnglish.Count(confirmed.Count, "link", "links")} between people and owners in {plan.AreaLabel}; nobody waits to be confirmed."
            : $"{BritishEnglish.Count(claims.Count, "person says", "people say")} to answer for something in {plan.AreaLabel} and {(claims.Count == 1 ? "waits" : "wait")} for you. Once confirmed they may update it and are asked when an update is due.";
        var text = SourceWords.Sentences(done, waiting);
        return new(AnswerKind.Status, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                text,
                plan.Id,
                [.. claims.Take(MostClaims).Select(link => new OwnerClaimLine($"{link.Id:N}", plan.Id, Name(link), $"says to answer for {WhatOf(link, records)}", RecordsOf(plan, link, records)))],
                [.. confirmed.Take(MostLinks).Select(link => new OwnerLine(Name(link), $"answers for {WhatOf(link, records)} ({BritishEnglish.Count(records.Count(record => Covers(link, plan, record)), "record")})"))],
                nobody.Count == 0 ? "" : $"Nobody is linked to {BritishEnglish.List([.. nobody.Take(MostNames)])}{(nobody.Count > MostNames ? $" and {BritishEnglish.Number(nobody.Count - MostNames)} more names" : "")}. Say \"NAME answers for\" and the owner.",
                [.. confirmed.Take(MostLinks).Select(link => new UpdateChoice($"{Name(link)}: {WhatOf(link, records)}", $"{link.Id:N}"))])),
        };

        string Name(OwnerLink link) => TypedText.Line(names.GetValueOrDefault(link.PersonKey, PersonRow.ErasedName));
    }

    private static bool Covers(OwnerLink link, Plan plan, OwnedRecord record) => link.Covers(plan.Area, plan.Id, record.Kind, record.Id, record.Owner);

    private static string WhatOf(OwnerLink link, IReadOnlyList<OwnedRecord> records) =>
        link.Owner.Length > 0 ? link.Owner : $"\"{records.FirstOrDefault(record => record.Kind == link.Kind && record.Id == link.RecordId)?.Name ?? link.RecordId}\"";

    private static string RecordsOf(Plan plan, OwnerLink link, IReadOnlyList<OwnedRecord> records)
    {
        var covered = records.Where(record => Covers(link, plan, record)).Select(record => record.Name).ToList();
        return covered.Count <= 3 ? string.Join("; ", covered) : $"{string.Join("; ", covered.Take(3))}; and {BritishEnglish.Number(covered.Count - 3)} more";
    }

    /// <summary>A record with an owner's name stands for the owner: whoever holds the post holds all of it.</summary>
    private async Task<OwnerLink> WantedAsync(Plan plan, RecognizedQuestion question, CancellationToken cancellationToken)
    {
        if (question.Best(EntityTypes.Owner) is { } named)
        {
            return new() { Area = plan.Area, Owner = named.Id.Trim() };
        }

        var record = question.Entities.First(entity => entity.PlanId == plan.Id);
        return await owners.OwnerOfAsync(plan, record.Type, record.Id, cancellationToken) is { Length: > 0 } owner
            ? new() { Area = plan.Area, Owner = owner.Trim() }
            : new() { Area = plan.Area, PlanId = plan.Id, Kind = record.Type, RecordId = record.Id };
    }

    private async Task<string> InWordsAsync(Plan plan, OwnerLink link, DateOnly today, CancellationToken cancellationToken)
    {
        var records = OwnedRecord.Of(await PlanDelivery.ReadAsync(db, plan, staff: false, today, cancellationToken));
        var covered = records.Count(record => Covers(link, plan, record));
        return link.Owner.Length > 0 ? $"what the plan gives to {link.Owner} ({BritishEnglish.Count(covered, "record")})" : WhatOf(link, records);
    }

    private async Task<string> NameOfAsync(OwnerLink link, CancellationToken cancellationToken) =>
        (await people.NamesOfAsync([link.PersonKey], cancellationToken)).GetValueOrDefault(link.PersonKey, PersonRow.ErasedName);

    private static Answer InPlace(Answer answer) => answer with { UsedCard = answer.Card };

    private static bool MayLink(Turn turn, Plan plan) => Permissions.Allows(turn.Person, PlanBotAction.LinkOwners, plan.Area);

    private static Answer MayNot(Plan plan) =>
        new(AnswerKind.Refuse, $"Nothing was changed: who answers for what is said by the staff of {plan.AreaLabel}'s office. Of yourself you can say \"I own\" and what it is.") { Audience = Audience.Asker };
}
