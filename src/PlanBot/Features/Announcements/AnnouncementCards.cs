using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.Announcements;

/// <summary>The data of <c>AnnouncementPreviewCard.json</c>: how it will look, where it goes and when.</summary>
internal sealed record AnnouncementPreviewCard(
    CardHeader Header, string Text, IReadOnlyList<string> Lines, IReadOnlyList<AnnouncementInput> Inputs, IReadOnlyList<AnnouncementChoice> Places, string Chosen, string Today, string Tomorrow, string PlanId, string Id)
{
    private static readonly CardTemplate<AnnouncementPreviewCard> Template = new("Announcements.AnnouncementPreviewCard.json", AnnouncementJson.Default.AnnouncementPreviewCard);

    public static JsonObject Render(Plan plan, Announcement announcement, IReadOnlyList<AnnouncementPlace> places, string chosen, string text, DateOnly today) => Template.Render(new(
        CardHeader.Of(plan, today),
        text,
        TypedText.Lines(announcement.Text),
        [new("text", "Text", announcement.Text, AnnouncementHandler.LongestText)],
        [.. places.Select(place => new AnnouncementChoice(place.Name, $"{place.SubscriptionId:N}"))],
        chosen,
        CardInputs.OfDay(today),
        CardInputs.OfDay(today.AddDays(1)),
        plan.Id,
        $"{announcement.Id:N}"));
}

/// <summary>The data of <c>AnnouncementCard.json</c>: what the conversations get.</summary>
internal sealed record AnnouncementCard(CardHeader Header, string Text, IReadOnlyList<string> Lines, string From, string PlanId)
{
    private const int LongestSummary = 120;

    private static readonly CardTemplate<AnnouncementCard> Template = new("Announcements.AnnouncementCard.json", AnnouncementJson.Default.AnnouncementCard);

    /// <summary>The sentence that the notification shows.</summary>
    public static string Summary(Announcement announcement) => AnnouncementsTexts.FormatAnnouncementBeginning(Beginning(announcement, LongestSummary));

    public static JsonObject Render(Plan plan, Announcement announcement, string by, DateOnly today) => Template.Render(new(
        CardHeader.Of(plan, today),
        Summary(announcement),
        TypedText.Lines(announcement.Text),
        by.Length > 0 ? AnnouncementsTexts.FormatForOffice(by, plan.AreaLabel) : AnnouncementsTexts.FormatAreaLabelSOffice(plan.AreaLabel),
        plan.Id));

    /// <summary>How it begins, on one line.</summary>
    public static string Beginning(Announcement announcement, int length)
    {
        var line = string.Join(' ', TypedText.Lines(announcement.Text));
        return line.Length <= length ? line : $"{line[..(char.IsHighSurrogate(line[length - 2]) ? length - 2 : length - 1)].TrimEnd()}…";
    }
}

