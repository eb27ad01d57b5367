using System.Globalization;

namespace PlanBot.Features.WeeklyDigest;

/// <summary>What makes a digest the same one: the subscription and the week.</summary>
internal sealed record DigestSubject(Guid SubscriptionId, DateOnly Week)
{
    private const char Separator = '|';

    /// <summary>The outbox key of the post.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"digest:{SubscriptionId:N}:{Week:yyyy-MM-dd}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SubscriptionId:N}{Separator}{Week:yyyy-MM-dd}");

    /// <exception cref="FormatException">The text was not written by <see cref="ToString"/>.</exception>
    public static DigestSubject Parse(string text)
    {
        var parts = text.Split(Separator);
        return parts.Length == 2
            ? new(Guid.ParseExact(parts[0], "N"), DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture))
            : throw new FormatException(WeeklyDigestTexts.FormatIsNoSubjectOfADigest(text));
    }
}
