using System.Text.Json.Nodes;

namespace CardTemplating.Tests.Differential;

/// <summary>
/// Makes templates and expressions at random, the same ones for the same seed. Left out is only where this engine differs on
/// purpose (README, "Where it differs"): lists and objects inside text, literals that are a whole string, nulls and lists as
/// items of an array, null given to text functions, division of negative numbers and fractions.
/// </summary>
internal sealed class Generator(int seed)
{
    /// <summary>What every template and expression is given.</summary>
    public const string Data = """
        {"name":"Ada \"B\" \\ <x>","given":"Ada","n":7,"price":19.99,"yes":true,"no":false,"zero":0,"empty":"","nums":[3,1,4],
         "words":["delta","al pha","é☕"],"people":[{"name":"Ada","age":36,"tags":["x","y"],"a":{"b":1}},{"name":"Bob","age":7,"tags":[]}],
         "none":[],"obj":{"a":1,"b":"two","c":[1,2]},"mixed":[1,"two",true,4.5],"date":"2018-03-15T13:00:00.000Z","text":"has ${name} and `tick`"}
        """;

    private static readonly string[] Paths =
    [
        "name", "given", "n", "price", "yes", "no", "zero", "empty", "missing", "obj.a", "obj.b", "obj.missing", "people[0].name",
        "people[1].age", "nums[0]", "words[1]", "$root.name", "$root.people[0].name", "$data.name", "$index", "$host.theme", "text",
        "user.deep.er", "age", "tags[0]", "a.b", "Name", "$root.n", "$HOST.theme", "date", "$data.age", "people[n].name", "obj['b']",
    ];

    private static readonly string[] Lists =
    [
        "nums", "words", "people", "none", "mixed", "$root.nums", "$root.words", "tags", "people[0].tags", "$root.people", "obj.c",
        "split('a,b',',')", "range(1,3)", "json('[1,2]')", "where(nums, x, x > 1)", "foreach(people, p, p.name)", "sortBy(words)", "union(nums, [1, 9])",
    ];

    private static readonly string[] TextLists = ["nums", "words", "none", "tags", "missing", "mixed", "foreach(people, p, p.name)", "skip(nums, 1)", "take(words, 2)"];

    private static readonly string[] Numbers =
    [
        "n", "zero", "1", "2", "$index", "length(name)", "count(nums)", "nums[0]", "$root.n", "n + 1", "n * 2", "sub(n, 1)",
        "mod(n, 3)", "max(nums)", "min(nums)", "sum(nums)", "age", "n / 2", "indexOf(words, 'delta')", "dayOfYear(date)",
    ];

    private static readonly string[] Conditions =
    [
        "yes", "no", "n > 5", "n == 7", "exists(missing)", "exists(name)", "empty(none)", "not(yes)", "!no", "yes && no", "yes || no",
        "$index == 0", "$index > 0", "contains(words, 'delta')", "age > 10", "name == 'Ada'", "missing == null", "missing",
        "isString(name)", "startsWith(given, 'A')", "contains($data.tags, 'x')", "and(yes, n > 1)", "1 > 2", "$host.theme == 'dark'",
        "length(missing) > 1", "or(no, yes)", "any(nums, x, x > 3)", "all(nums, x, x > 3)", "isMatch(given, '^A')", "nums[9]", "n & 1 == '71'",
    ];

    private static readonly string[] Texts =
        ["plain", "", "it's", "a \"q\"", "line\nbreak", "$5", "{x}", "${", "é\u2028x", "${}", "a}b", "tick`x", "{{DATE(2024-01-01T00:00:00Z)}}"];

    private static readonly string[] Before = ["", "a ", "(", "$", "{", "}", "- ", "\n", "é", "\\n", "\"", "'", "[", "\\$", "\\\\"];

    private static readonly string[] After = ["", " b", ")", "}", "!", "\t"];

    private static readonly string[] Keys = ["type", "text", "value", "items", "body", "id", "facts", "action", "$x", "${k}"];

#pragma warning disable CA5394 // A seeded generator is the point.
    private readonly Random _random = new(seed);
#pragma warning restore CA5394

    /// <summary>A case with a template.</summary>
    public JsonObject Template()
    {
        var testCase = new JsonObject { ["template"] = Chance(0.8) ? Object(0) : new JsonObject { ["body"] = new JsonArray(Item(0), Item(0), Item(0)) } };
        if (Chance(0.95))
        {
            testCase["data"] = JsonNode.Parse(Data);
        }

        if (Chance(0.8))
        {
            testCase["host"] = new JsonObject { ["theme"] = "dark" };
        }

        return testCase;
    }

    /// <summary>A case with a single expression.</summary>
    public JsonObject Expression() => new() { ["expression"] = Expression(0, lists: true), ["scope"] = JsonNode.Parse(Data) };

