using Microsoft.EntityFrameworkCore;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams.Outbox;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>
/// Brings what stands in a subscription's conversation into line with the data: new cards, cards put right in place, short
/// replies that point to them. What is queued and what is remembered of it are saved together; a second process that does
/// the same at the same time fails on the posts' keys and finds it done at its next tick.
/// </summary>
internal sealed class DeadlineReconciler(PlanDbContext db, PostOutbox outbox, TimeProvider clock)
{
    /// <summary>More deadlines than this at once, as after a machine was off, come as one message and not as many.</summary>
    private const int MostAtOnce = 3;

    private const string ReplyTopic = "deadline-reply";

    /// <param name="subscription">The subscription.</param>
    /// <param name="entries">The milestones that may be shown in its conversation.</param>
    /// <param name="version">The version of the plan data that they were read from.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many posts were queued; nothing where another process was quicker and it has to be looked at again.</returns>
    public async Task<int?> ReconcileAsync(DeadlineSubscription subscription, IReadOnlyList<TimetableEntry> entries, Guid version, CancellationToken cancellationToken)
    {
        var rows = await db.Set<PostedDeadline>().Where(row => row.SubscriptionId == subscription.Id).ToDictionaryAsync(row => row.MilestoneId, cancellationToken);
        var standing = await db.Set<StandingMessage>().AsNoTracking()
            .Where(message => message.ConversationId == subscription.ConversationId)
            .Select(message => message.Name)
            .ToHashSetAsync(cancellationToken);
        var turn = new Reconciliation(subscription, version, PlanDay.Today(clock), standing);
        foreach (var entry in entries)
        {
            Look(turn, entry, rows.GetValueOrDefault(entry.Milestone.Id));
        }

        var known = entries.Select(entry => entry.Milestone.Id).ToHashSet();
        foreach (var row in rows.Values.Where(row => !known.Contains(row.MilestoneId) && row.Shown.Length > 0))
        {
            row.Shown = "";
            PutRight(turn, row.CardName, row.MilestoneId, "gone");
        }

        PostNews(turn);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return turn.Queued;
        }
        catch (DbUpdateException) when (turn.Queued > 0)
        {
            return null;
        }
    }

    private void Look(Reconciliation turn, TimetableEntry entry, PostedDeadline? row)
    {
        var lead = DeadlineSchedule.CurrentLead(entry, turn.Today, LeadTimes.Parse(turn.Subscription.LeadDays), WorkingDays.EnglandAndWales);
        if (row is null)
        {
            if (lead is { } first)
            {
                turn.News.Add(new(entry, first, db.Add(NewRow(turn, entry, first)).Entity, IsNew: true));
            }

            return;
        }

        var shown = DeadlineCard.FingerprintOf(entry, row, turn.Today);
        if (entry.CountedDay is { } counted && counted != row.CountedDay)
        {
            Move(turn, entry, row, counted, lead);
        }
        else if (row.SnoozedUntil > turn.Today)
        {
            PutRightIfChanged(turn, row, shown);
        }
        else if (lead is { } later && (later < row.LeadDays || row.SnoozedUntil is not null))
        {
            (row.LeadDays, row.SnoozedUntil) = (later, null);
            turn.News.Add(new(entry, later, row, IsNew: false));
        }
        else
        {
            PutRightIfChanged(turn, row, shown);
        }

        row.Shown = shown;
    }

    private void Move(Reconciliation turn, TimetableEntry entry, PostedDeadline row, DateOnly counted, int? lead)
    {
        var was = row.CountedDay;
        (row.CountedDay, row.LeadDays, row.SnoozedUntil) = (counted, lead ?? PostedDeadline.NoLead, null);
        if (lead is { } current)
        {
            Queue(turn, new DeadlinePostSubject(turn.Subscription.Id, row.MilestoneId, counted, current), PostAction.UpdateOrNew, row.CardName);
        }
        else
        {
            PutRight(turn, row.CardName, row.MilestoneId, DeadlineCard.FingerprintOf(entry, row, turn.Today));
        }

        Reply(turn, row, $"moved:{was:yyyy-MM-dd}", $"Moved: {entry.Milestone.Event} is now {DeadlineCard.DateInWords(entry)}; it counted to {BritishEnglish.Day(was)}.");
    }

    /// <summary>A few come as cards, each later lead time with a short reply; many come as one message, with the cards put right without a word.</summary>
    private void PostNews(Reconciliation turn)
    {
        var many = turn.News.Count > MostAtOnce;
        foreach (var news in turn.News.Where(news => !many || !news.IsNew))
        {
            var subject = new DeadlinePostSubject(turn.Subscription.Id, news.Row.MilestoneId, news.Row.CountedDay, news.Lead);
            Queue(turn, subject, many ? PostAction.Update : PostAction.UpdateOrNew, news.Row.CardName);
            if (!many && !news.IsNew)
            {
                Reply(turn, news.Row, $"{news.Row.CountedDay:yyyy-MM-dd}:{news.Lead}", $"{news.Entry.Milestone.Event}: {DeadlineCard.DateInWords(news.Entry)}. The card above is up to date.");
            }
        }

        if (many)
        {
            outbox.Enqueue(new($"deadlines:{turn.Subscription.Id:N}:{turn.Today:yyyy-MM-dd}:{turn.Version:N}", new PostTarget.Conversation(turn.Subscription.ConversationId))
            {
                Topic = DeadlineListAuthor.ListTopic,
                Subject = DeadlineListAuthor.SubjectOf(turn.Subscription.Id, turn.News.OrderBy(news => news.Entry.CountedDay).Select(news => news.Row.MilestoneId)),
            });
            turn.Queued++;
        }
    }

    private void PutRightIfChanged(Reconciliation turn, PostedDeadline row, string shown)
    {
        if (row.Shown != shown)
        {
            PutRight(turn, row.CardName, row.MilestoneId, shown);
        }
    }

    /// <summary>The card is written anew when its turn comes; where none stands nothing is sent.</summary>
    private void PutRight(Reconciliation turn, string cardName, string milestoneId, string shown)
    {
        outbox.Enqueue(new($"{cardName}:shown:{shown}:{turn.Version:N}", new PostTarget.Conversation(turn.Subscription.ConversationId))
        {
            Topic = DeadlineCardAuthor.CardTopic,
            Subject = DeadlineCardAuthor.SubjectOf(turn.Subscription.Id, milestoneId),
            Action = PostAction.Update,
            StandingName = cardName,
        });
        turn.Queued++;
    }

    private void Queue(Reconciliation turn, DeadlinePostSubject subject, PostAction action, string cardName)
    {
        outbox.Enqueue(new(subject.Key, new PostTarget.Conversation(turn.Subscription.ConversationId))
        {
            Topic = DeadlinePostAuthor.DeadlineTopic,
            Subject = subject.ToString(),
            Action = action,
            StandingName = cardName,
        });
        turn.Queued++;
    }

    private void Reply(Reconciliation turn, PostedDeadline row, string why, string text)
    {
        if (turn.Standing.Contains(row.CardName))
        {
            outbox.Enqueue(new($"{row.CardName}:{why}:{turn.Version:N}:reply", new PostTarget.Conversation(turn.Subscription.ConversationId))
            {
                Topic = ReplyTopic,
                Message = PostOutbox.Text(text),
                Action = PostAction.Reply,
                StandingName = row.CardName,
            });
            turn.Queued++;
        }
    }

    private static PostedDeadline NewRow(Reconciliation turn, TimetableEntry entry, int lead)
    {
        var row = new PostedDeadline
        {
            SubscriptionId = turn.Subscription.Id,
            MilestoneId = entry.Milestone.Id,
            CountedDay = entry.CountedDay!.Value,
            LeadDays = lead,
        };
        row.Shown = DeadlineCard.FingerprintOf(entry, row, turn.Today);
        return row;
    }

    /// <summary>One look at one subscription.</summary>
    private sealed record Reconciliation(DeadlineSubscription Subscription, Guid Version, DateOnly Today, IReadOnlySet<string> Standing)
    {
        public List<News> News { get; } = [];

        public int Queued { get; set; }
    }

    /// <summary>A lead time that has come.</summary>
    private sealed record News(TimetableEntry Entry, int Lead, PostedDeadline Row, bool IsNew);
}
