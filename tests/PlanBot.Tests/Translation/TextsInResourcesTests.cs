using Microsoft.CodeAnalysis.CSharp;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Translation;

/// <summary>What PlanBot says stands in resources, where it can be translated without code.</summary>
public class TextsInResourcesTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "PlanBot");

    [Fact]
    public void No_text_stands_in_code()
    {
        var trees = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Source, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
            .ToDictionary(file => file, file => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Source, file))).GetRoot());
        var compared = trees.Values.SelectMany(TextFinder.ComparedIn).ToHashSet(StringComparer.Ordinal);

        var found = trees
            .Where(tree => TextFinder.LooksInto(tree.Key))
            .SelectMany(tree => TextFinder.In(tree.Value, compared).Select(text => $"{tree.Key}:{text.Line}: move \"{text.Words}\" into the .resx of its folder"));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("return new(AnswerKind.Answer, \"Nothing is due.\");", 1)]
    [InlineData("var text = $\"{count} are late\";", 1)]
    [InlineData("var text = \"Nothing \" + \"is due.\";", 1)]
    [InlineData("return new Figure(\"Owner\", owner);", 1)]
    [InlineData("yield return UpdateInputs.Typed(\"why\", \"Why\", data, 500);", 1)]
    [InlineData("yield return UpdateInputs.Typed(\"value\", unit ? UpdatesTexts.FormatValueUnit(unit) : \"Value\", data, 30);", 1)]
    [InlineData("return TriageTexts.FormatWithHolder(held ? name : \"Nobody\");", 1)]
    [InlineData("return options.FormatWith(\"Compact\");", 0)]
    [InlineData("return $\"{(late ? \"It is late\" : $\"It is due on {day}\")}.\";", 2)]
    [InlineData("throw new InvalidOperationException(\"The template is missing.\");", 0)]
    [InlineData("if (status is \"in progress\") return \"in progress\";", 0)]
    [InlineData("LogLost(\"a post is lost\");", 0)]
    [InlineData("return day.ToString(\"d MMMM yyyy\", culture);", 0)]
    [InlineData("[Range(1, 2, ErrorMessage = \"Must be one or two.\")] int number = 1;", 0)]
    [InlineData("return \"PlanBot\";", 0)]
    public void The_finder_tells_texts_from_what_is_for_machines(string statement, int texts)
    {
        var root = CSharpSyntaxTree.ParseText($"class C {{ void M() {{ {statement} }} }}").GetRoot();

        Assert.Equal(texts, TextFinder.In(root, TextFinder.ComparedIn(root).ToHashSet(StringComparer.Ordinal)).Count());
    }

    [Fact]
    public void Every_exempt_folder_is_there_and_has_its_reason()
    {
        Assert.All(TextFinder.ExemptFolders, folder =>
        {
            Assert.True(Directory.Exists(Path.Combine(Source, folder.Key)) || Directory.EnumerateFiles(Path.Combine(Source, Path.GetDirectoryName(folder.Key)!), $"{Path.GetFileName(folder.Key)}*").Any(), folder.Key);
            Assert.EndsWith(".", folder.Value, StringComparison.Ordinal);
        });
    }
}
