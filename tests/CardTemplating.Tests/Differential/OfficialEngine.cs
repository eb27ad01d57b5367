using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CardTemplating.Tests.Differential;

/// <summary>The official JavaScript engine, from npm, run by Node.</summary>
internal static class OfficialEngine
{
    /// <summary>The folder whose node_modules holds adaptivecards-templating and adaptive-expressions.</summary>
    public const string FolderVariable = "PLANBOT_TEMPLATING_ORACLE";

    /// <summary>Runs all cases; skips the test by name when Node or the packages are not there.</summary>
    public static List<JsonElement> Run(IEnumerable<JsonObject> cases)
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{FolderVariable} does not name a folder whose node_modules holds adaptivecards-templating and adaptive-expressions.");
        var modules = Path.Combine(folder!, "node_modules");
        Assert.SkipUnless(Directory.Exists(Path.Combine(modules, "adaptivecards-templating")), $"There is no adaptivecards-templating in {FolderVariable}'s node_modules.");

        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Differential", "official-engine.cjs"));
        start.ArgumentList.Add(modules);
        start.Environment["TZ"] = "UTC";
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment["LC_ALL"] = "en_US.UTF-8";
        try
        {
            using var node = Process.Start(start)!;
            foreach (var testCase in cases)
            {
                node.StandardInput.Write(testCase.ToJsonString());
                node.StandardInput.Write('\n');
            }

            node.StandardInput.Close();
            var outcomes = new List<JsonElement>();
            while (node.StandardOutput.ReadLine() is { } line)
            {
                using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 256 });
                outcomes.Add(document.RootElement.Clone());
            }

            node.WaitForExit();
            return outcomes;
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node is not installed.");
            throw;
        }
    }
}
