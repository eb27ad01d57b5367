using System.Text.Json.Nodes;

namespace PlanBot.BrowserTests.Support;

/// <summary>Cards of the Fixtures folder.</summary>
internal static class Fixture
{
    public static JsonNode Card(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", $"{name}.json")))!;
}
