using System.Text.Json.Nodes;
using PlanBot.Recognition;

namespace PlanBot.Benchmarks;

/// <summary>The plan folders to measure with and the questions asked over them: the whole set where PLANBOT_SHARED names it, else the samples.</summary>
internal static class AskedPlans
{
    private const string Sample = "leicestershire-2013-17";

    private static readonly string[] QuestionsOnSamples =
    [
        "what's the status of the victims theme?", "which themes are in the plan?", "what happened to mental health and wellbeing?", "how many domestic burglaries in 2013/14", "is burglary going up or down",
        "did they publish the commissioning intentions", "why was the phrase suite of change options removed", "how much is the PCC grant fund", "what are the next deadlines?", "when will the refreshed plan be published",
        "what happened to comment h", "was an EIA done", "what did paper J say about the funding gap", "anything on burglary in the ambitions", "wots the panle date",
    ];

    public static (IReadOnlyList<string> Folders, IReadOnlyList<QuestionInConversation> Questions) Read(DateOnly today)
    {
        if (Environment.GetEnvironmentVariable("PLANBOT_SHARED") is { Length: > 0 } shared && Directory.Exists(Path.Combine(shared, "plans")))
        {
            var questions = File.ReadLines(Path.Combine(shared, "questions", "public.jsonl"))
                .Select(line => JsonNode.Parse(line)!)
                .Select(line => new QuestionInConversation(line["question"]!.GetValue<string>(), line["plan"]?.GetValue<string>() ?? "", today));
            return ([.. Directory.GetDirectories(Path.Combine(shared, "plans")).Order(StringComparer.Ordinal)], [.. questions]);
        }

        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "PlanBot.sln")))
        {
            root = root.Parent;
        }

        var samples = Path.Combine(root?.FullName ?? ".", "src", "PlanBot", "Samples", "plans");
        return ([Path.Combine(samples, Sample), Path.Combine(samples, PlanVocabulary.National)], [.. QuestionsOnSamples.Select(text => new QuestionInConversation(text, Sample, today))]);
    }
}
