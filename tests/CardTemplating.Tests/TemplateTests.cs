using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CardTemplating.Tests;

public class TemplateTests
{
    [Fact]
    public void A_string_given_as_data_is_JSON_text()
    {
        var card = new AdaptiveCardTemplate("""{"text":"${name} on ${$host.theme}"}""").Expand(new EvaluationContext("""{"name":"Ada"}""", """{"theme":"dark"}"""));

        Assert.Equal("""{"text":"Ada on dark"}""", card);
    }

    [Fact]
    public void Data_may_be_a_node_an_element_a_document_a_dictionary_or_an_object()
    {
        var template = new AdaptiveCardTemplate("""{"n":"${items[1].n}"}""");
        const string Json = """{"items":[{"n":1},{"n":2.50}]}""";
        using var document = JsonDocument.Parse(Json);
        object[] data =
        [
            JsonNode.Parse(Json)!,
            document,
            document.RootElement,
            new Dictionary<string, object> { ["items"] = new[] { new { n = 1.0 }, new { n = 2.5 } } },
            new { items = new[] { new { n = 1.0 }, new { n = 2.5 } } },
        ];

        foreach (var given in data)
        {
            Assert.Equal("""{"n":2.5}""", template.Expand(given));
        }
    }

    [Fact]
    public void A_template_may_be_given_as_a_node_or_as_a_string_typed_object()
    {
        Assert.Equal("""{"a":7}""", new AdaptiveCardTemplate(JsonNode.Parse("""{"a":"${n}"}""")!).Expand("""{"n":7}"""));
        Assert.Equal("""{"a":7}""", new AdaptiveCardTemplate((object)"""{"a":"${n}"}""").Expand("""{"n":7}"""));
    }

