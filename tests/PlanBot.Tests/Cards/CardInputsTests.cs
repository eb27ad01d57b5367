using System.Text.Json.Nodes;
using PlanBot.Cards;

namespace PlanBot.Tests.Cards;

/// <summary>What a card's button sends, read the same in every feature.</summary>
public class CardInputsTests
{
    [Theory]
    [InlineData("""{ "reason": "The chair is ill" }""", "The chair is ill")]
    [InlineData("""{ "reason": "  first line\n second line \n" }""", "first line\n second line")]
    [InlineData("""{ "reason": 14 }""", "14")]
    [InlineData("""{ "reason": true }""", "true")]
    [InlineData("""{ "reason": null }""", "")]
    [InlineData("""{ "reason": ["The chair"] }""", "")]
    [InlineData("""{ "reason": { "text": "The chair" } }""", "")]
    [InlineData("{}", "")]
    public void A_text_is_read_as_it_was_typed_without_blanks_at_its_ends(string data, string expected) =>
        Assert.Equal(expected, CardInputs.Text(JsonNode.Parse(data)!.AsObject(), "reason"));

    [Theory]
    [InlineData("2013-06-26", true)]
    [InlineData(" 2013-06-26 ", true)]
    [InlineData("26/06/2013", false)]
    [InlineData("2013-6-26", false)]
    [InlineData("2013-02-30", false)]
    [InlineData("", false)]
    public void A_day_is_read_as_date_inputs_write_it(string written, bool isDay) =>
        Assert.Equal(isDay ? new DateOnly(2013, 6, 26) : null, CardInputs.Day(new JsonObject { ["on"] = written }, "on"));

    [Theory]
    [InlineData("roads,victims", new[] { "roads", "victims" })]
    [InlineData("roads; victims ,,roads", new[] { "roads", "victims" })]
    [InlineData("", new string[0])]
    public void Of_several_that_were_chosen_each_is_read_once(string typed, string[] chosen) =>
        Assert.Equal(chosen, CardInputs.Chosen(new JsonObject { ["themes"] = typed }, "themes"));

    [Fact]
    public void A_day_that_is_written_for_an_input_is_read_back() =>
        Assert.Equal(new DateOnly(2013, 1, 2), CardInputs.Day(CardInputs.OfDay(new(2013, 1, 2))));
}
