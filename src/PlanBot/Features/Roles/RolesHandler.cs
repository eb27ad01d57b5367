using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Audit;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.People;
using PlanBot.Plans;
using PlanBot.Turns;

namespace PlanBot.Features.Roles;

/// <summary>"Roles": who holds which role for the area, and a form to give one or take it away; for administrators.</summary>
internal sealed class RolesHandler(PlanDbContext db, PeopleDirectory people)
{
    private const int MostShown = 30;

    private static readonly Role[] Granted = [Role.PanelMember, Role.Partner, Role.SteeringGroupMember, Role.Staff, Role.Administrator];

    private static readonly CardTemplate<RolesCard> Template = new("Roles.RolesCard.json", RolesJson.Default.RolesCard);

    public async Task<Answer> ShowAsync(Turn turn, Plan plan, CancellationToken cancellationToken) =>
        Permissions.Allows(turn.Person, PlanBotAction.ManageRoles, plan.Area)
            ? await FormAsync(turn, plan, "", cancellationToken)
            : MayNot(turn, plan);

    /// <param name="who">What was chosen: an object id of the asker's tenant, or tenant and object id.</param>
    /// <param name="roleName">The chosen role.</param>
    public async Task<Answer> GrantAsync(Turn turn, Plan plan, string who, string roleName, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.ManageRoles, plan.Area))
        {
            return MayNot(turn, plan);
        }

        if (Chosen(turn, who) is not { } chosen || !Enum.TryParse<Role>(roleName, out var role) || !Granted.Contains(role))
        {
            return await FormAsync(turn, plan, RolesTexts.NothingWasChangedChooseAPerson, cancellationToken);
        }

        var name = await NameOfAsync(chosen.TenantId, chosen.ObjectId, cancellationToken);
        await people.GrantAsync(chosen.TenantId, chosen.ObjectId, plan.Area, role, name, AuditActor.Person(turn.Person.Key), cancellationToken);
        return await FormAsync(turn, plan, RolesTexts.FormatIsNowFor(Called(name), role.InWords(), plan.AreaLabel), cancellationToken);
    }

    public async Task<Answer> RevokeAsync(Turn turn, Plan plan, string who, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(turn.Person, PlanBotAction.ManageRoles, plan.Area))
        {
            return MayNot(turn, plan);
        }

        if (Chosen(turn, who) is not { } chosen)
        {
            return await FormAsync(turn, plan, RolesTexts.NothingWasChangedChooseAPerson2, cancellationToken);
        }

        var name = Called(await NameOfAsync(chosen.TenantId, chosen.ObjectId, cancellationToken));
        return await people.RevokeAsync(chosen.TenantId, chosen.ObjectId, plan.Area, AuditActor.Person(turn.Person.Key), cancellationToken)
            ? await FormAsync(turn, plan, RolesTexts.FormatHoldsNoRoleForAnyMore(name, plan.AreaLabel), cancellationToken)
            : await FormAsync(turn, plan, RolesTexts.FormatHoldsNoRoleForAloneA(name, plan.AreaLabel), cancellationToken);
    }

    private static string Called(string name) => name.Length > 0 ? name : RolesTexts.ThePersonYouChose;

    private static (string TenantId, string ObjectId)? Chosen(Turn turn, string who) => who.Trim().ToLowerInvariant().Split('/') switch
    {
        [var objectId] when Guid.TryParse(objectId, out _) => (turn.Person.TenantId, objectId),
        [{ Length: > 0 } tenantId, { Length: > 0 } objectId] => (tenantId, objectId),
        _ => null,
    };

    private async Task<string> NameOfAsync(string tenantId, string objectId, CancellationToken cancellationToken) =>
        await db.Set<PersonRow>().Where(person => person.TenantId == tenantId && person.ObjectId == objectId).Select(person => person.Name).SingleOrDefaultAsync(cancellationToken) ?? "";

    private async Task<Answer> FormAsync(Turn turn, Plan plan, string done, CancellationToken cancellationToken)
    {
        var known = await db.Set<PersonRow>().AsNoTracking().Where(person => person.ErasedAtUtc == null && person.Name != "").OrderBy(person => person.Name).ToListAsync(cancellationToken);
        var names = known.ToDictionary(person => $"{person.TenantId}/{person.ObjectId}", person => person.Name);
        var assignments = (await people.ListAsync(cancellationToken)).Where(held => held.Area == plan.Area || held.Area == RoleAssignment.EveryArea).ToList();
        var text = done.Length > 0 ? done : RolesTexts.FormatARoleForChooseSomebodyTo(BritishEnglish.Count(assignments.Count, RolesTexts.PersonHolds, RolesTexts.PeopleHold), plan.AreaLabel);
        return new(AnswerKind.Form, text)
        {
            Audience = Audience.Asker,
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                text,
                plan.Id,
                [.. assignments.Take(MostShown).Select(held => TypedText.Line(LineOf(held, names)))],
                assignments.Count > MostShown ? RolesTexts.FormatAndMorePlanbotRoleListShows(assignments.Count - MostShown) : "",
                nameof(Role.Partner),
                [.. known.Select(person => new RoleChoice(person.Name, person.TenantId == turn.Person.TenantId ? person.ObjectId : $"{person.TenantId}/{person.ObjectId}"))],
                [.. Granted.Select(role => new RoleChoice(BritishEnglish.Capitalised(role.InWords()), $"{role}"))])),
        };
    }

    private static string LineOf(RoleAssignment held, Dictionary<string, string> names)
    {
        var name = names.GetValueOrDefault($"{held.TenantId}/{held.ObjectId}", held.DisplayName.Length > 0 ? held.DisplayName : held.ObjectId);
        return $"{name}: {held.Role.InWords()}{(held.Area == RoleAssignment.EveryArea ? RolesTexts.ForEveryArea : "")}";
    }

    private static Answer MayNot(Turn turn, Plan plan) => new(
        AnswerKind.Refuse,
        RolesTexts.FormatNothingWasChangedRolesForAre(plan.AreaLabel, turn.Person.RoleIn(plan.Area).InWords()))
    {
        Audience = Audience.Asker,
    };
}

/// <summary>The data of <c>RolesCard.json</c>.</summary>
internal sealed record RolesCard(
    CardHeader Header,
    string Text,
    string PlanId,
    IReadOnlyList<string> Holders,
    string More,
    string Role,
    IReadOnlyList<RoleChoice> People,
    IReadOnlyList<RoleChoice> Roles);

internal sealed record RoleChoice(string Title, string Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RolesCard))]
internal sealed partial class RolesJson : JsonSerializerContext;