    [Fact]
    public void Text_UTF8_buffer_and_node_hold_the_same_card()
    {
        var template = new AdaptiveCardTemplate("""{"type":"AdaptiveCard","body":[{"$data":"${rows}","text":"${$index}: ${name}"}]}""");
        var context = new EvaluationContext("""{"rows":[{"name":"é☕"},{"name":"\"q\""}]}""");
        var text = template.Expand(context);
        var buffer = new ArrayBufferWriter<byte>();
        template.ExpandToUtf8(context, buffer);

        Assert.Equal("""{"type":"AdaptiveCard","body":[{"text":"0: é☕"},{"text":"1: \"q\""}]}""", text);
        Assert.Equal(text, Encoding.UTF8.GetString(buffer.WrittenSpan));
        Assert.Equal(text, Encoding.UTF8.GetString(template.ExpandToUtf8(context)));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), template.ExpandToNode(context)));
    }

    [Fact]
    public void A_card_dropped_by_its_own_condition_is_null()
    {
        var template = new AdaptiveCardTemplate("""{"type":"AdaptiveCard","$when":"${no}"}""");

        Assert.Equal("null", template.Expand("""{"no":false}"""));
        Assert.Null(template.ExpandToNode(new EvaluationContext("""{"no":false}""")));
    }

    [Fact]
    public void Missing_paths_can_be_given_another_text_or_value()
    {
        var template = new AdaptiveCardTemplate("""{"a":"${missing}","b":"x ${user.missing} y","c":"${if(missing, 1, 2)}","d":"${nil} z"}""");

        Assert.Equal("""{"a":"${missing}","b":"x ${user.missing} y","c":2,"d":"${nil} z"}""", template.Expand("""{"nil":null}"""));
        Assert.Equal("""{"a":"-","b":"x - y","c":2,"d":"- z"}""", template.Expand("""{"nil":null}""", _ => "-"));
        Assert.Equal("""{"a":0,"b":"x 0 y","c":2,"d":"0 z"}""", template.Expand(new EvaluationContext("""{"nil":null}"""), _ => 0));
        Assert.Equal("""{"a":"missing","b":"x user.missing y","c":2,"d":"nil z"}""", template.Expand("""{"nil":null}""", path => path));
    }

    [Fact]
    public void Without_data_literals_and_the_host_still_expand()
    {
        var template = new AdaptiveCardTemplate("""{"a":"${$host.theme}","b":"${1 + 1}","c":"${name}"}""");

        Assert.Equal("""{"a":"dark","b":2,"c":"${name}"}""", template.Expand(new EvaluationContext(null, """{"theme":"dark"}""")));
        Assert.Equal("""{"a":"${$host.theme}","b":2,"c":"${name}"}""", template.Expand());
        Assert.Equal("""{"a":"${$host.theme}","b":2,"c":"${name}"}""", template.Expand((EvaluationContext?)null));
    }

    [Fact]
    public void Nested_arrays_stay_nested_and_repeated_objects_are_laid_out()
    {
        var template = new AdaptiveCardTemplate("""{"grid":[[1,2],[{"$data":"${rows}","n":"${$data}"}],"${rows}"],"nulls":[null,1]}""");

        Assert.Equal("""{"grid":[[1,2],[{"n":7},{"n":8}],[7,8]],"nulls":[null,1]}""", template.Expand("""{"rows":[7,8]}"""));
    }

    [Fact]
    public void A_repeated_object_in_a_property_is_one_object_or_an_array()
    {
        var template = new AdaptiveCardTemplate("""{"fact":{"$data":"${rows}","n":"${$data}"}}""");

        Assert.Equal("""{"fact":{"n":7}}""", template.Expand("""{"rows":[7]}"""));
        Assert.Equal("""{"fact":[{"n":7},{"n":8}]}""", template.Expand("""{"rows":[7,8]}"""));
        Assert.Equal("""{"fact":null}""", template.Expand("""{"rows":[]}"""));
    }

    [Fact]
    public void Template_strings_and_line_breaks_may_stand_inside_an_expression()
    {
        var template = new AdaptiveCardTemplate("""{"a":"${`Hi ${name}, ${`you have ${n}`}`}","b":"back`tick ${name}","c":"${\n  name\n} x"}""");

        Assert.Empty(template.Diagnostics);
        Assert.Equal("""{"a":"Hi Ada, you have 7","b":"back`tick Ada","c":"Ada x"}""", template.Expand("""{"name":"Ada","n":7}"""));
    }

    [Fact]
    public void An_expression_that_fails_leaves_its_text_and_the_rest_of_the_card()
    {
        var template = new AdaptiveCardTemplate("""{"a":"${1/0}","b":"x ${1/0} y","c":"${name[0]}","d":"ok ${name}","e":"${concat('a', name, 1/0)}"}""");

        Assert.Equal("""{"a":"${1/0}","b":"x ${(1 / 0)} y","c":"${name[0]}","d":"ok Ada","e":"aAda${(1 / 0)}"}""", template.Expand("""{"name":"Ada"}"""));
    }

    [Fact]
    public void Data_that_an_expression_cannot_give_stops_the_expansion_with_its_place()
    {
        var template = new AdaptiveCardTemplate("""{"body":[{"$data":"${1/0}","text":"x"}]}""");

        var error = Assert.Throws<AdaptiveTemplateException>(() => template.Expand("{}"));

        Assert.StartsWith("$.body[0].$data: ${(1 / 0)} gives no data.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_is_not_JSON_is_named_as_such()
    {
        var template = new AdaptiveCardTemplate("""{"a":"${b}"}""");

        var error = Assert.Throws<AdaptiveTemplateException>(() => template.Expand("{\n  nope"));

        Assert.StartsWith("The data is not JSON at line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_months_and_decimal_commas_follow_the_locale()
    {
        var template = new AdaptiveCardTemplate(
            """{"a":"${formatNumber(n, 1)}","b":"${formatDateTime(d, 'd MMMM yyyy')}","c":"${formatNumber(n, 1, 'en-GB')}","d":"${string(n)}","e":"${n} x"}""",
            new TemplateOptions { Culture = CultureInfo.GetCultureInfo("de-DE") });

        Assert.Equal("""{"a":"1.234,5","b":"15 März 2018","c":"1,234.5","d":"1234,5","e":"1234.5 x"}""", template.Expand("""{"n":1234.5,"d":"2018-03-15T00:00:00.000Z"}"""));
    }

    [Fact]
    public async Task One_template_serves_many_threads_at_once()
    {
        var template = new AdaptiveCardTemplate("""{"body":[{"$data":"${rows}","$when":"${$data > 1}","text":"${$root.id}-${$data}-${toUpper($root.name)}","all":"${foreach($root.rows, r, r + $index)}"}]}""");
        var expansions = Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                var id = (thread * 1000) + i;
                var card = template.Expand($$"""{"id":{{id}},"name":"n{{id}}","rows":[1,2,3]}""");
                Assert.Equal($$"""{"body":[{"text":"{{id}}-2-N{{id}}","all":[2,3,4]},{"text":"{{id}}-3-N{{id}}","all":[3,4,5]}]}""", card);
            }
        }));

        await Task.WhenAll(expansions);
    }
}
