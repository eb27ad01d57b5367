using System.CommandLine;
using PlanBot.Data;
using PlanBot.Health;
using PlanBot.Maintenance;
using PlanBot.Samples;

namespace PlanBot.CommandLine;

/// <summary><c>planbot serve</c>: the bot's endpoint, and in Development a page to try it.</summary>
internal static class ServeCommand
{
    /// <summary>The port that bots listen on while they are developed.</summary>
    private const string DevelopmentUrl = "http://localhost:3978";

    public static Command Create()
    {
        var urls = new Option<string?>("--urls")
        {
            Description = $"Where to listen, such as http://localhost:3978. Default: the setting urls; in Development {DevelopmentUrl}.",
            HelpName = "URL",
        };
        var asAt = CommonOptions.AsAt();
        var command = new Command("serve", "Serve the bot (the default). In Development the page to try it is at the printed address.") { urls, asAt };
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = CommonOptions.Settings(parsed, asAt);
            if (parsed.GetValue(urls) is { Length: > 0 } given)
            {
                settings["urls"] = given;
            }

            return ServeAsync(settings, parsed.InvocationConfiguration.Error, cancellationToken);
        });
        return command;
    }

    private static async Task<int> ServeAsync(Dictionary<string, string?> settings, TextWriter errors, CancellationToken cancellationToken)
    {
        var builder = PlanBotHost.CreateBuilder(settings, quiet: false, begins: true);
        if (builder.Environment.IsDevelopment() && string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DevelopmentUrl);
        }

        WebApplication app;
        try
        {
            app = PlanBotHost.CreateServer(builder);

            // Better no PlanBot than one whose days and hours are wrong.
            var machine = await new ZonesCheck(app.Services.GetRequiredService<NamedZones>()).ExamineAsync(cancellationToken);
            if (machine.FirstOrDefault(finding => finding.Status is FindingStatus.Fault) is { } missing)
            {
                await errors.WriteLineAsync($"{missing.What} {missing.Remedy}");
                await app.DisposeAsync();
                return 1;
            }

            app.Services.GetRequiredService<ServingLock>().Hold();

            // The log says nothing of files that it cannot write.
            var logFiles = (await ActivatorUtilities.CreateInstance<LogFilesCheck>(app.Services).ExamineAsync(cancellationToken)).Single();
            if (logFiles.Status is not FindingStatus.Ok)
            {
                await errors.WriteLineAsync($"{logFiles.What} {logFiles.Remedy}");
            }

            await using (await MigratingServer.StartIfNeededAsync(app, cancellationToken))
            {
                await app.Services.MigrateDatabaseAsync(cancellationToken);
            }

            if (app.Environment.IsDevelopment())
            {
                await app.Services.GetRequiredService<SamplePlans>().LoadIfEmptyAsync(cancellationToken);
            }

            await app.StartAsync(cancellationToken);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or IOException && WrongSettings.Of(wrong) is null)
        {
            // No registration, or an address that cannot be listened on.
            await errors.WriteLineAsync(wrong.Message);
            return 1;
        }

        await using (app)
        {
            await app.WaitForShutdownAsync(cancellationToken);
        }

        return 0;
    }
}
