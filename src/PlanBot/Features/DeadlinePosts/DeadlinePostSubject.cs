using System.Globalization;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// What makes a deadline post the same post: the subscription, the milestone, the day that it counts to and the lead time.
/// The day belongs to it because a milestone that moves is due anew.
/// </summary>
internal sealed record DeadlinePostSubject(Guid SubscriptionId, string MilestoneId, DateOnly CountedDay, int LeadDays)
{
    private const char Separator = '|';

    /// <summary>The outbox key of the post.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{KeysOf(SubscriptionId)}{MilestoneId}:{CountedDay:yyyy-MM-dd}:{LeadDays}");

    /// <summary>What the keys of all posts of a subscription begin with.</summary>
    public static string KeysOf(Guid subscriptionId) => $"deadline:{subscriptionId:N}:";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{SubscriptionId:N}{Separator}{CountedDay:yyyy-MM-dd}{Separator}{LeadDays}{Separator}{MilestoneId}");

    /// <exception cref="FormatException">The text was not written by <see cref="ToString"/>.</exception>
    public static DeadlinePostSubject Parse(string text)
    {
        var parts = text.Split(Separator, 4);
        return parts.Length == 4
            ? new(
                Guid.ParseExact(parts[0], "N"),
                parts[3],
                DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                int.Parse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            : throw new FormatException(DeadlinePostsTexts.FormatIsNoSubjectOfADeadline(text));
    }
}
