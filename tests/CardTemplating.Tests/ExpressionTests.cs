using System.Text.Json.Nodes;

namespace CardTemplating.Tests;

public class ExpressionTests
{
    [Fact]
    public void Values_come_as_dotnet_types_and_nodes()
    {
        const string Scope = """{"n":7,"d":2.5,"s":"x","b":true,"nil":null,"list":[1,{"a":2}],"o":{"k":1}}""";

        Assert.Equal(7L, Expression.Parse("n").TryEvaluate(Scope).Value);
        Assert.Equal(2.5, Expression.Parse("d").TryEvaluate(Scope).Value);
        Assert.Equal("x", Expression.Parse("s").TryEvaluate(Scope).Value);
        Assert.Equal(true, Expression.Parse("b").TryEvaluate(Scope).Value);
        Assert.Null(Expression.Parse("nil").TryEvaluate(Scope).Value);
        Assert.Null(Expression.Parse("missing.path").TryEvaluate(Scope).Value);
        Assert.Equal("""[1,{"a":2}]""", Assert.IsType<JsonArray>(Expression.Parse("list").TryEvaluate(Scope).Value).ToJsonString());
        Assert.Equal("""{"k":1,"z":7}""", Assert.IsType<JsonObject>(Expression.Parse("setProperty(o, 'z', n)").TryEvaluate(Scope).Value).ToJsonString());
    }

    [Fact]
    public void A_value_can_be_asked_for_as_a_type()
    {
        Assert.Equal(7, Expression.Parse("n").TryEvaluate<int>(new { n = 7 }).Value);
        Assert.Equal([1, 2], Expression.Parse("createArray(1, 2)").TryEvaluate<int[]>(null).Value!);
        Assert.NotNull(Expression.Parse("n").TryEvaluate<int>("""{"n":"x"}""").Error);
    }

    [Fact]
    public void An_error_comes_in_words_and_no_value()
    {
        var (value, error) = Expression.Parse("people[9] + 1").TryEvaluate("""{"people":[1,2]}""");

        Assert.Null(value);
        Assert.Equal("9 is out of range: the list has 2 items.", error);
    }

    [Fact]
    public void Precedence_is_the_official_grammars()
    {
        Assert.Equal("((0 - 2) ^ 2)", Expression.Parse("-2 ^ 2").ToString());
        Assert.Equal("(2 ^ (3 ^ 2))", Expression.Parse("2 ^ 3 ^ 2").ToString());
        Assert.Equal("((a + (b * c)) == d)", Expression.Parse("a + b * c == d").ToString());
        Assert.Equal("(concat((a == b), c) < d)", Expression.Parse("a == b & c < d").ToString());
        Assert.Equal("(a || (b && c))", Expression.Parse("a || b && c").ToString());
        Assert.Equal("if(if(a, 1, b), 2, 3)", Expression.Parse("a ? 1 : b ? 2 : 3").ToString());
        Assert.Equal("!(a)", Expression.Parse("!a").ToString());
    }

    [Fact]
    public void Integers_and_fractions_divide_differently()
    {
        Assert.Equal(3L, Expression.Parse("7 / 2").TryEvaluate(null).Value);
        Assert.Equal(-3L, Expression.Parse("-7 / 2").TryEvaluate(null).Value);
        Assert.Equal(3.5, Expression.Parse("7 / 2.0").TryEvaluate(null).Value);
        Assert.Equal(3.5, Expression.Parse("n / 2").TryEvaluate("""{"n":7.0}""").Value);
        Assert.Equal(9.2233720368547758E+18, Expression.Parse("9223372036854775807 + 1").TryEvaluate(null).Value);
    }

