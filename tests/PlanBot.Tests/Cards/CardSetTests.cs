using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CardTemplating;
using PlanBot.Cards;

namespace PlanBot.Tests.Cards;

/// <summary>Every card template in the program, with its sample data and with what others might put there.</summary>
public class CardSetTests
{
    private const int MostActions = 6;

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public static TheoryData<string> Cards => [.. CardFile.All().Select(file => file.Name)];

    [Fact]
    public void The_program_has_its_cards() => Assert.True(CardFile.All().Count >= 13);

    [Theory]
    [MemberData(nameof(Cards))]
    public void The_sample_data_is_there_and_is_what_the_feature_fills_in(string name)
    {
        var type = typeof(CardFile).Assembly.GetType($"PlanBot.Features.{name}");

        Assert.NotNull(type);
        Assert.NotNull(JsonSerializer.Deserialize(SampleOf(name), type, Strict));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void With_sample_data_a_card_is_valid_and_under_28_KB(string name)
    {
        var card = Render(name, JsonNode.Parse(SampleOf(name))!);

        AssertGood(card);
        Assert.DoesNotContain("${", card.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(FinishedCard.CutNote, card.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void With_nothing_to_show_a_card_is_valid(string name)
    {
        var card = Render(name, SampleVariants.Empty(SampleOf(name)));

        AssertGood(card);
        Assert.DoesNotContain("${", card.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void With_long_texts_a_card_stays_under_28_KB_and_says_that_they_are_cut(string name)
    {
        var card = Render(name, SampleVariants.Long(SampleOf(name)));
        var json = card.ToJsonString();

        AssertGood(card);
        Assert.DoesNotContain("${", json, StringComparison.Ordinal);
        Assert.DoesNotContain(@"\uFFFD", json, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(json.Contains('…') || json.Contains(@"\u2026", StringComparison.Ordinal), Texts(card).Contains(FinishedCard.CutNote));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Hostile_texts_stay_as_they_are(string name)
    {
        var card = Render(name, SampleVariants.WithHostileTexts(SampleOf(name)));

        AssertGood(card);
        Assert.Contains(Texts(card), text => text.Contains(SampleVariants.Hostile, StringComparison.Ordinal));
        Assert.All(Texts(card), text => Assert.DoesNotContain("${", text.Replace(SampleVariants.Hostile, "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Right_to_left_texts_stay_as_they_are(string name)
    {
        var card = Render(name, SampleVariants.WithRightToLeftTexts(SampleOf(name)));

        AssertGood(card);
        Assert.Contains(Texts(card), text => text.Contains(SampleVariants.RightToLeft, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_typed_into_a_form_is_never_cut()
    {
        var card = Render("Submissions.SubmissionFormCard", SampleVariants.Long(SampleOf("Submissions.SubmissionFormCard")));

        Assert.All(
            Objects(card).Where(element => (string?)element["type"] == "Input.Text"),
            input => Assert.Equal((int)input["maxLength"]!, ((string)input["value"]!).Length));
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","lang":"en","fallbackText":"x","body":[{"type":"TextBlock","text":"x"}]}""", "has no wrap")]
    [InlineData("""{"type":"AdaptiveCard","version":"2.0","lang":"en","fallbackText":"x","body":[]}""", "not one of 1.4|1.5")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","lang":"en","fallbackText":"x","body":[{"type":"Action.Submit","title":"x"}]}""", "is no element")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","lang":"en","fallbackText":"x","body":[{"type":"Chart.Line","title":"x","data":[]}]}""", "has no fallback")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","lang":"en","fallbackText":"x","body":[{"type":"Container","items":[{"type":"TextBlock","text":5,"wrap":true}]}]}""", "is number, not string")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","lang":"en","fallbackText":"x","body":[{"type":"Marquee"}]}""", "there is no Marquee")]
    public void The_schema_finds_what_is_wrong(string card, string problem) =>
        Assert.Contains(CardSchema.Problems(JsonNode.Parse(card)!), found => found.Contains(problem, StringComparison.Ordinal));

    private static void AssertGood(JsonObject card)
    {
        Assert.Empty(CardSchema.Problems(card));
        Assert.InRange(FinishedCard.Bytes(card), 1, FinishedCard.MostBytes);
        Assert.Equal("en", (string?)card["lang"]);
        Assert.All(Objects(card), AssertGoodElement);
    }

    private static void AssertGoodElement(JsonObject element)
    {
        var type = (string?)element["type"] ?? "";
        Assert.InRange(element["actions"]?.AsArray().Count ?? 0, 0, MostActions);
        if (type.StartsWith("Input.", StringComparison.Ordinal))
        {
            Assert.NotEmpty((string)element["id"]!);
            Assert.NotEmpty((string)element["label"]!);
            Assert.True(!((bool?)element["isRequired"] ?? false) || !string.IsNullOrEmpty((string?)element["errorMessage"]), $"{element["id"]} has no error message");
        }

        if (type.StartsWith("Action.", StringComparison.Ordinal))
        {
            Assert.NotEmpty((string)element["title"]!);
            Assert.True(type is not "Action.Execute" || ((string)element["verb"]!).Length > 0, "Action.Execute has no verb");
        }
    }

    private static JsonObject Render(string name, JsonNode data)
    {
        var template = new AdaptiveCardTemplate(FileOf(name).Template);
        template.ThrowIfInvalid();
        return FinishedCard.Of(template, data.ToJsonString());
    }

    private static string SampleOf(string name) =>
        FileOf(name).SampleData ?? throw new InvalidOperationException($"{name}.json has no {name}.sample.json beside it.");

    private static CardFile FileOf(string name) => CardFile.All().Single(file => file.Name == name);

    private static IEnumerable<string> Texts(JsonNode card) => Nodes(card).OfType<JsonValue>().Where(value => value.GetValueKind() is JsonValueKind.String).Select(value => (string)value!);

    private static IEnumerable<JsonObject> Objects(JsonNode card) => Nodes(card).OfType<JsonObject>();

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject element => element.SelectMany(property => Nodes(property.Value)).Prepend(element),
        JsonArray array => array.SelectMany(Nodes),
        null => [],
        _ => [node],
    };
}
