using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

public class QuotationTests
{
    private static readonly string LongText = string.Join(' ', Enumerable.Range(1, 60).Select(number => $"Sentence number {number} tells of a cow.")) + " The goat owes £20.5m to the miller. " + string.Join(' ', Enumerable.Repeat("The pig sleeps.", 60));

    [Fact]
    public void A_short_text_is_quoted_whole() => Assert.Equal("The goat owes the miller.", Quotation.Around("The goat\nowes  the miller.", ["miller"]));

    [Fact]
    public void A_long_text_is_quoted_around_the_words_asked_for()
    {
        var quotation = Quotation.Around(LongText, ["goat", "£20.5m", "milling"]);

        Assert.StartsWith("… ", quotation, StringComparison.Ordinal);
        Assert.Contains("The goat owes £20.5m to the miller.", quotation, StringComparison.Ordinal);
        Assert.EndsWith(" …", quotation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("goat")]
    [InlineData("cow")]
    [InlineData("pig")]
    [InlineData("elephant")]
    [InlineData("")]
    public void No_quotation_is_longer_than_it_may_be(string word)
    {
        for (var longest = 20; longest < 400; longest += 7)
        {
            Assert.InRange(Quotation.Around(LongText, [word], longest).Length, 1, longest);
            Assert.InRange(Quotation.Around(new string('a', 1000), [word], longest).Length, 1, longest);
        }
    }
}
