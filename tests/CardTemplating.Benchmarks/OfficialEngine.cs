using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CardTemplating.Benchmarks;

/// <summary>The official JavaScript engine, timed by Node.</summary>
internal static class OfficialEngine
{
    /// <summary>Microseconds an expansion, with the template parsed once and parsed each time; null when Node or the package is not there.</summary>
    public static (double Once, double Each)? Measure(string? folder, Size size, TimeSpan duration)
    {
        if (string.IsNullOrEmpty(folder))
        {
            return null;
        }

        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "official-engine.cjs"));
        start.ArgumentList.Add(Path.Combine(folder, "node_modules"));
        start.ArgumentList.Add(size.TemplatePath);
        start.ArgumentList.Add(size.DataPath);
        start.ArgumentList.Add(duration.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        using var result = JsonDocument.Parse(output);
        return (1e6 / result.RootElement.GetProperty("once").GetDouble(), 1e6 / result.RootElement.GetProperty("each").GetDouble());
    }
}
