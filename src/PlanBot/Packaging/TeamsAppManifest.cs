using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PlanBot.Packaging;

/// <summary>A command of the bot that Teams offers people where they write.</summary>
/// <param name="Title">What stands in the menu.</param>
/// <param name="Prompt">What Teams writes for the person instead of the title; null for a plain command.</param>
/// <param name="Scopes">Where it is offered: <c>personal</c>, <c>team</c>, <c>groupChat</c>.</param>
internal sealed record BotCommand(string Title, string? Prompt, IReadOnlyList<string> Scopes)
{
    /// <summary>The message that reaches the bot when a person picks the command and sends it as it stands.</summary>
    public string Message => Prompt ?? Title;
}

/// <summary>
/// The Teams app manifest and the files beside it as they ship in the program, with placeholders such as <c>{{HOST}}</c>.
/// </summary>
internal static partial class TeamsAppManifest
{
    /// <summary>The name that Teams expects of the manifest in the package.</summary>
    public const string FileName = "manifest.json";

    private const string ResourcePrefix = "manifest/";

    /// <summary>The files of the package in the order in which they are packed: the same on every machine.</summary>
    public static IReadOnlyList<string> FileNames =>
    [
        .. typeof(TeamsAppManifest).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(name => name[ResourcePrefix.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The bytes of a file of the package as it ships.</summary>
    /// <exception cref="FileNotFoundException">The package has no file of this name.</exception>
    public static byte[] Read(string fileName)
    {
        using var stream = typeof(TeamsAppManifest).Assembly.GetManifestResourceStream(ResourcePrefix + fileName)
            ?? throw new FileNotFoundException("The program holds no such file of the Teams app package.", fileName);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The bot's commands and prompt starters, each once for every list that it stands in.</summary>
    public static IReadOnlyList<BotCommand> Commands()
    {
        using var manifest = JsonDocument.Parse(Read(FileName));
        return
        [
            .. from bot in manifest.RootElement.GetProperty("bots").EnumerateArray()
               from list in bot.GetProperty("commandLists").EnumerateArray()
               let scopes = list.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()!).ToList()
               from command in list.GetProperty("commands").EnumerateArray()
               select new BotCommand(
                   command.GetProperty("title").GetString()!,
                   command.TryGetProperty("prompt", out var prompt) ? prompt.GetString() : null,
                   scopes),
        ];
    }

    /// <summary>Fills the placeholders of a JSON text. Values are escaped as JSON strings need it.</summary>
    /// <param name="template">The JSON text.</param>
    /// <param name="values">What each placeholder becomes, by its name without braces.</param>
    /// <param name="unfilled">The placeholders for which there is no value; they are left as they were.</param>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values, out IReadOnlyList<string> unfilled)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var filled = Placeholder().Replace(template, found =>
        {
            if (values.TryGetValue(found.Groups["name"].Value, out var value))
            {
                return JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
            }

            missing.Add(found.Value);
            return found.Value;
        });
        unfilled = [.. missing];
        return filled;
    }

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}")]
    private static partial Regex Placeholder();
}
