using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Subscriptions;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>What a short message about a deadline tells, so that it can be told again where it was never sent.</summary>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="MilestoneId">The milestone.</param>
/// <param name="Told">One of the constants, or for a date that moved the day that it counted to before.</param>
internal sealed record DeadlineReply(Guid SubscriptionId, string MilestoneId, string Told)
{
    /// <summary>A later lead time has come.</summary>
    public const string Lead = "lead";

    /// <summary>It was cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>It was cancelled, and is not any more.</summary>
    public const string Reinstated = "reinstated";

    private const char Separator = '|';

    /// <summary>The date moved.</summary>
    public static string Moved(DateOnly was) => was.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day that it counted to before it moved; nothing where something else is told.</summary>
    public static DateOnly? DayIn(string told) =>
        DateOnly.TryParseExact(told, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var was) ? was : null;

    /// <exception cref="FormatException">The text was not written by <see cref="ToString"/>.</exception>
    public static DeadlineReply Parse(string text) => text.Split(Separator, 3) is [var subscription, var told, var milestone]
        ? new(Guid.ParseExact(subscription, "N"), milestone, told)
        : throw new FormatException(DeadlinePostsTexts.FormatIsNoSubjectOfAReply(text));

    /// <summary>Forgets that it was told, so that the next look at the data tells it.</summary>
    public static void Untell(PostedDeadline row, string told)
    {
        (row.CountedDay, row.ToldCancelled, row.LeadDays) = (
            DayIn(told) ?? row.CountedDay,
            told switch { Cancelled => false, Reinstated => true, _ => row.ToldCancelled },
            told is Lead or "" ? PostedDeadline.NoLead : row.LeadDays);
    }

    public override string ToString() => $"{SubscriptionId:N}{Separator}{Told}{Separator}{MilestoneId}";
}

/// <summary>Lets a short message about a deadline go out, as it was written, unless the subscription is paused or does not want the deadline any more.</summary>
internal sealed class DeadlineReplyAuthor(PlanDbContext db) : IPostAuthor
{
    public const string ReplyTopic = "deadline-reply";

    public string Topic => ReplyTopic;

    public async Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken)
    {
        // One that an earlier version queued does not say whose it is.
        if (post.Subject.Length > 0)
        {
            var reply = DeadlineReply.Parse(post.Subject);
            var subscription = await db.Set<DeadlineSubscription>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == reply.SubscriptionId, cancellationToken);
            if (subscription is not { EndedAtUtc: null })
            {
                return new PostContent.Nothing("unsubscribed");
            }

            if (subscription.PausedAtUtc is not null
                || (await db.Milestones.AsNoTracking().SingleOrDefaultAsync(row => row.PlanId == subscription.PlanId && row.Id == reply.MilestoneId, cancellationToken) is { } milestone && !subscription.Wants(milestone)))
            {
                return new PostContent.Nothing(HeldBackPosts.Why);
            }
        }

        return new PostContent.Message(JsonSerializer.Deserialize<Activity>(post.ActivityJson, ProtocolJson.Options)!);
    }
}
