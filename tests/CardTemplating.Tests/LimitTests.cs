using System.Diagnostics;
using System.Text.Json;

namespace CardTemplating.Tests;

public class LimitTests
{
    [Fact]
    public void Output_is_bounded()
    {
        var template = new AdaptiveCardTemplate("""{"body":[{"$data":"${rows}","text":"${$root.big}"}]}""", new TemplateOptions { Limits = new TemplateLimits { MaxOutputBytes = 10_000 } });
        var data = JsonSerializer.Serialize(new { rows = Enumerable.Range(0, 100), big = new string('x', 1_000) });

        Assert.Equal("The output would be longer than 10000 bytes.", Assert.Throws<AdaptiveTemplateLimitException>(() => template.Expand(data)).Message);
        Assert.Equal("""{"body":[]}""", template.Expand("""{"rows":[]}"""));
    }

    [Fact]
    public void Loops_are_bounded_whatever_they_run_over()
    {
        var options = new TemplateOptions { Limits = new TemplateLimits { MaxLoopCount = 1_000 } };
        var rows = JsonSerializer.Serialize(new { rows = Enumerable.Range(0, 1_001) });

        Assert.Throws<AdaptiveTemplateLimitException>(() => new AdaptiveCardTemplate("""{"body":[{"$data":"${rows}","n":1}]}""", options).Expand(rows));
        foreach (var expression in new[] { "range(0, 2000000000)", "foreach(rows, r, r)", "sum(rows)", "join(rows, ',')", "foreach(range(0, 100), a, foreach(range(0, 100), b, a * b))", "flatten(foreach(range(0, 100), a, range(0, 100)))" })
        {
            Assert.Equal("More than 1000 rounds of loops.", Expression.Parse(expression, options).TryEvaluate(rows).Error);
        }
    }

    [Fact]
    public void Text_that_functions_make_is_bounded()
    {
        var grow = "'aaaaaaaaaa'";
        for (var i = 0; i < 12; i++)
        {
            grow = $"replace({grow}, 'a', 'aaaaaaaaaa')";
        }

        Assert.Equal("Functions made more than 16777216 characters of text.", Expression.Parse(grow).TryEvaluate("{}").Error);
        Assert.Equal("Functions made more than 16777216 characters of text.", Expression.Parse("replaceIgnoreCase(v, 'x', \"$`$`$`\")").TryEvaluate(JsonSerializer.Serialize(new { v = new string('x', 20_000) })).Error);
    }

    [Fact]
    public void Time_is_bounded()
    {
        var clock = new SteppingClock(TimeSpan.FromMilliseconds(100));
        var options = new TemplateOptions { TimeProvider = clock, Limits = new TemplateLimits { Timeout = TimeSpan.FromSeconds(1) } };

        var (_, error) = Expression.Parse("sum(foreach(range(0, 100000), a, a * 2))", options).TryEvaluate("{}");

        Assert.Equal("It took longer than 1 seconds.", error);
    }

    [Fact]
    public void Depth_of_template_data_and_expression_is_bounded()
    {
        var deep = new string('[', 100) + "\"${a}\"" + new string(']', 100);
        Assert.NotEmpty(new AdaptiveCardTemplate(deep).Diagnostics);
        Assert.Throws<AdaptiveTemplateException>(() => new AdaptiveCardTemplate("""{"a":"${b}"}""").Expand("{\"b\":" + new string('[', 100) + new string(']', 100) + "}"));
        foreach (var expression in new[] { new string('(', 10_000) + "1" + new string(')', 10_000), string.Join(" + ", Enumerable.Repeat("1", 10_000)), new string('!', 10_000) + "a", string.Join('.', Enumerable.Repeat("a", 10_000)), string.Concat(Enumerable.Repeat("toUpper(", 5_000)) })
        {
            Assert.Throws<ExpressionSyntaxException>(() => Expression.Parse(expression));
        }
    }

    [Fact]
    public void A_value_that_grows_too_deep_is_not_written()
    {
        var options = new TemplateOptions { Limits = new TemplateLimits { MaxDepth = 8 } };
        var nested = "1";
        for (var i = 0; i < 10; i++)
        {
            nested = $"createArray({nested})";
        }

        Assert.Throws<AdaptiveTemplateLimitException>(() => new AdaptiveCardTemplate($$"""{"a":"${{{nested}}}"}""", options).Expand("{}"));
    }

    [Fact]
    public void An_expansion_that_failed_leaves_nothing_behind()
    {
        var template = new AdaptiveCardTemplate("""{"body":[{"$data":"${rows}","text":"${$data}"}]}""", new TemplateOptions { Limits = new TemplateLimits { MaxLoopCount = 10 } });
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 200; i++)
        {
            Assert.Throws<AdaptiveTemplateLimitException>(() => template.Expand("""{"rows":[1,2,3,4,5,6,7,8,9,10,11]}"""));
            Assert.Equal("""{"body":[{"text":1}]}""", template.Expand("""{"rows":[1]}"""));
        }

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_limit_that_allows_nothing_is_refused_when_it_is_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemplateLimits { MaxDepth = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemplateLimits { MaxOutputBytes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemplateLimits { MaxLoopCount = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemplateLimits { MaxTextLength = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemplateLimits { Timeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TemplateLimits { RegexTimeout = Timeout.InfiniteTimeSpan });
    }

    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;
    }
}
