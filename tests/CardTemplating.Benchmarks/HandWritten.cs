using System.Globalization;
using System.Text.Json;

namespace CardTemplating.Benchmarks;

/// <summary>The cards of the three templates, written as one would by hand: JsonDocument in, Utf8JsonWriter out.</summary>
internal static class HandWritten
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-US");

    public static void Small(JsonElement data, Utf8JsonWriter writer)
    {
        var user = data.GetProperty("user");
        var name = user.GetProperty("name").GetString();
        StartCard(writer);
        StartText(writer, data.GetProperty("title").GetString());
        writer.WriteString("size", "Large");
        writer.WriteString("weight", "Bolder");
        writer.WriteEndObject();
        Text(writer, $"Hello {name}, you have {data.GetProperty("count").GetInt32()} open requests.");
        StartText(writer, $"Raised {data.GetProperty("created").GetDateTime().ToString("yyyy-MM-dd", Culture)} by {name}");
        writer.WriteBoolean("isSubtle", true);
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("type", "Image");
        writer.WriteString("url", $"https://x.test/u/{user.GetProperty("id").GetString()}.png");
        writer.WriteString("size", "Small");
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("type", "FactSet");
        writer.WriteStartArray("facts");
        Fact(writer, "Status", data.GetProperty("status").GetString());
        Fact(writer, "Amount", "$" + data.GetProperty("amount").GetDouble().ToString("N2", Culture));
        Fact(writer, "Priority", data.GetProperty("priority").GetInt32() > 2 ? "High" : "Normal");
        writer.WriteEndArray();
        writer.WriteEndObject();
        Text(writer, data.GetProperty("description").GetString());
        var approved = data.GetProperty("status").ValueEquals("approved");
        StartText(writer, approved ? "Approved" : "Waiting");
        writer.WriteString("color", approved ? "Good" : "Warning");
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("type", "Input.Text");
        writer.WriteString("id", "comment");
        writer.WriteString("placeholder", "Comment");
        writer.WriteBoolean("isRequired", data.GetProperty("needsComment").GetBoolean());
        writer.WriteEndObject();
        Text(writer, $"Request {data.GetProperty("id").GetInt32()}");
        writer.WriteEndArray();
        writer.WriteStartArray("actions");
        writer.WriteStartObject();
        writer.WriteString("type", "Action.Execute");
        writer.WriteString("verb", "approve");
        writer.WriteString("title", "Approve");
        writer.WriteStartObject("data");
        writer.WritePropertyName("id");
        data.GetProperty("id").WriteTo(writer);
        writer.WritePropertyName("amount");
        data.GetProperty("amount").WriteTo(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void Medium(JsonElement data, Utf8JsonWriter writer)
    {
        var items = data.GetProperty("items");
        StartCard(writer);
        StartText(writer, $"{data.GetProperty("project").GetString()}: {items[0].GetProperty("title").GetString()} and others");
        writer.WriteString("size", "Large");
        writer.WriteEndObject();
        Text(writer, $"{items.GetArrayLength()} items, as of {data.GetProperty("asOf").GetDateTime().ToString("MMM d, yyyy", Culture)}");
        var index = 0;
        long open = 0;
        foreach (var item in items.EnumerateArray())
        {
            var done = item.GetProperty("done").GetBoolean();
            if (!done)
            {
                open += item.GetProperty("points").GetInt64();
            }

            WorkItem(item, index++, done, writer);
        }

        Text(writer, $"Open points: {open}");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void Large(JsonElement data, Utf8JsonWriter writer)
    {
        var currency = data.GetProperty("currency").GetString();
        StartCard(writer);
        StartText(writer, data.GetProperty("title").GetString());
        writer.WriteString("size", "Large");
        writer.WriteEndObject();
        writer.WriteStartObject();
        writer.WriteString("type", "Table");
        writer.WriteStartArray("columns");
        foreach (var width in (ReadOnlySpan<int>)[1, 3, 2, 2, 1])
        {
            writer.WriteStartObject();
            writer.WriteNumber("width", width);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rows");
        StartRow(writer, "accent");
        foreach (var title in (ReadOnlySpan<string>)["#", "Name", "Date", "Amount", "OK"])
        {
            Cell(writer, title);
        }

        EndRow(writer);
        var index = 0;
        foreach (var row in data.GetProperty("rows").EnumerateArray())
        {
            StartRow(writer, index % 2 == 0 ? "default" : "emphasis");
            StartCell(writer);
            writer.WriteNumber("text", index + 1);
            EndCell(writer);
            Cell(writer, row.GetProperty("name").GetString());
            Cell(writer, row.GetProperty("date").GetDateTime().ToString("MMM d, yyyy", Culture));
            Cell(writer, $"{row.GetProperty("amount").GetDouble().ToString("N2", Culture)} {currency}");
            Cell(writer, row.GetProperty("ok").GetBoolean() ? "yes" : "no");
            EndRow(writer);
            index++;
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WorkItem(JsonElement item, int index, bool done, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Container");
        writer.WriteBoolean("separator", index > 0);
        writer.WriteStartArray("items");
        writer.WriteStartObject();
        writer.WriteString("type", "ColumnSet");
        writer.WriteStartArray("columns");
        StartColumn(writer, "auto");
        Text(writer, $"{index + 1}.");
        EndColumn(writer);
        StartColumn(writer, "stretch");
        Text(writer, $"**{item.GetProperty("title").GetString()}** ({item.GetProperty("id").GetString()})");
        StartText(writer, $"Owner {item.GetProperty("owner").GetProperty("name").GetString()} – due {item.GetProperty("due").GetDateTime().ToString("yyyy-MM-dd", Culture)}");
        writer.WriteBoolean("isSubtle", true);
        writer.WriteEndObject();
        if (item.GetProperty("late").GetBoolean())
        {
            StartText(writer, "Late!");
            writer.WriteString("color", "Attention");
            writer.WriteEndObject();
        }

        EndColumn(writer);
        StartColumn(writer, "auto");
        Text(writer, "$" + item.GetProperty("cost").GetDouble().ToString("N2", Culture));
        Text(writer, done ? "done" : $"{item.GetProperty("percent").GetInt32()}%");
        EndColumn(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
        if (!done)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "FactSet");
            writer.WriteStartArray("facts");
            Fact(writer, "Tags", string.Join(", ", item.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString())));
            writer.WriteStartObject();
            writer.WriteString("title", "Points");
            writer.WritePropertyName("value");
            item.GetProperty("points").WriteTo(writer);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void StartCard(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "AdaptiveCard");
        writer.WriteString("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        writer.WriteString("version", "1.5");
        writer.WriteStartArray("body");
    }

    private static void StartText(Utf8JsonWriter writer, string? text)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "TextBlock");
        writer.WriteString("text", text);
        writer.WriteBoolean("wrap", true);
    }

    private static void Text(Utf8JsonWriter writer, string? text)
    {
        StartText(writer, text);
        writer.WriteEndObject();
    }

    private static void Fact(Utf8JsonWriter writer, string title, string? value)
    {
        writer.WriteStartObject();
        writer.WriteString("title", title);
        writer.WriteString("value", value);
        writer.WriteEndObject();
    }

    private static void StartColumn(Utf8JsonWriter writer, string width)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Column");
        writer.WriteString("width", width);
        writer.WriteStartArray("items");
    }

    private static void EndColumn(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void StartRow(Utf8JsonWriter writer, string style)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "TableRow");
        writer.WriteString("style", style);
        writer.WriteStartArray("cells");
    }

    private static void EndRow(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void StartCell(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "TableCell");
        writer.WriteStartArray("items");
        writer.WriteStartObject();
        writer.WriteString("type", "TextBlock");
    }

    private static void EndCell(Utf8JsonWriter writer)
    {
        writer.WriteBoolean("wrap", true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Cell(Utf8JsonWriter writer, string? text)
    {
        StartCell(writer);
        writer.WriteString("text", text);
        EndCell(writer);
    }
}
