using System.Globalization;
using System.Text.Json.Nodes;

namespace PlanBot.TryPage;

/// <summary>A message as everybody in the conversation sees it.</summary>
/// <param name="Id">Epoch milliseconds as digits, as Teams gives them.</param>
/// <param name="Conversation">The conversation's id, without the thread.</param>
/// <param name="Root">In a channel the post whose thread this is in (its own id for the post itself); otherwise null.</param>
/// <param name="From">A person's key, or <c>bot</c>.</param>
/// <param name="Activity">What was sent, whole. Never changed: an update brings another one.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Version">Grows with each update.</param>
/// <param name="Deleted">Whether it was taken back.</param>
internal sealed record TryMessage(
    string Id, string Conversation, string? Root, string From, JsonObject Activity, DateTimeOffset At, int Version = 0, bool Deleted = false)
{
    public const string Bot = "bot";

    /// <summary>The fields that the page draws; the activity itself is copied.</summary>
    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["conversation"] = Conversation,
        ["root"] = Root,
        ["from"] = From,
        ["at"] = At.ToString("O", CultureInfo.InvariantCulture),
        ["version"] = Version,
        ["deleted"] = Deleted,
        ["activity"] = Deleted ? null : Activity.DeepClone(),
    };
}
