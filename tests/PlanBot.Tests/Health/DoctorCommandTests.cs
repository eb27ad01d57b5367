using System.Text.Json.Nodes;
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
}
