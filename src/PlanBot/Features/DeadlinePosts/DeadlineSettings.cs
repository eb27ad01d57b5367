using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using PlanBot.Cards;
using PlanBot.Data;
using PlanBot.Plans;
using PlanBot.Subscriptions;
using PlanBot.Teams.Outbox;
using PlanBot.Turns;

namespace PlanBot.Features.DeadlinePosts;

/// <summary>A conversation's subscription as it is shown: what it is set to, what is posted next, and the form that changes it.</summary>
internal sealed class DeadlineSettings(PlanDbContext db)
{
    private const int PostsShown = 3;

    private static readonly CardTemplate<DeadlineSubscriptionCard> Template =
        new("DeadlinePosts.DeadlineSubscriptionCard.json", DeadlineSubscriptionJson.Default.DeadlineSubscriptionCard);

    /// <summary>The milestones that may be shown where the turn takes place.</summary>
    public async Task<List<Milestone>> MilestonesAsync(Turn turn, Plan plan, CancellationToken cancellationToken)
    {
        var staff = turn.MaySeeStaffOnly(plan.Area);
        return [.. (await db.MilestonesOfAsync([plan.Id], cancellationToken)).Where(row => staff || row.Visibility != "staff")];
    }

    /// <param name="turn">The turn.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="subscription">The subscription of the turn's conversation.</param>
    /// <param name="title">What has become of it, in a few words.</param>
    /// <param name="said">How the sentence about it goes on after the plan: <c>now posted here</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Answer> ShowAsync(Turn turn, Plan plan, DeadlineSubscription subscription, string title, string said, CancellationToken cancellationToken)
    {
        var milestones = await MilestonesAsync(turn, plan, cancellationToken);
        var next = await NextAsync(turn, subscription, milestones, cancellationToken);
        var leads = LeadTimes.Parse(subscription.LeadDays);
        var from = subscription.PostFrom.ToString("HH:mm", BritishEnglish.Culture);
        var text = DeadlinePostsTexts.FormatDeadlinesOfAreFrom(plan.AreaLabel, plan.Title, said, leads.ToWords(), from, OnlyInWords(subscription), subscription.DigestDay is { } day ? DeadlinePostsTexts.FormatADigestEach(NameOf(day)) : "");
        var ahead = next.Count == 0
            ? DeadlinePostsTexts.NothingInItsTimetableIsAhead
            : $"{(subscription.PausedAtUtc is null ? DeadlinePostsTexts.Next : DeadlinePostsTexts.WithoutThePauseNext)}: {string.Join("; ", next.Select(post => $"{DayInWords(post, turn.Today)}, {InWords(post)}"))}.";
        var choices = SubscriptionChoices.Of(subscription, milestones);
        return new(AnswerKind.Answer, $"{text} {ahead}")
        {
            Card = Template.Render(new(
                CardHeader.Of(plan, turn.Today),
                title,
                text,
                next.Count == 0 ? ahead : subscription.PausedAtUtc is null ? DeadlinePostsTexts.TheNextPosts : DeadlinePostsTexts.TheNextPostsIfItWere,
                [.. next.Select(post => new PlannedLine(DeadlinePostsTexts.FormatDayInWordsFromFromPart(DayInWords(post, turn.Today), from), InWords(post)))],
                plan.Id,
                subscription.Revision.ToString(CultureInfo.InvariantCulture),
                subscription.PausedAtUtc is not null,
                choices.Bodies,
                SubscriptionChoices.ValueOf(subscription.Bodies),
                choices.Kinds,
                SubscriptionChoices.ValueOf(subscription.Kinds),
                string.Join(", ", leads.Days.Where(day => day >= 0).Select(day => day.ToString(CultureInfo.InvariantCulture))),
                leads.LateDays,
                subscription.PostFrom.ToString("HH:mm", CultureInfo.InvariantCulture),
                [new(DeadlinePostsTexts.NoDigest, SubscriptionInput.NoDigest), .. SubscriptionInput.DigestDays.Select(weekday => new SubscriptionChoice(NameOf(weekday), $"{weekday}"))],
                subscription.DigestDay is { } chosen ? $"{chosen}" : SubscriptionInput.NoDigest)),
        };
    }

    private async Task<List<PlannedPost>> NextAsync(Turn turn, DeadlineSubscription subscription, List<Milestone> milestones, CancellationToken cancellationToken)
    {
        var keys = DeadlinePostSubject.KeysOf(subscription.Id);
        var posted = (await db.Set<OutboxPost>().AsNoTracking()
                .Where(post => post.Topic == DeadlinePostAuthor.DeadlineTopic && post.Key.StartsWith(keys) && post.State != PostState.Waiting)
                .Select(post => post.Subject)
                .ToListAsync(cancellationToken))
            .Select(DeadlinePostSubject.Parse)
            .Select(post => new PostKey(post.MilestoneId, post.CountedDay, post.LeadDays))
            .ToHashSet();
        var timetable = new PlanTimetable(milestones.Where(subscription.Wants), turn.Today, WorkingDays.EnglandAndWales);
        return [.. DeadlineSchedule.Next(timetable, turn.Today, LeadTimes.Parse(subscription.LeadDays), WorkingDays.EnglandAndWales, posted).Take(PostsShown)];
    }

    private static string NameOf(DayOfWeek day) => BritishEnglish.Culture.DateTimeFormat.GetDayName(day);

    private static string OnlyInWords(DeadlineSubscription subscription)
    {
        var (bodies, kinds) = (SubscriptionChoices.Lines(subscription.Bodies), SubscriptionChoices.Lines(subscription.Kinds));
        var of = bodies.Count == 0 ? "" : DeadlinePostsTexts.FormatOnlyThoseOf(BritishEnglish.List(bodies));
        return kinds.Count == 0 ? of : DeadlinePostsTexts.FormatOnlyTheseKinds(of, BritishEnglish.List(kinds));
    }

    private static string DayInWords(PlannedPost post, DateOnly today) =>
        post.Day == today ? "today" : BritishEnglish.Weekday(post.Day);

    private static string InWords(PlannedPost post) =>
        $"{post.Entry.Milestone.Event} ({MilestoneDates.ToWords(post.Entry.Milestone)})";
}

/// <summary>The data of <c>DeadlineSubscriptionCard.json</c>.</summary>
internal sealed record DeadlineSubscriptionCard(
    CardHeader Header,
    string Title,
    string Text,
    string NextTitle,
    IReadOnlyList<PlannedLine> Next,
    string PlanId,
    string Revision,
    bool Paused,
    IReadOnlyList<SubscriptionChoice> Bodies,
    string ChosenBodies,
    IReadOnlyList<SubscriptionChoice> Kinds,
    string ChosenKinds,
    string LeadDays,
    int LateDays,
    string PostFrom,
    IReadOnlyList<SubscriptionChoice> DigestDays,
    string DigestDay);

internal sealed record PlannedLine(string Day, string Deadline);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeadlineSubscriptionCard))]
internal sealed partial class DeadlineSubscriptionJson : JsonSerializerContext;
