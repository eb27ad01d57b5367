using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace PlanBot.Health;

/// <summary>What is wrong with the settings, in sentences, whoever met it: the reader of the file, the reader of a value, or the check of its meaning.</summary>
internal static partial class WrongSettings
{
    /// <summary>The sentences, each beginning with the setting or the file; nothing where the exception is about something else.</summary>
    public static IReadOnlyList<string>? Of(Exception exception) => exception switch
    {
        OptionsValidationException wrong => [.. Sentences(wrong)],
        AggregateException several => several.InnerExceptions.Select(Of).ToList() is var all && all.All(sentences => sentences is not null) ? [.. all.SelectMany(sentences => sentences!).Distinct()] : null,
        InvalidDataException { InnerException: FormatException { InnerException: JsonException json } } unreadable => [Sentence(unreadable, json)],
        InvalidOperationException when WrongKind().Match(exception.Message) is { Success: true } wrong => [Sentence(wrong.Groups["path"].Value, wrong.Groups["type"].Value)],
        _ => null,
    };

    /// <summary>A sentence begins with the setting's name.</summary>
    public static string SettingIn(string sentence) =>
        sentence.Split(' ', 2)[0].TrimEnd(':') is var first && (first.Contains(':', StringComparison.Ordinal) || first.StartsWith("MicrosoftApp", StringComparison.Ordinal)) ? first : "";

    /// <summary>The validator of annotations puts words of its own around ours.</summary>
    private static IEnumerable<string> Sentences(OptionsValidationException wrong) => wrong.Failures.Select(failure =>
    {
        const string Before = "with the error: '";
        var start = failure.IndexOf(Before, StringComparison.Ordinal);
        return start < 0 ? failure : failure[(start + Before.Length)..].TrimEnd('.').TrimEnd('\'');
    });

    /// <summary>The parser counts lines from nought, and stops where it noticed: mostly one line after what is missing.</summary>
    private static string Sentence(InvalidDataException unreadable, JsonException json) =>
        $"{FileIn().Match(unreadable.Message) switch { { Success: true } file => file.Groups["file"].Value, _ => "The settings file" }}, line {json.LineNumber + 1}: it cannot be read from here on. Look for a comma, a quotation mark or a bracket that is missing or too many, there or on the line before.";

    /// <summary>The value itself is not said: nobody knows what was put there by mistake.</summary>
    private static string Sentence(string path, string type) => $"{path}: {KindOf(type)}";

    private static string KindOf(string type) => type switch
    {
        "System.Boolean" => "write true or false.",
        "System.Int32" or "System.Int64" => "write a whole number.",
        "System.Double" or "System.Decimal" => "write a number.",
        "System.TimeOnly" => "write a time of day such as 09:00.",
        "System.DateOnly" => "write a day such as 2026-09-15.",
        "System.TimeSpan" => "write a time such as 00:00:30.",
        _ when typeof(WrongSettings).Assembly.GetType(type) is { IsEnum: true } words => $"write one of: {string.Join(", ", Enum.GetNames(words))}.",
        _ => "its value is not of the kind that is needed here.",
    };

    [GeneratedRegex(@"\AFailed to convert configuration value (?:'.*' )?at '(?<path>[^']+)' to type '(?<type>[^']+)'", RegexOptions.Singleline)]
    private static partial Regex WrongKind();

    [GeneratedRegex(@"file '(?<file>[^']+)'")]
    private static partial Regex FileIn();
}
