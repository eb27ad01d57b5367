using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>A change of themes worked out: the next version, the ties to the one before, and whose records count for whom.</summary>
public sealed class ThemeChangeTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Plan Plan = new() { Id = "northshire-2025-29", Area = "northshire" };

    [Fact]
    public void A_renamed_theme_goes_on_and_the_others_are_repeated()
    {
        var after = Made(Themes(), new(ThemeChangeKinds.Renamed, ["victims"], ["Victims and survivors"], Today, "Survivors asked for it"), out var change);
        var lineage = new ThemeLineage(after, Today);

        Assert.Equal("From today on Victims is called Victims and survivors, and the plan has three themes.", change.Sentence);
        Assert.Equal(["Victims and survivors", "Roads", "Trust"], lineage.InForce!.Themes.Select(theme => theme.Name));
        Assert.Equal(["It goes on (renamed on 22 November 2026) as Victims and survivors, the version of 22 November 2026.", "Survivors asked for it."], lineage.Changes(Of(after, "victims")).Take(2));
        var renamed = lineage.InForce.Themes[0];
        Assert.Equal(["victims", renamed.Id], lineage.HeldBy(renamed).Order(StringComparer.Ordinal));
        Assert.Equal("Roads", lineage.HeirOf(Of(after, "roads"))!.Name);
        Assert.Equal("Victims", new ThemeLineage(after, Today.AddDays(-1)).InForce!.Themes[0].Name);
        Assert.Contains("Before, it was Victims", string.Join(' ', lineage.Origins(renamed)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_theme_keeps_its_history()
    {
        var themes = Themes();
        var victims = Of(themes, "victims");
        (victims.ChangeKind, victims.ChangeDate, victims.ChangeNote) = ("renamed", PartialDate.Parse("2025-11-03"), "Takes over mental ill health");
        var after = Made(themes, new(ThemeChangeKinds.Retired, ["trust"], [], Today, "Done"), out _);
        var lineage = new ThemeLineage(after, Today);
        var repeated = lineage.InForce!.Themes.Single(theme => theme.Name == "Victims");

        Assert.Equal(["Takes over mental ill health."], lineage.Changes(repeated));
        Assert.Equal("Victims is a current theme, first of two in the version of 22 November 2026.", lineage.Standing(repeated));
        Assert.Equal(["It was retired on 22 November 2026.", "Done."], lineage.Changes(Of(after, "trust")));
        Assert.Null(lineage.HeirOf(Of(after, "trust")));
        Assert.True(lineage.IsWithoutHeir("trust"));
    }

    [Fact]
    public void A_change_to_come_is_planned_until_its_day()
    {
        var day = new DateOnly(2027, 3, 1);
        var after = Made(Themes(), new(ThemeChangeKinds.Merged, ["victims", "trust"], ["Trust"], day, "One team"), out var change);

        Assert.StartsWith("From 1 March 2027 on Victims and Trust are merged into Trust", change.Sentence, StringComparison.Ordinal);
        var before = new ThemeLineage(after, day.AddDays(-1));
        Assert.Equal(["Victims", "Roads", "Trust"], before.InForce!.Themes.Select(theme => theme.Name));
        Assert.Equal("It is planned to be merged on 1 March 2027 into Trust, the version of 1 March 2027.", before.Changes(Of(after, "victims"))[0]);
        Assert.Equal("victims", before.HeirOf(Of(after, "victims"))!.Id);
        var later = new ThemeLineage(after, day);
        Assert.Equal(["Trust", "Roads"], later.InForce!.Themes.Select(theme => theme.Name));
        Assert.Equal("It was merged on 1 March 2027 into Trust, the version of 1 March 2027.", later.Changes(Of(after, "victims"))[0]);
        Assert.Equal(later.InForce.Themes[0].Id, later.HeirId("victims"));
        Assert.Equal(later.InForce.Themes[0].Id, later.HeirId("trust"));
    }

    [Fact]
    public void A_split_theme_leaves_its_records_to_nobody_and_a_revived_one_gets_them_back()
    {
        var split = Made(Themes(), new(ThemeChangeKinds.Split, ["victims"], ["Survivors", "Witnesses"], Today, "Two needs"), out _);
        var divided = new ThemeLineage(split, Today);
        Assert.Null(divided.HeirOf(Of(split, "victims")));
        Assert.Equal(["Survivors", "Witnesses", "Roads", "Trust"], divided.InForce!.Themes.Select(theme => theme.Name));
        Assert.StartsWith("It was split on 22 November 2026 into the two themes Survivors and Witnesses", divided.Changes(Of(split, "victims"))[0], StringComparison.Ordinal);

        var revived = Made(split, new(ThemeChangeKinds.Revived, ["victims"], [], Today, "They belong together"), out var change);
        var lineage = new ThemeLineage(revived, Today);
        Assert.Equal("2026-11-22-2", change.Added[0].Version);
        Assert.Equal("the version of 22 November 2026", ThemeLineage.VersionInWords(lineage.InForce!));
        var back = lineage.InForce!.Themes[^1];
        Assert.Equal(("Victims", "revived"), (back.Name, back.ChangeKind));
        Assert.Equal(back.Id, lineage.HeirId("victims"));
        Assert.Equal("Victims is a theme again; it was one in the version of April 2025 before.", lineage.Standing(Of(revived, "victims")));
        Assert.Contains("It came back on 22 November 2026 as Victims", string.Join(' ', lineage.Changes(Of(revived, "victims"))), StringComparison.Ordinal);
        Assert.Equal("The plan has three themes in the version of April 2025 and five themes in the version of 22 November 2026.", lineage.VersionCounts());
    }

    [Fact]
    public void What_a_theme_became_is_told_to_the_end()
    {
        var once = Made(Themes(), new(ThemeChangeKinds.Renamed, ["victims"], ["Survivors"], Today, "First"), out _);
        var middle = once.Single(theme => theme.Name == "Survivors").Id;
        var twice = Made(once, new(ThemeChangeKinds.Renamed, [middle], ["People harmed"], Today.AddDays(1), "Second"), out _);
        var lineage = new ThemeLineage(twice, Today.AddDays(1));

        Assert.Contains("Survivors goes on (renamed on 23 November 2026) as People harmed", string.Join(' ', lineage.Changes(Of(twice, "victims"))), StringComparison.Ordinal);
        Assert.Equal("People harmed", lineage.HeirOf(Of(twice, "victims"))!.Name);
    }

    [Theory]
    [InlineData("renamed", "victims", "Roads", "2026-11-22", "why", "There is a theme called Roads already")]
    [InlineData("renamed", "victims", "Victims", "2026-11-22", "why", "Give the one new name.")]
    [InlineData("renamed", "", "New", "2026-11-22", "why", "Choose the one theme that is renamed.")]
    [InlineData("renamed", "victims", "New", "2026-11-22", "", "Give the reason")]
    [InlineData("renamed", "victims", "New", "", "why", "Give the day from which it holds.")]
    [InlineData("renamed", "victims", "New", "2025-03-31", "why", "The themes were changed last on 1 April 2025")]
    [InlineData("renamed", "victims", "New", "2040-01-01", "why", "Give a day until 22 November 2031.")]
    [InlineData("merged", "victims", "New", "2026-11-22", "why", "at least two")]
    [InlineData("merged", "victims;trust", "Roads", "2026-11-22", "why", "There is a theme called Roads already")]
    [InlineData("split", "victims", "One", "2026-11-22", "why", "Give the names of the parts")]
    [InlineData("split", "victims", "One;one", "2026-11-22", "why", "Two parts have the same name")]
    [InlineData("retired", "victims;trust;roads", "", "2026-11-22", "why", "A plan needs a theme")]
    [InlineData("revived", "victims", "", "2026-11-22", "why", "Choose the one theme that comes back.")]
    [InlineData("blown up", "victims", "", "2026-11-22", "why", "Choose what happens.")]
    public void What_is_wrong_is_said(string kind, string themes, string names, string on, string reason, string problem)
    {
        var day = on.Length > 0 ? DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : (DateOnly?)null;
        var change = ThemeChange.Of(Plan, Themes(), new(kind, themes.Split(';'), names.Split(';'), day, reason), Today);

        Assert.Contains(problem, change.Problem, StringComparison.Ordinal);
        Assert.Empty(change.Added);
    }

    [Fact]
    public void Before_a_planned_change_no_other_is_made()
    {
        var after = Made(Themes(), new(ThemeChangeKinds.Retired, ["trust"], [], new(2027, 3, 1), "Done"), out _);

        Assert.Equal(
            "A change is planned for 1 March 2027 already: give that day or a later one, or take that change back first.",
            ThemeChange.Of(Plan, after, new(ThemeChangeKinds.Retired, ["roads"], [], Today, "Too"), Today).Problem);
    }

    private static List<Theme> Themes() =>
    [
        .. new[] { ("victims", "Victims"), ("roads", "Roads"), ("trust", "Trust") }.Select((theme, place) => new Theme
        {
            PlanId = Plan.Id,
            Id = theme.Item1,
            Name = theme.Item2,
            Version = "2025-04",
            Order = place + 1,
            Ordinal = place,
            Status = "current",
        }),
    ];

    private static Theme Of(List<Theme> themes, string id) => themes.Single(theme => theme.Id == id);

    private static List<Theme> Made(List<Theme> themes, GivenThemeChange given, out ThemeChange change)
    {
        change = ThemeChange.Of(Plan, themes, given, Today);
        Assert.Equal("", change.Problem);
        foreach (var note in change.Notes)
        {
            var theme = Of(themes, note.ThemeId);
            (theme.Successors, theme.Status, theme.ChangeKind, theme.ChangeDate, theme.ChangeNote) = (note.Successors, note.Status, note.ChangeKind, note.ChangeDate, note.ChangeNote);
        }

        return [.. themes, .. change.Added];
    }
}
