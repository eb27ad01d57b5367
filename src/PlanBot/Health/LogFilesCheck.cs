using Microsoft.Extensions.Options;
using PlanBot.Telemetry;

namespace PlanBot.Health;

/// <summary>Log files can be written where they are to be: the log itself goes on without a word where they cannot.</summary>
internal sealed class LogFilesCheck(IOptions<TelemetryOptions> options, ServingState serving) : InstallationCheck
{
    private const string Setting = $"{TelemetryOptions.Section}:{nameof(TelemetryOptions.LogFolder)}";

    public override Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([Examine()]);

    private Finding Examine()
    {
        string folder;
        try
        {
            folder = options.Value.LogFolder;
        }
        catch (OptionsValidationException)
        {
            return Finding.Ok("Not looked at: the settings of telemetry are wrong.");
        }

        if (folder.Length == 0)
        {
            return Finding.Ok("None are written.", Setting);
        }

        try
        {
            if (serving.Serves)
            {
                Directory.CreateDirectory(folder);
            }
            else if (!Directory.Exists(folder))
            {
                // Made by a command that root gives, it would be closed to PlanBot's own user.
                return Wrong(folder, "There is no such folder.");
            }

            using var file = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return Finding.Ok($"{folder} takes files.", Setting);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return Wrong(folder, wrong.Message);
        }
    }

    private static Finding Wrong(string folder, string why) =>
        Finding.Warning(Setting, $"No log file can be written in {folder}: {why}", "Let PlanBot's user write there. As a systemd service it may write in /var/log/planbot, which is made when it starts.");
}
