using System.Text.Json.Nodes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace PlanBot.CommandLine;

/// <summary>A button that can be pressed by its number.</summary>
internal sealed record TerminalButton(string Title, TerminalAction Action);

internal abstract record TerminalAction
{
    internal sealed record Say(string Text) : TerminalAction;

    internal sealed record Open(string Address) : TerminalAction;

    internal sealed record Reveal(IReadOnlyList<JsonObject> Elements) : TerminalAction;

    internal sealed record Send(JsonObject Data, IReadOnlyList<TerminalInput> Inputs) : TerminalAction;
}

/// <summary>An Adaptive Card drawn in a terminal.</summary>
internal static class TerminalCard
{
    public static IRenderable Draw(JsonObject element, bool evenHidden)
    {
        if (!evenHidden && element["isVisible"] is JsonValue visible && visible.TryGetValue<bool>(out var shown) && !shown)
        {
            return Spectre.Console.Text.Empty;
        }

        return Text(element, "type") switch
        {
            "TextBlock" => new Paragraph(Text(element, "text").Replace("**", "", StringComparison.Ordinal), StyleOf(element)),
            "RichTextBlock" => new Paragraph(string.Concat(Children(element, "inlines").Select(run => Text(run, "text")))),
            "FactSet" => Facts(element),
            "ColumnSet" => new Columns(Children(element, "columns").Select(column => Draw(column, evenHidden: false))) { Expand = false },
            "Table" => Table(element),
            "AdaptiveCard" => Rows(element, "body"),
            "Container" or "Column" or "TableCell" => Rows(element, "items"),
            var type when type.StartsWith("Input.", StringComparison.Ordinal) => new Paragraph($"[{TerminalInputs.LabelOf(element)}]", new Style(Color.Grey)),
            _ => Spectre.Console.Text.Empty,
        };
    }

    /// <summary>Everything on the card that can be pressed, in reading order.</summary>
    public static IReadOnlyList<TerminalButton> Buttons(JsonObject card)
    {
        var inputs = TerminalInputs.Of(card);
        return
        [
            .. Descendants(card)
                .Where(element => Text(element, "type").StartsWith("Action.", StringComparison.Ordinal))
                .Select(action => (Title: Text(action, "title"), Action: ActionOf(action, card, inputs)))
                .Where(button => button.Action is not null)
                .Select(button => new TerminalButton(button.Title, button.Action!)),
        ];
    }

    public static IEnumerable<JsonObject> Descendants(JsonNode? node) => node switch
    {
        JsonObject element => element.Where(property => property.Key is not ("data" or "fallback")).SelectMany(property => Descendants(property.Value)).Prepend(element),
        JsonArray array => array.SelectMany(Descendants),
        _ => [],
    };

    public static string Text(JsonObject element, string property) =>
        element[property] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static TerminalAction? ActionOf(JsonObject action, JsonObject card, IReadOnlyList<TerminalInput> inputs)
    {
        switch (Text(action, "type"))
        {
            case "Action.Execute" or "Action.Submit":
                var data = action["data"]?.DeepClone() as JsonObject ?? [];
                if (Text(action, "verb") is { Length: > 0 } verb)
                {
                    data["verb"] = verb;
                }

                return new TerminalAction.Send(data, Text(action, "associatedInputs") == "none" ? [] : inputs);

            case "Action.OpenUrl":
                return new TerminalAction.Open(Text(action, "url"));

            case "Action.ToggleVisibility":
                var ids = (action["targetElements"] as JsonArray ?? []).Select(target => target is JsonObject named ? Text(named, "elementId") : (string?)target).ToHashSet();
                return new TerminalAction.Reveal([.. Descendants(card).Where(element => ids.Contains(Text(element, "id")))]);

            default:
                return null;
        }
    }

    private static Rows Rows(JsonObject element, string property) =>
        new(Children(element, property).Select(child => Draw(child, evenHidden: false)));

    private static Grid Facts(JsonObject element)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var fact in Children(element, "facts"))
        {
            grid.AddRow(new Paragraph(Text(fact, "title"), new Style(decoration: Decoration.Bold)), new Paragraph(Text(fact, "value")));
        }

        return grid;
    }

    private static Table Table(JsonObject element)
    {
        var table = new Table().HideHeaders();
        var rows = Children(element, "rows").Select(row => Children(row, "cells").ToList()).ToList();
        for (var column = rows.Max(row => row.Count); column > 0; column--)
        {
            table.AddColumn("");
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => Draw(cell, evenHidden: false)));
        }

        return table;
    }

    private static IEnumerable<JsonObject> Children(JsonObject element, string property) =>
        (element[property] as JsonArray ?? []).OfType<JsonObject>();

    private static Style StyleOf(JsonObject element) => new(
        foreground: Text(element, "color") switch
        {
            "Good" => Color.Green,
            "Warning" => Color.Yellow,
            "Attention" => Color.Red,
            "Accent" => Color.Blue,
            _ => element["isSubtle"] is JsonValue subtle && subtle.TryGetValue<bool>(out var quiet) && quiet ? Color.Grey : null,
        },
        decoration: Text(element, "weight") == "Bolder" ? Decoration.Bold : Decoration.None);
}
