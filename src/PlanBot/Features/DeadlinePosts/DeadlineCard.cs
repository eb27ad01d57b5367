using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>The data of <c>DeadlineCard.json</c>: one deadline.</summary>
internal sealed record DeadlineCard(
    CardHeader Header,
    string Title,
    string Event,
    string Text,
    IReadOnlyList<Figure> Facts,
    string Note,
    IReadOnlyList<SourceLine> Sources,
    string PlanId)
{
    private static readonly CardTemplate<DeadlineCard> Template =
        new("DeadlinePosts.DeadlineCard.json", DeadlineCardJson.Default.DeadlineCard);

    /// <summary>The sentence that the notification shows.</summary>
    public static string Summary(TimetableEntry entry)
    {
        var days = entry.DaysInWords.Length > 0 ? $" ({entry.DaysInWords})" : "";
        return $"{TitleOf(entry)}: {entry.Milestone.Event}, {MilestoneDates.ToWords(entry.Milestone)}{days}";
    }

    public static JsonObject Render(Plan plan, TimetableEntry entry, DateOnly today, IReadOnlyList<SourceReference> sources) => Template.Render(new(
        CardHeader.Of(plan, today),
        entry.Standing is MilestoneStanding.Late ? $"✖ {TitleOf(entry)}" : TitleOf(entry),
        entry.Milestone.Event,
        Summary(entry),
        [.. FactsOf(entry).Where(fact => fact.Value.Length > 0)],
        entry.Milestone.Note,
        [.. sources.Select(source => new SourceLine(source.ToWords(), source.Address))],
        plan.Id));

    private static string TitleOf(TimetableEntry entry) => (entry.Standing, MilestoneDates.NatureOf(entry.Milestone)) switch
    {
        (MilestoneStanding.Late, _) => "Late",
        (_, MilestoneNature.Due) => "Deadline",
        _ => "Coming up",
    };

    private static IEnumerable<Figure> FactsOf(TimetableEntry entry)
    {
        var milestone = entry.Milestone;
        var written = MilestoneDates.ToWords(milestone);
        yield return new("When", entry.DaysInWords.Length > 0 ? $"{written} · {entry.DaysInWords}" : written);
        if (entry.CountedDay is { } counted && written != BritishEnglish.Day(counted))
        {
            yield return new("Counted to", BritishEnglish.Weekday(counted));
        }

        yield return new("For", milestone.Body);
        yield return new("Kind", milestone.Kind);
        yield return new("Held by", milestone.Holder.Length == 0 && MilestoneDates.NatureOf(milestone) is MilestoneNature.Due ? "nobody named yet" : milestone.Holder);
        yield return new("Still missing", milestone.Missing);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeadlineCard))]
internal sealed partial class DeadlineCardJson : JsonSerializerContext;