/// <summary>The data of <c>AnnouncementReportCard.json</c>: what became of each delivery.</summary>
internal sealed record AnnouncementReportCard(
    CardHeader Header, string Title, string Text, IReadOnlyList<string> Lines, IReadOnlyList<DeliveryLine> Deliveries, string More, bool AnyFailed, bool AnyWaiting, string PlanId, string Id)
{
    private const int MostShown = 40;

    private static readonly CardTemplate<AnnouncementReportCard> Template = new("Announcements.AnnouncementReportCard.json", AnnouncementJson.Default.AnnouncementReportCard);

    public static JsonObject Render(Plan plan, Announcement announcement, IReadOnlyList<Delivery> found, IReadOnlyDictionary<string, string> names, string text, DateOnly today, DateTime nowUtc)
    {
        // What needs somebody comes first.
        var shown = found.OrderBy(delivery => delivery.State switch { PostState.Failed => 0, PostState.Closed => 1, PostState.Sent => 3, _ => 2 }).Take(MostShown);
        return Template.Render(new(
            CardHeader.Of(plan, today),
            announcement.State is AnnouncementState.Cancelled ? AnnouncementsTexts.DeliveryReportCancelled : announcement.SendAtUtc > nowUtc ? AnnouncementsTexts.DeliveryReportScheduled : AnnouncementsTexts.DeliveryReport,
            text,
            [TypedText.Line(AnnouncementCard.Beginning(announcement, 300))],
            [.. shown.Select(delivery => LineOf(delivery, names.GetValueOrDefault(delivery.ConversationId, AnnouncementsTexts.AConversationThatIsNotHeld)))],
            found.Count > MostShown ? AnnouncementsTexts.FormatAndMore(found.Count - MostShown) : "",
            announcement.State is AnnouncementState.Released && found.Any(delivery => delivery.State is PostState.Failed),
            found.Any(delivery => delivery.State is PostState.Waiting),
            plan.Id,
            $"{announcement.Id:N}"));
    }

    private static DeliveryLine LineOf(Delivery delivery, string place)
    {
        var twice = delivery.UnknownOutcomes > 0 ? AnnouncementsTexts.FormatItMayStandThereMore(NumberWords.Of(delivery.UnknownOutcomes), delivery.UnknownOutcomes == 1 ? "time" : "times") : "";
        return delivery.State switch
        {
            PostState.Sent => new(AnnouncementsTexts.Sent, place, $"{(delivery.SentAtUtc is { } sent ? PlanDay.InWords(sent) : "")}{twice}"),
            PostState.Failed => new(AnnouncementsTexts.Failed, place, $"{ReasonInWords(delivery.Failure)}{twice}"),
            PostState.Closed => new(AnnouncementsTexts.NotSent, place, ReasonInWords(delivery.Failure)),
            _ when delivery.Attempts == 0 => new(AnnouncementsTexts.Waiting, place, AnnouncementsTexts.FormatUntilNotBeforeUtc(PlanDay.InWords(delivery.NotBeforeUtc))),
            _ => new(AnnouncementsTexts.Waiting, place, AnnouncementsTexts.FormatTriedAgainAfter(BritishEnglish.Count(delivery.Attempts, "time"), delivery.Failure.Length > 0 ? $" ({delivery.Failure})" : "", PlanDay.InWords(delivery.NotBeforeUtc), twice)),
        };
    }

    private static string ReasonInWords(string failure) => failure switch
    {
        _ when failure.Contains("BotNotInConversationRoster", StringComparison.OrdinalIgnoreCase) || failure.StartsWith(Delivery.ConversationGone, StringComparison.Ordinal)
            => AnnouncementsTexts.FormatPlanBotIsNotInThatConversation(failure),
        _ when failure.StartsWith("404", StringComparison.Ordinal) => AnnouncementsTexts.FormatTheConversationIsNotThereAny(failure),
        _ when failure.StartsWith("403", StringComparison.Ordinal) => AnnouncementsTexts.FormatPlanBotMayNotWriteThere(failure),
        _ => failure,
    };
}

/// <summary>The data of <c>AnnouncementListCard.json</c>: the last ones, to choose from.</summary>
internal sealed record AnnouncementListCard(CardHeader Header, string Text, IReadOnlyList<AnnouncementChoice> Announcements, string Latest, string PlanId)
{
    private const int LongestTitle = 80;

    private static readonly CardTemplate<AnnouncementListCard> Template = new("Announcements.AnnouncementListCard.json", AnnouncementJson.Default.AnnouncementListCard);

    /// <param name="plan">The plan.</param>
    /// <param name="last">The last ones, the latest first; at least one.</param>
    /// <param name="today">The day.</param>
    public static JsonObject Render(Plan plan, IReadOnlyList<Announcement> last, DateOnly today) => Template.Render(new(
        CardHeader.Of(plan, today),
        AnnouncementsTexts.FormatTheLastAbout(BritishEnglish.Count(last.Count, "announcement"), plan.AreaLabel, plan.Title),
        [.. last.Select(announcement => new AnnouncementChoice($"{PlanDay.InWords(announcement.SendAtUtc ?? announcement.CreatedAtUtc)}: {AnnouncementCard.Beginning(announcement, LongestTitle)}", $"{announcement.Id:N}"))],
        $"{last[0].Id:N}",
        plan.Id));
}

/// <summary>A field of a card's form, with what it holds now.</summary>
internal sealed record AnnouncementInput(string Id, string Label, string Value, int MaxLength);

internal sealed record AnnouncementChoice(string Title, string Value);

internal sealed record DeliveryLine(string Status, string Place, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AnnouncementPreviewCard))]
[JsonSerializable(typeof(AnnouncementCard))]
[JsonSerializable(typeof(AnnouncementReportCard))]
[JsonSerializable(typeof(AnnouncementListCard))]
internal sealed partial class AnnouncementJson : JsonSerializerContext;
