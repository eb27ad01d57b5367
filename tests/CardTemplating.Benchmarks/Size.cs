using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CardTemplating.Benchmarks;

/// <summary>One of the three inputs of the speed baseline.</summary>
/// <param name="Name">small, medium or large.</param>
/// <param name="TemplatePath">The template's file.</param>
/// <param name="DataPath">The data's file.</param>
/// <param name="Template">The template.</param>
/// <param name="Data">The data as text.</param>
/// <param name="DataUtf8">The data as UTF-8.</param>
/// <param name="Expected">What the official engine makes of both.</param>
/// <param name="ByHand">Writes the same card without a template.</param>
internal sealed record Size(
    string Name, string TemplatePath, string DataPath, string Template, string Data, byte[] DataUtf8, JsonNode Expected, Action<JsonElement, Utf8JsonWriter> ByHand)
{
    public static Size Load(string folder, string name)
    {
        var templatePath = Path.Combine(folder, $"{name}.template.json");
        var dataPath = Path.Combine(folder, $"{name}.data.json");
        var data = File.ReadAllText(dataPath);
        return new Size(
            name,
            templatePath,
            dataPath,
            File.ReadAllText(templatePath),
            data,
            Encoding.UTF8.GetBytes(data),
            JsonNode.Parse(File.ReadAllText(Path.Combine(folder, $"{name}.expected.json")))!,
            name switch
            {
                "small" => HandWritten.Small,
                "medium" => HandWritten.Medium,
                _ => HandWritten.Large,
            });
    }
}
