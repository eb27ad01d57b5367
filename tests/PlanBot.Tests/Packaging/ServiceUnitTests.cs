using PlanBot.Tests.Support;

namespace PlanBot.Tests.Packaging;

/// <summary>The systemd units: they take nothing away from the settings, and may write where PlanBot writes.</summary>
public sealed class ServiceUnitTests
{
    /// <summary>An environment variable goes before appsettings.json, where an administrator looks.</summary>
    [Fact]
    public void The_unit_says_nothing_that_stands_in_the_settings()
    {
        var names = Values("planbot.service", "Environment").SelectMany(line => line.Trim('"').Split(' ')).Select(variable => variable.Split('=')[0]);

        Assert.Equal(["ASPNETCORE_URLS", "DOTNET_ENVIRONMENT"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Database_and_log_files_have_folders_that_the_service_may_write_and_nobody_else_may_read()
    {
        Assert.Equal(["strict"], Values("planbot.service", "ProtectSystem"));
        Assert.All((string[])["StateDirectory", "LogsDirectory"], folder =>
        {
            Assert.Equal(["planbot"], Values("planbot.service", folder));
            Assert.Equal(["0700"], Values("planbot.service", $"{folder}Mode"));
        });
    }

    private static string[] Values(string unit, string key) =>
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "src", "Deployment", unit))
            .Where(line => line.StartsWith($"{key}=", StringComparison.Ordinal))
            .Select(line => line[(key.Length + 1)..]),
    ];
}
