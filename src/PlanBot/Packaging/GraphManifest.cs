using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanBot.Graph;

namespace PlanBot.Packaging;

/// <summary>
/// What the manifest says besides where PlanBot installs itself or writes into the activity feed: which registration calls
/// Microsoft Graph for the app, and the lines of the feed. A package for an office that uses neither holds none of it.
/// </summary>
internal static class GraphManifest
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The manifest with what the settings need; as it was where they need nothing.</summary>
    public static string AddTo(string manifest, TeamsAppSettings settings)
    {
        if (!settings.IsCalledByGraph)
        {
            return manifest;
        }

        var root = JsonNode.Parse(manifest)!.AsObject();
        root["webApplicationInfo"] = new JsonObject { ["id"] = settings.Placeholders["APP_ID"] };
        if (settings.HasActivityFeed)
        {
            root["activities"] = new JsonObject
            {
                ["activityTypes"] = new JsonArray([.. FeedType.All.Select(type => new JsonObject
                {
                    ["type"] = type.Name,
                    ["description"] = type.Description,
                    ["templateText"] = type.Template,
                })]),
            };
        }

        return root.ToJsonString(Readable) + "\n";
    }
}
