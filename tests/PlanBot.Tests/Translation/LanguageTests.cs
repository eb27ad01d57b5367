using System.Globalization;
using PlanBot.Plans;
using PlanBot.Translation;

namespace PlanBot.Tests.Translation;

/// <summary>Dates, numbers, counted things and lists in the language of the turn.</summary>
public class LanguageTests
{
    private static readonly CultureInfo Welsh = Language.Find("cy")!;

    [Fact]
    public void Dates_and_numbers_are_written_in_the_language()
    {
        using var language = Language.Use(Welsh);

        Assert.Equal("1 Hydref 2013", BritishEnglish.Day(new(2013, 10, 1)));
        Assert.Equal("Hydref 2013", PartialDate.Parse("2013-10").ToWords());
        Assert.Equal("£39,305.40", BritishEnglish.Pounds(39305.40m));
        Assert.Equal("4,199", BritishEnglish.Number(4199));
    }

    [Fact]
    public void Things_are_counted_and_listed_as_the_language_does()
    {
        using var language = Language.Use(Welsh);

        Assert.Equal("1 diwrnod", BritishEnglish.Count(1, "day"));
        Assert.Equal("2 ddiwrnod", BritishEnglish.Count(2, "day"));
        Assert.Equal("28 diwrnod", BritishEnglish.Count(28, "day"));
        Assert.Equal("3", NumberWords.Of(3));
        Assert.Equal("a, b a c", BritishEnglish.List(["a", "b", "c"]));
        Assert.Equal("cŵn ac adar", BritishEnglish.List(["cŵn", "adar"]));
    }

    [Fact]
    public void A_machine_with_settings_of_its_own_writes_British_English()
    {
        using var machine = Language.Use(CultureInfo.GetCultureInfo("de-DE"));

        Assert.Equal("1 October 2013", BritishEnglish.Day(new(2013, 10, 1)));
        Assert.Equal("4,199.5", BritishEnglish.Number(4199.5m));
        Assert.Equal("2 days", BritishEnglish.Count(2, "day"));
    }

    [Fact]
    public void The_language_of_before_is_back_when_the_use_ends()
    {
        var before = CultureInfo.CurrentUICulture;
        using (Language.Use(Welsh))
        {
            Assert.Equal("cy-GB", Language.Current.Name);
        }

        Assert.Equal(before, CultureInfo.CurrentUICulture);
    }

    [Theory]
    [InlineData("Welsh", "cy-GB")]
    [InlineData("cymraeg", "cy-GB")]
    [InlineData("Gymraeg", "cy-GB")]
    [InlineData("English", "en-GB")]
    [InlineData("Saesneg", "en-GB")]
    [InlineData("French", null)]
    public void A_language_is_known_by_what_people_call_it(string name, string? expected) =>
        Assert.Equal(expected, Language.Called(name)?.Name);
}
