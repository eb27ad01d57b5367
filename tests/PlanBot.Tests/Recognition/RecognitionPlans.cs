using PlanBot.Recognition;

namespace PlanBot.Tests.Recognition;

/// <summary>Vocabularies made from plan folders.</summary>
internal static class RecognitionPlans
{
    public const string Leicestershire = "leicestershire-2013-17";

    public static string FixtureFolder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "questions");

    private static readonly Lazy<PlanVocabulary> LeicestershireVocabulary =
        new(() => PlanVocabulary.Build(PlanFolderRows.Read(Path.Combine(FixtureFolder, "plans", Leicestershire), Path.Combine(FixtureFolder, "plans", "national"))));

    private static readonly Lazy<PlanVocabulary?> SharedVocabulary =
        new(() => SharedPlans is { } plans ? PlanVocabulary.Build(PlanFolderRows.Read([.. Directory.GetDirectories(plans)])) : null);

    /// <summary>One plan and the law: always there.</summary>
    public static Recognizer OfLeicestershire => new(LeicestershireVocabulary.Value);

    /// <summary>The ten real plans and the law: there where PLANBOT_SHARED names the folder that holds them.</summary>
    public static Recognizer OfAllPlans()
    {
        Assert.SkipUnless(SharedVocabulary.Value is not null, "PLANBOT_SHARED does not name the folder that holds plans/.");
        return new Recognizer(SharedVocabulary.Value!);
    }

    private static string? SharedPlans =>
        Environment.GetEnvironmentVariable("PLANBOT_SHARED") is { Length: > 0 } shared && Directory.Exists(Path.Combine(shared, "plans"))
            ? Path.Combine(shared, "plans")
            : null;
}
