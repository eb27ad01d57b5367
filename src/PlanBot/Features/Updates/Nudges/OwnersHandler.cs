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
            return new(AnswerKind.Refuse, UpdatesTexts.NothingWasChangedYourAccountIsNot) { Audience = Audience.Asker };
        }

        var wanted = await WantedAsync(plan, question, cancellationToken);
        var staff = MayLink(turn, plan);
        var isNew = await owners.LinkAsync(turn.Person.Key, turn.Person, wanted, isConfirmed: staff, cancellationToken);
        var what = await InWordsAsync(plan, wanted, turn.Today, cancellationToken);
        return new(AnswerKind.Status, (staff, isNew) switch
        {
            (true, true) => UpdatesTexts.FormatYouAnswerForFromNowOn(what),
            (false, true) => UpdatesTexts.FormatThankYouTheStaffOfOffice(plan.AreaLabel, what),
            (_, false) when (await owners.ConfirmedAsync(turn.Person.Key, plan.Area, cancellationToken)).Exists(link => link.Owner == wanted.Owner && link.RecordId == wanted.RecordId) => UpdatesTexts.FormatYouAnswerForAlreadySayMy(what),
            _ => UpdatesTexts.FormatYouSaidSoAlreadyTheStaff(plan.AreaLabel, what),
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
                ? UpdatesTexts.FormatNothingWasChangedIHaveMet(name)
                : UpdatesTexts.FormatNothingWasChangedIKnowMore(name))
            {
                Audience = Audience.Asker,
            };
        }

        var wanted = await WantedAsync(plan, question, cancellationToken);
        var isNew = await owners.LinkAsync(found.Key, turn.Person, wanted, isConfirmed: true, cancellationToken);
        var what = await InWordsAsync(plan, wanted, turn.Today, cancellationToken);
        return await ShowAsync(turn, plan, isNew ? UpdatesTexts.FormatAnswersForFromNowOnMay(found.Name, what) : UpdatesTexts.FormatAnswersForAlready(found.Name, what), cancellationToken);
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
        return InPlace(await ShowAsync(turn, plan, link is null ? UpdatesTexts.ThereWasNothingToConfirmAny : UpdatesTexts.FormatConfirmedAnswersFor(await NameOfAsync(link, cancellationToken), await InWordsAsync(plan, link, turn.Today, cancellationToken)), cancellationToken));
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
            link is null ? UpdatesTexts.NothingWasChangedChooseWhoAnswers
                : link.ConfirmedAtUtc is null ? UpdatesTexts.Declined : UpdatesTexts.FormatAnswersForNoMore(await NameOfAsync(link, cancellationToken), await InWordsAsync(plan, link, turn.Today, cancellationToken)),
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
            ? UpdatesTexts.FormatBetweenPeopleAndOwnersInNobody(BritishEnglish.Count(confirmed.Count, "link", "links"), plan.AreaLabel)
            : UpdatesTexts.FormatToAnswerForSomethingInAnd(BritishEnglish.Count(claims.Count, UpdatesTexts.PersonSays, UpdatesTexts.PeopleSay), plan.AreaLabel, claims.Count == 1 ? "waits" : "wait");
        var text = SourceWords.Sentences(done, waiting);
        return new(AnswerKind.Status, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                text,
                plan.Id,
                [.. claims.Take(MostClaims).Select(link => new OwnerClaimLine($"{link.Id:N}", plan.Id, Name(link), UpdatesTexts.FormatSaysToAnswerFor(WhatOf(link, records)), RecordsOf(plan, link, records)))],
                [.. confirmed.Take(MostLinks).Select(link => new OwnerLine(Name(link), UpdatesTexts.FormatAnswersFor(WhatOf(link, records), BritishEnglish.Count(records.Count(record => Covers(link, plan, record)), "record"))))],
                nobody.Count == 0 ? "" : UpdatesTexts.FormatNobodyIsLinkedToSayNAME(BritishEnglish.List([.. nobody.Take(MostNames)]), nobody.Count > MostNames ? UpdatesTexts.FormatAndMoreNames(BritishEnglish.Number(nobody.Count - MostNames)) : ""),
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
        return covered.Count <= 3 ? string.Join("; ", covered) : UpdatesTexts.FormatAndMore4(string.Join("; ", covered.Take(3)), BritishEnglish.Number(covered.Count - 3));
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
        return link.Owner.Length > 0 ? UpdatesTexts.FormatWhatThePlanGivesTo(link.Owner, BritishEnglish.Count(covered, "record")) : WhatOf(link, records);
    }

    private async Task<string> NameOfAsync(OwnerLink link, CancellationToken cancellationToken) =>
        (await people.NamesOfAsync([link.PersonKey], cancellationToken)).GetValueOrDefault(link.PersonKey, PersonRow.ErasedName);

    private static Answer InPlace(Answer answer) => answer with { UsedCard = answer.Card };

    private static bool MayLink(Turn turn, Plan plan) => Permissions.Allows(turn.Person, PlanBotAction.LinkOwners, plan.Area);

    private static Answer MayNot(Plan plan) =>
        new(AnswerKind.Refuse, UpdatesTexts.FormatNothingWasChangedWhoAnswersFor(plan.AreaLabel)) { Audience = Audience.Asker };
}
