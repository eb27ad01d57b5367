using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using PlanBot.Bot;
using PlanBot.Tests.Support;
using Assembly = System.Reflection.Assembly;

namespace PlanBot.Tests.Architecture;

/// <summary>Which part may know which: the arrows between projects and folders.</summary>
public class ArrowsTests
{
    private static readonly Assembly Application = typeof(PlanBotActivityHandler).Assembly;
    private static readonly Assembly ActivityProtocol = typeof(Activity).Assembly;
    private static readonly Assembly CardTemplating = typeof(global::CardTemplating.AdaptiveCardTemplate).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Code =
        new ArchLoader().LoadAssemblies(Application, ActivityProtocol, CardTemplating).Build();

    /// <summary>Each folder of the application and the folders that it may use, besides Translation.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Translation"] = [],
        ["Plans"] = [],
        ["Recognition"] = ["Plans"],
        ["Cards"] = ["Plans"],
        ["Data"] = ["Plans"],
        ["Audit"] = ["Data", "Plans"],
        ["People"] = ["Audit", "Data", "Plans"],
        ["Telemetry"] = [],
        ["Graph"] = ["Telemetry"],
        ["Teams"] = ["Graph", "Telemetry", "Audit", "Data", "Plans"],
        ["Submissions"] = ["Teams", "People", "Audit", "Data", "Plans"],
        ["Performance"] = ["Teams", "People", "Audit", "Data", "Plans"],
        ["Subscriptions"] = ["Teams", "People", "Data", "Plans"],
        ["Turns"] = ["People", "Teams", "Data", "Plans", "Recognition"],
        ["Samples"] = ["Data", "Plans"],
        ["Packaging"] = ["Graph"],
        ["Maintenance"] = ["Submissions", "Turns", "Teams", "People", "Audit", "Data", "Plans"],
        ["Health"] = ["Telemetry", "Graph", "Packaging", "Teams", "People", "Data", "Plans"],
        ["Features"] = ["Graph", "Performance", "Submissions", "Subscriptions", "Turns", "Cards", "Recognition", "Teams", "People", "Audit", "Data", "Plans"],
        ["Bot"] = ["Telemetry", "Performance", "Submissions", "Subscriptions", "Features", "Turns", "Cards", "Recognition", "Teams", "People", "Audit", "Data", "Plans"],
        ["TryPage"] = ["People", "Audit", "Data"],
    };

    public static TheoryData<string> Folders => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_the_folders_below_it(string folder)
    {
        var wrong = Uses()
            .Where(use => use.From == folder && use.To != folder && use.To != "Translation" && !Allowed[folder].Contains(use.To))
            .Select(use => $"{use.FromType} uses {use.ToType}")
            .Distinct();

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_that_is_used_has_its_arrows_written_down()
    {
        var folders = Application.GetTypes().Select(type => FolderOf(type.Namespace ?? "")).Where(folder => folder.Length > 0).Distinct();

        // The command line and the host put everything together and may know all of it.
        Assert.Empty(folders.Except([.. Allowed.Keys, "CommandLine"]));
    }

    [Fact]
    public void A_feature_never_uses_another_feature()
    {
        var wrong = Uses()
            .Where(use => use.From == "Features" && use.To == "Features" && FeatureOf(use.FromType) != FeatureOf(use.ToType))
            .Select(use => $"{use.FromType} uses {use.ToType}")
            .Distinct();

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_libraries_know_nothing_of_ours()
    {
        Assert.DoesNotContain(ActivityProtocol.GetReferencedAssemblies(), reference => reference.Name is "PlanBot" or "CardTemplating");
        Assert.DoesNotContain(CardTemplating.GetReferencedAssemblies(), reference => reference.Name is "PlanBot" or "ActivityProtocol");
    }

    [Fact]
    public void Plans_and_recognition_know_no_database_no_channel_and_no_web()
    {
        string[] foreign = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "ActivityProtocol", "CardTemplating"];
        var wrong = Code.Types
            .Where(type => FolderOf(type.Namespace?.FullName ?? "") is "Plans" or "Recognition")
            .SelectMany(type => type.GetTypeDependencies().Select(used => (type, used)))
            .Where(use => foreign.Any(prefix => (use.used.Namespace?.FullName ?? "").StartsWith(prefix, StringComparison.Ordinal)))
            .Select(use => $"{use.type.FullName} uses {use.used.FullName}")
            .Distinct();

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_stand_in_libraries_are_named_in_one_file_only()
    {
        var source = Path.Combine(Repository.Root, "src", "PlanBot");
        var wrong = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(file) != "GlobalUsings.cs")
            .Where(file => File.ReadLines(file).Any(line => line.StartsWith("using ActivityProtocol", StringComparison.Ordinal) || line.StartsWith("using CardTemplating", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(source, file));

        Assert.Empty(wrong);
    }

    private static IEnumerable<Use> Uses() => Code.Types
        .Where(type => FolderOf(type.Namespace?.FullName ?? "").Length > 0)
        .SelectMany(type => type.GetTypeDependencies()
            .Where(used => used.FullName.StartsWith("PlanBot.", StringComparison.Ordinal) && FolderOf(used.Namespace?.FullName ?? "").Length > 0)
            .Select(used => new Use(FolderOf(type.Namespace!.FullName), type.FullName, FolderOf(used.Namespace!.FullName), used.FullName)));

    /// <summary><c>PlanBot.Features.Help</c> → <c>Features</c>; empty for what is not PlanBot's or stands at its top.</summary>
    private static string FolderOf(string @namespace) =>
        @namespace.Split('.') is ["PlanBot", var folder, ..] ? folder : "";

    private static string FeatureOf(string type) => type.Split('.')[2];

    private sealed record Use(string From, string FromType, string To, string ToType);
}
