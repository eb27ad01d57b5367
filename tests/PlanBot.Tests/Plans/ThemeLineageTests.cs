using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>What became of a theme and what it was before, as at a day.</summary>
public sealed class ThemeLineageTests
{
    private static readonly DateOnly DayOfTheProposal = new(2013, 6, 26);
    private static readonly DateOnly Later = new(2015, 1, 1);

    private static readonly Theme Wellbeing = new()
    {
        Id = "wellbeing",
        Name = "Wellbeing",
        Version = "2013-03",
        Order = 3,
        Status = "merged",
        Successors = "victims;reducing",
        ChangeKind = "merged",
        ChangeDate = PartialDate.Parse("2013-06-26"),
        ChangeNote = "It belongs to all themes",
    };

    private static readonly Theme Victims = new()
    {
        Id = "victims-old",
        Name = "Victims",
        Version = "2013-03",
        Order = 1,
        Status = "superseded",
        Successors = "victims",
        ChangeKind = "renamed",
    };

    private static readonly Theme Retired = new()
    {
        Id = "drugs",
        Name = "Drugs",
        Version = "2013-03",
        Order = 2,
        Status = "retired",
        ChangeKind = "retired",
        ChangeDate = PartialDate.Parse("2013-10"),
    };

    private static readonly Theme Supporting = new()
    {
        Id = "victims",
        Name = "Supporting victims",
        Version = "2013-10",
        Order = 1,
        Status = "current",
        Predecessors = "victims-old;wellbeing",
    };

    private static readonly Theme Reducing = new()
    {
        Id = "reducing",
        Name = "Reducing crime",
        Version = "2013-10",
        Order = 2,
        Status = "current",
        Predecessors = "wellbeing",
    };

    private static readonly Theme Cyber = new()
    {
        Id = "cyber",
        Name = "Cyber crime",
        Version = "2013-10",
        Order = 3,
        Status = "current",
        ChangeKind = "added",
        ChangeDate = PartialDate.Parse("2013-10-01"),
    };

    private static readonly Theme[] Themes = [Victims, Retired, Wellbeing, Supporting, Reducing, Cyber];

    [Fact]
    public void Before_the_new_version_is_in_force_its_changes_are_proposed()
    {
        var lineage = new ThemeLineage(Themes, DayOfTheProposal);

        Assert.Equal(ThemeStanding.InForce, lineage.StandingOf(Wellbeing));
        Assert.Equal(ThemeStanding.Planned, lineage.StandingOf(Supporting));
        Assert.Equal("Wellbeing is a current theme, third of three in the version of March 2013.", lineage.Standing(Wellbeing));
        Assert.Equal(
            ["It was proposed on 26 June 2013 to merge it into the two themes Supporting victims and Reducing crime, the version of October 2013.", "It belongs to all themes."],
            lineage.Changes(Wellbeing));
    }

    [Fact]
    public void Afterwards_they_are_done()
    {
        var lineage = new ThemeLineage(Themes, Later);

        Assert.Equal(ThemeStanding.Past, lineage.StandingOf(Wellbeing));
        Assert.Equal("Wellbeing is no longer a theme of its own: it was one of three in the version of March 2013 and was merged.", lineage.Standing(Wellbeing));
        Assert.StartsWith("It was merged on 26 June 2013 into the two themes", lineage.Changes(Wellbeing)[0], StringComparison.Ordinal);
        Assert.Equal("It goes on (renamed) as Supporting victims, the version of October 2013.", Assert.Single(lineage.Changes(Victims)));
    }

    [Fact]
    public void A_retired_theme_says_when()
    {
        var lineage = new ThemeLineage(Themes, Later);

        Assert.Equal("Drugs is no longer a theme; it was one in the version of March 2013.", lineage.Standing(Retired));
        Assert.Equal("It was retired in October 2013.", Assert.Single(lineage.Changes(Retired)));
    }

    [Fact]
    public void A_theme_tells_what_it_was_and_what_came_into_it()
    {
        var origins = new ThemeLineage(Themes, Later).Origins(Supporting);

        Assert.Equal(
            ["Before, it was Victims, the version of March 2013.", "Work of Wellbeing came into it when that theme was merged."],
            origins);
    }

    [Fact]
    public void An_added_theme_says_when_it_was_added() =>
        Assert.Equal("Cyber crime was added on 1 October 2013.", Assert.Single(new ThemeLineage(Themes, Later).Origins(Cyber)));

    [Fact]
    public void The_number_of_themes_is_told_version_by_version() =>
        Assert.Equal(
            "The plan has three themes in the version of March 2013 and three themes in the version of October 2013.",
            new ThemeLineage(Themes, Later).VersionCounts());

    [Fact]
    public void A_successor_that_the_data_does_not_hold_is_left_out()
    {
        var alone = new Theme { Id = "a", Name = "A", Version = "2013-03", Successors = "missing" };

        Assert.Empty(new ThemeLineage([alone], Later).Changes(alone));
    }
}
