using Microsoft.Extensions.Options;
using PlanBot.Graph;
using PlanBot.People;
using PlanBot.Plans;

namespace PlanBot.Health;

/// <summary>Microsoft Graph: what is switched on has its permission, and there are no more than it needs.</summary>
internal sealed class GraphCheck(RegistrationCheck outside, BotAuthenticationOptions registration, IOptions<GraphOptions> options, IOptions<PeopleOptions> people, ICalendarMailbox mailbox) : InstallationCheck
{
    private const string Where = "in the app registration (API permissions, Microsoft Graph, application permissions)";

    public override async Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        GraphOptions graph;
        try
        {
            graph = options.Value;
        }
        catch (OptionsValidationException)
        {
            return [Finding.Ok("Not looked at: its settings are wrong.")];
        }

        if (!graph.IsOn)
        {
            return [Finding.Ok("Not needed: nothing that uses it is switched on.", GraphOptions.Section)];
        }

        return await outside.AcquireTokenAsync(GraphAddress.Of(graph, registration).Scope, cancellationToken) switch
        {
            TokenOutcome.Granted granted => [.. OfCatalog(graph), .. OfPermissions(graph, granted.Roles), .. await OfCalendarAsync(graph, granted.Roles, cancellationToken)],
            TokenOutcome.Refused refused => [Finding.Fault(refused.Setting, $"No token for Microsoft Graph: {refused.Code}.", refused.Why)],
            TokenOutcome.Unreachable unreachable => [Finding.Fault(nameof(registration.ToChannelFromBotLoginUrl), $"{registration.ToChannelFromBotLoginUrl} cannot be reached: {unreachable.Why}", "Let this machine call it over https; where there is a proxy, set HTTPS_PROXY.")],
            var other => throw new InvalidOperationException($"No words for {other.GetType().Name}."),
        };
    }

    private static IEnumerable<Finding> OfCatalog(GraphOptions graph)
    {
        if (graph.Install && graph.CatalogAppId.Length == 0)
        {
            const string Setting = $"{GraphOptions.Section}:{nameof(GraphOptions.CatalogAppId)}";
            yield return Finding.Warning(Setting, "The app's id in the catalogue is not known, and so PlanBot is installed for nobody.", "Make the package now (planbot manifest), upload it, and set this to the id that the Teams admin centre shows for it.");
        }
    }

    private static IEnumerable<Finding> OfPermissions(GraphOptions graph, IReadOnlyList<string>? roles)
    {
        if (roles is null)
        {
            yield return Finding.Warning(GraphOptions.Section, "There is a token for Microsoft Graph, and what it allows cannot be read.", $"Compare the permissions {Where} with PlanBot's page about Microsoft Graph.");
            yield break;
        }

        // The calendar's may be given in Exchange instead, where no token tells of it.
        var used = GraphPermission.All.Where(permission => graph.Uses(permission.Use)).ToList();
        foreach (var permission in used.Where(permission => permission.Use is not GraphUse.Calendar))
        {
            yield return roles.Contains(permission.Permission) ? Finding.Ok($"{permission.Permission} is granted.", permission.Setting)
                : permission.Wider.FirstOrDefault(roles.Contains) is { } wider ? Finding.Ok($"{wider} is granted, which {permission.Permission} is part of.", permission.Setting)
                : Finding.Fault(permission.Setting, $"{permission.Permission} is not granted; PlanBot goes on without it.", $"Add it {Where} and grant admin consent, or switch {permission.Setting} off.");
        }

        foreach (var role in roles.Where(role => !used.Exists(permission => permission.Permission == role)).Order(StringComparer.Ordinal))
        {
            var enough = used.Find(permission => permission.Wider.Contains(role))?.Permission;
            yield return Finding.Warning(
                GraphOptions.Section,
                $"{role} is granted, {(enough is null ? "and nothing that is switched on needs it" : $"and {enough} is enough")}.",
                enough is null ? $"Take it away {Where}." : $"Add {enough} {Where}, and take {role} away.");
        }
    }

    private async Task<IReadOnlyList<Finding>> OfCalendarAsync(GraphOptions graph, IReadOnlyList<string>? roles, CancellationToken cancellationToken)
    {
        var permission = GraphPermission.Of(GraphUse.Calendar);
        if (!graph.Uses(GraphUse.Calendar))
        {
            return [];
        }

        return await mailbox.OpenAsync(graph.CalendarMailbox, cancellationToken) switch
        {
            GraphOutcome<bool>.Done => [await IsLimitedAsync(permission, cancellationToken)],
            GraphOutcome<bool>.Refused { Status: 404 } => [Finding.Fault(permission.Setting, "There is no mailbox of that address.", "Write the shared mailbox's primary address.")],
            GraphOutcome<bool>.Refused { Status: 401 or 403 } when roles?.Contains(permission.Permission) is true =>
                [Finding.Fault(permission.Setting, $"{permission.Permission} is granted, and the mailbox is closed to PlanBot all the same.", "Let the policy in Exchange that limits PlanBot name this mailbox.")],
            GraphOutcome<bool>.Refused { Status: 401 or 403 } =>
                [Finding.Fault(permission.Setting, $"{permission.Permission} is not granted for the mailbox.", $"Grant it for this mailbox alone, in Exchange (RBAC for Applications), or switch {permission.Setting} off.")],
            var failed => [Finding.Fault(permission.Setting, $"The mailbox cannot be looked at: {failed.Reason}.", "Try again; the calendar is brought up to date when Microsoft Graph answers.")],
        };
    }

    /// <summary>Whether other mailboxes are closed to PlanBot: it tries the one of the first administrator, of which it reads the calendar's id and no more.</summary>
    private async Task<Finding> IsLimitedAsync(GraphPermission permission, CancellationToken cancellationToken)
    {
        var (_, other) = people.Value.FirstAdministrators.FirstOrDefault(administrator => registration.IsOwnTenant(administrator.TenantId));
        return other is not null && await mailbox.OpenAsync(other, cancellationToken) is GraphOutcome<bool>.Done
            ? Finding.Warning(permission.Setting, "The mailbox is open to PlanBot, and so are other people's.", "Limit PlanBot to the one mailbox in Exchange (RBAC for Applications, or an application access policy).")
            : Finding.Ok("The mailbox is open to PlanBot.", permission.Setting);
    }
}
