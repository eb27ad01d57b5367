using System.CommandLine;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;

namespace PlanBot.CommandLine;

/// <summary><c>planbot role</c>: who holds which role, for which area.</summary>
internal static class RoleCommand
{
    public static Command Create()
    {
        var tenant = new Option<string>("--tenant") { Description = "The person's tenant id.", HelpName = "GUID", Required = true };
        var person = new Option<string>("--person") { Description = "The person's object id in Microsoft Entra ID.", HelpName = "GUID", Required = true };
        var area = new Option<string>("--area") { Description = "The policing area, such as leicestershire. Default: every area.", HelpName = "AREA", DefaultValueFactory = _ => RoleAssignment.EveryArea };
        var role = new Option<Role>("--role") { Description = "Reader, PanelMember, Partner, SteeringGroupMember, Staff or Administrator.", Required = true };
        var name = new Option<string>("--name") { Description = "A name to show in the list.", HelpName = "NAME", DefaultValueFactory = _ => "" };

        // What was granted by mistake to something that is no id must be taken away by the same words.
        var (tenantGranted, personGranted) = (new Option<string>(tenant.Name) { Description = tenant.Description, HelpName = tenant.HelpName, Required = true }, new Option<string>(person.Name) { Description = person.Description, HelpName = person.HelpName, Required = true });
        foreach (var id in new[] { tenantGranted, personGranted })
        {
            id.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && !Guid.TryParse(token.Value, out _))
                {
                    result.AddError($"{id.Name}: write the id that Microsoft Entra ID shows, such as 00000000-0000-0000-0000-000000000000.");
                }
            });
        }

        foreach (var id in new[] { tenant, person, area })
        {
            id.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && string.IsNullOrWhiteSpace(token.Value))
                {
                    result.AddError($"{id.Name} is empty.");
                }
            });
        }

        var list = new Command("list", "List who holds which role.");
        list.SetAction((parsed, cancellationToken) => WithPeopleAsync(
            async (people, _) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var assignments = await people.ListAsync(cancellationToken);
                foreach (var assignment in assignments)
                {
                    var label = assignment.DisplayName.Length > 0 ? $" ({assignment.DisplayName})" : "";
                    await output.WriteLineAsync($"{assignment.Role} for {AreaInWords(assignment.Area)}: {assignment.TenantId}/{assignment.ObjectId}{label}");
                }

                if (assignments.Count == 0)
                {
                    await output.WriteLineAsync("Nobody holds a role yet. Grant one with: planbot role grant --tenant GUID --person GUID --role Staff");
                }

                return 0;
            },
            cancellationToken));

        var grant = new Command("grant", "Give somebody a role.") { tenantGranted, personGranted, role, area, name };
        grant.SetAction((parsed, cancellationToken) => WithPeopleAsync(
            async (people, plans) =>
            {
                var areas = await plans.AreasAsync(cancellationToken);
                if (parsed.GetRequiredValue(area) is var wanted && wanted != RoleAssignment.EveryArea && areas.Count > 0 && !areas.Contains(wanted))
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"No plan is of the area '{wanted}' (--area), so nothing was changed. Areas: {string.Join(", ", areas)}.");
                    return 1;
                }

                await people.GrantAsync(parsed.GetRequiredValue(tenantGranted), parsed.GetRequiredValue(personGranted), parsed.GetRequiredValue(area), parsed.GetRequiredValue(role), parsed.GetRequiredValue(name), AuditActor.CommandLine, cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{parsed.GetRequiredValue(personGranted)} is now {parsed.GetRequiredValue(role)} for {AreaInWords(parsed.GetRequiredValue(area))}.");
                return 0;
            },
            cancellationToken));

        var revoke = new Command("revoke", "Take a role away.") { tenant, person, area };
        revoke.SetAction((parsed, cancellationToken) => WithPeopleAsync(
            async (people, _) =>
            {
                if (await people.RevokeAsync(parsed.GetRequiredValue(tenant), parsed.GetRequiredValue(person), parsed.GetRequiredValue(area), AuditActor.CommandLine, cancellationToken))
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync("The role is taken away.");
                    return 0;
                }

                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{parsed.GetRequiredValue(person)} holds no role for {AreaInWords(parsed.GetRequiredValue(area))}. See: planbot role list");
                return 1;
            },
            cancellationToken));

        return new Command("role", "Show, grant or revoke roles.") { list, grant, revoke };
    }

    private static async Task<int> WithPeopleAsync(Func<PeopleDirectory, PlanLookup, Task<int>> run, CancellationToken cancellationToken)
    {
        await using var app = PlanBotHost.CreateBuilder([], quiet: true).Build();
        await app.Services.OpenDatabaseAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<PeopleDirectory>(), scope.ServiceProvider.GetRequiredService<PlanLookup>());
    }

    private static string AreaInWords(string area) => area == RoleAssignment.EveryArea ? "every area" : area;
}
