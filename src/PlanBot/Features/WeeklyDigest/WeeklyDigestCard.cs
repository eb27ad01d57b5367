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
            content.Late.Count > 0 ? WeeklyDigestTexts.FormatLateCountLate(content.Late.Count) : "",
            content.Ahead.Count > 0 ? WeeklyDigestTexts.FormatDueOrTakingPlaceInThe(content.Ahead.Count, Weeks) : "",
            content.Changes.Count > 0 ? BritishEnglish.Count(content.Changes.Count, "change") : "",
            content.ToBeAgreed.Count > 0 ? WeeklyDigestTexts.FormatWithoutADate(content.ToBeAgreed.Count) : "",
        };
        return WeeklyDigestTexts.FormatWeeklyDigestOf(plan.AreaLabel, plan.Title, BritishEnglish.List([.. parts.Where(part => part.Length > 0)]));
    }

    /// <param name="plan">The plan.</param>
    /// <param name="since">Whether there was a digest before.</param>
    public static string NothingToSay(Plan plan, bool since) =>
        WeeklyDigestTexts.FormatWeeklyDigestOfNothingIsDue(plan.AreaLabel, plan.Title, Weeks, since ? WeeklyDigestTexts.AndNothingHasChangedSinceThe : "");

    public static JsonObject Render(Plan plan, DigestContent content, PostedDigest? last, DateOnly today) => Template.Render(new(
        CardHeader.Of(plan, today),
        Summary(plan, content),
        [
            .. new[]
            {
                SectionOf(WeeklyDigestTexts.Late, content.Late, Line),
                SectionOf(WeeklyDigestTexts.FormatInTheNextWeeks(Weeks), content.Ahead, Line),
                SectionOf(WeeklyDigestTexts.FormatSinceTheLastDigest(last is null ? "" : WeeklyDigestTexts.FormatOfDay(BritishEnglish.Day(DateOnly.FromDateTime(PlanDay.ToLondon(last.QueuedAtUtc))))), content.Changes, Line),
            }.Where(section => section.Lines.Count > 0),
        ],
        content.ToBeAgreed.Count == 0 ? "" : WeeklyDigestTexts.FormatPleaseSettleADate(BritishEnglish.List([.. content.ToBeAgreed.Take(MostLines).Select(Undecided)]), content.ToBeAgreed.Count > MostLines ? WeeklyDigestTexts.FormatAndMore(content.ToBeAgreed.Count - MostLines) : ""),
        plan.Id));

    private static DigestSection SectionOf<T>(string title, IReadOnlyList<T> all, Func<T, DigestLine> line) => new(
        title,
        [.. all.Take(MostLines).Select(line)],
        all.Count > MostLines ? WeeklyDigestTexts.FormatAndMore2(all.Count - MostLines) : "");

    private static DigestLine Line(TimetableEntry entry)
    {
        var milestone = entry.Milestone;
        var holder = milestone.Holder.Length > 0 ? WeeklyDigestTexts.FormatHeldBy(milestone.Holder)
            : MilestoneDates.NatureOf(milestone) is MilestoneNature.Due ? WeeklyDigestTexts.HeldByNobodyYet
            : "";
        var details = new[] { milestone.Body, holder, milestone.Missing.Length > 0 ? WeeklyDigestTexts.FormatStillMissing(milestone.Missing) : "" };
        return new($"{MilestoneDates.ToWords(milestone)} · {entry.DaysInWords}", milestone.Event, string.Join(" · ", details.Where(detail => detail.Length > 0)));
    }

    private static DigestLine Line(DigestChange change) => new(change.What, change.Event, change.Detail);

    private static string Undecided(TimetableEntry entry) =>
        entry.Milestone.Holder.Length > 0 ? WeeklyDigestTexts.FormatHeldBy2(entry.Milestone.Event, entry.Milestone.Holder) : entry.Milestone.Event;
}

internal sealed record DigestSection(string Title, IReadOnlyList<DigestLine> Lines, string More);

internal sealed record DigestLine(string Date, string Event, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WeeklyDigestCard))]
internal sealed partial class WeeklyDigestJson : JsonSerializerContext;
