using System.Text.Json.Nodes;

namespace PlanBot.Soak;

/// <summary>A question that somebody asks, and the plan it is about.</summary>
internal sealed record Question(string Plan, string Text)
{
    public static IReadOnlyList<Question> Read(string file) =>
    [
        .. File.ReadLines(file)
            .Where(line => line.Length > 0)
            .Select(line => JsonNode.Parse(line)!)
            .Where(row => row["plan"] is not null)
            .Select(row => new Question((string)row["plan"]!, (string)row["question"]!)),
    ];
}
