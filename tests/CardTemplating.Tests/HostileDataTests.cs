using System.Diagnostics;
using System.Text.Json;

namespace CardTemplating.Tests;

/// <summary>What partners write is data: never evaluated, always escaped, and unable to hang an expansion.</summary>
public class HostileDataTests
{
    private const string Template = """{"typed":"${v}","text":"a ${v} b","function":"${concat('<', v, '>')}","lambda":"${join(foreach(list, x, x), '|')}","key":"${map[v]} k"}""";

    [Theory]
    [InlineData("${secret}")]
    [InlineData("${$root.secret} `${secret}`")]
    [InlineData("\"},{\"type\":\"Action.OpenUrl\",\"url\":\"javascript:alert(1)\"},{\"x\":\"")]
    [InlineData("back\\slash \\\" \\u0041 \u0000\u0001\u001f\u007f\u2028\u2029 tab\t line\r\n")]
    [InlineData("<script>alert('x')</script> [a](javascript:x) **b**")]
    [InlineData("😀 é 東京 \u202Ertl\u202C")]
    [InlineData("$when $data {{DATE(2024-01-01)}} }} {{ ${ $${ }")]
    [InlineData("")]
    public void Text_arrives_as_it_was_written(string text)
    {
        var data = JsonSerializer.Serialize(new { v = text, secret = "SECRET", list = new[] { text, text }, map = new Dictionary<string, string> { [text] = text } });
        using var card = JsonDocument.Parse(new AdaptiveCardTemplate(Template).Expand(data));
        var root = card.RootElement;

        Assert.Equal(text, root.GetProperty("typed").GetString());
        Assert.Equal($"a {text} b", root.GetProperty("text").GetString());
        Assert.Equal($"<{text}>", root.GetProperty("function").GetString());
        Assert.Equal($"{text}|{text}", root.GetProperty("lambda").GetString());
        Assert.Equal($"{text} k", root.GetProperty("key").GetString());
        Assert.Equal(5, root.EnumerateObject().Count());
    }

    [Fact]
    public void A_hundred_thousand_characters_pass_quickly()
    {
        var text = string.Concat(Enumerable.Repeat("${secret}\"\\\n", 10_000));
        var start = Stopwatch.GetTimestamp();

        using var card = JsonDocument.Parse(new AdaptiveCardTemplate(Template).Expand(JsonSerializer.Serialize(new { v = text, list = new[] { text }, map = new { } })));

        Assert.Equal(text, card.RootElement.GetProperty("typed").GetString());
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_and_the_output_stays_valid_JSON()
    {
        var card = new AdaptiveCardTemplate("""{"a":"${v}","b":"x ${v}","c":"${toUpper(v)}","d":"${o}"}""").Expand("""{"v":"a\ud83dz","o":{"k\udc00":"\ud800"}}""");

        Assert.Equal("{\"a\":\"a\uFFFDz\",\"b\":\"x a\uFFFDz\",\"c\":\"A\uFFFDZ\",\"d\":{\"k\uFFFD\":\"\uFFFD\"}}", card);
    }

    [Fact]
    public void Keys_of_objects_are_escaped_too()
    {
        var data = JsonSerializer.Serialize(new { o = new Dictionary<string, object> { ["a\"b\\${x}\n"] = 1 } });
        using var card = JsonDocument.Parse(new AdaptiveCardTemplate("""{"o":"${o}","copy":"${setProperty(o, 'z', 2)}"}""").Expand(data));

        Assert.Equal(1, card.RootElement.GetProperty("o").GetProperty("a\"b\\${x}\n").GetInt32());
        Assert.Equal(1, card.RootElement.GetProperty("copy").GetProperty("a\"b\\${x}\n").GetInt32());
    }

    [Theory]
    [InlineData("isMatch(v, '^(a+)+$')")]
    [InlineData("isMatch(v, '(a|a)*b')")]
    [InlineData("isMatch(v, p)")]
    [InlineData("replaceIgnoreCase(v, '^(a+)+$', 'x')")]
    [InlineData("replaceIgnoreCase(v, '^(?=(a+)+$)\\\\1b', 'x')")]
    public void A_regular_expression_cannot_hang(string expression)
    {
        var start = Stopwatch.GetTimestamp();

        _ = Expression.Parse(expression).TryEvaluate(JsonSerializer.Serialize(new { v = new string('a', 60_000) + "!", p = "((a*)*)*b" }));

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Functions_do_not_change_the_data_they_are_given()
    {
        var template = new AdaptiveCardTemplate("""{"a":"${reverse(list)}","b":"${setProperty(o, 'x', 1)}","c":"${sortBy(list)}","d":"${list}","e":"${o}","f":"${setPathToValue(o.y, 2)}","g":"${o}"}""");

        Assert.Equal("""{"a":[2,1,3],"b":{"y":0,"x":1},"c":[1,2,3],"d":[3,1,2],"e":{"y":0},"f":2,"g":{"y":0}}""", template.Expand("""{"list":[3,1,2],"o":{"y":0}}"""));
    }

    [Fact]
    public void Deep_and_odd_text_for_functions_that_parse_is_refused_and_no_more()
    {
        var data = JsonSerializer.Serialize(new
        {
            deep = string.Concat(Enumerable.Repeat("[", 50_000)),
            objects = "${" + string.Concat(Enumerable.Repeat("{a:", 50_000)),
            ticks = "${" + string.Concat(Enumerable.Repeat("(", 50_000)) + "}",
            self = "${stringOrValue(self)}",
            bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>",
        });

        foreach (var expression in new[] { "json(deep)", "stringOrValue(ticks)", "stringOrValue(self)", "xPath(bomb, '//x')", "xml(deep)", "jPath(deep, '$..a')" })
        {
            Assert.NotNull(Expression.Parse(expression).TryEvaluate(data).Error);
        }

        Assert.Null(Expression.Parse("stringOrValue(objects)").TryEvaluate(data).Error);
    }
}
