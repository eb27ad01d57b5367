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
        // Empty is no fault: the catalogue gives the id for a package that was made with the switch on.
        if (options.CatalogAppId.Length > 0 && !Guid.TryParse(options.CatalogAppId, out _))
        {
            yield return GraphTexts.FormatCatalogAppIdWriteTheIdThatThe(GraphOptions.Section, GraphOptions.Section);
        }

        if (options.CalendarMailbox.Length > 0 && !IsAddress(options.CalendarMailbox))
        {
            yield return GraphTexts.FormatCalendarMailboxWriteTheSharedMailboxsAddress(GraphOptions.Section);
        }

        if (options.BaseAddress.Length > 0 && GraphAddress.Problem(options.BaseAddress, environment.IsDevelopment()) is { } problem)
        {
            yield return $"{GraphOptions.Section}:BaseAddress: {problem}";
        }

        if (options.TimeoutSeconds is < 1 or > LongestTimeout)
        {
            yield return GraphTexts.FormatTimeoutSecondsWriteANumberFrom1(GraphOptions.Section, LongestTimeout);
        }

        if (options.IsOn && registration.MicrosoftAppId is null)
        {
            yield return GraphTexts.FormatMicrosoftAppIdMicrosoftGraphIsCalledAs(GraphOptions.Section);
        }
        else if (options.IsOn && registration.MicrosoftAppType.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase))
        {
            yield return GraphTexts.FormatMicrosoftAppTypeMicrosoftGraphNeedsARegistration(GraphOptions.Section);
        }
    }

    private static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 0 } domain] && domain.Contains('.') && !text.AsSpan().ContainsAny(NotInAnAddress);
}
