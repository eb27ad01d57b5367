using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>Which version of a plan's themes is in force on a day.</summary>
public sealed class ThemeVersionsTests
{
    private static readonly Theme[] Themes =
    [
        Theme("old", "earlier plan"),
        Theme("a2", "2013-03", order: 2),
        Theme("a1", "2013-03", order: 1),
        Theme("b1", "2013-10", order: 1),
        Theme("g1", "2014-delivery", order: 1, change: "grouped"),
    ];

    [Fact]
    public void Versions_stand_in_the_order_of_their_dates_and_their_themes_in_theirs()
    {
        var versions = ThemeVersions.Of(Themes);

        Assert.Equal(["earlier plan", "2013-03", "2013-10", "2014-delivery"], versions.Select(version => version.Name));
        Assert.Equal(["a1", "a2"], versions[1].Themes.Select(theme => theme.Id));
        Assert.True(versions[0].IsEarlierPlan);
        Assert.True(versions[3].IsGrouping);
        Assert.Equal(["earlier plan", "March 2013", "October 2013", "2014-delivery"], versions.Select(version => version.ToWords()));
    }

    [Theory]
    [InlineData("2012-12-01", "2013-03")] // before the plan's start: its first version, never that of an earlier plan
    [InlineData("2013-03-01", "2013-03")]
    [InlineData("2013-09-30", "2013-03")]
    [InlineData("2013-10-01", "2013-10")]
    [InlineData("2015-01-01", "2013-10")] // a grouping for delivery stands beside it, not in its place
    public void The_latest_version_that_has_begun_is_in_force(string day, string version) =>
        Assert.Equal(version, ThemeVersions.InForce(ThemeVersions.Of(Themes), DateOnly.ParseExact(day, "yyyy-MM-dd", BritishEnglish.Culture))?.Name);

    [Fact]
    public void A_plan_of_nothing_but_groupings_has_one_of_them_in_force() =>
        Assert.Equal("2014-delivery", ThemeVersions.InForce(ThemeVersions.Of([Themes[0], Themes[4]]), new(2015, 1, 1))?.Name);

    [Fact]
    public void Without_themes_no_version_is_in_force() =>
        Assert.Null(ThemeVersions.InForce(ThemeVersions.Of([]), new(2015, 1, 1)));

    private static Theme Theme(string id, string version, int? order = null, string change = "") =>
        new() { Id = id, Name = id, Version = version, Order = order, ChangeKind = change };
}