    [Fact]
    public void Application_functions_can_be_added_and_fail_with_a_message()
    {
        var functions = CustomFunctions.None
            .Add("plan.status", a => $"{a[0]}:{((JsonArray)a[1]!).Count}:{a[2] ?? "none"}")
            .Add("boom", _ => throw new InvalidOperationException("no luck"))
            .Add("pair", a => new { first = a[0], second = 2 });
        var options = new TemplateOptions { Functions = functions };

        Assert.Equal("x:2:none", Expression.Parse("plan.status(s, list, nil)", options).TryEvaluate("""{"s":"x","list":[1,2],"nil":null}""").Value);
        Assert.Equal("boom: no luck", Expression.Parse("boom()", options).TryEvaluate(null).Error);
        Assert.Equal(5L, Expression.Parse("pair(5).first", options).TryEvaluate(null).Value);
        Assert.Equal("""{"a":"hi X","b":"${boom()}"}""", new AdaptiveCardTemplate("""{"a":"hi ${toUpper(pair(s).first)}","b":"${boom()}"}""", options).Expand("""{"s":"x"}"""));
        Assert.Throws<ExpressionSyntaxException>(() => Expression.Parse("plan.status(1)"));
    }

    [Theory]
    [InlineData("toUpper")]
    [InlineData("+")]
    [InlineData("my function")]
    [InlineData("1st")]
    [InlineData("")]
    public void A_name_that_cannot_be_added_is_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => CustomFunctions.None.Add(name, _ => null));

    [Fact]
    public void The_clock_can_be_set()
    {
        var options = new TemplateOptions { TimeProvider = new FixedClock(new DateTimeOffset(2024, 2, 29, 23, 30, 0, TimeSpan.Zero)) };

        Assert.Equal("2024-02-29T23:30:00.000Z", Expression.Parse("utcNow()", options).TryEvaluate(null).Value);
        Assert.Equal("28 February 2025", Expression.Parse("getFutureTime(1, 'Year', 'd MMMM yyyy')", options).TryEvaluate(null).Value);
        Assert.Equal("2024-02-28", Expression.Parse("getPastTime(1, 'Day', 'yyyy-MM-dd')", options).TryEvaluate(null).Value);
        Assert.Equal("2028-02-29", Expression.Parse("getNextViableDate('XXXX-02-29', 'Asia/Tokyo')", options).TryEvaluate(null).Value);
        Assert.Equal("2024-02-29", Expression.Parse("getNextViableDate('XXXX-02-29')", options).TryEvaluate(null).Value);
        Assert.Equal("2020-02-29", Expression.Parse("getPreviousViableDate('XXXX-02-29')", options).TryEvaluate(null).Value);
        Assert.Equal("T00:15:28", Expression.Parse("getNextViableTime('TXX:15:28')", options).TryEvaluate(null).Value);
        Assert.Equal("T23:15:28", Expression.Parse("getPreviousViableTime('TXX:15:28')", options).TryEvaluate(null).Value);
    }

    [Fact]
    public void Standard_date_formats_and_time_zones_are_dotnets()
    {
        const string Scope = """{"t":"2018-07-01T12:00:00.000Z"}""";

        Assert.Equal("Sunday, July 1, 2018", Expression.Parse("formatDateTime(t, 'D')").TryEvaluate(Scope).Value);
        Assert.EndsWith("1 July 2018", (string?)Expression.Parse("formatDateTime(t, 'D', 'en-GB')").TryEvaluate(Scope).Value, StringComparison.Ordinal);
        Assert.Equal("13:00", Expression.Parse("convertFromUTC(t, 'Europe/London', 'HH:mm')").TryEvaluate(Scope).Value);
        Assert.Equal("13:00", Expression.Parse("convertFromUTC(t, 'GMT Standard Time', 'HH:mm')").TryEvaluate(Scope).Value);
        Assert.Equal("2018-07-01T11:00:00.000Z", Expression.Parse("convertToUTC('2018-07-01T12:00:00', 'Europe/London')").TryEvaluate(Scope).Value);
        Assert.Equal("2024-03-31T01:30:00.000Z", Expression.Parse("convertToUTC('2024-03-31T01:30:00', 'Europe/London')").TryEvaluate(Scope).Value);
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
