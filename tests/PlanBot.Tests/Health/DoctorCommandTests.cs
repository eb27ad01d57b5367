using System.Text.Json.Nodes;
using PlanBot.Tests.Data;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Health;

/// <summary><c>planbot doctor</c>.</summary>
[Collection(nameof(ProcessWideSettings))]
public sealed class DoctorCommandTests
{
    private const string Environment = "ASPNETCORE_ENVIRONMENT";

    [Fact]
    public async Task On_a_developers_machine_nothing_is_at_fault_and_each_line_has_its_word()
    {
        using var database = new ShellDatabase();
        System.Environment.SetEnvironmentVariable(Environment, "Development");
        try
        {
            var doctor = await Shell.RunAsync("doctor");

            Assert.Equal((0, ""), (doctor.ExitCode, doctor.Errors));
            Assert.All(doctor.Output.Trim().Split('\n'), line => Assert.Matches("^(ok|warning) +[a-z]", line.ToLowerInvariant()));
            Assert.Contains("There is no plan to ask about. Import one: planbot import FOLDER.", doctor.Output, StringComparison.Ordinal);
        }
        finally
        {
            System.Environment.SetEnvironmentVariable(Environment, null);
        }
    }

    [Fact]
    public async Task What_is_at_fault_ends_it_with_1_and_stands_in_the_JSON()
    {
        using var database = new ShellDatabase();

        var doctor = await Shell.RunAsync("doctor", "--json");

        var report = JsonNode.Parse(doctor.Output)!;
        Assert.Equal((1, "fault"), (doctor.ExitCode, (string?)report["status"]));
        var credential = report["checks"]!.AsArray().Single(check => (string?)check!["check"] == "credential")!;
        Assert.Equal(("fault", "MicrosoftAppId"), ((string?)credential["status"], (string?)credential["setting"]));
    }

    [Theory]
    [InlineData("TZDIR", "/nowhere", "The machine does not know Europe/London")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "The machine does not know British dates.")]
    public async Task A_machine_without_time_zones_or_languages_does_not_serve_and_both_say_why(string variable, string value, string sentence)
    {
        using var folder = new TemporaryFolder();

        var served = await RunAsync("serve", folder, variable, value);
        var examined = await RunAsync("doctor", folder, variable, value);

        Assert.Equal(1, served.ExitCode);
        Assert.StartsWith(sentence, served.Errors, StringComparison.Ordinal);
        Assert.Equal(1, examined.ExitCode);
        Assert.Contains($"({variable}): {sentence}", examined.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_so_wrong_that_nothing_starts_is_named_all_the_same()
    {
        using var database = new ShellDatabase();
        System.Environment.SetEnvironmentVariable("Database__Provider", "Oracle");
        try
        {
            var doctor = await Shell.RunAsync("doctor");

            Assert.Equal(1, doctor.ExitCode);
            Assert.StartsWith("fault    settings (Database:Provider): Database:Provider is 'Oracle'.", doctor.Output, StringComparison.Ordinal);
        }
        finally
        {
            System.Environment.SetEnvironmentVariable("Database__Provider", null);
        }
    }

    [Theory]
    [InlineData("PlanBot__Limits__PersonPerMinute", "many", "PlanBot:Limits:PersonPerMinute: write a whole number.")]
    [InlineData("PlanBot__Telemetry__Metrics", "yes", "PlanBot:Telemetry:Metrics: write true or false.")]
    [InlineData("PlanBot__Telemetry__LogDays", "many", "PlanBot:Telemetry:LogDays: write a whole number.")]
    [InlineData("PlanBot__DefaultRole", "Boss", "PlanBot:DefaultRole: write one of: Reader, PanelMember, Partner, SteeringGroupMember, Staff, Administrator.")]
    public async Task A_value_of_another_kind_is_named_by_the_doctor_and_stops_the_start(string variable, string value, string sentence)
    {
        using var folder = new TemporaryFolder();

        var served = await RunAsync("serve", folder, variable, value);
        var examined = await RunAsync("doctor", folder, variable, value);

        Assert.Equal((1, sentence), (served.ExitCode, served.Errors.Trim()));
        Assert.Equal(1, examined.ExitCode);
        Assert.Contains(sentence, examined.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settings_file_that_cannot_be_read_is_named_with_the_line()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("appsettings.json"), "{\n  \"MicrosoftAppId\": \"\"\n  \"MicrosoftAppTenantId\": \"\"\n}\n", TestContext.Current.CancellationToken);

        var served = await RunAsync("serve", folder, "PLANBOT_NOTHING", "");
        var examined = await RunAsync("doctor", folder, "PLANBOT_NOTHING", "");
        var listed = await RunAsync("outbox", folder, "PLANBOT_NOTHING", "");

        Assert.All([served.Errors, examined.Output, listed.Errors], said => Assert.Contains("appsettings.json, line 3: it cannot be read from here on.", said, StringComparison.Ordinal));
        Assert.Equal((1, 1, 1), (served.ExitCode, examined.ExitCode, listed.ExitCode));
    }

    /// <summary>In a process of its own: what a machine knows is read once.</summary>
    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string command, TemporaryFolder folder, string variable, string value)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PlanBot.dll"), command])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [variable] = value, ["DOTNET_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
