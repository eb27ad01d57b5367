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
        await EnqueueAsync(turn, cancellationToken);
        if (turn.CatchesUp)
        {
            db.Attach(subscription).Entity.ResumedAtUtc = null;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return turn.Posts.Count;
        }
        catch (DbUpdateException conflict) when ((turn.Posts.Count > 0 || turn.CatchesUp) && db.IsOvertaken(conflict))
        {
            return null;
        }
    }

    private void Look(Reconciliation turn, TimetableEntry entry, PostedDeadline? row)
    {
        if (turn.Subscription.PausedAtUtc is not null || !turn.Subscription.Wants(entry.Milestone))
        {
            KeepRight(turn, entry, row);
            return;
        }

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
        var cancelled = entry.Standing is MilestoneStanding.Cancelled;
        if (cancelled != row.ToldCancelled)
        {
            Cancel(turn, entry, row, lead, shown);
        }
        else if (!cancelled && entry.CountedDay is { } counted && counted != row.CountedDay)
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

    /// <summary>What stands there stays true without a word; whether it moved is told when it is wanted again.</summary>
    private static void KeepRight(Reconciliation turn, TimetableEntry entry, PostedDeadline? row)
    {
        if (row is not null)
        {
            var shown = DeadlineCard.FingerprintOf(entry, row, turn.Today);
            PutRightIfChanged(turn, row, shown);
            row.Shown = shown;
        }
    }

    private static void Move(Reconciliation turn, TimetableEntry entry, PostedDeadline row, DateOnly counted, int? lead)
    {
        var was = row.CountedDay;
        (row.CountedDay, row.LeadDays, row.SnoozedUntil) = (counted, lead ?? PostedDeadline.NoLead, null);
        if (turn.CatchesUp)
        {
            PutRightIfChanged(turn, row, DeadlineCard.FingerprintOf(entry, row, turn.Today));
            turn.Changes.Add((row.MilestoneId, DeadlineReply.Moved(was)));
            return;
        }

        if (lead is { } current)
        {
            Queue(turn, new DeadlinePostSubject(turn.Subscription.Id, row.MilestoneId, counted, current), PostAction.UpdateOrNew, row.CardName);
        }
        else
        {
            PutRight(turn, row.CardName, row.MilestoneId, DeadlineCard.FingerprintOf(entry, row, turn.Today));
        }

        Reply(turn, row, DeadlineReply.Moved(was), $"moved:{DeadlineReply.Moved(was)}", DeadlineListAuthor.MoveInWords(entry, was));
    }

    /// <summary>It is cancelled, or not any more: its card says so, and one message tells it, also where the deadline was only in a list.</summary>
    private static void Cancel(Reconciliation turn, TimetableEntry entry, PostedDeadline row, int? lead, string shown)
    {
        var told = entry.Standing is MilestoneStanding.Cancelled ? DeadlineReply.Cancelled : DeadlineReply.Reinstated;
        var wasPosted = row.LeadDays != PostedDeadline.NoLead;
        row.ToldCancelled = told == DeadlineReply.Cancelled;
        if (!row.ToldCancelled)
        {
            row.LeadDays = lead ?? (entry.CountedDay == row.CountedDay ? row.LeadDays : PostedDeadline.NoLead);
            row.CountedDay = entry.CountedDay ?? row.CountedDay;
        }

        row.SnoozedUntil = null;
        PutRightIfChanged(turn, row, shown);
        if (turn.CatchesUp)
        {
            turn.Changes.Add((row.MilestoneId, told));
        }
        else if (wasPosted)
        {
            Reply(turn, row, told, told, row.ToldCancelled ? DeadlineCard.CancelledInWords(entry) : DeadlineCard.ReinstatedInWords(entry), alsoAlone: true);
        }
    }

    /// <summary>A few come as cards, each later lead time with a short reply; many come as one message, with the cards put right without a word.</summary>
    private static void PostNews(Reconciliation turn)
    {
        var many = turn.News.Count > MostAtOnce || (turn.CatchesUp && turn.News.Count + turn.Changes.Count > 0);
        foreach (var news in turn.News.Where(news => !many || !news.IsNew))
        {
            var subject = new DeadlinePostSubject(turn.Subscription.Id, news.Row.MilestoneId, news.Row.CountedDay, news.Lead);
            Queue(turn, subject, many ? PostAction.Update : PostAction.UpdateOrNew, news.Row.CardName);
            if (!many && !news.IsNew)
            {
                Reply(turn, news.Row, DeadlineReply.Lead, $"{news.Row.CountedDay:yyyy-MM-dd}:{news.Lead}", DeadlinePostsTexts.FormatTheCardAboveIsUpTo(news.Entry.Milestone.Event, DeadlineCard.DateInWords(news.Entry)));
            }
        }

        if (many)
        {
            var news = turn.News.OrderBy(news => news.Entry.CountedDay).Select(news => news.Row.MilestoneId);
            turn.Posts.Add(new($"{DeadlineListAuthor.KeysOf(turn.Subscription.Id)}{turn.Today:yyyy-MM-dd}:{turn.Version:N}:{turn.Subscription.Revision}", new PostTarget.Conversation(turn.Subscription.ConversationId))
            {
                Topic = DeadlineListAuthor.ListTopic,
                Subject = DeadlineListAuthor.SubjectOf(turn.Subscription.Id, turn.CatchesUp, news, turn.Changes),
            });
        }
    }

    private static void PutRightIfChanged(Reconciliation turn, PostedDeadline row, string shown)
    {
        if (row.Shown != shown)
        {
            PutRight(turn, row.CardName, row.MilestoneId, shown);
        }
    }

    /// <summary>The card is written anew when its turn comes; where none stands nothing is sent.</summary>
    private static void PutRight(Reconciliation turn, string cardName, string milestoneId, string shown) =>
        turn.Posts.Add(CardPutRight(turn, cardName, milestoneId, shown));

    private static NewPost CardPutRight(Reconciliation turn, string cardName, string milestoneId, string shown) =>
        new($"{cardName}:shown:{shown}:{turn.Version:N}:{turn.Subscription.Revision}", new PostTarget.Conversation(turn.Subscription.ConversationId))
        {
            Topic = DeadlineCardAuthor.CardTopic,
            Subject = DeadlineCardAuthor.SubjectOf(turn.Subscription.Id, milestoneId),
            Action = PostAction.Update,
            StandingName = cardName,
        };

    private static void Queue(Reconciliation turn, DeadlinePostSubject subject, PostAction action, string cardName) =>
        turn.Posts.Add(new(subject.Key, new PostTarget.Conversation(turn.Subscription.ConversationId))
        {
            Topic = DeadlinePostAuthor.DeadlineTopic,
            Subject = subject.ToString(),
            Action = action,
            StandingName = cardName,
        });

    /// <summary>Hands the posts in, in their order. Of a date that moved away and back again, which was posted before, the card alone is put right.</summary>
    private async Task EnqueueAsync(Reconciliation turn, CancellationToken cancellationToken)
    {
        var keys = turn.Posts.Where(post => post.Topic == DeadlinePostAuthor.DeadlineTopic).Select(post => post.Key).ToList();
        var known = keys.Count == 0 ? [] : await db.Set<OutboxPost>().Where(post => keys.Contains(post.Key)).Select(post => post.Key).ToHashSetAsync(cancellationToken);
        foreach (var post in turn.Posts)
        {
            outbox.Enqueue(known.Contains(post.Key)
                ? CardPutRight(turn, post.StandingName, DeadlinePostSubject.Parse(post.Subject).MilestoneId, $"again:{post.Key}")
                : post);
        }
    }

    /// <summary>A short message under the card that stands; where none does, of what must be known all the same one of its own.</summary>
    private static void Reply(Reconciliation turn, PostedDeadline row, string told, string why, string text, bool alsoAlone = false)
    {
        var stands = turn.Standing.Contains(row.CardName);
        if (stands || alsoAlone)
        {
            turn.Posts.Add(new($"{row.CardName}:{why}:{turn.Version:N}:reply", new PostTarget.Conversation(turn.Subscription.ConversationId))
            {
                Topic = DeadlineReplyAuthor.ReplyTopic,
                Subject = new DeadlineReply(turn.Subscription.Id, row.MilestoneId, told).ToString(),
                Message = PostOutbox.Text(text),
                Action = stands ? PostAction.Reply : PostAction.New,
                StandingName = stands ? row.CardName : "",
            });
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

        /// <summary>What moved, was cancelled or reinstated in a pause, with what is told of it.</summary>
        public List<(string MilestoneId, string Told)> Changes { get; } = [];

        public List<NewPost> Posts { get; } = [];

        /// <summary>It was paused until now: what came up comes as one message.</summary>
        public bool CatchesUp { get; } = Subscription.ResumedAtUtc is not null;
    }

    /// <summary>A lead time that has come.</summary>
    private sealed record News(TimetableEntry Entry, int Lead, PostedDeadline Row, bool IsNew);
}
