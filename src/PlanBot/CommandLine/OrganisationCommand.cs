using System.CommandLine;
using PlanBot.Audit;
using PlanBot.Data;
using PlanBot.People;

namespace PlanBot.CommandLine;

/// <summary><c>planbot organisation</c>: an administrator's table of organisations, with their tenants, domains and people.</summary>
internal static class OrganisationCommand
{
    public static Command Create()
    {
        var list = new Command("list", "List the organisations of every area.");
        list.SetAction((parsed, cancellationToken) => WithServicesAsync(
            async services =>
            {
                var known = await services.GetRequiredService<OrganisationDirectory>().ListAsync(cancellationToken);
                foreach (var organisation in known)
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync($"{organisation.Name} for {organisation.Area}");
                }

                if (known.Count == 0)
                {
                    await parsed.InvocationConfiguration.Output.WriteLineAsync("There is no organisation yet. Add one with: planbot organisation link NAME --area AREA --tenant GUID");
                }

                return 0;
            },
            cancellationToken));

        return new Command("organisation", "Show organisations, and say which tenant, e-mail domain or person belongs to which.") { list, Link() };
    }

    private static Command Link()
    {
        var name = CommonOptions.ArgumentThatIsNoOption("NAME", "The organisation's name, such as \"Leicester City Council\".");
        var area = new Option<string>("--area") { Description = "The policing area, such as leicestershire.", HelpName = "AREA", Required = true };
        var tenant = new Option<string>("--tenant") { Description = "Everybody of this tenant speaks for it; with --person the person's tenant.", HelpName = "GUID" };
        var person = new Option<string>("--person") { Description = "This person, by object id, speaks for it; needs --tenant.", HelpName = "GUID" };
        var domain = new Option<string>("--domain") { Description = "Suggest it to those with an address in this e-mail domain; staff confirm.", HelpName = "DOMAIN" };
        var link = new Command("link", "Say which tenant, person or e-mail domain belongs to an organisation; adds the organisation where it is new.") { name, area, tenant, person, domain };
        link.SetAction((parsed, cancellationToken) => WithServicesAsync(
            async services =>
            {
                var (tenantId, objectId, mail) = (parsed.GetValue(tenant) ?? "", parsed.GetValue(person) ?? "", parsed.GetValue(domain) ?? "");
                OrganisationLink? wanted = (tenantId, objectId, mail) switch
                {
                    ({ Length: > 0 }, { Length: > 0 }, "") => new OrganisationLink.Person((await services.GetRequiredService<PeopleDirectory>().FindAsync(tenantId, objectId, "", "", cancellationToken)).Key),
                    ({ Length: > 0 }, "", "") => new OrganisationLink.Tenant(tenantId.ToLowerInvariant()),
                    ("", "", { Length: > 0 }) => new OrganisationLink.Domain(mail.ToLowerInvariant()),
                    _ => null,
                };
                if (wanted is null)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync("Say one of: --tenant GUID; --tenant GUID --person GUID; --domain DOMAIN.");
                    return 1;
                }

                await services.GetRequiredService<OrganisationDirectory>().LinkAsync(AuditActor.CommandLine, parsed.GetRequiredValue(name), parsed.GetRequiredValue(area).ToLowerInvariant(), wanted, cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{parsed.GetRequiredValue(name)} is linked for {parsed.GetRequiredValue(area)}.");
                return 0;
            },
            cancellationToken));
        return link;
    }

    private static async Task<int> WithServicesAsync(Func<IServiceProvider, Task<int>> run, CancellationToken cancellationToken)
    {
        await using var app = PlanBotHost.CreateBuilder([], quiet: true).Build();
        await app.Services.OpenDatabaseAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }
}
