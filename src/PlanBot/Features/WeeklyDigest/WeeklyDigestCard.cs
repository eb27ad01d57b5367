using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;

namespace PlanBot.Features.WeeklyDigest;

/// <summary>The data of <c>WeeklyDigestCard.json</c>.</summary>
internal sealed record WeeklyDigestCard(CardHeader Header, string Text, IReadOnlyList<DigestSection> Sections, string Undated, string PlanId)
{
    private const int MostLines = 12;

    private static readonly CardTemplate<WeeklyDigestCard> Template = new("WeeklyDigest.WeeklyDigestCard.json", WeeklyDigestJson.Default.WeeklyDigestCard);

    private static string Weeks => NumberWords.Of(DigestContent.WeeksAhead);

    /// <summary>The sentence that the notification shows.</summary>
    public static string Summary(Plan plan, DigestContent content)
    {
        var parts = new[]
        {
            content.Late.Count > 0 ? $"{content.Late.Count} late" : "",
            content.Ahead.Count > 0 ? $"{content.Ahead.Count} due or taking place in the next {Weeks} weeks" : "",
            content.Changes.Count > 0 ? BritishEnglish.Count(content.Changes.Count, "change") : "",
            content.ToBeAgreed.Count > 0 ? $"{content.ToBeAgreed.Count} without a date" : "",
        };
        return $"Weekly digest of {plan.AreaLabel}'s {plan.Title}: {BritishEnglish.List([.. parts.Where(part => part.Length > 0)])}.";
    }

    /// <param name="plan">The plan.</param>
    /// <param name="since">Whether there was a digest before.</param>
    public static string NothingToSay(Plan plan, bool since) =>
        $"Weekly digest of {plan.AreaLabel}'s {plan.Title}: nothing is due or takes place in the next {Weeks} weeks, nothing is late{(since ? ", and nothing has changed since the last digest" : "")}.";

    public static JsonObject Render(Plan plan, DigestContent content, PostedDigest? last, DateOnly today) => Template.Render(new(
        CardHeader.Of(plan, today),
        Summary(plan, content),
        [
            .. new[]
            {
                SectionOf("✖ Late", content.Late, Line),
                SectionOf($"In the next {Weeks} weeks", content.Ahead, Line),
                SectionOf($"Since the last digest{(last is null ? "" : $" of {BritishEnglish.Day(DateOnly.FromDateTime(PlanDay.ToLondon(last.QueuedAtUtc)))}")}", content.Changes, Line),
            }.Where(section => section.Lines.Count > 0),
        ],
        content.ToBeAgreed.Count == 0 ? "" : $"Please settle a date: {BritishEnglish.List([.. content.ToBeAgreed.Take(MostLines).Select(Undecided)])}{(content.ToBeAgreed.Count > MostLines ? $", and {content.ToBeAgreed.Count - MostLines} more" : "")}.",
        plan.Id));

    private static DigestSection SectionOf<T>(string title, IReadOnlyList<T> all, Func<T, DigestLine> line) => new(
        title,
        [.. all.Take(MostLines).Select(line)],
        all.Count > MostLines ? $"And {all.Count - MostLines} more." : "");

    private static DigestLine Line(TimetableEntry entry)
    {
        var milestone = entry.Milestone;
        var holder = milestone.Holder.Length > 0 ? $"held by {milestone.Holder}"
            : MilestoneDates.NatureOf(milestone) is MilestoneNature.Due ? "held by nobody yet"
            : "";
        var details = new[] { milestone.Body, holder, milestone.Missing.Length > 0 ? $"still missing: {milestone.Missing}" : "" };
        return new($"{MilestoneDates.ToWords(milestone)} · {entry.DaysInWords}", milestone.Event, string.Join(" · ", details.Where(detail => detail.Length > 0)));
    }

    private static DigestLine Line(DigestChange change) => new(change.What, change.Event, change.Detail);

    private static string Undecided(TimetableEntry entry) =>
        entry.Milestone.Holder.Length > 0 ? $"{entry.Milestone.Event} (held by {entry.Milestone.Holder})" : entry.Milestone.Event;
}

internal sealed record DigestSection(string Title, IReadOnlyList<DigestLine> Lines, string More);

internal sealed record DigestLine(string Date, string Event, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WeeklyDigestCard))]
internal sealed partial class WeeklyDigestJson : JsonSerializerContext;
