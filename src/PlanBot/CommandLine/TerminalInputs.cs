using System.Text.Json.Nodes;
using PlanBot.Plans;
using Spectre.Console;

namespace PlanBot.CommandLine;

/// <summary>An input of a card.</summary>
internal sealed record TerminalInput(string Id, string Label, bool Required, string Value, bool Many, IReadOnlyList<(string Title, string Value)> Choices);

/// <summary>Asks for a card's inputs one after the other.</summary>
internal static class TerminalInputs
{
    public static IReadOnlyList<TerminalInput> Of(JsonObject card) =>
    [
        .. TerminalCard.Descendants(card)
            .Where(element => TerminalCard.Text(element, "type").StartsWith("Input.", StringComparison.Ordinal))
            .Select(element => new TerminalInput(
                TerminalCard.Text(element, "id"),
                LabelOf(element),
                Flag(element, "isRequired"),
                TerminalCard.Text(element, "value"),
                Flag(element, "isMultiSelect"),
                [.. (element["choices"] as JsonArray ?? []).OfType<JsonObject>().Select(choice => (TerminalCard.Text(choice, "title"), TerminalCard.Text(choice, "value")))])),
    ];

    public static string LabelOf(JsonObject input) =>
        TerminalCard.Text(input, "label") is { Length: > 0 } label ? label : TerminalCard.Text(input, "placeholder");

    /// <summary>Asks for one input. Read as plain lines, so that a script can answer too.</summary>
    public static async Task<string> AskAsync(TerminalInput input, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= input.Choices.Count; number++)
        {
            AnsiConsole.MarkupLineInterpolated(BritishEnglish.Culture, $"  [grey]{number}[/] {input.Choices[number - 1].Title}");
        }

        var hint = input.Many ? " (numbers with commas)" : input.Required ? " (required)" : "";
        var preset = input.Value.Length > 0 ? $" [{input.Value}]" : "";
        AnsiConsole.MarkupInterpolated(BritishEnglish.Culture, $"[bold]{input.Label}{hint}{preset}:[/] ");
        var typed = (await Console.In.ReadLineAsync(cancellationToken))?.Trim() ?? "";
        return typed.Length == 0 ? input.Value
            : input.Choices.Count == 0 ? typed
            : string.Join(',', typed
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(part => int.TryParse(part, out var number) && number >= 1 && number <= input.Choices.Count ? input.Choices[number - 1].Value : part));
    }

    private static bool Flag(JsonObject element, string property) =>
        element[property] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
