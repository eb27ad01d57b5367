using System.Globalization;
using PlanBot.Plans;
using PlanBot.Teams;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>Writes the one message for many deadlines at once when its turn comes: what was done, has passed or is gone meanwhile is left out.</summary>
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
    /// <param name="moves">Those that moved, with the day that they counted to.</param>
    public static string SubjectOf(Guid subscriptionId, bool afterPause, IEnumerable<string> news, IEnumerable<(string MilestoneId, DateOnly Was)> moves) => string.Join(
        Separator,
        [$"{subscriptionId:N}", afterPause ? AfterPause : AtOnce, .. news.Select(id => $"{Separator}{id}"), .. moves.Select(move => string.Create(CultureInfo.InvariantCulture, $"{move.Was:yyyy-MM-dd}{Separator}{move.MilestoneId}"))]);

    /// <summary><c>Moved: the panel meets is now 6 October 2026 (in 14 days); it counted to 29 September 2026.</c></summary>
    public static string MoveInWords(TimetableEntry entry, DateOnly was) =>
        $"Moved: {entry.Milestone.Event} is now {DeadlineCard.DateInWords(entry)}; it counted to {BritishEnglish.Day(was)}.";

    public async Task<PostContent> WriteAsync(OutboxPost post, Conversation? conversation, CancellationToken cancellationToken)
    {
        var parts = post.Subject.Split(Separator);
        var today = PlanDay.Today(clock);
        var lines = new List<string>();
        foreach (var item in parts.Skip(2).Chunk(2))
        {
            switch (await duePosts.ReadCardAsync(Guid.ParseExact(parts[0], "N"), item[1], cancellationToken))
            {
                case DueContent.Nothing nothing:
                    return new PostContent.Nothing(nothing.Why);
                case DueContent.Deadline { Entry: { Standing: MilestoneStanding.Ahead or MilestoneStanding.Late } entry }:
                    lines.Add($"• {(item[0].Length == 0 ? DeadlineCard.Summary(entry, today) : MoveInWords(entry, DateOnly.ParseExact(item[0], "yyyy-MM-dd", CultureInfo.InvariantCulture)))}");
                    break;
            }
        }

        var title = parts[1] == AfterPause ? "Deadlines are posted here again. In the pause" : $"Reminder of {BritishEnglish.Count(lines.Count, "deadline")}";
        return lines.Count == 0
            ? new PostContent.Nothing("done, past or gone meanwhile")
            : new PostContent.Message(PostOutbox.Text($"{title}:\n\n{string.Join("\n\n", lines)}"));
    }
}
