using System.CommandLine;

namespace PlanBot.Packaging;

/// <summary><c>planbot manifest</c>: writes the Teams app package that an administrator uploads.</summary>
internal static class ManifestCommand
{
    /// <summary>The command. It ends with 0 when the package is written and 1 when a value is wrong, with nothing written.</summary>
    /// <param name="configuration">Where defaults come from; asked only when the command runs.</param>
    public static Command Create(Func<IConfiguration> configuration)
    {
        var appId = new Option<string?>("--app-id")
        {
            Description = "The Application (client) ID of the bot's app registration. Default: the setting MicrosoftAppId.",
            HelpName = "GUID",
        };
        var host = new Option<string?>("--host")
        {
            Description = $"The public name of the server that PlanBot runs on, without https://. Default: the setting {TeamsAppSettings.Section}:Host.",
            HelpName = "NAME",
        };
        var version = new Option<string?>("--package-version")
        {
            Description = "The version of the package; raise it when you upload a changed package. Default: PlanBot's own version.",
            HelpName = "X.Y.Z",
        };
        var output = new Option<string>("--out")
        {
            Description = "The zip file to write; one that exists is replaced.",
            HelpName = "FILE.zip",
            DefaultValueFactory = _ => "planbot.zip",
        };

        var command = new Command("manifest", "Write the app package to upload to Microsoft Teams.") { appId, host, version, output };
        command.SetAction(parsed =>
        {
            var settings = TeamsAppSettings.From(configuration());
            settings = settings with
            {
                AppId = TeamsAppSettings.Given(parsed.GetValue(appId)) ?? settings.AppId,
                Host = TeamsAppSettings.Given(parsed.GetValue(host)) ?? settings.Host,
                Version = TeamsAppSettings.Given(parsed.GetValue(version)) ?? settings.Version,
            };
            var (writer, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return Write(settings, parsed.GetRequiredValue(output), writer, errors);
        });
        return command;
    }

    private static int Write(TeamsAppSettings settings, string path, TextWriter output, TextWriter errors)
    {
        List<string> problems = PathProblem(path) is { } problem ? [problem] : [];
        switch (TeamsAppPackage.Create(settings))
        {
            case TeamsAppPackageOutcome.Invalid invalid:
                problems.AddRange(invalid.Problems);
                break;
            case TeamsAppPackageOutcome.Packed packed when problems.Count == 0:
                try
                {
                    File.WriteAllBytes(path, packed.Zip.Span);
                    Explain(settings, Path.GetFullPath(path), output);
                    return 0;
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    problems.Add($"Cannot write {path} (--out): {exception.Message} Choose another place with --out.");
                }

                break;
            default:
                break;
        }

        foreach (var line in problems)
        {
            errors.WriteLine(line);
        }

        return 1;
    }

    private static string? PathProblem(string path) => path switch
    {
        _ when string.IsNullOrWhiteSpace(path) => "--out is empty. Name the zip file to write, such as planbot.zip.",
        _ when Directory.Exists(path) => $"{path} (--out) is a folder. Name the zip file to write, such as {Path.Join(path, "planbot.zip")}.",
        // Anything else may be somebody's document or database.
        _ when !path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) => $"{path} (--out) does not end in .zip. Name the zip file to write, such as planbot.zip.",
        _ when !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) => $"The folder of {path} (--out) does not exist. Make it first, or name another place.",
        _ => null,
    };

    private static void Explain(TeamsAppSettings settings, string path, TextWriter output)
    {
        var host = settings.Placeholders["HOST"];
        output.WriteLine($"""
            Wrote {path}: version {settings.Version}, app id {settings.Placeholders["APP_ID"]}, host {host}.

            Next:
              1. In the Azure portal, set the bot's messaging endpoint to https://{host}/api/messages and add the Microsoft Teams channel.
              2. Upload the file. For everybody: Teams admin centre (https://admin.teams.microsoft.com), Teams apps, Manage apps, Upload new app.
                 To try it first: Developer Portal (https://dev.teams.microsoft.com), Apps, Import app, then Preview in Teams.
              3. When you upload it again after a change, raise --package-version.
            """);
        if (settings.ExamplePages is { Count: > 0 } examples)
        {
            output.WriteLine();
            output.WriteLine($"Before you give it to people: these pages still are examples. Set {string.Join(", ", examples)} to your own, and {TeamsAppSettings.Section}:DeveloperName to your office's name.");
        }
    }
}
