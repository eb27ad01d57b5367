using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PlanBot.Tests.Support;

namespace PlanBot.Tests.Conversations;

/// <summary>Every activity that Microsoft's own test client was seen to send, where a folder with its traffic is named.</summary>
public class CapturedActivitiesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task Every_captured_activity_is_answered_as_its_client_needs()
    {
        var files = Captured();
        Assert.SkipWhen(files.Count == 0, "PLANBOT_SHARED does not name a folder with wire/playground in it.");
        await using var planBot = await PlanBotApplication.StartAsync(Today);
        await planBot.ImportSampleAsync("northshire-2025-29");

        var wrong = new List<string>();
        foreach (var file in files)
        {
            var exchange = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
            if (exchange["request"]?["body"] is not JsonObject activity)
            {
                continue;
            }

            using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
            using var response = await planBot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
            if (!IsAsNeeded(activity, response.StatusCode))
            {
                wrong.Add($"{Path.GetFileName(file)}: {(int)response.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>What is no invoke gets 200; an invoke its answer, or 501 where PlanBot has none.</summary>
    private static bool IsAsNeeded(JsonObject activity, HttpStatusCode status) =>
        (string?)activity["type"] != "invoke" ? status is HttpStatusCode.OK
        : (string?)activity["name"] == "adaptiveCard/action" ? status is HttpStatusCode.OK
        : status is HttpStatusCode.OK or HttpStatusCode.NotImplemented;

    private static List<string> Captured() =>
        Environment.GetEnvironmentVariable("PLANBOT_SHARED") is { Length: > 0 } shared && Path.Combine(shared, "wire", "playground") is var folder && Directory.Exists(folder)
            ? [.. new[] { "to-bot", Path.Combine("teams-like-ids", "to-bot") }.SelectMany(name => Directory.EnumerateFiles(Path.Combine(folder, name), "*.json")).Order(StringComparer.Ordinal)]
            : [];
}
