using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PlanBot.Cards;
using PlanBot.Plans;

namespace PlanBot.CommandLine;

/// <summary><c>planbot cards --out DIR</c>: every card with its sample data, as JSON and as pictures.</summary>
internal static class CardsCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command. It ends with 0 when all is written, pictures only where they can be made, and 1 when it cannot write.</summary>
    public static Command Create()
    {
        var folder = new Option<string>("--out")
        {
            Description = "The folder to write to; made where it does not exist. Files of the same names are replaced.",
            HelpName = "DIR",
            Required = true,
        };
        var chromium = new Option<string?>("--chromium")
        {
            Description = $"Chromium or Chrome, to make the pictures. Default: {CardPictures.ChromiumVariable}, else one on the PATH.",
            HelpName = "FILE",
        };
        var renderer = new Option<string?>("--renderer")
        {
            Description = $"adaptivecards.min.js of npm adaptivecards. Default: {CardPictures.RendererVariable}, else the try-out page's.",
            HelpName = "FILE",
        };
        var noPictures = new Option<bool>("--no-pictures") { Description = "Write JSON only." };

        var command = new Command("cards", "Write every card with its sample data as JSON and as pictures.") { folder, chromium, renderer, noPictures };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var path = Path.GetFullPath(parsed.GetRequiredValue(folder));
            try
            {
                var cards = Rendered();
                Directory.CreateDirectory(path);
                foreach (var (name, json) in cards)
                {
                    await File.WriteAllTextAsync(Path.Join(path, $"{name}.json"), json + "\n", cancellationToken);
                }

                await output.WriteLineAsync($"{BritishEnglish.Count(cards.Count, "card")} written to {path}.");
                if (parsed.GetValue(noPictures))
                {
                    return 0;
                }

                switch (CardPictures.Find(parsed.GetValue(chromium), parsed.GetValue(renderer)))
                {
                    case PictureTools.Missing missing:
                        await output.WriteLineAsync($"No pictures: {missing.What}");
                        return 0;
                    case PictureTools.Found tools:
                        var pictures = await CardPictures.WriteAsync(cards, path, tools, cancellationToken);
                        await output.WriteLineAsync($"{BritishEnglish.Count(pictures, "picture")} written there: light, dark and forced colours, 320 and 600 pixels wide.");
                        return 0;
                    default:
                        throw new InvalidOperationException("No words for what was found.");
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PicturesNotMadeException)
            {
                await errors.WriteLineAsync($"{exception.Message} The folder is {path} (--out).");
                return 1;
            }
        });
        return command;
    }

    private static List<(string Name, string Json)> Rendered() =>
    [
        .. CardFile.All()
            .Where(file => file.SampleData is not null)
            .Select(file => (file.Name, FinishedCard.Of(new AdaptiveCardTemplate(file.Template), file.SampleData!).ToJsonString(Readable))),
    ];
}
