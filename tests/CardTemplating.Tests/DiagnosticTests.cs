namespace CardTemplating.Tests;

public class DiagnosticTests
{
    [Fact]
    public void Everything_wrong_is_reported_at_once_with_its_place()
    {
        var template = new AdaptiveCardTemplate("""
            {
              "type": "AdaptiveCard",
              "body": [
                { "type": "TextBlock", "text": "a ${1 +} b" },
                { "type": "TextBlock", "text": "é☕ \"q\" ${nope(name)}", "$when": "${x == }" },
                { "type": "TextBlock", "text": "${toUpper()} and ${formatNumber('a', 1)}" }
              ]
            }
            """);

        Assert.Equal(
            [
                "(4,44) $.body[0].text: Expected a value, a name or '(', found the end.",
                "(5,48) $.body[1].text: There is no function 'nope'.",
                "(5,78) $.body[1].$when: Expected a value, a name or '(', found the end.",
                "(6,39) $.body[2].text: toUpper() has 0 arguments; it takes 1 to 2.",
                "(6,56) $.body[2].text: 'a' in formatNumber('a', 1) cannot be what is expected there: a number.",
            ],
            template.Diagnostics.Select(d => d.ToString()));
        Assert.All(template.Diagnostics, d => Assert.Equal(TemplateDiagnosticSeverity.Error, d.Severity));
    }

    [Fact]
    public void A_template_with_errors_still_expands_what_it_can()
    {
        var template = new AdaptiveCardTemplate("""{"a":"x ${1 +} ${name}","b":"${nope(1)}","c":[{"$when":"${1 +}","d":1},{"e":"${name}"}]}""");

        Assert.Equal("""{"a":"x ${1 +} Ada","b":"${nope(1)}","c":[{"e":"Ada"}]}""", template.Expand("""{"name":"Ada"}"""));
    }

    [Fact]
    public void Broken_JSON_is_reported_and_refused_only_when_expanded()
    {
        var template = new AdaptiveCardTemplate("{\n  \"body\": [\n    { \"text\": \"${1 +}\" },\n    { oops }\n  ]\n}");

        Assert.Equal(["(3,21) $.body[0].text: Expected a value, a name or '(', found the end.", "(4,7) $.body[1]: 'o' is an invalid start of a property name. Expected a '\"'."], template.Diagnostics.Select(d => d.ToString()));
        Assert.Contains("(4,7)", Assert.Throws<AdaptiveTemplateException>(() => template.Expand("{}")).Message, StringComparison.Ordinal);
        Assert.Throws<AdaptiveTemplateException>(template.ThrowIfInvalid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("not json")]
    [InlineData("[1,]")]
    public void What_is_no_JSON_never_throws_when_parsed(string json)
    {
        var template = new AdaptiveCardTemplate(json);

        Assert.NotEmpty(template.Diagnostics);
        Assert.Throws<AdaptiveTemplateException>(() => template.Expand("{}"));
    }

    [Theory]
    [InlineData("""{"$when":"yes"}""", "$when is a text and not one expression")]
    [InlineData("""{"$when":"${yes} "}""", "$when is a text and not one expression")]
    [InlineData("""{"$when":true}""", "$when is not an expression, so the object is always dropped")]
    [InlineData("""{"$when":false}""", "$when is not an expression, so the object is always kept")]
    [InlineData("""{"text":"Hello ${name"}""", "'${' begins no expression here")]
    [InlineData("""{"text":"Hello ${{name}}"}""", "'${' begins no expression here")]
    public void What_does_not_do_what_it_looks_like_is_a_warning(string json, string message)
    {
        var diagnostic = Assert.Single(new AdaptiveCardTemplate(json).Diagnostics);

        Assert.Equal(TemplateDiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.StartsWith(message, diagnostic.Message, StringComparison.Ordinal);
        new AdaptiveCardTemplate(json).ThrowIfInvalid();
    }

    [Fact]
    public void An_expression_that_cannot_be_parsed_says_where_and_what_was_expected()
    {
        var error = Assert.Throws<ExpressionSyntaxException>(() => Expression.Parse("concat(name, 'x' 'y')"));

        Assert.Equal("Expected ',' or ')', found ''y''.", error.Message);
        Assert.Equal(17, error.Position);
    }
}
