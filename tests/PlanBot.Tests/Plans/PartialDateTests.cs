using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

/// <summary>A date as a source gives it.</summary>
public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2013-10-01", "2013-10-01", "2013-10-01", "1 October 2013", true)]
    [InlineData("2013-10", "2013-10-01", "2013-10-31", "October 2013", false)]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "February 2024", false)]
    [InlineData("2013", "2013-01-01", "2013-12-31", "2013", false)]
    [InlineData("9999", "9999-01-01", "9999-12-31", "9999", false)]
    [InlineData("9999-12", "9999-12-01", "9999-12-31", "December 9999", false)]
    public void It_keeps_its_text_and_knows_the_days_it_means(string text, string first, string last, string words, bool isDay)
    {
        var date = PartialDate.Parse(text);

        Assert.Equal(text, date.ToString());
        Assert.Equal((first, last), (PartialDate.Of(date.First).Text, PartialDate.Of(date.Last).Text));
        Assert.Equal(words, date.ToWords());
        Assert.Equal(isDay, date.IsDay);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("01/10/2013")]
    [InlineData("2013-13")]
    [InlineData("2013-02-29")]
    [InlineData("2013-2-1")]
    [InlineData(" 2013")]
    [InlineData("13")]
    public void Anything_else_is_refused_with_words_on_how_to_write_it(string text)
    {
        Assert.False(PartialDate.TryParse(text, out _));
        Assert.Contains("2013-10-01", Assert.Throws<FormatException>(() => PartialDate.Parse(text)).Message, StringComparison.Ordinal);
    }
}
