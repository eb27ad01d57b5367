using PlanBot.Packaging;

namespace PlanBot.Health;

/// <summary>The app package for Teams can be made of the settings.</summary>
internal sealed class ManifestCheck(IConfiguration configuration, BotAuthenticationOptions registration) : InstallationCheck
{
    public override Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        if (registration.MicrosoftAppId is null)
        {
            return Task.FromResult<IReadOnlyList<Finding>>([Finding.Ok("Not needed without an app registration.")]);
        }

        var settings = TeamsAppSettings.From(configuration);
        List<Finding> findings =
        [
            .. settings.Problems().Select(problem => Finding.Fault(
                problem.Contains(TeamsAppSettings.Section, StringComparison.Ordinal) ? SettingNamedIn(problem) : "MicrosoftAppId", problem, "Then make the package again: planbot manifest.")),
            .. settings.ExamplePages.Select(page => Finding.Warning(page, "The page is still the example.", "Set your office's own, and make the package again: planbot manifest.")),
        ];
        return Task.FromResult<IReadOnlyList<Finding>>(findings.Count > 0 ? findings : [Finding.Ok($"The package can be made, for {settings.Host}.", $"{TeamsAppSettings.Section}:Host")]);
    }

    private static string SettingNamedIn(string problem) =>
        problem.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).First(word => word.StartsWith(TeamsAppSettings.Section, StringComparison.Ordinal)).TrimEnd('.');
}
