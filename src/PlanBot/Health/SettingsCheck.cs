using Microsoft.Extensions.Options;

namespace PlanBot.Health;

/// <summary>The settings: each has a value of its kind, and none is misspelt.</summary>
internal sealed class SettingsCheck(IServiceProvider services, IConfiguration configuration) : InstallationCheck
{
    private const string SampleFile = "appsettings.sample.json";

    /// <summary>Sections that are PlanBot's alone: what stands there and is no setting does nothing.</summary>
    private static readonly string[] OwnSections = ["PlanBot", "Database"];

    /// <summary>What begins so is the registration's, and nobody else's.</summary>
    private const string Registration = "MicrosoftApp";

    public override Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        List<Finding> findings = [.. WrongValues().Select(wrong => Finding.Fault(WrongSettings.SettingIn(wrong), wrong, "Change the setting; appsettings.sample.json explains it."))];
        findings.AddRange(UnknownSettings().Select(setting =>
            Finding.Warning(setting, $"{setting} is no setting of PlanBot and does nothing.", "Compare its spelling with appsettings.sample.json, or remove it.")));
        if (configuration["PlanBot:AsAt"] is { Length: > 0 } day)
        {
            findings.Add(Finding.Warning("PlanBot:AsAt", $"PlanBot shows its plans as on {day} and posts deadlines by that day.", "Take the setting out where the office works with it."));
        }

        return Task.FromResult<IReadOnlyList<Finding>>(findings.Count > 0 ? findings : [Finding.Ok("Every setting has a value of its kind.")]);
    }

    private IEnumerable<string> WrongValues()
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (TypeInitializationException)
        {
            // The machine does not know the languages, which is a line of its own.
            return [];
        }
        catch (Exception exception) when (WrongSettings.Of(exception) is { } wrong)
        {
            return wrong;
        }
    }

    private IEnumerable<string> UnknownSettings()
    {
        using var stream = typeof(SettingsCheck).Assembly.GetManifestResourceStream(SampleFile)
            ?? throw new InvalidOperationException($"The program holds no {SampleFile}.");
        var known = new ConfigurationBuilder().AddJsonStream(stream).Build().AsEnumerable()
            .Select(setting => WithoutNumbers(setting.Key))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return configuration.AsEnumerable()
            .Where(setting => setting.Value is not null && IsOwn(setting.Key))
            .Select(setting => WithoutNumbers(setting.Key))
            .Where(setting => !known.Contains(setting))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsOwn(string setting) =>
        OwnSections.Contains(setting.Split(':')[0], StringComparer.OrdinalIgnoreCase) || setting.StartsWith(Registration, StringComparison.OrdinalIgnoreCase);

    /// <summary>A list's members have its name.</summary>
    private static string WithoutNumbers(string key) =>
        string.Join(':', key.Split(':').Where(part => !part.All(char.IsAsciiDigit)));
}
