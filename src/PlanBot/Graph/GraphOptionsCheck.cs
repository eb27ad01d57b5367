using System.Buffers;
using Microsoft.Extensions.Options;

namespace PlanBot.Graph;

/// <summary>Checks the settings when the program starts; each sentence begins with the setting that is wrong.</summary>
internal sealed class GraphOptionsCheck(BotAuthenticationOptions registration, IHostEnvironment environment) : IValidateOptions<GraphOptions>
{
    private const int LongestTimeout = 100;

    /// <summary>They would change the address that is called.</summary>
    private static readonly SearchValues<char> NotInAnAddress = SearchValues.Create(" /?#%\\\"'<>");

    public ValidateOptionsResult Validate(string? name, GraphOptions options)
    {
        List<string> wrong = [.. Problems(options)];
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Problems(GraphOptions options)
    {
        if (options.Install && !Guid.TryParse(options.CatalogAppId, out _))
        {
            yield return $"{GraphOptions.Section}:CatalogAppId: write the id that the Teams admin centre shows for PlanBot (a GUID), or set {GraphOptions.Section}:Install to false.";
        }

        if (options.CalendarMailbox.Length > 0 && !IsAddress(options.CalendarMailbox))
        {
            yield return $"{GraphOptions.Section}:CalendarMailbox: write the shared mailbox's address, such as plan-calendar@example.org, or leave it empty.";
        }

        if (options.BaseAddress.Length > 0 && GraphAddress.Problem(options.BaseAddress, environment.IsDevelopment()) is { } problem)
        {
            yield return $"{GraphOptions.Section}:BaseAddress: {problem}";
        }

        if (options.TimeoutSeconds is < 1 or > LongestTimeout)
        {
            yield return $"{GraphOptions.Section}:TimeoutSeconds: write a number from 1 to {LongestTimeout}.";
        }

        if (options.IsOn && registration.MicrosoftAppId is null)
        {
            yield return $"MicrosoftAppId: Microsoft Graph ({GraphOptions.Section}) is called as the bot's app registration, and there is none.";
        }
        else if (options.IsOn && registration.MicrosoftAppType.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"MicrosoftAppType: Microsoft Graph ({GraphOptions.Section}) needs a registration of one tenant, SingleTenant or UserAssignedMSI.";
        }
    }

    private static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 0 } domain] && domain.Contains('.') && !text.AsSpan().ContainsAny(NotInAnAddress);
}