    private string Expression(int depth, bool lists)
    {
        if (Chance(0.4) || depth > 2)
        {
            return Pick(Paths);
        }

        return Next(24) switch
        {
            0 => Pick(Numbers),
            1 => Pick(Conditions),
            2 => $"toUpper({Pick(Paths)})",
            3 => $"concat('a', {Pick(Paths)}, {Expression(depth + 1, false)})",
            4 => $"if({Pick(Conditions)}, {Expression(depth + 1, lists)}, {Expression(depth + 1, lists)})",
            5 => $"{Pick(Conditions)} ? {Expression(depth + 1, lists)} : 'x'",
            6 => $"join({Pick(TextLists)}, ', ')",
            7 => $"formatNumber({Pick(Numbers)}, 1)",
            8 => $"formatDateTime(date, '{Pick(["yyyy-MM-dd", "MMM d, yyyy", "HH:mm", "dddd", "hh:mm tt", "dd MMMM yyyy"])}')",
            9 => $"string({Pick(Numbers)})",
            10 => $"coalesce({Pick(Paths)}, 'd')",
            11 => $"{Pick(Paths)} ?? 'd'",
            12 => lists ? $"first({Pick(Lists)})" : "first(words)",
            13 => $"count({Pick(Lists)})",
            14 => $"length({Pick(Paths)})",
            15 => $"replace({Pick(Paths)}, 'a', 'b')",
            16 => $"{{k: {Pick(Paths)}}}.k",
            17 => lists ? $"foreach({Pick(Lists)}, x, {Pick(["x", "concat(x, 1)", "x.name", "{v: x}", "$index"])})" : $"join(foreach({Pick(["words", "nums", "$root.nums"])}, x, {Pick(["concat(x, 1)", "$index"])}), '-')",
            18 => $"substring({Pick(Paths)}, 0, 1)",
            19 => $"{Pick(Numbers)} {Pick(["+", "-", "*"])} {Pick(Numbers)}",
            20 => $"{Pick(Paths)} + 'x'",
            21 => $"trim({Pick(Paths)})",
            22 => lists ? $"select({Pick(Lists)}, x, x)" : $"{Pick(Numbers)} / 0",
            _ => $"titleCase({Pick(Paths)})",
        };
    }

    private string Text(bool lists)
    {
        if (Chance(0.15))
        {
            return Pick(Texts);
        }

        if (Chance(0.35))
        {
            var expression = Expression(0, lists);
            return $"${{{Pick(["", "", " "])}{(char.IsAsciiDigit(expression[0]) ? "n" : expression)}{Pick(["", "", " "])}}}";
        }

        var text = string.Empty;
        for (var i = Next(3); i >= 0; i--)
        {
            text += $"{Pick(Before)}${{{(Chance(0.05) ? $"nope({Pick(Paths)})" : Expression(0, lists: false))}}}{Pick(After)}";
        }

        return text;
    }

    private JsonNode? Value(int depth)
    {
        if (Chance(0.5) || depth > 3)
        {
            return Text(lists: true);
        }

        if (Chance(0.2))
        {
            return Next(7) switch { 0 => 1, 1 => 2.5, 2 => true, 3 => false, 4 => null, 5 => 0, _ => -3 };
        }

        if (Chance(0.5))
        {
            return Object(depth + 1);
        }

        var items = new JsonArray();
        for (var i = Next(4); i > 0; i--)
        {
            items.Add(Item(depth + 1));
        }

        return items;
    }

    private JsonNode Item(int depth)
    {
        if (Chance(0.7))
        {
            return Object(depth);
        }

        return Chance(0.7) ? Text(lists: false) : Next(2) == 0 ? 1 : "x";
    }

    private JsonObject Object(int depth)
    {
        var result = new JsonObject();
        for (var i = Next(3); i >= 0; i--)
        {
            result[Pick(Keys)] = Value(depth);
        }

        if (Chance(0.3))
        {
            result["$when"] = Chance(0.9) ? $"${{{Pick(Conditions)}}}" : Next(4) switch { 0 => true, 1 => false, 2 => "x ${yes}", _ => "true" };
        }

        if (Chance(0.35))
        {
            result["$data"] = Chance(0.6) ? $"${{{Pick(Lists)}}}" : Next(6) switch
            {
                0 => $"${{{Pick(Paths)}}}",
                1 => "${obj}",
                2 => JsonNode.Parse("""[{"name":"L1","n":1},{"name":"L2"}]"""),
                3 => JsonNode.Parse("""{"name":"in","age":3}"""),
                4 => JsonNode.Parse("[1,2]"),
                _ => 5,
            };
        }

        return result;
    }

#pragma warning disable CA5394
    private bool Chance(double probability) => _random.NextDouble() < probability;

    private int Next(int below) => _random.Next(below);
#pragma warning restore CA5394

    private string Pick(string[] from) => from[Next(from.Length)];
}
