using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Writes the one message for many deadlines at once when its turn comes: what was done, has passed, was cancelled or is gone meanwhile is left out.</summary>
internal sealed class DeadlineListAuthor(DuePosts duePosts, TimeProvider clock) : IPostAuthor
{
    public const string ListTopic = "deadline-list";

    private const char Separator = '|';

    private const string AtOnce = "at-once";

    private const string AfterPause = "after-pause";

    public string Topic => ListTopic;

    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="afterPause">Whether it tells what came up in a pause.</param>
    /// <param name="news">The milestones whose lead time has come.</param>
    /// <param name="changes">Those that moved, were cancelled or reinstated, with what is told of them as <see cref="DeadlineReply"/> has it.</param>
    public static string SubjectOf(Guid subscriptionId, bool afterPause, IEnumerable<string> news, IEnumerable<(string MilestoneId, string Told)> changes) => string.Join(
        Separator,
        [$"{subscriptionId:N}", afterPause ? AfterPause : AtOnce, .. news.Select(id => $"{Separator}{id}"), .. changes.Select(change => $"{change.Told}{Separator}{change.MilestoneId}")]);

    /// <summary>What the keys of all lists of a subscription begin with.</summary>
    public static string KeysOf(Guid subscriptionId) => $"deadlines:{subscriptionId:N}:";

    /// <summary>The milestones that a list tells of, with what it tells: nothing where their lead time has come.</summary>
    public static IEnumerable<(string MilestoneId, string Told)> ToldBy(string subject) =>
        subject.Split(Separator).Skip(2).Chunk(2).Where(item => item.Length == 2).Select(item => (item[1], item[0]));

    /// <summary><c>Moved: the panel meets is now 6 October 2026 (in 14 days); it counted to 29 September 2026.</c></summary>
    public static string MoveInWords(TimetableEntry entry, DateOnly was) =>
        DeadlinePostsTexts.FormatMovedIsNowItCountedTo(entry.Milestone.Event, DeadlineCard.DateInWords(entry), BritishEnglish.Day(was));

    public async Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken)
    {
        var parts = post.Subject.Split(Separator);
        var today = PlanDay.Today(clock);
        var lines = new List<string>();
        foreach (var (milestoneId, told) in ToldBy(post.Subject))
        {
            switch (await duePosts.ReadCardAsync(Guid.ParseExact(parts[0], "N"), milestoneId, cancellationToken))
            {
                case DueContent.Nothing nothing:
                    return new PostContent.Nothing(nothing.Why);
                case DueContent.Deadline { Subscription.PausedAtUtc: not null }:
                    return new PostContent.Nothing(HeldBackPosts.Why);
                case DueContent.Deadline { Entry: { Standing: MilestoneStanding.Cancelled } entry } when told == DeadlineReply.Cancelled:
                    lines.Add($"• {DeadlineCard.CancelledInWords(entry)}");
                    break;
                case DueContent.Deadline { Entry: { Standing: MilestoneStanding.Ahead or MilestoneStanding.Late } entry }:
                    lines.Add($"• {(told == DeadlineReply.Reinstated ? DeadlineCard.ReinstatedInWords(entry) : DeadlineReply.DayIn(told) is { } was ? MoveInWords(entry, was) : DeadlineCard.Summary(entry, today))}");
                    break;
            }
        }

        var title = parts[1] == AfterPause ? DeadlinePostsTexts.DeadlinesArePostedHereAgainIn : DeadlinePostsTexts.FormatReminderOf(BritishEnglish.Count(lines.Count, "deadline"));
        return lines.Count == 0
            ? new PostContent.Nothing("done, past, cancelled or gone meanwhile")
            : new PostContent.Message(PostOutbox.Text($"{title}:\n\n{string.Join("\n\n", lines)}"));
    }
}
