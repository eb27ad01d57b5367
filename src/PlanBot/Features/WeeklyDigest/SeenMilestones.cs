using System.Text.Json;
using System.Text.Json.Serialization;
using PlanBot.Plans;

namespace PlanBot.Features.WeeklyDigest;

/// <summary>A timetable as a digest showed it.</summary>
internal static class SeenMilestones
{
    public static string Write(IEnumerable<TimetableEntry> entries) => JsonSerializer.Serialize(
        entries.ToDictionary(
            entry => entry.Milestone.Id,
            entry => new SeenMilestone(entry.Milestone.Event, MilestoneDates.ToWords(entry.Milestone), entry.CountedDay, entry.Standing is MilestoneStanding.Closed, entry.Standing is MilestoneStanding.Cancelled)),
        SeenMilestonesJson.Default.DictionaryStringSeenMilestone);

    public static IReadOnlyDictionary<string, SeenMilestone> Read(string json) =>
        JsonSerializer.Deserialize(json, SeenMilestonesJson.Default.DictionaryStringSeenMilestone) ?? [];
}

/// <summary>A milestone as a digest showed it.</summary>
/// <param name="Event">What it is.</param>
/// <param name="Date">Its date as a person reads it.</param>
/// <param name="CountedDay">The day that it counted to; nothing while the date was to be agreed.</param>
/// <param name="Closed">Whether it was done or had taken place.</param>
/// <param name="Cancelled">Whether it was cancelled.</param>
internal sealed record SeenMilestone(string Event, string Date, DateOnly? CountedDay, bool Closed, bool Cancelled = false);

[JsonSerializable(typeof(Dictionary<string, SeenMilestone>))]
internal sealed partial class SeenMilestonesJson : JsonSerializerContext;
