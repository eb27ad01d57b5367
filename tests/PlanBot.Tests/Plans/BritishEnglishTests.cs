using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

public class BritishEnglishTests
{
    [Theory]
    [InlineData("on track", "On track")]
    [InlineData("KPI values", "KPI values")]
    [InlineData("élan", "Élan")]
    [InlineData("3 themes", "3 themes")]
    [InlineData("a", "A")]
    [InlineData("", "")]
    public void A_text_begins_with_a_capital_and_goes_on_as_it_is(string text, string expected) =>
        Assert.Equal(expected, BritishEnglish.Capitalised(text));
}
