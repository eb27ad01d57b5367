using System.Text.RegularExpressions;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Packaging;

/// <summary>The commands of a document: its blocks marked <c>sh</c>, in order.</summary>
internal static partial class ShellBlocks
{
    /// <summary>The documents that administrators follow; whoever adds commands to another adds it here.</summary>
    public static IReadOnlyList<string> Documents { get; } = ["README.md", "src/Deployment/README.md", "src/PlanBot/Graph/README.md", "src/PlanBot/Maintenance/README.md"];

    public static string Read(string document) => File.ReadAllText(Path.Combine(Repository.Root, document));

    /// <summary>The text below a heading of the second level, up to the next.</summary>
    public static string Section(string text, string heading) =>
        SectionShape().Matches(text).Single(section => section.Groups["heading"].Value == heading).Groups["body"].Value;

    /// <summary>The commands, without the indentation of the list that a block stands in.</summary>
    public static IReadOnlyList<string> In(string text) =>
    [
        .. BlockShape().Matches(text).Select(block => string.Join('\n', block.Groups["body"].Value.TrimEnd().Split('\n')
            .Select(line => line.StartsWith(block.Groups["indent"].Value, StringComparison.Ordinal) ? line[block.Groups["indent"].Length..] : line))),
    ];

    /// <summary>The document without those blocks.</summary>
    public static string Without(string text) => BlockShape().Replace(text, "");

    [GeneratedRegex(@"^## (?<heading>.+)\n(?<body>(?:(?!## ).*\n)*)", RegexOptions.Multiline)]
    private static partial Regex SectionShape();

    [GeneratedRegex(@"^(?<indent> *)```sh\n(?<body>(?:.*\n)*?) *```$", RegexOptions.Multiline)]
    private static partial Regex BlockShape();
}
