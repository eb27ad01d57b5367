// Times the template engine on the three sizes of the speed baseline against hand-written System.Text.Json code and, where it
// is there, the official JavaScript engine.
//   PLANBOT_SHARED               the folder that holds templating/bench
//   PLANBOT_TEMPLATING_ORACLE    a folder whose node_modules holds adaptivecards-templating
using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CardTemplating;
using CardTemplating.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var shared = Environment.GetEnvironmentVariable("PLANBOT_SHARED");
if (string.IsNullOrEmpty(shared))
{
    Console.Error.WriteLine("Set PLANBOT_SHARED to the folder that holds templating/bench.");
    return 2;
}

// What AdaptiveCards.Templating on System.Text.Json was measured to allocate for one expansion, in bytes.
var officialBytes = new Dictionary<string, double> { ["small"] = 233e3, ["medium"] = 5.2e6, ["large"] = 32e6 };
var oracle = Environment.GetEnvironmentVariable("PLANBOT_TEMPLATING_ORACLE");
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9;
Console.WriteLine("size    what                                  µs/expansion   expansions/s        bytes   vs ours parsed once");
foreach (var name in new[] { "small", "medium", "large" })
{
    var size = Size.Load(Path.Combine(shared, "templating", "bench"), name);
    var template = new AdaptiveCardTemplate(size.Template);
    var context = new EvaluationContext(size.Data);
    var buffer = new ArrayBufferWriter<byte>(1 << 17);
    using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    void Once()
    {
        buffer.ResetWrittenCount();
        template.ExpandToUtf8(context, buffer);
    }

    void OnceToText() => template.Expand(context);

    void Each()
    {
        buffer.ResetWrittenCount();
        new AdaptiveCardTemplate(size.Template).ExpandToUtf8(context, buffer);
    }

    void ByHand()
    {
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        using var data = JsonDocument.Parse(size.DataUtf8);
        size.ByHand(data.RootElement, writer);
        writer.Flush();
    }

    foreach (var work in new[] { Once, Each, ByHand })
    {
        work();
        if (!JsonNode.DeepEquals(JsonNode.Parse(buffer.WrittenSpan), size.Expected))
        {
            Console.Error.WriteLine($"{name}: the output is not what the official engine gives.");
            return 1;
        }
    }

    var measured = Measurement.Compare(rounds, TimeSpan.FromMilliseconds(200), Once, OnceToText, Each, ByHand);
    var official = OfficialEngine.Measure(oracle, size, TimeSpan.FromSeconds(3));
    Print(name, "ours, parsed once, to UTF-8", measured[0], measured[0]);
    Print(name, "ours, parsed once, to a string", measured[1], measured[0]);
    Print(name, "ours, parsed each time", measured[2], measured[0]);
    Print(name, "hand-written System.Text.Json", measured[3], measured[0]);
    if (official is { } js)
    {
        Print(name, "official JavaScript, parsed once", new Measurement(js.Once, double.NaN), measured[0]);
        Print(name, "official JavaScript, parsed each time", new Measurement(js.Each, double.NaN), measured[2]);
        Console.WriteLine($"{name,-7} => {js.Once / measured[0].Microseconds:0.0} times the JavaScript engine's speed (at least 20)");
    }

    Console.WriteLine($"{name,-7} => {measured[0].Microseconds / measured[3].Microseconds:0.00} times the time of hand-written code (at most 3 on medium and large)");
    Console.WriteLine($"{name,-7} => {measured[0].Bytes / officialBytes[name]:0.000} of the official .NET engine's memory (at most 0.1)");
}

return 0;

static void Print(string size, string what, Measurement measurement, Measurement ours) =>
    Console.WriteLine($"{size,-7} {what,-38} {measurement.Microseconds,11:0.00} {1e6 / measurement.Microseconds,14:0} {(double.IsNaN(measurement.Bytes) ? "-" : $"{measurement.Bytes:0}"),12} {measurement.Microseconds / ours.Microseconds,12:0.00}");
