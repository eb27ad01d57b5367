using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace ActivityProtocol.Benchmarks;

/// <summary>What one run of one bot showed.</summary>
internal sealed record Sample(double CpuMicroseconds, double PerSecond, double MemoryMegabytes, double ColdStartMilliseconds);

/// <summary>Runs both bots in turn, each as a process of its own on one core, and compares them.</summary>
internal static class Measurement
{
    private const string AppId = "33333333-3333-3333-3333-333333333333";
    private static readonly string Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");

    // The runtime compiles what is used often in the background, once it has compiled nothing new for 100 ms; on one core
    // under load it hardly gets there. Both bots get the same pauses, until neither becomes faster any more.
    private const int Block = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly bool CanPin = File.Exists("/usr/bin/taskset") && Environment.ProcessorCount > 1;

    internal static async Task RunAsync(int requests, int warmUp, int rounds, int concurrency, CancellationToken cancellationToken)
    {
        await using var sink = await Sink.StartAsync();
        Console.WriteLine($"{requests} messages a run after {warmUp} to warm up, {concurrency} at once, {rounds} rounds, card of {Card.Utf8.Length} bytes, {(CanPin ? "bot on one core" : "bot not pinned to a core")}");
        foreach (var isAuthenticated in new[] { false, true })
        {
            var samples = new Dictionary<string, List<Sample>> { ["raw"] = [], ["bot"] = [] };
            for (var round = 0; round < rounds; round++)
            {
                foreach (var kind in samples.Keys)
                {
                    samples[kind].Add(await MeasureAsync(kind, sink, isAuthenticated, requests, warmUp, concurrency, cancellationToken));
                }
            }

            Report(isAuthenticated ? "with authentication" : "without authentication", samples["raw"], samples["bot"]);
        }
    }

    // One that nothing else on this machine listens on, so that two measurements do not get in each other's way.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Report(string title, List<Sample> raw, List<Sample> bot)
    {
        Console.WriteLine(title);
        Line("CPU microseconds a reply", sample => sample.CpuMicroseconds);
        Line("replies a second", sample => sample.PerSecond);
        Line("memory under load, MB", sample => sample.MemoryMegabytes);
        Line("cold start to the first answer, ms", sample => sample.ColdStartMilliseconds);

        void Line(string name, Func<Sample, double> value)
        {
            var (left, right) = (Median(raw, value), Median(bot, value));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-36} raw {left,8:0.0}   library {right,8:0.0}   ratio {right / left:0.00}"));
        }
    }

    private static double Median(List<Sample> samples, Func<Sample, double> value)
    {
        var sorted = samples.Select(value).Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private static async Task<Sample> MeasureAsync(string kind, Sink sink, bool isAuthenticated, int requests, int warmUp, int concurrency, CancellationToken cancellationToken)
    {
        var token = isAuthenticated ? sink.Issuer.CreateToken(AppId, sink.ServiceUrl) : null;
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = concurrency, UseProxy = false }) { BaseAddress = new Uri(Url) };
        var clock = Stopwatch.StartNew();
        using var process = Start(kind, sink, isAuthenticated);
        try
        {
            while (!await IsAnsweredAsync(client, sink, token, cancellationToken))
            {
                if (process.HasExited)
                {
                    throw new InvalidOperationException($"The {kind} bot ended with {process.ExitCode} before it answered. Run the program itself, not its .dll.");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellationToken);
            }

            var coldStart = clock.Elapsed.TotalMilliseconds;

            for (var sent = 0; sent < warmUp; sent += Block)
            {
                await LoadAsync(client, sink, token, Block, concurrency, cancellationToken);
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }

            process.Refresh();
            var cpu = process.TotalProcessorTime;
            clock.Restart();
            await LoadAsync(client, sink, token, requests, concurrency, cancellationToken);
            var elapsed = clock.Elapsed;
            process.Refresh();
            return new Sample(
                (process.TotalProcessorTime - cpu).TotalMicroseconds / requests,
                requests / elapsed.TotalSeconds,
                process.WorkingSet64 / 1024.0 / 1024.0,
                coldStart);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(cancellationToken);
        }
    }

    private static Process Start(string kind, Sink sink, bool isAuthenticated)
    {
        var start = new ProcessStartInfo(CanPin ? "/usr/bin/taskset" : Environment.ProcessPath!);
        if (CanPin)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("0");
            start.ArgumentList.Add(Environment.ProcessPath!);
        }

        // 4 MB of new objects between two collections, for both: the setting that the README recommends.
        start.Environment["DOTNET_GCgen0size"] = "400000";
        foreach (var argument in new[] { kind, "--urls", Url, "--production-turns" })
        {
            start.ArgumentList.Add(argument);
        }

        if (isAuthenticated)
        {
            foreach (var argument in new[] { "--app-id", AppId, "--metadata", sink.BaseUrl + "/openid", "--login", $"{sink.BaseUrl}/{BotSettings.Tenant}", "--trusted-hosts", "127.0.0.1" })
            {
                start.ArgumentList.Add(argument);
            }
        }

        return Process.Start(start)!;
    }

    private static async Task<bool> IsAnsweredAsync(HttpClient client, Sink sink, string? token, CancellationToken cancellationToken)
    {
        try
        {
            var before = sink.Replies;
            using var response = await client.SendAsync(Message(sink, token, "first", 0), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK && sink.Replies > before;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task LoadAsync(HttpClient client, Sink sink, string? token, int requests, int concurrency, CancellationToken cancellationToken)
    {
        var before = sink.Replies;
        var next = 0;
        var run = Guid.NewGuid().ToString("n");
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async worker =>
        {
            int number;
            while ((number = Interlocked.Increment(ref next)) <= requests)
            {
                using var response = await client.SendAsync(Message(sink, token, $"{run}-{number}", worker), cancellationToken);
                response.EnsureSuccessStatusCode();
            }
        }));
        if (sink.Replies - before != requests)
        {
            throw new InvalidOperationException($"{requests} messages were sent and {sink.Replies - before} replies came.");
        }
    }

    private static HttpRequestMessage Message(Sink sink, string? token, string id, int conversation)
    {
        var body = $$$"""
            {"type":"message","id":"{{{id}}}","timestamp":"2026-03-02T09:30:00.123Z","localTimestamp":"2026-03-02T09:30:00.123+00:00","localTimezone":"Europe/London","serviceUrl":"{{{sink.ServiceUrl}}}","channelId":"msteams","from":{"id":"29:1bSomePersonWhoWritesToTheBot-AndHasALongId","name":"Ada Field","aadObjectId":"11111111-1111-1111-1111-111111111111"},"conversation":{"conversationType":"personal","tenantId":"22222222-2222-2222-2222-222222222222","id":"a:1SomeConversationWithALongId-{{{conversation}}}"},"recipient":{"id":"28:33333333-3333-3333-3333-333333333333","name":"Bot"},"entities":[{"locale":"en-GB","country":"GB","platform":"Web","timezone":"Europe/London","type":"clientInfo"}],"channelData":{"tenant":{"id":"22222222-2222-2222-2222-222222222222"}},"locale":"en-GB","text":"what's the status of the victims theme?","textFormat":"plain","attachments":[{"contentType":"text/html","content":"<p>what's the status of the victims theme?</p>"}]}
            """;
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }
}
