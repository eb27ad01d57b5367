using System.Security.Cryptography;
using System.Text;
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
    string Address,
    string PlanId,
    string MilestoneId,
    bool Open,
    bool Cancelled,
    string Day,
    string Tomorrow,
    IReadOnlyList<CardInput> Inputs)
{
    /// <summary>What the form takes for who holds it and for what is missing.</summary>
    public const int LongestInput = 300;

    private static readonly CardTemplate<DeadlineCard> Template =
        new("DeadlinePosts.DeadlineCard.json", DeadlineCardJson.Default.DeadlineCard);

    /// <summary>The sentence that the notification shows.</summary>
    public static string Summary(TimetableEntry entry, DateOnly today) =>
        $"{TitleOf(entry, today)}: {entry.Milestone.Event}, {DateInWords(entry)}";

    /// <summary>What is said of one that was cancelled, with the reason.</summary>
    public static string CancelledInWords(TimetableEntry entry) =>
        DeadlinePostsTexts.FormatCancelledEventPartMilestonePart(entry.Milestone.Event, MilestoneDates.ToWords(entry.Milestone), CancelledMilestones.ReasonOf(entry) is { Length: > 0 } why ? DeadlinePostsTexts.FormatReasonWhy(BritishEnglish.Sentence(why)) : "");

    /// <summary>What is said of one that was cancelled and is not any more.</summary>
    public static string ReinstatedInWords(TimetableEntry entry) => DeadlinePostsTexts.FormatNotCancelledAnyMore(entry.Milestone.Event, DateInWords(entry));

    /// <summary>The date as written, with the day by which it is due where that is another, and the days that are left.</summary>
    public static string DateInWords(TimetableEntry entry)
    {
        var written = MilestoneDates.ToWords(entry.Milestone);
        var due = entry.CountedDay is { } counted && MilestoneDates.NatureOf(entry.Milestone) is MilestoneNature.Due && written != BritishEnglish.Day(counted)
            ? DeadlinePostsTexts.FormatByCounted(BritishEnglish.Weekday(counted))
            : "";
        return entry.DaysInWords.Length == 0 ? written
            : due.Length > 0 ? $"{written} ({due}, {entry.DaysInWords})"
            : $"{written} ({entry.DaysInWords})";
    }

    public static JsonObject Render(DueContent.Deadline deadline, DateOnly today) => Template.Render(new(
        CardHeader.Of(deadline.Plan, today),
        MarkOf(deadline.Entry) + TitleOf(deadline.Entry, today),
        deadline.Entry.Milestone.Event,
        Summary(deadline.Entry, today),
        [.. FactsOf(deadline.Entry, deadline.Posted).Where(fact => fact.Value.Length > 0)],
        deadline.Entry.Milestone.Note,
        [.. deadline.Sources.Select(source => new SourceLine(source.ToWords(), source.Address))],
        deadline.Address,
        deadline.Plan.Id,
        deadline.Entry.Milestone.Id,
        deadline.Entry.Standing is MilestoneStanding.Ahead or MilestoneStanding.Late,
        deadline.Entry.Standing is MilestoneStanding.Cancelled,
        deadline.Entry.CountedDay is { } counted ? CardInputs.OfDay(counted) : "",
        CardInputs.OfDay(today.AddDays(1)),
        [
            new("holder", DeadlinePostsTexts.HeldBy, Within(deadline.Entry.Milestone.Holder), LongestInput),
            new("missing", DeadlinePostsTexts.StillMissing, Within(deadline.Entry.Milestone.Missing), LongestInput),
        ]));

    /// <summary>A text as the form shows it: an imported one may be longer than the form takes.</summary>
    public static string Within(string text) => text.Length <= LongestInput ? text : text[..LongestInput];

    /// <summary>Stands for what a card shows but for the days that are left: another value means that it is to be put right.</summary>
    public static string FingerprintOf(TimetableEntry entry, PostedDeadline posted, DateOnly today)
    {
        var milestone = entry.Milestone;
        var text = string.Join(
            '\n',
            milestone.Event, milestone.Body, milestone.Kind, milestone.Holder, milestone.Missing, milestone.Note, milestone.Source,
            MilestoneDates.ToWords(milestone), entry.CountedDay, entry.Standing, CancelledMilestones.ReasonOf(entry), TitleOf(entry, today), posted.SeenBy);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private static string TitleOf(TimetableEntry entry, DateOnly today) => (entry.Standing, MilestoneDates.NatureOf(entry.Milestone)) switch
    {
        (MilestoneStanding.Late, _) => DeadlinePostsTexts.Late,
        (MilestoneStanding.Cancelled, _) => DeadlinePostsTexts.Cancelled,
        (MilestoneStanding.Closed, _) when entry.Milestone.State == "done" => DeadlinePostsTexts.Done,
        (MilestoneStanding.Closed, _) when MilestoneDates.SpanOf(entry.Milestone) is { } span && span.Last >= today => DeadlinePostsTexts.Now,
        (MilestoneStanding.Closed, _) => DeadlinePostsTexts.TookPlace,
        (_, MilestoneNature.Due) => DeadlinePostsTexts.Deadline,
        _ => DeadlinePostsTexts.ComingUp,
    };

    private static string MarkOf(TimetableEntry entry) => entry.Standing switch
    {
        MilestoneStanding.Late => "✖ ",
        MilestoneStanding.Closed => "✔ ",
        MilestoneStanding.Cancelled => "⊘ ",
        _ => "",
    };

    private static IEnumerable<Figure> FactsOf(TimetableEntry entry, PostedDeadline? posted)
    {
        var milestone = entry.Milestone;
        var written = MilestoneDates.ToWords(milestone);
        yield return new(DeadlinePostsTexts.When, entry.DaysInWords.Length > 0 ? $"{written} · {entry.DaysInWords}" : written);
        if (entry.Standing is not MilestoneStanding.Cancelled && entry.CountedDay is { } counted && written != BritishEnglish.Day(counted))
        {
            yield return new(DeadlinePostsTexts.CountedTo, BritishEnglish.Weekday(counted));
        }

        yield return new(DeadlinePostsTexts.Done, entry.Standing is MilestoneStanding.Closed ? milestone.DoneOn?.ToWords() ?? "" : "");
        yield return new(DeadlinePostsTexts.Cancelled, entry.Standing is MilestoneStanding.Cancelled ? milestone.DoneOn?.ToWords() ?? "" : "");
        yield return new(DeadlinePostsTexts.Reason, CancelledMilestones.ReasonOf(entry));
        yield return new(DeadlinePostsTexts.For, milestone.Body);
        yield return new(DeadlinePostsTexts.Kind, milestone.Kind);
        yield return new(DeadlinePostsTexts.HeldBy, milestone.Holder.Length == 0 && entry.Standing is not MilestoneStanding.Cancelled && MilestoneDates.NatureOf(milestone) is MilestoneNature.Due ? DeadlinePostsTexts.NobodyNamedYet : milestone.Holder);
        yield return new(DeadlinePostsTexts.StillMissing, milestone.Missing);
        yield return new(DeadlinePostsTexts.SeenBy, BritishEnglish.List((posted?.SeenBy ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}

/// <summary>A field of the card's form, with what it holds now.</summary>
internal sealed record CardInput(string Id, string Label, string Value, int MaxLength);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeadlineCard))]
internal sealed partial class DeadlineCardJson : JsonSerializerContext;
