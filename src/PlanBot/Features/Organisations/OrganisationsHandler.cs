using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Graph;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Submissions;
using PlanBot.Turns;

namespace PlanBot.Features.Organisations;

/// <summary>"Organisations to confirm": who says to speak for which organisation, confirmed or declined by the area's staff.</summary>
internal sealed class OrganisationsHandler(PlanDbContext db, OrganisationDirectory organisations, SubmissionRegister register, PeopleDirectory people, IPersonProfiles profiles)
{
    /// <summary>Each has two buttons, and a card six at most.</summary>
    private const int MostShown = 3;

    private static readonly CardTemplate<OrganisationsCard> Template =
        new("Organisations.OrganisationsCard.json", OrganisationsJson.Default.OrganisationsCard);

    public async Task<Answer> ListAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        Permissions.Allows(turn.Person, PlanBotAction.ConfirmOrganisations, plan.Area)
            ? await ListAsync(turn, plan, "", cancellationToken)
            : MayNot(plan);

    /// <param name="key">The key of the person's row, as the card's button names it.</param>
    public async Task<Answer> ConfirmAsync(Turn turn, Plan plan, string key, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.ConfirmOrganisations, plan.Area))
        {
            return MayNot(plan);
        }

        var confirmed = Guid.TryParse(key, out var person)
            ? await organisations.ConfirmAsync(AuditActor.Person(turn.Person.Key), person, plan.Area, cancellationToken)
            : null;
        await db.SaveChangesAsync(cancellationToken);
        if (confirmed is not null)
        {
            await register.AttachAsync(person, confirmed, cancellationToken);
        }

        return await ListAsync(turn, plan, confirmed is null ? OrganisationsTexts.ThereWasNothingToConfirmAny : OrganisationsTexts.FormatConfirmedFor(confirmed.Name), cancellationToken);
    }

    /// <param name="key">The key of the person's row, as the card's button names it.</param>
    public async Task<Answer> DeclineAsync(Turn turn, Plan plan, string key, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.ConfirmOrganisations, plan.Area))
        {
            return MayNot(plan);
        }

        var declined = Guid.TryParse(key, out var person)
            && await organisations.DeclineAsync(AuditActor.Person(turn.Person.Key), person, plan.Area, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return await ListAsync(turn, plan, declined ? OrganisationsTexts.DeclinedThePersonIsAskedAgain : OrganisationsTexts.ThereWasNothingToDeclineAny, cancellationToken);
    }

    private async Task<Answer> ListAsync(Turn turn, Plan plan, string done, CancellationToken cancellationToken)
    {
        var claims = await organisations.UnconfirmedAsync(plan.Area, cancellationToken);
        var names = await people.NamesOfAsync([.. claims.Select(claim => claim.PersonKey)], cancellationToken);
        var shown = claims.Take(MostShown).ToList();
        var directory = await DirectoryLinesAsync([.. shown.Select(claim => claim.PersonKey)], cancellationToken);
        var waiting = claims.Count == 0
            ? OrganisationsTexts.FormatNobodyWaitsForAnOrganisationTo(plan.AreaLabel)
            : OrganisationsTexts.FormatToSpeakForAnOrganisationIn(BritishEnglish.Count(claims.Count, OrganisationsTexts.PersonSays, OrganisationsTexts.PeopleSay), plan.AreaLabel);
        var text = done.Length > 0 ? $"{done} {waiting}" : waiting;
        return new(AnswerKind.Status, text)
        {
            Audience = Audience.Asker,
            Card = claims.Count == 0 ? null : Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                text,
                [.. shown.Select(claim => new OrganisationClaim(
                    $"{claim.PersonKey}",
                    plan.Id,
                    TypedText.Line(names.GetValueOrDefault(claim.PersonKey, PersonRow.ErasedName)),
                    TypedText.Line(claim.Named),
                    OrganisationsTexts.FormatSaidOn(PlanDay.InWords(claim.NamedAtUtc), directory.GetValueOrDefault(claim.PersonKey))))],
                claims.Count > MostShown ? OrganisationsTexts.FormatAndMoreShownWhenTheseAre(claims.Count - MostShown) : "")),
        };
    }

    /// <summary>What the organisation's directory says of each, for staff to compare; where it may not be read, nothing is said.</summary>
    private async Task<Dictionary<Guid, string>> DirectoryLinesAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        var lines = new Dictionary<Guid, string>();
        foreach (var person in await db.Set<PersonRow>().AsNoTracking().Where(row => keys.Contains(row.Key) && row.ErasedAtUtc == null).ToListAsync(cancellationToken))
        {
            if (await profiles.FindAsync(person.TenantId, person.ObjectId, cancellationToken) is { } profile
                && string.Join(", ", new[] { profile.Company, profile.Department }.Where(part => part.Length > 0)) is { Length: > 0 } says)
            {
                lines.Add(person.Key, OrganisationsTexts.FormatInTheDirectory(TypedText.Line(says)));
            }
        }

        return lines;
    }

    private static Answer MayNot(Plan plan) =>
        new(AnswerKind.Refuse, OrganisationsTexts.FormatWhoSpeaksForWhichOrganisationIs(plan.AreaLabel)) { Audience = Audience.Asker };
}

/// <summary>The data of <c>OrganisationsCard.json</c>.</summary>
internal sealed record OrganisationsCard(CardHeader Header, string Text, IReadOnlyList<OrganisationClaim> Claims, string More);

/// <summary>What a person says of himself or herself.</summary>
internal sealed record OrganisationClaim(string Key, string PlanId, string Person, string Named, string Details);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OrganisationsCard))]
internal sealed partial class OrganisationsJson : JsonSerializerContext;
