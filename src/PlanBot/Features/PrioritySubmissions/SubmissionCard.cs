using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PlanBot.Cards;
using PlanBot.Plans;

namespace PlanBot.Features.PrioritySubmissions;

/// <summary>The data of <c>SubmissionCard.json</c>: a submission as it was sent, for the person who sent it.</summary>
internal sealed record SubmissionCard(
    CardHeader Header,
    string PlanId,
    string Reference,
    string Text,
    string Next,
    IReadOnlyList<SubmissionPart> Parts)
{
    private static readonly CardTemplate<SubmissionCard> Template =
        new("PrioritySubmissions.SubmissionCard.json", SubmissionJson.Default.SubmissionCard);

    /// <param name="themes">The plan's themes, for the names of those chosen.</param>
    /// <param name="text">The sentence that the card begins with.</param>
    /// <param name="office">Who decides what becomes of it.</param>
    public static JsonObject Of(PrioritySubmission submission, Plan plan, DateOnly today, IReadOnlyCollection<Theme> themes, string text, string office) => Template.Render(new(
        CardHeader.Of(plan, today),
        plan.Id,
        submission.Reference,
        text,
        $"It is kept for {office}, to decide what becomes of it. Name the reference when you ask about it; \"my submissions\" shows where it stands.",
        [
            .. PriorityFields.All
                .Select(field => new SubmissionPart(field.Label, field.IsThemes ? NamesOf(submission.ThemeIds, themes) : TypedText.Lines(field.Read(submission))))
                .Where(part => part.Lines.Count > 0),
            new("Sent by", [TypedText.Line(submission.PersonName)]),
            new("Sent", [SubmissionWords.When(submission)]),
            new("Status", [SubmissionWords.StatusOf(submission)]),
        ]));

    private static List<string> NamesOf(string themeIds, IReadOnlyCollection<Theme> themes) =>
        [.. IdList.Split(themeIds).Select(id => themes.FirstOrDefault(theme => theme.Id == id)?.Name ?? id)];
}

/// <summary>A field of a submission with what was typed, line by line.</summary>
internal sealed record SubmissionPart(string Label, IReadOnlyList<string> Lines);

/// <summary>What is said of a submission in words.</summary>
internal static class SubmissionWords
{
    /// <summary><c>26 June 2013 at 09:00</c>, London time.</summary>
    public static string When(PrioritySubmission submission)
    {
        var london = PlanDay.ToLondon(submission.SubmittedAtUtc);
        return $"{BritishEnglish.Day(DateOnly.FromDateTime(london))} at {london.ToString("HH:mm", BritishEnglish.Culture)}";
    }

    public static string StatusOf(PrioritySubmission submission) => submission.Status switch
    {
        SubmissionStatus.Received => "Received",
        _ => throw new InvalidOperationException($"The status {submission.Status} has no words."),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SubmissionCard))]
internal sealed partial class SubmissionJson : JsonSerializerContext;
