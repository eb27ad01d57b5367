using System.CommandLine;
using PlanBot.Health;

namespace PlanBot.CommandLine;

/// <summary><c>planbot doctor</c>: looks at the whole installation, and says of each part how it stands and what to do.</summary>
internal static class DoctorCommand
{
    /// <summary>The command. It ends with 0 where nothing is at fault (warnings are none) and 1 where something is.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Write the report as JSON." };
        var command = new Command("doctor", "Check settings, credential, network, database, disk, manifest, conversations and outbox. It changes nothing.") { json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var diagnoses = await ExamineAsync(cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            var lines = parsed.GetValue(json) ? [DoctorReport.ToJson(diagnoses)] : diagnoses.Select(DoctorReport.ToLine);
            foreach (var line in lines)
            {
                await output.WriteLineAsync(line);
            }

            return DoctorReport.Worst(diagnoses) is FindingStatus.Fault ? 1 : 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Diagnosis>> ExamineAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var app = PlanBotHost.CreateBuilder([], quiet: true).Build();
            return await app.Services.GetRequiredService<Doctor>().ExamineAsync(cancellationToken);
        }
        catch (Exception exception) when (WrongSettings.Of(exception) is { } wrong)
        {
            // So wrong that there is no application to examine.
            return [.. wrong.Select(sentence => new Diagnosis("settings", Finding.Fault(WrongSettings.SettingIn(sentence), sentence, "Nothing else was looked at: put this right and run the doctor again.")))];
        }
    }
}
